/* levels: clauses that stand inside one another, and who does what in them. A predicate gathers the noun
 * phrases around it; only when it is left is it known how many there are, so only then do they get roles:
 *
 *     before it one that agrees             subject; all that follow are objects
 *     none before, two after                subject, object
 *     none before, one after                subject; the object where the verb cannot have it as subject, or
 *                                           where it shares the subject of the verb to which it is joined
 *     none at all                           the subject is that of the predicate before
 */
#include "parse.h"

uint32_t level_clause(parse *p, uint32_t head, uint8_t kind) {
    doc *d = p->d;
    level *l = parse_top(p);
    doc_clause *c = VEC_ADD(d->mem, &d->clauses);
    c->head = head;
    c->reading = d->picked[head];
    c->lemma = d->readings.at[c->reading].lemma;
    c->kind = kind;
    c->flags = l->inherit;
    c->parent = l->parent;
    c->sentence = p->sentence;
    c->begin = head, c->end = head + 1;
    d->clause_of[head] = d->clauses.n;
    return d->clauses.n - 1;
}

doc_slot *level_slot(parse *p, uint32_t clause, uint8_t role, uint32_t word, const phrase *x) {
    doc_clause *c = &p->d->clauses.at[clause];
    doc_slot *s = VEC_ADD(p->d->mem, &c->slots);
    *s = (doc_slot){.role = role, .word = word, .begin = x->begin, .end = x->end, .head = x->head};
    if (x->begin >= c->begin && x->end > c->end) c->end = x->end;
    return s;
}

const valence *clause_valence(const parse *p, uint32_t clause, int *kind) {
    static const uint8_t kinds[] = {AS_V, AS_P, AS_M, AS_A, AS_N};
    const doc_clause *c = &p->d->clauses.at[clause];
    const valence *v = parse_valence(p, c->lemma);
    *kind = kinds[c->kind];
    return v;
}

uint16_t class_embeds(uint32_t class) {
    uint16_t f = 0;
    if (class & WORD_WANT) f |= CLAUSE_WANTED | CLAUSE_POSSIBLE;
    if (class & (WORD_CAN | WORD_PERHAPS)) f |= CLAUSE_POSSIBLE;
    if (class & (WORD_PLAN | WORD_SCHEDULED)) f |= CLAUSE_WANTED | CLAUSE_FUTURE;
    if (class & WORD_RISK) f |= CLAUSE_WANTED | CLAUSE_POSSIBLE;
    if (class & WORD_DENIAL) f |= CLAUSE_DENIED;
    return f;
}

uint16_t clause_embeds(const parse *p, uint32_t clause) {
    int kind;
    uint16_t own = p->d->clauses.at[clause].flags & (CLAUSE_POSSIBLE | CLAUSE_WANTED);
    return own | class_embeds(clause_valence(p, clause, &kind)->class);
}

void level_open(parse *p, uint8_t kind, uint32_t parent, uint32_t slot, uint16_t inherit) {
    if (p->top + 1 == LEVELS_MOST) return;
    level *l = &p->levels[++p->top];
    l->kind = kind;
    l->clause = NONE, l->parent = parent, l->slot = slot, l->quote = NONE;
    l->inherit = inherit;
    l->pending = l->phase = 0;
    l->was = l->has_subject = l->carried = l->conjoined = false;
    l->n_front = l->n_bare = l->n_heads = l->n_early = 0;
}

/* The preposition that is written onto a word. */
uint32_t level_preposition(const parse *p, const doc_reading *r) {
    if (r->clitics & CLITIC_B) return p->v->of_b;
    if (r->clitics & CLITIC_L) return p->v->of_l;
    if (r->clitics & CLITIC_K) return p->v->of_k;
    return 0;
}

/* The subject of what a level gathers, as far as it is known. */
const phrase *level_known_subject(const level *l) {
    if (l->n_front) return &l->front[0];
    if (l->n_bare) return &l->bare[0];
    return l->has_subject ? &l->subject : NULL;
}

/* The outermost level in which somebody says what the levels above hold; -1 where there is none. A word of
 * saying that is joined on goes back to it. */
static int saying_level(const parse *p) {
    int low = p->top;
    while (low > 0 && p->levels[low].quote == NONE) low--;
    for (int k = low; k < p->top; k++)
        if (p->levels[k + 1].kind == LEVEL_CONTENT && p->levels[k + 1].slot != NONE) return k;
    return -1;
}

/* The level to which what somebody says returns: the outermost that holds a saying, else the one that holds what
 * stands aside. */
int level_teller(const parse *p) {
    int k = saying_level(p);
    if (k >= 0) return k;
    for (k = p->top; k > 0 && (p->levels[k].kind == LEVEL_BESIDE || p->levels[k].kind == LEVEL_RELATIVE);
         k--) {}
    return k;
}

/* ---- Roles ---- */

static bool has_slot(const doc_clause *c, uint8_t role) {
    for (uint32_t i = 0; i < c->slots.n; i++)
        if (c->slots.at[i].role == role) return true;
    return false;
}

/* Gives phrases [from, n) one role, each new one its own slot; returns how many stood in the first group. */
static void give(parse *p, uint32_t clause, uint8_t role, const phrase *x, int n, bool carried) {
    for (int i = 0; i < n; i++) {
        doc_slot *s = level_slot(p, clause, role, 0, &x[i]);
        s->joined = i && x[i].joined;
        s->carried = carried;
    }
}

/* How many phrases the first one is joined with, itself included. */
static int group(const phrase *x, int n) {
    int k = n ? 1 : 0;
    while (k < n && x[k].joined) k++;
    return k;
}

/* Whether the head has a passive reading beside or instead of the active one. */
static bool may_be_passive(const parse *p, const doc_clause *c) {
    const doc_token *t = &p->d->tokens.at[c->head];
    for (uint32_t r = t->reading; r < t->reading + t->n_readings; r++) {
        const doc_reading *x = &p->d->readings.at[r];
        if (x->pos == POS_VERB && x->lemma == c->lemma && (x->features & FEAT_PASS)) return true;
    }
    return false;
}

static void make_passive(parse *p, doc_clause *c) {
    const doc_token *t = &p->d->tokens.at[c->head];
    c->kind = CLAUSE_PASSIVE;
    for (uint32_t r = t->reading; r < t->reading + t->n_readings; r++) {
        const doc_reading *x = &p->d->readings.at[r];
        if (x->pos == POS_VERB && x->lemma == c->lemma && (x->features & FEAT_PASS)) c->reading = r;
    }
}

typedef struct casting {
    parse *p;
    level *l;
    uint32_t clause;
    uint16_t verb;
    const valence *v;
    int n; /* groups of phrases after the verb */
    bool object, content, joined;
} casting;

/* Whether what is said stands behind a preposition. */
static bool said_behind(const casting *k) {
    const doc_clause *c = &k->p->d->clauses.at[k->clause];
    for (uint32_t i = 0; i < c->slots.n; i++) {
        uint32_t bit = c->slots.at[i].role == SLOT_PREP ? parse_valence(k->p, c->slots.at[i].word)->prep : 0;
        if (bit && (k->v->opens[AS_V] & 1u << (bit - 1))) return true;
    }
    return false;
}

/* Whether the single noun phrase after the verb is its object, the subject being known from before. */
static bool lone_object(const casting *k, const phrase *x) {
    if (x->accusative || (k->verb & (FEAT_1 | FEAT_2)) || (k->verb & (FEAT_PLUR | FEAT_DUAL))) return true;
    if (k->object) return false;
    if (phrase_agrees(k->p, k->verb, x) < 0) return true;
    if (k->v->speaks & 1 << AS_V) {
        const doc_reading *r = parse_reading(k->p, x->head);
        bool named = r && ((r->clitics & CLITIC_AL) || r->pos == POS_NAME);
        if (parse_valence(k->p, r ? r->lemma : 0)->speaks & 1 << AS_N) return false;
        return !named && !k->content && !said_behind(k) && (x->sort == SORT_ACT || x->sort == SORT_THING) &&
               k->v->content_object & 1 << AS_V;
    }
    bool shared = k->l->conjoined && k->l->has_subject && phrase_agrees(k->p, k->verb, &k->l->subject) >= 0;
    return (k->v->objects & 1 << AS_V) && shared;
}

/* Whether a phrase names somebody who can act: what a later verb without a subject may go back to. */
static bool acts(const parse *p, const phrase *x) {
    if (x->sort == SORT_PERSON || x->sort == SORT_STATE || x->sort == SORT_ORG) return true;
    const doc_reading *r = parse_reading(p, x->head);
    return r && (r->pos == POS_NAME || r->pos == POS_ACTIVE) && x->sort != SORT_PLACE;
}

static void take_subject(casting *k, const phrase *x, int n, bool carried) {
    parse *p = k->p;
    give(p, k->clause, SLOT_SUBJ, x, n, carried);
    phrase first = x[0];
    first.joined = false;
    if (first.pronoun) return;
    k->l->subject = first, k->l->has_subject = true;
    if (k->v->speaks & 1 << AS_V && !carried && p->top == 0 && acts(p, &first))
        p->speaker = first, p->has_speaker = true;
    if (p->top == 0 && !carried && acts(p, &first)) p->topic = first, p->has_topic = true;
}

/* What the level on which this one stands tells of (he wants to visit, as he also condemned). */
static void carry_from_below(casting *k) {
    const level *under = k->l - 1;
    const phrase *x = under->n_front       ? &under->front[0]
                      : under->n_bare      ? &under->bare[0]
                      : under->has_subject ? &under->subject
                                           : NULL;
    if (!x || k->l->kind == LEVEL_RELATIVE || k->l->quote != NONE || phrase_agrees(k->p, k->verb, x) < 0)
        return;
    phrase copy = *x;
    take_subject(k, &copy, 1, true);
}

/* A verb without a subject of its own: that of the predicate before, or of the sentence before. */
static void carry_subject(casting *k) {
    parse *p = k->p;
    level *l = k->l;
    if (k->verb & (FEAT_1 | FEAT_2)) return;
    if (l->has_subject && phrase_agrees(p, k->verb, &l->subject) >= 0) {
        phrase x = l->subject;
        take_subject(k, &x, 1, true);
    } else if (l != &p->levels[0]) {
        carry_from_below(k);
    } else if ((k->v->speaks & 1 << AS_V) && p->has_speaker) {
        phrase x = p->speaker;
        take_subject(k, &x, 1, true);
    } else if (p->has_topic && phrase_agrees(p, k->verb, &p->topic) >= 0) {
        phrase x = p->topic;
        take_subject(k, &x, 1, true);
    }
}

/* Whether it has what it may take in place of an object (signed on, agreed to). */
static bool takes_instead(const casting *k) {
    const doc_clause *c = &k->p->d->clauses.at[k->clause];
    for (uint32_t i = 0; i < c->slots.n; i++) {
        const doc_slot *s = &c->slots.at[i];
        uint32_t bit = s->role == SLOT_PREP ? parse_valence(k->p, s->word)->prep : 0;
        if (bit && (k->v->preps[AS_V] & ~k->v->preps[AS_P] & 1u << (bit - 1))) return true;
    }
    return false;
}

/* Whether the verb asks for an object and has none, though it could be read as passive. */
static bool lacks_object(const casting *k) {
    if (takes_instead(k)) return false;
    const phrase *who = k->l->n_front ? &k->l->front[0] : k->l->n_bare ? &k->l->bare[0] : NULL;
    if (who && who->sort == SORT_PERSON && !(k->verb & FEAT_PAST)) return false; /* he signs */
    return !k->object && !k->content && !(k->v->speaks & 1 << AS_V) && (k->v->known & 1 << AS_P) &&
           (k->v->objects & 1 << AS_V) && may_be_passive(k->p, &k->p->d->clauses.at[k->clause]);
}

/* "It is expected that": a present verb that nobody in the sentence is the subject of. */
static bool impersonal(const casting *k) {
    return k->content && (k->verb & FEAT_PRES) && !k->l->has_subject && k->l == &k->p->levels[0] &&
           may_be_passive(k->p, &k->p->d->clauses.at[k->clause]);
}

/* A verb at the head of a sentence with nothing but prepositions behind it: passive (was reported from). */
static bool unnamed(const casting *k) {
    const doc_clause *c = &k->p->d->clauses.at[k->clause];
    const doc_reading *r = &k->p->d->readings.at[c->reading];
    const doc_reading *next = c->head + 1 < k->p->s->end ? parse_reading(k->p, c->head + 1) : NULL;
    return !k->l->has_subject && k->l == &k->p->levels[0] && !(r->clitics & (CLITIC_W | CLITIC_F)) &&
           !k->object && (r->features & FEAT_SING) && next && next->pos == POS_PREP &&
           may_be_passive(k->p, c);
}

static void cast_with_front(casting *k) {
    level *l = k->l;
    take_subject(k, l->front, l->n_front, l->carried);
    give(k->p, k->clause, SLOT_OBJ, l->bare, l->n_bare, false);
    if (!l->n_bare && lacks_object(k)) make_passive(k->p, &k->p->d->clauses.at[k->clause]);
}

enum { NAME_BEHIND = 8 };

/* Whether a person's name without a title begins at the token. */
static bool bare_name(const parse *p, const phrase *title, uint32_t token) {
    uint32_t m = p->d->mention_at ? p->d->mention_at[token] : 0;
    if (!m || p->d->mentions.at[m - 1].begin != token) return false;
    uint32_t whole = p->d->mentions.at[m - 1].whole;
    return whole == token || (whole >= title->begin && whole < title->end);
}

/* Whether a phrase has a person's name in it, or a word that can only be one. */
static bool holds_name(const parse *p, const phrase *x) {
    const doc *d = p->d;
    for (uint32_t i = x->begin; i < x->end; i++) {
        uint32_t m = d->mention_at ? d->mention_at[i] : 0;
        const doc_reading *r = parse_reading(p, i);
        if (m ? str_is(d->entities.at[d->mentions.at[m - 1].entity].kind, "person") : r && r->pos == POS_NAME)
            return true;
    }
    return false;
}

static bool person_like(const parse *p, const phrase *x) {
    const doc_reading *r = parse_reading(p, x->head);
    return x->sort == SORT_PERSON || (x->sort == SORT_THING && r && r->pos == POS_NAME);
}

/* A title and, behind what the title is of, the name: one phrase (the leader of X in Y, Z). */
static void join_name(casting *k) {
    level *l = k->l;
    if (l->n_bare < 2 || l->bare[1].joined || !person_like(k->p, &l->bare[0])) return;
    if (!(k->v->speaks & 1 << AS_V) &&
        (l->bare[1].begin == l->bare[0].end || !bare_name(k->p, &l->bare[0], l->bare[1].begin)))
        return;
    if (l->bare[1].begin > l->bare[0].end + NAME_BEHIND || !holds_name(k->p, &l->bare[1])) return;
    const doc_reading *r = parse_reading(k->p, l->bare[1].head);
    if (l->bare[1].sort != SORT_PERSON && !(r && r->pos == POS_NAME && l->bare[1].sort == SORT_THING)) return;
    l->bare[0].end = l->bare[1].end;
    memmove(&l->bare[1], &l->bare[2], sizeof(phrase) * (size_t)(l->n_bare - 2));
    l->n_bare--;
}

static void cast_after(casting *k) {
    level *l = k->l;
    join_name(k);
    int first = group(l->bare, l->n_bare);
    bool alone = first == l->n_bare;
    if (!first && impersonal(k)) {
        make_passive(k->p, &k->p->d->clauses.at[k->clause]);
    } else if (!first && unnamed(k)) {
        make_passive(k->p, &k->p->d->clauses.at[k->clause]);
    } else if (!first) {
        carry_subject(k);
        if (l->conjoined && lacks_object(k)) make_passive(k->p, &k->p->d->clauses.at[k->clause]);
    } else if (alone && lone_object(k, &l->bare[0])) {
        carry_subject(k);
        give(k->p, k->clause, SLOT_OBJ, l->bare, first, false);
    } else if (l->bare[0].accusative || phrase_agrees(k->p, k->verb, &l->bare[0]) < 0) {
        carry_subject(k);
        give(k->p, k->clause, SLOT_OBJ, l->bare, l->n_bare, false);
    } else {
        take_subject(k, l->bare, first, false);
        give(k->p, k->clause, SLOT_OBJ, l->bare + first, l->n_bare - first, false);
        if (alone && lacks_object(k)) make_passive(k->p, &k->p->d->clauses.at[k->clause]);
    }
}

/* ---- What a verb does to the acts in its slots ---- */

static void flag_acts(parse *p, uint32_t begin, uint32_t end, uint16_t flags) {
    doc *d = p->d;
    for (uint32_t i = begin; i < end; i++)
        if (d->clause_of[i]) d->clauses.at[d->clause_of[i] - 1].flags |= flags;
}

/* Gives the act that a slot's noun tells a subject, where it has none. `over`: even where the act is of somebody,
 * who is then its object. */
static void lend_to(parse *p, const doc_slot *s, const doc_slot *who, bool over) {
    uint32_t c = p->d->clause_of[s->head];
    if (c && !over && p->d->clauses.at[c - 1].kind != CLAUSE_MASDAR && s->role == SLOT_PREP) return;
    if (!c-- || !who->end || has_slot(&p->d->clauses.at[c], SLOT_SUBJ)) return;
    if (!over && has_slot(&p->d->clauses.at[c], SLOT_OF)) return;
    phrase x = {.begin = who->begin, .end = who->end, .head = who->head};
    level_slot(p, c, SLOT_SUBJ, 0, &x)->carried = true;
}

static bool is_masdar(const parse *p, uint32_t token) {
    uint32_t c = p->d->clause_of[token];
    return c && p->d->clauses.at[c - 1].kind == CLAUSE_MASDAR;
}

static doc_slot first_slot(const doc_clause *c, uint8_t role) {
    for (uint32_t i = 0; i < c->slots.n; i++)
        if (c->slots.at[i].role == role) return c->slots.at[i];
    return (doc_slot){0};
}

/* What one slot's acts take over from the verb: its flags, and who does them. */
static void lend_slot(parse *p, const doc_clause *c, const doc_slot *s, int kind, uint16_t embeds) {
    const uint16_t own = CLAUSE_NEGATED | CLAUSE_FUTURE | CLAUSE_POSSIBLE | CLAUSE_WANTED | CLAUSE_ONGOING;
    const valence *v = parse_valence(p, c->lemma);
    uint32_t bit = s->role == SLOT_PREP ? parse_valence(p, s->word)->prep : 0;
    bool opens = bit && (v->opens[kind] & 1u << (bit - 1));
    bool object = s->role == SLOT_OBJ,
         own_doing = v->class & (WORD_PHASE | WORD_MOVER | WORD_PLAN | WORD_DENIAL);
    doc_slot who = first_slot(c, SLOT_SUBJ), asked = first_slot(c, SLOT_OBJ);
    if (opens || (object && (embeds || v->content_object & 1 << kind)))
        flag_acts(p, s->begin, s->end, embeds);
    if (object && own_doing) lend_to(p, s, &who, true);
    if (opens && own_doing) lend_to(p, s, &who, true);
    if (opens && (v->class & WORD_WANT) && asked.head != s->head) lend_to(p, s, &asked, true);
    if (s->role == SLOT_PREP && s->word == p->v->of_l && kind == AS_V && !opens && is_masdar(p, s->head))
        lend_to(p, s, &who, true);
    if ((v->class & WORD_LIGHT) && (object || (s->role == SLOT_PREP && s->word == p->v->of_b))) {
        flag_acts(p, s->head, s->head + 1, c->flags & own);
        lend_to(p, s, &who, own_doing);
    }
    if ((s->role == SLOT_SUBJ && (v->class & WORD_DONE)) || (object && (v->class & WORD_HOLDS)))
        flag_acts(p, s->head, s->head + 1, c->flags & own);
}

static void lend(parse *p, uint32_t clause, uint16_t phase) {
    int kind;
    const valence *v = clause_valence(p, clause, &kind);
    uint16_t embeds = clause_embeds(p, clause) | phase | (v->class & WORD_MOVER ? CLAUSE_ONGOING : 0);
    for (uint32_t i = 0, n = p->d->clauses.at[clause].slots.n; i < n; i++) {
        const doc_clause *c = &p->d->clauses.at[clause];
        doc_slot s = c->slots.at[i];
        if (!s.carried && !s.far) lend_slot(p, c, &s, kind, embeds);
    }
}

/* Of the readings of a verb that are spelt alike, the one that agrees with the noun phrase at hand. */
static void fit_reading(parse *p, const level *l, doc_clause *c) {
    const phrase *x = l->n_front ? &l->front[0] : l->n_bare ? &l->bare[0] : NULL;
    const doc_reading own = p->d->readings.at[c->reading];
    if (!x || ((own.features & FEAT_3) && phrase_agrees(p, own.features, x) >= 0)) return;
    const doc_token *t = &p->d->tokens.at[c->head];
    for (uint32_t r = t->reading; r < t->reading + t->n_readings; r++) {
        const doc_reading *y = &p->d->readings.at[r];
        if (y->pos != POS_VERB || y->clitics != own.clitics || y->enclitic != own.enclitic ||
            !(y->features & FEAT_3))
            continue;
        if ((y->features & FEAT_PASS) ||
            (own.features & (FEAT_PAST | FEAT_PRES) & ~y->features & (y->lemma == own.lemma ? ~0u : 0)))
            continue;
        if (phrase_agrees(p, y->features, x) < 0) continue;
        c->reading = r, c->lemma = y->lemma;
        p->d->picked[c->head] = r;
        return;
    }
}

/* A pronoun on the verb, or in a relative clause behind a preposition, stands for what is told of: then the noun
 * behind the verb is its subject (the attack, the army made it; the summit to which Egypt called). */
static bool resumed(const level *l, const doc_clause *c) {
    if (!l->n_front || !l->n_bare) return false;
    for (uint32_t i = 0; i < c->slots.n; i++) {
        const doc_slot *s = &c->slots.at[i];
        if (s->role == SLOT_PREP && l->kind != LEVEL_RELATIVE) continue;
        if ((s->role == SLOT_PREP || s->role == SLOT_OBJ) && s->carried && s->head == l->front[0].head)
            return true;
    }
    return false;
}

/* Whether what happened stands behind the verb that says so. A verb in the dual or the plural has its subject before
 * it, and what is in the accusative is none: the two countries signed an agreement. */
static bool happens(const casting *k) {
    const level *l = k->l;
    if (!(k->v->class & WORD_DONE) || !l->n_bare) return false;
    return !l->n_front || !(l->bare[0].accusative || (k->verb & (FEAT_DUAL | FEAT_PLUR)));
}

void level_settle(parse *p, level *l, uint32_t end) {
    if (l->clause == NONE) { /* a nominal sentence: what denies or delays it does so to its subject */
        for (int i = 0; i < l->n_front && !l->carried; i++)
            flag_acts(p, l->front[i].head, l->front[i].head + 1, l->pending);
        return;
    }
    doc_clause *c = &p->d->clauses.at[l->clause];
    if (c->end < end) c->end = end;
    casting k = {.p = p, .l = l, .clause = l->clause};
    int kind;
    k.v = clause_valence(p, l->clause, &kind);
    if (c->kind == CLAUSE_VERB) fit_reading(p, l, c);
    k.verb = p->d->readings.at[c->reading].features;
    k.object = has_slot(c, SLOT_OBJ);
    k.content = has_slot(c, SLOT_CONTENT);
    if (c->kind == CLAUSE_PARTICIPLE)
        give(p, l->clause, SLOT_OBJ, l->bare, l->n_bare, false);
    else if (happens(&k) || resumed(l, c))
        cast_after(&k);
    else if (l->n_front && (phrase_agrees(p, k.verb, &l->front[0]) >= 0 || (!l->n_bare && !l->has_subject)))
        cast_with_front(&k);
    else
        cast_after(&k);
    lend(p, l->clause, l->phase);
    l->clause = NONE;
    l->n_front = l->n_bare = l->n_heads = l->n_early = 0;
    l->carried = false;
}

void level_pop(parse *p, int top, uint32_t end) {
    while (p->top > top) {
        level *l = parse_top(p);
        level_settle(p, l, end);
        if (l->slot != NONE) p->d->clauses.at[l->parent].slots.at[l->slot].end = end;
        p->top--;
    }
}
