/* clauses: the walk over a sentence, word by word; parse.h draws what it keeps. docs/clauses.md says what the
 * layer holds, with examples. Every step looks at a bounded number of levels, heads and slots, so the whole
 * is linear in the text. */
#include "parse.h"

/* ---- Quotation marks and brackets ---- */

static bool is_mark(const doc *d, uint32_t i, const char *marks) {
    const doc_token *t = &d->tokens.at[i];
    return t->kind == TOKEN_MARK && t->folded.len == 1 && strchr(marks, *t->folded.at);
}

/* A mark that shows which way it points: 1 opens, -1 closes, 0 neither. */
static int points(const doc *d, uint32_t i) {
    str s = doc_text(d, d->tokens.at[i].span);
    if (str_is(s, "\xC2\xAB")) return 1;
    if (str_is(s, "\xC2\xBB")) return -1;
    return 0;
}

/* Pairs the marks of the sentence; those without a partner stay NONE. */
static void pair_marks(parse *p) {
    const doc *d = p->d;
    uint32_t open[8];
    int n = 0;
    for (uint32_t i = p->s->begin; i < p->s->end; i++) {
        p->close[i] = NONE;
        if (!is_mark(d, i, "\"()[]")) continue;
        bool quote = is_mark(d, i, "\""), opens = is_mark(d, i, "([");
        if (quote) opens = points(d, i) > 0 || (points(d, i) == 0 && !(n && is_mark(d, open[n - 1], "\"")));
        if (opens) {
            if (n < 8) open[n++] = i;
            continue;
        }
        while (n && quote != is_mark(d, open[n - 1], "\"")) n--;
        if (!n) continue;
        p->close[open[--n]] = i, p->close[i] = i;
    }
    /* A quotation may go on in the next sentence of the line. */
    for (int k = 0; k < n; k++)
        if (is_mark(d, open[k], "\"")) p->close[open[k]] = p->s->end;
}

/* ---- Verbs ---- */

static void open_relative(parse *p, const phrase *antecedent) {
    level_open(p, LEVEL_RELATIVE, parse_top(p)->parent, NONE, parse_top(p)->inherit);
    level *l = parse_top(p);
    if (!antecedent) return;
    l->front[0] = *antecedent;
    l->front[0].joined = false;
    l->n_front = 1, l->carried = true;
}

/* The indefinite phrase right before a verb, which the verb then tells of; also `a group of the people`. */
static const phrase *described(const parse *p, uint32_t i) {
    if (!p->has_last || p->last.end != i || p->last.pronoun) return NULL;
    if (!p->last.definite) return &p->last;
    if (p->n_recent < 2 || !(parse_valence(p, p->last.prep)->class & WORD_OF)) return NULL;
    const phrase *before = &p->recent[(p->n_recent - 2) % 4];
    return !before->definite && before->end + 1 == p->last.begin ? before : NULL;
}

/* While X said that Y, Z did: a clause that stands before its sentence's predicate is over. */
static void leave_aside(parse *p, uint32_t i) {
    for (int k = 1; k <= p->top; k++) {
        const level *under = &p->levels[k - 1];
        if (p->levels[k].quote != NONE) return;
        if (p->levels[k].kind != LEVEL_BESIDE || p->levels[k].clause == NONE) continue;
        if (under->clause == NONE && !under->n_front && !under->has_subject) {
            level_pop(p, k - 1, i);
            return;
        }
    }
}

/* Makes room for a new predicate on the right level. */
static level *level_for_verb(parse *p, uint32_t i, const doc_reading *r) {
    bool speaks = parse_valence(p, r->lemma)->speaks & 1 << AS_V;
    int k = p->joined && speaks ? level_teller(p) : -1;
    if (k >= 0) level_pop(p, k, i);
    if (p->comma && !p->joined) leave_aside(p, i);
    level *l = parse_top(p);
    const phrase *told = p->joined ? NULL : described(p, i);
    if (l->clause == NONE) {
        bool aside = l->n_front ? told && told->begin != l->front[0].begin : l->n_early && !speaks;
        if (!told || !aside || l->was) return l;
        open_relative(p, told);
        return parse_top(p);
    }
    if (told && !(parse_valence(p, p->d->clauses.at[l->clause].lemma)->class & WORD_PHASE)) {
        open_relative(p, told);
        return parse_top(p);
    }
    uint32_t led = parse_valence(p, p->d->clauses.at[l->clause].lemma)->class;
    level_settle(p, l, i);
    l->conjoined = p->joined && l->has_subject;
    l->phase = 0;
    if (!p->joined && !p->comma && (led & WORD_PHASE) && l->has_subject) {
        l->front[0] = l->subject, l->n_front = 1, l->carried = true;
        l->phase = led & WORD_MOVER ? CLAUSE_ONGOING : 0;
    }
    return l;
}

/* The pronoun on a verb is its object; in a relative clause it stands for the antecedent. */
static void take_enclitic(parse *p, level *l, uint32_t clause, uint32_t i) {
    phrase it = phrase_of_pronoun(p, i), whom;
    if (l->kind == LEVEL_RELATIVE && l->n_front && l->carried &&
        phrase_agrees(p, it.features, &l->front[0]) >= 0) {
        whom = l->front[0];
        l->n_front = 0, l->carried = false;
    } else if (!phrase_antecedent(p, &it, &whom)) {
        level_slot(p, clause, SLOT_OBJ, 0, &it);
        return;
    }
    level_slot(p, clause, SLOT_OBJ, 0, &whom)->carried = true;
}

static uint16_t verb_flags(const parse *p, const level *l, const doc_reading *r) {
    uint16_t f = l->inherit | l->pending | l->phase;
    if (r->clitics & CLITIC_S) f |= CLAUSE_FUTURE;
    if (r->clitics & CLITIC_L) f |= CLAUSE_WANTED;
    if (parse_valence(p, r->lemma)->class & WORD_MOVER) f |= CLAUSE_ONGOING;
    if (l->kind == LEVEL_RELATIVE) f |= CLAUSE_RELATIVE;
    return f;
}

static void read_verb(parse *p, uint32_t i, const doc_reading *r) {
    uint32_t class = parse_valence(p, r->lemma)->class;
    level *l = level_for_verb(p, i, r);
    if (class & WORD_WAS) {
        l->was = true;
        return;
    }
    if ((class & WORD_MOVER) && (class & WORD_PHASE) && (l->pending & CLAUSE_NEGATED) &&
        !(parse_valence(p, r->lemma)->known & 1 << AS_V)) {
        l->pending = (l->pending & ~CLAUSE_NEGATED) | CLAUSE_ONGOING; /* has not ceased to */
        return;
    }
    uint16_t flags = verb_flags(p, l, r);
    uint32_t clause = level_clause(p, i, r->features & FEAT_PASS ? CLAUSE_PASSIVE : CLAUSE_VERB);
    p->d->clauses.at[clause].flags = flags;
    l->clause = clause;
    l->pending = 0, l->was = false;
    l->n_bare = 0;
    if (r->enclitic) take_enclitic(p, l, clause, i);
    int n = l->n_early;
    l->heads[0] = clause, l->n_heads = 1;
    for (int k = 0; k < n; k++) level_slot(p, clause, SLOT_PREP, l->early[k].prep, &l->early[k].phrase);
    l->n_early = 0;
}

/* ---- Words of grammar ---- */

/* A subject that stands outside the level. */
static void put_front(level *l, const phrase *x) {
    l->front[0] = *x;
    l->front[0].joined = false;
    l->n_front = 1, l->carried = true;
}

static void read_that(parse *p, uint32_t i, const doc_reading *r) {
    phrase it = phrase_of_pronoun(p, i), whom = it;
    bool known = r->enclitic && phrase_antecedent(p, &it, &whom);
    if (r->clitics & CLITIC_F) { /* if ..., then: no new content */
        while (parse_top(p)->kind == LEVEL_BESIDE) level_pop(p, p->top - 1, i);
        level_settle(p, parse_top(p), i);
        parse_top(p)->n_front = 0;
        if (known) put_front(parse_top(p), &whom);
        return;
    }
    if (r->clitics & CLITIC_B) p->prep = p->v->of_b;
    if (r->clitics & CLITIC_L) p->prep = p->v->of_l;
    const level *over = parse_top(p);
    if (over->kind == LEVEL_BESIDE && over->clause == NONE && !over->n_front && !over->n_early) {
        p->top--; /* as also that ...: one more content */
        p->joined = true;
    }
    attach_content(p, p->v->that, i);
    level *l = parse_top(p);
    if (!r->enclitic) return;
    put_front(l, known ? &whom : &it);
}

static void read_conjunction(parse *p, uint32_t i, uint32_t class) {
    level *l = parse_top(p);
    uint32_t parent = l->clause == NONE ? l->parent : l->clause;
    if (l->kind == LEVEL_BESIDE && l->clause != NONE) {
        level_pop(p, p->top - 1, i);
        l = parse_top(p);
    }
    if (l->clause == NONE && l->kind != LEVEL_SENTENCE && !l->n_front) {
        l->pending |= class & WORD_IF ? CLAUSE_POSSIBLE : 0;
        return;
    }
    uint16_t inherit = l->inherit;
    if (class & WORD_IF) inherit |= CLAUSE_POSSIBLE;
    if (class & WORD_SO_THAT) inherit |= CLAUSE_WANTED;
    level_open(p, LEVEL_BESIDE, parent, NONE, inherit);
}

/* Whether a phrase can be what a relative pronoun of that gender and number tells of. */
static bool may_be_told(const parse *p, uint16_t wanted, const phrase *x) {
    if (x->clitic_only) return false;
    if ((wanted & FEAT_DUAL) && (x->features & FEAT_SING)) return false;
    if ((wanted & FEAT_PLUR) && !(x->features & (FEAT_PLUR | FEAT_BROKEN)) && x->features) return false;
    if ((wanted & FEAT_SING) && (wanted & FEAT_MASC) && (x->features & FEAT_PLUR)) return false;
    return phrase_agrees(p, wanted & (FEAT_MASC | FEAT_FEM), x) >= 0;
}

/* The same for the last noun of a chain (statements of the official who ...): the phrase becomes that noun's. */
static bool tail_told(const parse *p, uint16_t wanted, phrase *x) {
    phrase tail = {.begin = x->tail,
                   .end = x->end,
                   .head = x->tail,
                   .reach = x->reach,
                   .tail = x->tail,
                   .definite = x->definite};
    tail.sort = phrase_sort(p, x->tail);
    tail.features = phrase_features(p, x->tail);
    if (!may_be_told(p, wanted, &tail)) return false;
    *x = tail;
    return true;
}

/* who, which: the antecedent is the nearest phrase that agrees with it. */
static void read_relative(parse *p, uint32_t i, const doc_reading *r) {
    uint16_t wanted = parse_valence(p, r->bare)->relative;
    for (uint32_t k = p->n_recent; k > 0 && k + 4 > p->n_recent && wanted; k--) {
        phrase x = p->recent[(k - 1) % 4];
        if (k == p->n_recent && x.reach + 2 < i) break;
        if (!may_be_told(p, wanted, &x) && !(x.tail != x.head && tail_told(p, wanted, &x))) continue;
        x.features = wanted & (FEAT_MASC | FEAT_FEM);
        if (x.sort == SORT_PERSON || x.sort == SORT_STATE)
            x.sort = SORT_ORG; /* the pronoun's gender counts */
        open_relative(p, &x);
        return;
    }
    open_relative(p, p->has_last && p->last.end + 2 >= i && !wanted ? &p->last : NULL);
}

static void read_particle(parse *p, uint32_t i, const doc_reading *r) {
    level *l = parse_top(p);
    uint32_t class = parse_valence(p, r->bare)->class | parse_valence(p, r->lemma)->class;
    const doc_reading *next = i + 1 < p->s->end ? parse_reading(p, i + 1) : NULL;
    if (class & (WORD_NOT | WORD_NOT_WILL)) l->pending |= CLAUSE_NEGATED;
    if (class & (WORD_WILL | WORD_NOT_WILL)) l->pending |= CLAUSE_FUTURE;
    if ((class & WORD_MAY) && next && (next->features & FEAT_PRES)) l->pending |= CLAUSE_POSSIBLE;
    if (class & (WORD_ASK | WORD_PERHAPS | WORD_IF)) l->pending |= CLAUSE_POSSIBLE;
}

/* ---- The walk ---- */

/* Whether a word of lacking is a preposition (without) and no noun (lack of). */
static bool also_preposition(const parse *p, uint32_t i) { return parse_may_be(p, i, POS_PREP); }

/* A preposition of one or several words; returns the token behind it. */
static uint32_t read_preposition(parse *p, uint32_t i, const doc_reading *r) {
    const doc_sense *s = text_sense(p->d, i, TABLE_prepositions, NONE);
    uint32_t end = i + 1;
    p->prep = r->lemma ? r->lemma : r->bare;
    if (s && !r->enclitic && s->end <= p->s->end) {
        p->prep = p->v->preposition[s->row];
        end = s->end;
    }
    p->lacking = parse_valence(p, r->bare)->class & WORD_LACK;
    if (!r->enclitic) return end;
    phrase it = phrase_of_pronoun(p, i), whom;
    bool known = phrase_antecedent(p, &it, &whom);
    if (!known) whom = it;
    whom.clitic_only = true, whom.first_act = whom.last_act = 0;
    attach_prepositional(p, p->prep, &whom);
    p->prep = 0;
    return end;
}

static uint32_t read_phrase(parse *p, uint32_t i) {
    phrase x;
    if (!p->prep && i < p->s->end) {
        const doc_reading *r = parse_reading(p, i);
        if (r && level_preposition(p, r)) p->prep = level_preposition(p, r);
    }
    if (!phrase_read(p, i, &x)) {
        p->prep = 0;
        return i + 1;
    }
    x.prep = p->prep;
    if (p->prep)
        attach_prepositional(p, p->prep, &x);
    else
        attach_phrase(p, &x);
    p->last = x, p->has_last = true;
    p->recent[p->n_recent++ % 4] = x;
    p->prep = 0, p->joined = p->comma = p->lacking = p->timed = false;
    return x.end;
}

static void pop_asides(parse *p, uint32_t i) {
    while (p->top > 0) {
        const level *l = parse_top(p);
        if ((l->kind != LEVEL_RELATIVE && l->kind != LEVEL_BESIDE) || l->clause == NONE) return;
        level_pop(p, p->top - 1, i);
    }
}

/* An opening quotation mark: what it holds is said where something waits for it. */
static void read_quote(parse *p, uint32_t i) {
    level *l = parse_top(p);
    uint32_t close = p->close[i];
    if (close < i + 4) return;
    bool waits = l->kind == LEVEL_CONTENT && l->clause == NONE && !l->n_front;
    if (!waits) {
        int kind;
        const valence *v = l->clause == NONE ? NULL : clause_valence(p, l->clause, &kind);
        if (!v || !(v->speaks & 1 << kind)) return;
        attach_content(p, CONTENT_QUOTE, i + 1);
    }
    parse_top(p)->quote = close;
}

/* Whether `that` stands there: some papers put what is said into brackets. */
static bool opens_that(const parse *p, uint32_t i) {
    const doc_reading *r = i < p->s->end ? parse_reading(p, i) : NULL;
    return r && r->pos == POS_SUBCONJ && (parse_valence(p, r->bare)->class & WORD_THAT);
}

/* The dash that closes what another one opened between blanks, a few words before (X - who asked ... - said); NONE
 * where none does. */
static uint32_t closing_dash(const parse *p, uint32_t i) {
    enum { ASIDE_MOST = 14 };
    const doc *d = p->d;
    if (!is_mark(d, i, "-") || !d->tokens.at[i].gap || i + 1 >= p->s->end) return NONE;
    for (uint32_t k = i + 2; k < p->s->end && k < i + ASIDE_MOST; k++) {
        if (is_mark(d, k, ",\"():")) return NONE;
        if (is_mark(d, k, "-")) return k;
    }
    return NONE;
}

static uint32_t read_mark(parse *p, uint32_t i) {
    const doc *d = p->d;
    uint32_t dash = closing_dash(p, i);
    if (dash != NONE) return dash + 1;
    if (is_mark(d, i, "([") && p->close[i] != NONE && p->close[i] < i + 40 && !opens_that(p, i + 1))
        return p->close[i] + 1;
    if (!is_mark(d, i, "\"")) p->prep = 0;
    if (is_mark(d, i, "\"") && p->close[i] != NONE) {
        if (p->close[i] != i) return read_quote(p, i), i + 1;
        for (int k = 1; k <= p->top; k++)
            if (p->levels[k].quote == i) level_pop(p, k - 1, i);
        return i + 1;
    }
    if (is_mark(d, i, ":")) {
        p->joined = false;
        attach_content(p, CONTENT_COLON, i + 1);
        return i + 1;
    }
    p->comma = !p->aside;
    p->aside = false;
    pop_asides(p, i);
    return i + 1;
}

static uint32_t skip_time(parse *p, uint32_t i) {
    const doc *d = p->d;
    uint32_t end = d->times.at[d->time_at[i] - 1].end;
    p->prep = 0, p->joined = p->comma = false, p->timed = true;
    return end > i ? end : i + 1;
}

/* Whether a demonstrative stands alone (this comes after). */
static bool names_thing(const parse *p, uint32_t i) {
    const doc_reading *next = i + 1 < p->s->end ? parse_reading(p, i + 1) : NULL;
    if (next && (next->clitics & CLITIC_AL)) return false;
    return parse_valence(p, parse_reading(p, i)->bare)->class & WORD_THIS;
}

static void read_this(parse *p, uint32_t i) {
    phrase x = {
        .begin = i, .end = i + 1, .head = i, .reach = i + 1, .tail = i, .definite = true, .prep = p->prep};
    x.joined = p->joined;
    if (p->prep)
        attach_prepositional(p, p->prep, &x);
    else
        attach_phrase(p, &x);
    p->last = x, p->has_last = true;
}

/* So ...: what was said before a comma is over. */
static void begin_anew(parse *p, uint32_t i) {
    level *l = parse_top(p);
    level_settle(p, l, i);
    l->n_front = l->n_bare = l->n_heads = l->n_early = 0;
    l->pending = 0, l->carried = false;
}

/* An adjective that `and` joins to the one before (political and economic). */
static bool joined_adjective(const parse *p, uint32_t i, const doc_reading *r) {
    if (r->pos != POS_ADJ || !(r->clitics & CLITIC_W) || !p->has_last || p->last.reach != i) return false;
    const doc_reading *before = parse_reading(p, i - 1);
    return before && before->pos == POS_ADJ && !((before->clitics ^ r->clitics) & CLITIC_AL);
}

static uint32_t read_word(parse *p, uint32_t i, const doc_reading *r) {
    bool grammar = r->pos == POS_SUBCONJ || r->pos == POS_CONJ || r->pos == POS_NEG;
    uint32_t class = grammar ? parse_valence(p, r->bare)->class : 0;
    if (r->clitics & (CLITIC_W | CLITIC_F)) p->joined = true;
    if ((r->clitics & CLITIC_F) && p->comma) begin_anew(p, i);
    switch (r->pos) {
    case POS_VERB:
    case POS_AUX:
        if (parse_valence(p, r->lemma)->class & WORD_NOT)
            read_particle(p, i, r);
        else
            read_verb(p, i, r);
        break;
    case POS_PREP: return read_preposition(p, i, r);
    case POS_SUBCONJ:
        if (class & WORD_THAT)
            read_that(p, i, r);
        else if (class & WORD_PERHAPS)
            read_particle(p, i, r);
        else
            read_conjunction(p, i, class);
        break;
    case POS_REL: read_relative(p, i, r); break;
    case POS_CONJ:
        if (class & WORD_CONJ) p->joined = true;
        return i + 1;
    case POS_NEG:
        if (class & WORD_LACK) {
            p->lacking = true;
            if (!p->prep) p->prep = level_preposition(p, r);
            if (!p->prep && also_preposition(p, i)) p->prep = r->bare;
            return i + 1;
        }
        read_particle(p, i, r);
        break;
    case POS_INTERROG:
        if (p->prep) return i + 1; /* of any: what it is of stands behind it */
        read_particle(p, i, r);
        break;
    case POS_PART: read_particle(p, i, r); break;
    case POS_DEM:
        if (!names_thing(p, i)) return read_phrase(p, i);
        read_this(p, i);
        break;
    case POS_PRON:
        if (r->enclitic && parse_top(p)->clause != NONE)
            take_enclitic(p, parse_top(p), parse_top(p)->clause, i);
        break;
    case POS_ADV: break;
    default: return read_phrase(p, i);
    }
    p->prep = 0, p->joined = p->comma = p->lacking = false;
    return i + 1;
}

/* Whether the open predicate says something and asks for the preposition that a word bears (welcomed the taking
 * part of): then the noun behind it is what is said. */
static bool asked_for(const parse *p, const doc_reading *r) {
    const level *l = &p->levels[p->top];
    int kind;
    if (!l->n_heads || !(r->clitics & CLITIC_B)) return false;
    const valence *v = clause_valence(p, l->heads[0], &kind);
    return v->speaks & 1 << kind && attach_takes(p, l->heads[0], level_preposition(p, r));
}

/* Whether a preposition of several words, or one that looks like a noun behind a preposition, begins here. */
static bool compound(const parse *p, uint32_t i) {
    const doc_sense *s = text_sense(p->d, i, TABLE_prepositions, NONE);
    if (!s || s->end > p->s->end || s->article) return false;
    if (s->end > i + 1) return true;
    if (asked_for(p, parse_reading(p, i))) return false;
    return s->reading != NONE &&
           !(p->d->readings.at[s->reading].clitics & (CLITIC_B | CLITIC_L | CLITIC_K)) &&
           parse_reading(p, i)->clitics & (CLITIC_B | CLITIC_L | CLITIC_K);
}

/* The end of words about a source that stand between it and what it says (who refused to be named); `i`: none. */
static uint32_t skip_unnamed(const parse *p, uint32_t i) {
    enum { NAME_NEAR = 3 };
    const doc_sense *s = text_sense(p->d, i, TABLE_sets, p->v->set_aside_open);
    for (uint32_t k = s ? s->end : i; s && k < p->s->end && k < s->end + NAME_NEAR; k++) {
        const doc_reading *r = parse_reading(p, k);
        if (r && r->enclitic) return k + 1;
    }
    return i;
}

static uint32_t step(parse *p, uint32_t i) {
    const doc *d = p->d;
    const doc_token *t = &d->tokens.at[i];
    if (d->time_at && d->time_at[i]) return skip_time(p, i);
    const doc_sense *aside = text_sense(d, i, TABLE_sets, p->v->set_aside);
    if (aside && !aside->article && aside->end <= p->s->end && !p->prep) return aside->end;
    uint32_t unnamed = skip_unnamed(p, i);
    if (unnamed > i) return unnamed;
    if (t->kind == TOKEN_MARK) return read_mark(p, i);
    if (t->word && (t->word == p->v->of_b || t->word == p->v->of_l || t->word == p->v->of_k)) {
        p->prep = t->word; /* written apart, before a quotation mark or a number */
        return i + 1;
    }
    const doc_reading *r = parse_reading(p, i);
    if (!r) return read_phrase(p, i);
    if (joined_adjective(p, i, r)) {
        p->last.reach = i + 1;
        return i + 1;
    }
    if (compound(p, i)) return read_preposition(p, i, r);
    if (pos_nominal(r->pos) && participle_hangs(p, i, &r)) {
        participle_read(p, i, r);
        p->prep = 0, p->joined = p->comma = p->lacking = false;
        return i + 1;
    }
    return read_word(p, i, r);
}

static void read_sentence(parse *p, uint32_t sentence) {
    p->sentence = sentence;
    p->s = &p->d->sentences.at[sentence];
    p->top = -1;
    p->prep = 0, p->joined = p->comma = p->lacking = p->has_last = p->aside = p->timed = false;
    p->n_recent = 0;
    level_open(p, LEVEL_SENTENCE, NONE, NONE, 0);
    pair_marks(p);
    pick_readings(p);
    for (uint32_t i = p->s->begin; i < p->s->end;) i = step(p, i);
    level_pop(p, 0, p->s->end);
    level_settle(p, parse_top(p), p->s->end);
}

void text_clauses(doc *d) {
    parse *p = ARENA_NEW(d->mem, parse, 1);
    p->d = d, p->v = valence_open(d), p->words = lex_word_count(d->lex);
    p->close = arena_alloc(d->mem, sizeof(uint32_t) * d->tokens.n);
    d->picked = arena_alloc(d->mem, sizeof(uint32_t) * d->tokens.n);
    d->clause_of = ARENA_NEW(d->mem, uint32_t, d->tokens.n);
    for (uint32_t i = 0; i < d->sentences.n; i++) {
        const doc_sentence *s = &d->sentences.at[i];
        if (!s->boilerplate) {
            read_sentence(p, i);
            continue;
        }
        for (uint32_t k = s->begin; k < s->end; k++)
            d->picked[k] = d->tokens.at[k].n_readings ? d->tokens.at[k].reading : NONE;
    }
}
