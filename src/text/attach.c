/* attach: which head a phrase belongs to. The heads that are open stand in a row: the predicate, then the
 * acts among the nouns behind it. A preposition goes to the nearest head that frames or cues say takes it,
 * else to the nearest; what stands between is closed by it, so that attachments never cross. */
#include "parse.h"

void attach_heads(level *l, const phrase *x) {
    for (uint32_t c = x->first_act; c < x->last_act; c++)
        if (l->n_heads < HEADS_MOST) l->heads[l->n_heads++] = c;
}

bool attach_takes(const parse *p, uint32_t clause, uint32_t prep) {
    int kind;
    const valence *v = clause_valence(p, clause, &kind);
    uint32_t bit = parse_valence(p, prep)->prep;
    return bit && (v->preps[kind] & 1u << (bit - 1));
}

/* ---- Prepositional phrases ---- */

static bool purpose(const parse *p, uint32_t prep) { return prep == p->v->of_l; }

static void put_prepositional(parse *p, level *l, int at, uint32_t prep, phrase *x) {
    uint32_t clause = l->heads[at];
    level_slot(p, clause, SLOT_PREP, prep, x)->carried = x->clitic_only;
    for (int i = at - 1; i >= 0; i--)
        if (attach_takes(p, l->heads[i], prep)) level_slot(p, l->heads[i], SLOT_PREP, prep, x)->far = true;
    uint16_t flags = purpose(p, prep) && x->sort == SORT_ACT ? CLAUSE_WANTED : 0;
    int kind;
    const valence *v = clause_valence(p, clause, &kind);
    uint32_t bit = parse_valence(p, prep)->prep;
    if (kind != AS_V && bit && (v->opens[kind] & 1u << (bit - 1))) flags |= clause_embeds(p, clause);
    for (uint32_t c = x->first_act; c < x->last_act; c++) p->d->clauses.at[c].flags |= flags;
    l->n_heads = at + 1;
    attach_heads(l, x);
}

/* A noun that is the subject of a verb leaves to the verb what the verb asks for (a delegation arrived in ...), and
 * so does a participle to the act that it describes. */
static bool described_subject(const parse *p, const level *l, int at, uint32_t prep) {
    const doc_clause *c = &p->d->clauses.at[l->heads[at]];
    if (l->heads[0] != l->clause || !attach_takes(p, l->heads[0], prep) || l->n_front || l->n_bare != 1)
        return false;
    int kind;
    if (clause_valence(p, l->clause, &kind)->class & WORD_DONE) return false;
    if (c->kind != CLAUSE_NOMINAL || l->bare[0].head != c->head || l->bare[0].accusative) return false;
    return l->bare[0].sort != SORT_ACT &&
           phrase_agrees(p, p->d->readings.at[p->d->clauses.at[l->clause].reading].features, &l->bare[0]) > 0;
}

/* Of a participle and the act that it describes, both of which take the preposition, the act has it. */
static int past_participle(const parse *p, const level *l, int at, uint32_t prep) {
    while (at > 0 && p->d->clauses.at[l->heads[at]].kind == CLAUSE_PARTICIPLE && l->heads[at] != l->clause &&
           attach_takes(p, l->heads[at - 1], prep) &&
           p->d->clauses.at[l->heads[at - 1]].head + 1 == p->d->clauses.at[l->heads[at]].head)
        at--;
    return at;
}

void attach_prepositional(parse *p, uint32_t prep, phrase *x) {
    level *l = parse_top(p);
    if (!l->n_heads) {
        if (l->n_early < 3) l->early[l->n_early].prep = prep, l->early[l->n_early++].phrase = *x;
        attach_heads(l, x);
        return;
    }
    int at = l->n_heads - 1;
    for (int i = at; i >= 0; i--)
        if (attach_takes(p, l->heads[i], prep)) {
            at = past_participle(p, l, i, prep);
            break;
        }
    if (at > 0 && described_subject(p, l, at, prep)) at = 0;
    put_prepositional(p, l, at, prep, x);
}

/* ---- Noun phrases ---- */

/* Whether only a comma or `and` stands between the phrase read last and this one. */
static bool beside_last(const parse *p, const phrase *x) {
    return p->has_last && !p->last.clitic_only && x->begin - p->last.reach <= 2 && p->last.reach <= x->begin;
}

static bool last_ends(const parse *p, const phrase *y) { return y->end == p->last.end; }

/* The slot that ends where the last phrase does and holds the same kind of thing; the nearest where none
 * does. */
static bool join_slot(parse *p, level *l, phrase *x) {
    doc *d = p->d;
    doc_slot *any = NULL, *fit = NULL;
    uint32_t any_of = 0, fit_of = 0;
    for (int i = l->n_heads - 1; i >= 0 && !fit; i--) {
        doc_clause *c = &d->clauses.at[l->heads[i]];
        for (uint32_t k = c->slots.n; k-- && !fit;) {
            doc_slot *s = &c->slots.at[k];
            if (s->end != p->last.end || s->carried || s->far || s->role == SLOT_ADJ ||
                s->role == SLOT_CONTENT)
                continue;
            if (!any) any = s, any_of = l->heads[i];
            if (phrase_sort(p, s->head) == x->sort) fit = s, fit_of = l->heads[i];
        }
    }
    bool bare = (l->n_bare && last_ends(p, &l->bare[l->n_bare - 1])) ||
                (l->n_front && last_ends(p, &l->front[l->n_front - 1]));
    if (!fit && (bare || !any)) return false;
    doc_slot from = fit ? *fit : *any;
    level_slot(p, fit ? fit_of : any_of, from.role, from.word, x)->joined = true;
    return true;
}

static void join_bare(parse *p, level *l, phrase *x) {
    (void)p;
    if (l->clause == NONE && l->n_front && l->n_front < FRONT_MOST)
        l->front[l->n_front++] = *x;
    else if (l->clause != NONE && l->n_bare && l->n_bare < BARE_MOST)
        l->bare[l->n_bare++] = *x;
}

/* A noun phrase that `and` or a comma joins to the one before. */
static bool join(parse *p, level *l, phrase *x) {
    if (!beside_last(p, x)) return false;
    if (!x->joined &&
        !(x->after_comma && x->sort == p->last.sort && (x->sort == SORT_STATE || x->sort == SORT_PLACE)))
        return false;
    bool comma = !x->joined;
    x->joined = true;
    bool bare = (l->n_bare && last_ends(p, &l->bare[l->n_bare - 1])) ||
                (l->n_front && last_ends(p, &l->front[l->n_front - 1]));
    if (!join_slot(p, l, x)) {
        if (comma && !bare) return false; /* what it would join stands in a clause that is over */
        join_bare(p, l, x);
    }
    attach_heads(l, x);
    return true;
}

/* The object of an act behind a preposition (during his meeting with X, written without with), where the verb has no
 * use for it. */
static bool act_object(parse *p, level *l, phrase *x) {
    if (!p->has_last || !p->last.prep || p->last.end != x->begin || p->last.first_act == p->last.last_act)
        return false;
    int kind;
    const valence *v = l->clause == NONE ? NULL : clause_valence(p, l->clause, &kind);
    if (v && (v->objects & 1 << kind) && l->n_bare < 2) return false;
    uint32_t act = p->last.first_act;
    const doc_clause *c = &p->d->clauses.at[act];
    if (c->head != p->last.head || !c->slots.n || c->slots.at[0].role != SLOT_OF || !x->definite)
        return false;
    level_slot(p, act, SLOT_OBJ, 0, x);
    attach_heads(l, x);
    return true;
}

enum { ARGUMENT_REACH = 8 };

/* A phrase right behind that of a preposition belongs to it somehow, as its object perhaps, and is neither the
 * subject to come nor an argument of a verb that lies far back. */
static bool stray(const parse *p, const level *l, const phrase *x) {
    if (!p->has_last || !p->last.prep || p->last.reach != x->begin) return false;
    if (l->clause == NONE) return !l->n_front;
    return x->begin > p->d->clauses.at[l->clause].head + ARGUMENT_REACH;
}

/* Whether a verb still waits for its object, which the name of a state is before it is what somebody is called by:
 * accused, ..., Turkey. */
static bool lacks_object(const parse *p, const level *l) {
    if (l->clause == NONE || p->d->clauses.at[l->clause].kind != CLAUSE_VERB) return false;
    int kind;
    const valence *v = clause_valence(p, l->clause, &kind);
    return (v->objects & 1 << kind) && l->n_bare + (l->n_front > 0) == 1;
}

void attach_phrase(parse *p, phrase *x) {
    level *l = parse_top(p);
    if (join(p, l, x) || act_object(p, l, x)) return;
    x->joined = false;
    if (stray(p, l, x)) {
        attach_heads(l, x);
        return;
    }
    if (x->sort == SORT_STATE && lacks_object(p, l)) p->aside = false;
    bool aside = p->aside || (x->after_comma && !p->timed && beside_last(p, x) && (l->n_front || l->n_bare) &&
                              !(x->sort == SORT_STATE && lacks_object(p, l)));
    if (aside) p->aside = true;
    if (l->clause == NONE) {
        if (!l->n_front) l->front[l->n_front++] = *x;
    } else if (!aside) {
        if (l->n_bare < BARE_MOST) l->bare[l->n_bare++] = *x;
        l->n_heads = 1;
    }
    attach_heads(l, x);
}

/* ---- Content ---- */

static bool says(const parse *p, uint32_t clause, uint32_t prep) {
    int kind;
    const valence *v = clause_valence(p, clause, &kind);
    if (prep && attach_takes(p, clause, prep)) return true;
    return (!prep || prep == p->v->of_b) && (v->says & 1 << kind);
}

static bool has_content(const parse *p, uint32_t clause) {
    const doc_clause *c = &p->d->clauses.at[clause];
    for (uint32_t i = 0; i < c->slots.n; i++)
        if (c->slots.at[i].role == SLOT_CONTENT) return true;
    return false;
}

/* Whether the level's predicate still waits for what it says: it goes before the nouns behind it (said in a
 * report that ...). */
static bool says_first(const parse *p, const level *l) {
    return l->heads[0] == l->clause && says(p, l->heads[0], 0) && !has_content(p, l->heads[0]);
}

/* The innermost head that takes content; false where there is none. */
static bool find_sayer(const parse *p, uint32_t word, uint32_t prep, int *at_level, uint32_t *clause) {
    for (int k = p->top; k >= 0; k--) {
        const level *l = &p->levels[k];
        if (l->kind == LEVEL_RELATIVE && word >= CONTENT_QUOTE && k > 0 && !prep) continue;
        if (!prep && l->n_heads && says_first(p, l)) return *at_level = k, *clause = l->heads[0], true;
        for (int i = l->n_heads - 1; i >= 0; i--)
            if (says(p, l->heads[i], prep) && (k == p->top || !has_content(p, l->heads[i])))
                return *at_level = k, *clause = l->heads[i], true;
        if (l->quote != NONE) return false;
    }
    return false;
}

/* Flags that the noun before `that` gives to the content (it is planned that). */
static uint16_t announced(const parse *p, uint32_t begin) {
    if (!p->has_last || p->last.end + (p->prep ? 1 : 0) != begin) return 0;
    const doc_reading *r = parse_reading(p, p->last.head);
    if (!r) return 0;
    uint32_t class = parse_valence(p, r->lemma)->class | parse_valence(p, r->bare)->class;
    uint16_t f = 0;
    if (class & (WORD_SCHEDULED | WORD_PLAN)) f |= CLAUSE_WANTED | CLAUSE_FUTURE;
    if (class & WORD_PERHAPS) f |= CLAUSE_POSSIBLE;
    if (class & WORD_WANT) f |= CLAUSE_WANTED | CLAUSE_POSSIBLE;
    return f;
}

/* `and that`: one more content of the same head. */
static bool content_again(parse *p, uint32_t word, uint32_t begin) {
    int k = p->top;
    while (k > 0 && (p->levels[k].kind != LEVEL_CONTENT || p->levels[k].slot == NONE)) k--;
    if (k <= 0 || p->levels[k].quote != NONE) return false;
    uint32_t clause = p->levels[k].parent;
    uint16_t inherit = p->levels[k].inherit;
    level_pop(p, k - 1, begin);
    phrase x = {.begin = begin, .end = begin + 1, .head = begin};
    level_slot(p, clause, SLOT_CONTENT, word, &x)->joined = true;
    level_open(p, LEVEL_CONTENT, clause, p->d->clauses.at[clause].slots.n - 1, inherit);
    return true;
}

/* Whether `that` stands right behind a verb that says nothing: it is the verb's (it may be that, he wants that). */
static bool wants_that(const parse *p, uint32_t word, uint32_t begin) {
    const level *l = &p->levels[p->top];
    if (word >= CONTENT_QUOTE || p->prep || l->clause == NONE) return false;
    const doc_clause *c = &p->d->clauses.at[l->clause];
    return c->kind == CLAUSE_VERB && c->head + 1 == begin && !says(p, l->clause, 0);
}

void attach_content(parse *p, uint32_t word, uint32_t begin) {
    int at;
    uint32_t clause;
    const level *top = parse_top(p);
    bool begun = top->kind == LEVEL_CONTENT && top->slot != NONE && top->clause == NONE && !top->n_front &&
                 !top->n_early;
    if (begun && !p->prep) return; /* said: that ... */
    if (p->joined && !p->prep && content_again(p, word, begin)) return;
    uint16_t inherit = parse_top(p)->inherit | announced(p, begin);
    if (wants_that(p, word, begin) || !find_sayer(p, word, p->prep, &at, &clause)) {
        level *l = parse_top(p);
        uint32_t parent = l->clause == NONE ? l->parent : l->clause;
        if (!p->prep && l->clause != NONE) inherit |= clause_embeds(p, l->clause);
        level_open(p, p->prep ? LEVEL_BESIDE : LEVEL_CONTENT, parent, NONE, inherit);
        return;
    }
    level_pop(p, at, begin);
    inherit = parse_top(p)->inherit | announced(p, begin) | clause_embeds(p, clause);
    phrase x = {.begin = begin, .end = begin + 1, .head = begin};
    level_slot(p, clause, SLOT_CONTENT, word, &x);
    level_open(p, LEVEL_CONTENT, clause, p->d->clauses.at[clause].slots.n - 1, inherit);
}
