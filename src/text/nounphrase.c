/* nounphrase: where a noun phrase ends. It is a chain of nouns, each of the next (the visit of the minister
 * of the interior), the adjectives behind it, and a name behind a title. An open noun (no article, no
 * pronoun, no name) takes the noun behind it; a closed one takes adjectives that agree with it and, where it
 * is a title, a name. Two closed nouns side by side are two phrases: subject and object.
 *
 *     visit-of  minister-of  the-interior  the-Russian   |  Algiers
 *     noun 0    noun 1       noun 2        adjective of 1
 *
 * Each noun that tells an act becomes a clause: the next noun is what it is of, the adjectives are its own.
 */
#include "parse.h"

typedef struct chain {
    parse *p;
    uint32_t begin, at;
    uint32_t noun[PHRASE_NOUNS];
    uint32_t adjective[PHRASE_ADJECTIVES];
    int n, n_adjectives;
    uint32_t closes; /* a scare quote's closing mark inside */
    bool open, definite, counted, name_last;
    uint8_t sort;
} chain;

/* ---- What a noun is ---- */

static uint8_t sort_of_title(str kind) {
    if (str_is(kind, "body")) return SORT_ORG;
    if (str_is(kind, "place")) return SORT_PLACE;
    return str_is(kind, "item") ? SORT_ITEM : SORT_PERSON;
}

static uint8_t sort_of_mention(const doc *d, const doc_mention *m) {
    str kind = d->entities.at[m->entity].kind;
    if (str_is(kind, "person")) return SORT_PERSON;
    if (str_is(kind, "state")) return SORT_STATE;
    if (str_is(kind, "place")) return m->as == MENTION_CAPITAL ? SORT_STATE : SORT_PLACE;
    return str_is(kind, "org") ? SORT_ORG : SORT_ITEM;
}

static const doc_mention *mention_of(const doc *d, uint32_t token) {
    uint32_t m = d->mention_at ? d->mention_at[token] : 0;
    return m && d->mentions.at[m - 1].as != MENTION_PRONOUN ? &d->mentions.at[m - 1] : NULL;
}

uint8_t phrase_sort(const parse *p, uint32_t token) {
    const doc *d = p->d;
    const doc_mention *m = mention_of(d, token);
    if (m) return sort_of_mention(d, m);
    if (d->mention_at && d->mention_at[token])
        return sort_of_mention(d, &d->mentions.at[d->mention_at[token] - 1]);
    const doc_reading *r = parse_reading(p, token);
    const doc_sense *s = text_sense(d, token, TABLE_titles, NONE);
    if (s && s->end <= token + 2) return sort_of_title(lex_cell(d->lex, TABLE_titles, s->row, titles_kind));
    if (text_sense(d, token, TABLE_organs, NONE)) return SORT_ORG;
    return r && r->pos == POS_MASDAR ? SORT_ACT : SORT_THING;
}

uint16_t phrase_features(const parse *p, uint32_t token) {
    const doc_reading *r = parse_reading(p, token);
    if (!r) return 0;
    uint16_t f = r->features & (FEAT_SING | FEAT_DUAL | FEAT_PLUR | FEAT_MASC | FEAT_FEM | FEAT_BROKEN);
    if ((r->tells & TELLS_SHE) && !(f & FEAT_PLUR)) f = (f & ~FEAT_MASC) | FEAT_FEM;
    if ((p->d->tokens.at[token].spell & SPELL_MARBUTA) && !(f & FEAT_BROKEN)) f |= FEAT_FEM;
    return f;
}

/* States are feminine but for a few. */
static int state_agrees(const parse *p, bool she, uint32_t token) {
    const doc_reading *r = parse_reading(p, token);
    bool he = (parse_valence(p, p->d->tokens.at[token].word)->class & WORD_HE) ||
              (r && (parse_valence(p, r->bare)->class & WORD_HE));
    if (she) return he ? 0 : 1;
    return he ? 1 : -1;
}

int phrase_agrees(const parse *p, uint16_t verb, const phrase *x) {
    if (!(verb & (FEAT_MASC | FEAT_FEM)) || x->pronoun) return 0;
    bool she = verb & FEAT_FEM;
    if (x->features & FEAT_BROKEN) return x->sort == SORT_ORG ? she ? 1 : -1 : 0;
    const doc_reading *r = parse_reading(p, x->head);
    if (x->sort == SORT_STATE && r && r->pos == POS_NAME) return state_agrees(p, she, x->head);
    if (x->sort == SORT_STATE || !r || r->pos == POS_NAME) return 0;
    if (x->sort == SORT_PERSON && !(x->features & FEAT_FEM)) return she ? -1 : 1;
    if (x->features & FEAT_FEM) return she ? 1 : -1;
    if ((x->features & FEAT_PLUR) && !(x->features & FEAT_MASC)) return 0;
    if (!(x->features & FEAT_MASC)) return 0; /* a name, a dual */
    return she ? -1 : 1;
}

/* ---- The chain ---- */

static void add_noun(chain *c, uint32_t token, uint32_t end) {
    if (!c->n) c->sort = phrase_sort(c->p, token);
    if (c->n < PHRASE_NOUNS) c->noun[c->n++] = token;
    c->at = end;
}

static bool title_takes(const chain *c, const doc_mention *m) {
    const doc *d = c->p->d;
    uint8_t sort = sort_of_mention(d, m);
    if (m->whole < m->begin && m->whole >= c->begin && m->whole < c->at) return true;
    if (sort == SORT_PERSON && c->name_last)
        return !mention_of(d, c->at - 1); /* a first name that no table has */
    if (sort == SORT_PERSON) return c->sort == SORT_PERSON;
    if (c->name_last || c->sort == SORT_PERSON || c->n != 1) return false;
    return c->sort == SORT_PLACE || (c->sort == SORT_ORG && sort == SORT_ORG) ||
           (c->sort == SORT_ITEM && sort == SORT_ITEM);
}

/* A name that the entities stage found. */
static bool take_mention(chain *c, const doc_mention *m) {
    bool closed = c->n && !c->open;
    if (m->begin != c->at && c->n) return false;
    if (closed && !title_takes(c, m)) return false;
    if (!closed)
        add_noun(c, c->at, m->end);
    else
        c->at = m->end;
    c->open = false, c->definite = c->name_last = true;
    return true;
}

/* A name that no table has. */
static bool take_name(chain *c) {
    bool closed = c->n && !c->open;
    if (closed && !(c->name_last && !mention_of(c->p->d, c->at - 1)) && c->sort != SORT_PERSON) return false;
    if (!closed)
        add_noun(c, c->at, c->at + 1);
    else
        c->at++;
    c->open = false, c->definite = c->name_last = true;
    return true;
}

/* Whether an adjective agrees with some noun of the chain. */
static bool fits(const chain *c, const doc_reading *r) {
    for (int i = 0; i < c->n; i++) {
        uint16_t f = phrase_features(c->p, c->noun[i]);
        const doc_reading *noun = parse_reading(c->p, c->noun[i]);
        if (!noun || noun->pos == POS_NAME || !(f & (FEAT_MASC | FEAT_FEM))) return true;
        if ((r->features & FEAT_PLUR) && !(f & FEAT_PLUR)) continue;
        if ((r->features & FEAT_DUAL) && !(r->features & FEAT_ACC) && !(f & FEAT_DUAL)) continue;
        if (f & (FEAT_BROKEN | FEAT_PLUR | FEAT_DUAL)) return true;
        if (!(r->features & (FEAT_MASC | FEAT_FEM)) || (r->features & f & (FEAT_MASC | FEAT_FEM)))
            return true;
    }
    return false;
}

/* Whether the word at hand is part of the title that the head begins. */
static bool in_title(const chain *c) {
    const doc_sense *title = c->n ? text_sense(c->p->d, c->noun[0], TABLE_titles, NONE) : NULL;
    return title && title->begin == c->noun[0] && title->end > c->at;
}

static bool take_adjective(chain *c, const doc_reading *r) {
    bool article = r->clitics & CLITIC_AL;
    if (!c->n || (c->open && article)) return false;
    if (c->open && !article && in_title(c)) return false; /* a minister of foreign affairs of ... */
    const doc_reading *last = c->open ? parse_reading(c->p, c->noun[c->n - 1]) : NULL;
    if (last && (last->features & FEAT_CONSTRUCT)) return false; /* a genitive follows */
    if (!c->open && article != c->definite) return false;
    if (!fits(c, r)) return false;
    if (c->n_adjectives < PHRASE_ADJECTIVES) c->adjective[c->n_adjectives++] = c->at;
    c->open = false;
    c->at++;
    return true;
}

static bool take_noun(chain *c, const doc_reading *r) {
    if (c->n && !c->open) return false;
    const doc_token *t = &c->p->d->tokens.at[c->at];
    bool article = r->clitics & CLITIC_AL;
    add_noun(c, c->at, c->at + 1);
    c->open = !article && !r->enclitic && !(t->spell & SPELL_TANWEEN) &&
              !(r->features & (FEAT_ABSOLUTE | FEAT_INDEF));
    c->definite = article || r->enclitic;
    c->name_last = false;
    return true;
}

/* A people's name behind a noun is its adjective (the Russian officials). */
static bool national(const chain *c) {
    return c->n && !c->open && text_sense(c->p->d, c->at, TABLE_demonyms, NONE);
}

/* A state's name that is also the accusative of its adjective, behind an accusative. */
static bool accusative_adjective(const chain *c) {
    if (!c->n || !(parse_reading(c->p, c->noun[0]) && (parse_reading(c->p, c->noun[0])->features & FEAT_ACC)))
        return false;
    const doc_token *t = &c->p->d->tokens.at[c->at];
    for (uint32_t r = t->reading; r < t->reading + t->n_readings; r++) {
        const doc_reading *x = &c->p->d->readings.at[r];
        if (x->pos == POS_ADJ && (x->features & FEAT_ACC) && !x->clitics) return true;
    }
    return false;
}

static bool take_word(chain *c, const doc_reading *r) {
    switch (r->pos) {
    case POS_ADJ:
    case POS_ACTIVE:
    case POS_PASSIVE:
        if (c->n && participle_tells(c->p, c->at, r)) return false;
        return take_adjective(c, r) || take_noun(c, r);
    case POS_NUM:
    case POS_QUANT: return (r->clitics & CLITIC_AL) && !c->open && c->definite && take_adjective(c, r);
    case POS_NOUN:
    case POS_MASDAR: return take_noun(c, r) || (national(c) && take_adjective(c, r));
    case POS_NAME: return take_name(c);
    default: return false;
    }
}

/* A word of quantity before `of`, whatever else it may be (most of, a number of). */
static bool partitive(const chain *c) {
    const doc_reading *next = c->at + 1 < c->p->s->end ? parse_reading(c->p, c->at + 1) : NULL;
    if (!next || next->pos != POS_PREP || next->enclitic || next->clitics) return false;
    return (parse_valence(c->p, next->bare)->class & WORD_OF) && parse_may_be(c->p, c->at, POS_QUANT);
}

/* An ordinal before its noun (the first conference). */
static bool leads_noun(const chain *c) {
    const doc *d = c->p->d;
    const doc_reading *r = parse_reading(c->p, c->at);
    if (!d->ordinal_at || !d->ordinal_at[c->at] || (c->n && !c->open) || (r && (r->clitics & CLITIC_AL)))
        return false;
    const doc_reading *next = c->at + 1 < c->p->s->end ? parse_reading(c->p, c->at + 1) : NULL;
    return next && (next->pos == POS_NOUN || next->pos == POS_MASDAR) && !(next->clitics & ~CLITIC_AL);
}

/* Words before the head: this, all, some of, a number. */
static bool take_lead(chain *c, const doc_reading *r) {
    if (leads_noun(c)) return c->at++, true;
    if (c->n) return false;
    if (r->pos == POS_QUANT || r->pos == POS_NUM || partitive(c)) {
        c->counted = true;
        if (r->enclitic) return false;
    } else if (r->pos == POS_DEM) {
        const doc_reading *next = c->at + 1 < c->p->s->end ? parse_reading(c->p, c->at + 1) : NULL;
        if (!next || !(next->clitics & CLITIC_AL)) return false;
    } else if (r->pos != POS_PREP || !c->counted || r->enclitic || r->clitics ||
               !(parse_valence(c->p, r->bare)->class & WORD_OF)) {
        return false;
    }
    c->at++;
    return true;
}

/* Whether an indefinite noun stands there: a number before it counts it. */
static bool counted_noun(const chain *c, uint32_t i) {
    const doc_reading *r = i < c->p->s->end ? parse_reading(c->p, i) : NULL;
    if (!r || mention_of(c->p->d, i) || r->clitics) return false;
    return r->pos == POS_NOUN || r->pos == POS_MASDAR || r->pos == POS_ACTIVE;
}

static bool take_number(chain *c) {
    const doc *d = c->p->d;
    uint32_t n = d->number_at ? d->number_at[c->at] : 0, end = n ? d->numbers.at[n - 1].end : c->at + 1;
    if (d->tokens.at[c->at].kind != TOKEN_NUMBER && !n) return false;
    if (c->n && !c->open && (d->tokens.at[c->at].kind != TOKEN_NUMBER || counted_noun(c, end))) return false;
    c->at = end;
    if (!c->n) c->counted = true;
    return true;
}

/* A quotation mark inside a phrase, around a few words of it. */
static bool take_mark(chain *c) {
    const uint32_t close = c->p->close[c->at];
    if (close == c->at && c->closes == c->at) {
        c->closes = NONE, c->at++;
        return true;
    }
    if (close == NONE || close == c->at || close > c->at + 6 ||
        !str_is(c->p->d->tokens.at[c->at].folded, "\""))
        return false;
    c->closes = close;
    c->at++;
    return true;
}

/* A word of the title that the head begins, which by itself would end the phrase (a general of the first rank). */
static bool take_title(chain *c) {
    const doc_sense *title = c->n == 1 ? text_sense(c->p->d, c->noun[0], TABLE_titles, NONE) : NULL;
    if (!title || title->end <= c->at) return false;
    c->at++;
    return true;
}

/* Itself, all of them: what stresses the noun before it stands for nothing of its own. */
static bool take_stress(chain *c, const doc_reading *r) {
    if (!c->n || !r || !r->enclitic || !(parse_valence(c->p, r->bare)->class & WORD_SELF)) return false;
    c->at++;
    return true;
}

static bool take(chain *c) {
    const doc *d = c->p->d;
    const doc_token *t = &d->tokens.at[c->at];
    if (c->at > c->begin && d->time_at && d->time_at[c->at]) return false;
    if (t->kind == TOKEN_MARK) return take_mark(c);
    const doc_reading *r = parse_reading(c->p, c->at);
    if (r && c->at > c->begin && (r->clitics & (CLITIC_W | CLITIC_F | CLITIC_B | CLITIC_L | CLITIC_K)))
        return false;
    const doc_mention *m = mention_of(d, c->at);
    if (m && m->end == c->at + 1 && accusative_adjective(c)) {
        if (c->n_adjectives < PHRASE_ADJECTIVES) c->adjective[c->n_adjectives++] = c->at;
        c->at++;
        return true;
    }
    if (m) return take_mention(c, m);
    if (take_number(c) || take_stress(c, r)) return true;
    if (t->kind == TOKEN_LATIN) return take_name(c);
    return (r && (take_lead(c, r) || take_word(c, r))) || take_title(c);
}

/* ---- Acts ---- */

/* The reading of a noun under which frames or cues know it; NONE where there is none. */
static uint32_t act_reading(const parse *p, uint32_t token, int *kind, uint32_t *lemma) {
    const doc_token *t = &p->d->tokens.at[token];
    const doc_reading *picked = parse_reading(p, token);
    if (!picked || !pos_nominal(picked->pos)) return NONE;
    for (uint32_t r = t->reading; r < t->reading + t->n_readings; r++) {
        const doc_reading *x = &p->d->readings.at[r];
        if (!(x->tells & (TELLS_NOUN | TELLS_BARE)) || x->clitics != picked->clitics) continue;
        const uint32_t words[2] = {x->lemma, x->bare};
        for (int i = 0; i < 2; i++) {
            uint8_t known = parse_valence(p, words[i])->known;
            if (!(known & (1 << AS_M | 1 << AS_N))) continue;
            *kind = known & 1 << AS_M ? AS_M : AS_N;
            *lemma = words[i];
            return r;
        }
    }
    return NONE;
}

/* The noun to which an adjective belongs: the last with which it agrees. */
static int owner(const chain *c, uint32_t adjective) {
    if (c->n < 2) return 0;
    const doc_reading *a = parse_reading(c->p, adjective);
    uint16_t last = phrase_features(c->p, c->noun[c->n - 1]);
    bool she = a->features & FEAT_FEM;
    bool fits = (last & FEAT_FEM) || (last & FEAT_PLUR) ? she || (last & FEAT_BROKEN) : !she;
    if (c->name_last && mention_of(c->p->d, c->noun[c->n - 1])) fits = false;
    return fits ? c->n - 1 : 0;
}

static phrase part(const chain *c, int noun) {
    phrase x = {.begin = c->noun[noun], .head = c->noun[noun], .end = c->at};
    x.sort = phrase_sort(c->p, x.head);
    x.features = phrase_features(c->p, x.head);
    x.definite = c->definite;
    return x;
}

static void fill_act(chain *c, uint32_t clause, int noun) {
    parse *p = c->p;
    for (int i = 0; i < c->n_adjectives; i++) {
        phrase a = {.begin = c->adjective[i], .head = c->adjective[i], .end = c->adjective[i] + 1};
        if (owner(c, c->adjective[i]) == noun) level_slot(p, clause, SLOT_ADJ, 0, &a);
    }
    if (noun + 1 < c->n) {
        phrase of = part(c, noun + 1);
        if (c->n_adjectives && owner(c, c->adjective[0]) <= noun) of.end = c->adjective[0];
        level_slot(p, clause, SLOT_OF, 0, &of);
        return;
    }
    const doc_reading *r = parse_reading(p, c->noun[noun]);
    phrase self = phrase_of_pronoun(p, c->noun[noun]), whom;
    if (r->enclitic && phrase_antecedent(p, &self, &whom))
        level_slot(p, clause, SLOT_OF, 0, &whom)->carried = true;
}

static void make_act(chain *c, int noun, uint16_t flags) {
    parse *p = c->p;
    int kind;
    uint32_t lemma, reading = act_reading(p, c->noun[noun], &kind, &lemma);
    const doc_mention *m = mention_of(p->d, c->noun[noun]);
    if (reading == NONE || (m && m->begin <= c->noun[noun])) return;
    p->d->picked[c->noun[noun]] = reading;
    uint32_t clause = level_clause(p, c->noun[noun], kind == AS_M ? CLAUSE_MASDAR : CLAUSE_NOMINAL);
    p->d->clauses.at[clause].lemma = lemma;
    p->d->clauses.at[clause].flags |= flags;
    fill_act(c, clause, noun);
}

/* Adjectives that are participles with complements of their own (loyal to, supported by). */
static void make_participle(chain *c, uint32_t token, const phrase *whole) {
    const doc_reading *r = parse_reading(c->p, token);
    if (r->pos != POS_ACTIVE && r->pos != POS_PASSIVE && r->pos != POS_ADJ) return;
    if (!(r->tells & TELLS_PART) || !r->lemma) return;
    uint32_t clause = level_clause(c->p, token, CLAUSE_PARTICIPLE);
    level_slot(c->p, clause, SLOT_SUBJ, 0, whole);
}

static void make_acts(chain *c, phrase *out) {
    parse *p = c->p;
    uint16_t flags = p->lacking ? CLAUSE_NEGATED : 0;
    out->first_act = p->d->clauses.n;
    for (int i = 0; i < c->n; i++) {
        make_act(c, i, flags);
        if (i + 1 == c->n) break; /* what it announces is the next noun's */
        const doc_reading *r = parse_reading(p, c->noun[i]);
        uint32_t class = r ? parse_valence(p, r->bare)->class | parse_valence(p, r->lemma)->class : 0;
        flags = class & WORD_LACK ? CLAUSE_NEGATED : (flags & ~CLAUSE_NEGATED) | class_embeds(class);
    }
    for (int i = 0; i < c->n_adjectives; i++) make_participle(c, c->adjective[i], out);
    out->last_act = p->d->clauses.n;
}

/* Whether a name is a sound plural that is no subject: the Houthis, whose other form the tables call them by. */
static bool oblique_name(const parse *p, const phrase *x) {
    const doc_mention *m = mention_of(p->d, x->head);
    if (!m) return false;
    str name = p->d->entities.at[m->entity].party, said = p->d->tokens.at[m->end - 1].folded;
    return str_ends(name, STR("\xD9\x88\xD9\x86")) && str_ends(said, STR("\xD9\x8A\xD9\x86"));
}

bool phrase_read(parse *p, uint32_t token, phrase *out) {
    chain c = {.p = p, .begin = token, .at = token, .closes = NONE};
    while (c.at < p->s->end && take(&c)) {}
    if (c.closes != NONE && c.at <= c.closes)
        c.at = c.closes < p->s->end && c.closes == c.at ? c.at + 1 : c.at;
    if (c.closes != NONE && c.at > token && c.at - 1 > token && p->close[c.at - 1] == c.closes)
        c.at--; /* a mark with nothing of it */
    if (!c.n && !c.counted) return false;
    if (c.at == token) return false;
    *out = (phrase){
        .begin = token, .end = c.at, .head = c.n ? c.noun[0] : token, .sort = c.sort, .definite = c.definite};
    const doc_reading *r = parse_reading(p, out->head);
    out->features = phrase_features(p, out->head);
    out->reach = out->end, out->tail = c.n ? c.noun[c.n - 1] : token;
    out->accusative = !c.counted && (p->d->tokens.at[out->head].spell & SPELL_TANWEEN ||
                                     (r && r->features & FEAT_ACC) || oblique_name(p, out));
    out->joined = p->joined, out->after_comma = p->comma;
    make_acts(&c, out);
    return true;
}

/* ---- Pronouns ---- */

phrase phrase_of_pronoun(parse *p, uint32_t token) {
    phrase x = {.begin = token,
                .end = token + 1,
                .head = token,
                .pronoun = true,
                .clitic_only = true,
                .definite = true};
    const doc_reading *r = parse_reading(p, token);
    if (!r || !r->enclitic) return x;
    str f = lex_cell(p->d->lex, TABLE_clitics, r->enclitic - 1u, clitics_features);
    if (str_find(f, STR("3")) < 0) x.ended = true; /* I, we, you: nobody named */
    if (str_find(f, STR("f")) >= 0) x.features |= FEAT_FEM;
    if (str_find(f, STR("m")) >= 0) x.features |= FEAT_MASC;
    if (str_find(f, STR("p")) >= 0) x.features |= FEAT_PLUR;
    if (str_find(f, STR("d")) >= 0) x.features |= FEAT_DUAL;
    return x;
}

static bool may_stand(const parse *p, const phrase *pronoun, const phrase *x) {
    if (x->pronoun || x->end > pronoun->begin || x->sort == SORT_TIME) return false;
    if (pronoun->features & FEAT_DUAL) return x->features & FEAT_DUAL;
    if (pronoun->features & FEAT_PLUR) return x->features & FEAT_PLUR;
    return phrase_agrees(p, pronoun->features & (FEAT_FEM | FEAT_MASC), x) >= 0;
}

static bool antecedent_in(const parse *p, const level *l, const phrase *pronoun, phrase *out) {
    const phrase *all[3] = {l->n_bare ? &l->bare[0] : NULL, l->n_front ? &l->front[0] : NULL,
                            l->has_subject ? &l->subject : NULL};
    for (int i = 0; i < 3; i++)
        if (all[i] && may_stand(p, pronoun, all[i])) return *out = *all[i], true;
    return false;
}

bool phrase_antecedent(parse *p, const phrase *pronoun, phrase *out) {
    if (pronoun->ended) return false;
    for (int i = p->top; i >= 0; i--)
        if (antecedent_in(p, &p->levels[i], pronoun, out)) return true;
    if (p->has_last && may_stand(p, pronoun, &p->last)) return *out = p->last, true;
    if (p->has_topic && may_stand(p, pronoun, &p->topic)) return *out = p->topic, true;
    return false;
}
