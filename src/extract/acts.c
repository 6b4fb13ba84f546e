#include "acts.h"
#include "sides.h"
#include <stdlib.h>

enum { NOUNS_OF_A_SLOT = 4 };

/* ---- Conditions ---- */

static bool lists(const acting *a, const frame_test *t, uint32_t word) {
    for (uint32_t i = 0; word && i < t->words.n; i++)
        if (a->f->words.at[t->words.at + i] == word) return true;
    return false;
}

static bool token_meets(const acting *a, uint32_t token, const frame_test *t) {
    if (t->any) return true;
    if (!(frames_at(a->f, a->d, token) & t->set)) return false;
    if (t->set != FRAMES_LISTED) return true;
    const doc_token *k = &a->d->tokens.at[token];
    for (uint32_t r = k->reading; r < k->reading + k->n_readings; r++) {
        const doc_reading *x = &a->d->readings.at[r];
        if (lists(a, t, x->lemma) || lists(a, t, x->bare)) return true;
    }
    return false;
}

/* The noun of a slot that meets the condition: its first, or one behind it that it is of (a round of talks). */
static uint32_t slot_meets(const acting *a, const doc_slot *s, const frame_test *t) {
    uint32_t last = s->head + NOUNS_OF_A_SLOT;
    for (uint32_t i = s->head; i < s->end && i < last; i++)
        if (token_meets(a, i, t)) return i;
    return NONE;
}

/* Whether a slot is one of those that a condition's name stands for in rows of that part of speech. */
static bool test_slot(const doc *d, const frame *f, const frame_test *t, const doc_slot *s) {
    if (acts_slot_is(d, s, &t->slot)) return true;
    if (f->pos == FRAME_P && t->slot.role == SLOT_SUBJ) return s->role == SLOT_OBJ;
    if (f->pos == FRAME_M && t->slot.role == SLOT_OF) return s->role == SLOT_OBJ;
    return false;
}

/* Any adjective behind the head of a noun. */
static uint32_t adjective_meets(const acting *a, uint32_t head, const frame_test *t) {
    const doc *d = a->d;
    for (uint32_t i = head + 1; i < d->tokens.n && i <= head + NOUNS_OF_A_SLOT; i++) {
        const doc_reading *r = doc_best(d, i);
        if (!r && d->mention_at && d->mention_at[i]) continue;
        if (!r || d->tokens.at[i].sentence != d->tokens.at[head].sentence) break;
        if (token_meets(a, i, t)) return i;
        if (r->pos == POS_VERB || r->pos == POS_PREP) break;
    }
    return NONE;
}

/* A noun behind a verbal noun that bears a pronoun: its deployment of forces. */
static uint32_t behind_meets(const acting *a, uint32_t head, const frame_test *t) {
    const doc *d = a->d;
    const doc_reading *h = doc_best(d, head);
    if (!h || !h->enclitic) return NONE;
    for (uint32_t i = head + 1; i < d->tokens.n && i <= head + NOUNS_OF_A_SLOT; i++) {
        const doc_reading *r = doc_best(d, i);
        if (d->tokens.at[i].sentence != d->tokens.at[head].sentence) break;
        if (token_meets(a, i, t)) return i;
        if (r &&
            (r->pos == POS_PREP || r->pos == POS_VERB || (r->clitics & (CLITIC_W | CLITIC_B | CLITIC_L))))
            break;
    }
    return NONE;
}

static uint32_t test_met(acting *a, uint32_t head, const doc_slots *slots, const frame *f,
                         const frame_test *t) {
    if (t->slot.role == SLOT_ADJ) return adjective_meets(a, head, t);
    for (uint32_t i = 0; i < slots->n; i++) {
        if (!test_slot(a->d, f, t, &slots->at[i])) continue;
        uint32_t at = slot_meets(a, &slots->at[i], t);
        if (at != NONE) return at;
    }
    return f->pos == FRAME_M && t->slot.role == SLOT_OF ? behind_meets(a, head, t) : NONE;
}

/* Whether all conditions are met; *meet is the word that met the first. */
static bool fits(acting *a, uint32_t head, const frame *f, uint32_t *meet) {
    doc_slots slots = acts_slots(a, head);
    *meet = NONE;
    for (uint32_t i = 0; i < f->with.n; i++) {
        const frame_test *t = &a->f->tests.at[f->with.at + i];
        uint32_t at = test_met(a, head, &slots, f, t);
        if (at == NONE) return false;
        if (!i && t->slot.role != SLOT_ADJ) *meet = at;
    }
    return true;
}

/* ---- Heads ---- */

/* Which quote lies over each token: the outermost, which comes first. */
static void lay_quotes(acting *a) {
    const doc *d = a->d;
    uint32_t laid = 0;
    a->quote_over = ARENA_NEW(d->mem, uint32_t, d->tokens.n + 1);
    for (uint32_t i = 0; i < d->quotes.n; i++) {
        const doc_quotes *q = &d->quotes.at[i];
        uint32_t t = q->begin > laid ? q->begin : laid;
        for (; t < q->end; t++) a->quote_over[t] = i + 1;
        if (laid < q->end) laid = q->end;
    }
}

static const doc_quotes *quote_over(const acting *a, uint32_t token) {
    uint32_t i = a->quote_over[token];
    return i ? &a->d->quotes.at[i - 1] : NULL;
}

/* The flags of a clause, with those that pass from the clauses round it to what stands inside. */
static uint16_t flags_at(const doc *d, uint32_t clause) {
    enum { INHERITED = CLAUSE_POSSIBLE | CLAUSE_WANTED | CLAUSE_DENIED };
    if (clause == NONE) return 0;
    uint16_t flags = d->clauses.at[clause].flags;
    for (uint32_t up = d->clauses.at[clause].parent, n = 0; up != NONE && n < 6; n++) {
        flags |= d->clauses.at[up].flags & INHERITED;
        up = d->clauses.at[up].parent;
    }
    return flags;
}

const doc_clause *acts_verb_of(const doc *d, const act *x) {
    enum { NEAR = 8 };
    if (x->clause == NONE) return NULL;
    for (uint32_t i = x->clause > NEAR ? x->clause - NEAR : 0; i < d->clauses.n && i < x->clause + NEAR;
         i++) {
        const doc_clause *c = &d->clauses.at[i];
        if (c->sentence != x->sentence || (c->kind != CLAUSE_VERB && c->kind != CLAUSE_PASSIVE)) continue;
        for (uint32_t k = 0; k < c->slots.n; k++)
            if (c->slots.at[k].role == SLOT_SUBJ && c->slots.at[k].head == x->head) return c;
    }
    return NULL;
}

/* Whether an attack has one side in a slot of its own and the other nowhere. */
static bool one_sided(const act *x) {
    if (x->f->type != ACT_ASSAULT) return false;
    bool actor = x->actor.codes.n && x->actor_by == BY_SLOT,
         recipient = x->recipient.codes.n && x->recipient_by == BY_SLOT;
    return actor != recipient;
}

enum outcome { NO_ROW, FOUND, RULED_OUT };

/* Tries the rows of one word until one fits and has its parties. */
static enum outcome try_rows(acting *a, act *x, uint32_t lemma, uint8_t pos) {
    const frame_head *h = frames_head(a->f, lemma);
    if (!(h->pos & pos)) return NO_ROW;
    act half = {0};
    for (uint32_t row = h->first + 1; row; row = x->f->next) {
        x->f = &a->f->at[row - 1];
        if (!(x->f->pos & pos) || !fits(a, x->head, x->f, &x->meet)) continue;
        if (x->f->type == ACT_NONE) return RULED_OUT;
        if (sides_fill(a, x)) return FOUND;
        if (!half.f && one_sided(x)) half = *x;
    }
    if (half.f) VEC_PUSH(a->d->mem, &a->halves, half);
    return NO_ROW;
}

static uint8_t pos_of_clause(const doc_clause *c) {
    switch (c->kind) {
    case CLAUSE_VERB: return FRAME_V;
    case CLAUSE_PASSIVE: return FRAME_P;
    case CLAUSE_MASDAR: return FRAME_M | FRAME_N;
    case CLAUSE_PARTICIPLE: return FRAME_A | FRAME_N;
    default: return FRAME_N | FRAME_M | FRAME_A;
    }
}

static act act_at(const acting *a, uint32_t head, uint32_t clause) {
    const doc *d = a->d;
    return (act){.head = head,
                 .clause = clause,
                 .sentence = d->tokens.at[head].sentence,
                 .flags = flags_at(d, clause),
                 .quote = quote_over(a, head)};
}

/* Whether a verb would need a hamza that is not written: here, for he congratulated. */
static bool is_here(const doc *d, uint32_t token) {
    const doc_token *t = &d->tokens.at[token];
    if (t->spell & SPELL_INNER) return false;
    for (uint32_t r = t->reading; r < t->reading + t->n_readings; r++)
        if (d->readings.at[r].pos == POS_DEM && !d->readings.at[r].enclitic) return true;
    return false;
}

static void head_of_clause(acting *a, uint32_t clause) {
    const doc_clause *c = &a->d->clauses.at[clause];
    const doc_reading *r = &a->d->readings.at[c->reading];
    uint8_t pos = pos_of_clause(c), also = c->kind == CLAUSE_PASSIVE ? FRAME_V : 0;
    if (!(frames_head(a->f, c->lemma)->pos & (pos | also)) && !(frames_head(a->f, r->bare)->pos & pos))
        return;
    if (c->kind == CLAUSE_VERB && is_here(a->d, c->head)) return;
    act x = act_at(a, c->head, clause);
    enum outcome out = try_rows(a, &x, c->lemma, pos);
    if (out == NO_ROW && r->bare != c->lemma) out = try_rows(a, &x, r->bare, pos);
    /* Unless its vowels are written, a passive may be an active. */
    if (out == NO_ROW && c->kind == CLAUSE_PASSIVE && !x.recipient.codes.n)
        out = try_rows(a, &x, c->lemma, FRAME_V);
    if (out == FOUND && c->kind == CLAUSE_PASSIVE && (VICTIMS >> x.f->type & 1) && x.recipient_by != BY_SLOT)
        return;
    if (out == FOUND) VEC_PUSH(a->d->mem, &a->acts, x);
}

void acts_find(acting *a) {
    const doc *d = a->d;
    lay_quotes(a);
    for (uint32_t i = 0; i < d->clauses.n; i++) {
        sides_subject(a, i);
        if (!d->sentences.at[d->clauses.at[i].sentence].boilerplate) head_of_clause(a, i);
    }
}

/* The attack in the sentence, whose halves begin at `from`, that names the other side; NULL where there is none. */
static const act *other_half(const acting *a, uint32_t from, const act *x) {
    for (uint32_t i = from; i < a->halves.n && a->halves.at[i].sentence == x->sentence; i++) {
        const act *y = &a->halves.at[i];
        if (y != x && y->actor_by == BY_SLOT && y->actor.codes.n) return y;
    }
    return NULL;
}

static int by_head(const void *x, const void *y) {
    const act *a = x, *b = y;
    return a->head < b->head ? -1 : a->head > b->head;
}

void acts_join_halves(acting *a) {
    for (uint32_t i = 0, from = 0; i < a->halves.n; i++) {
        act x = a->halves.at[i];
        while (a->halves.at[from].sentence != x.sentence) from++;
        if (x.actor_by == BY_SLOT && x.actor.codes.n) continue;
        const act *y = other_half(a, from, &x);
        if (!y) continue;
        x.actor = y->actor, x.actor_by = BY_OTHER;
        for (uint32_t k = 0; k < x.recipient.codes.n; k++)
            if (str_eq(x.recipient.codes.at[k], x.actor.codes.at[0])) x.dropped = true;
        if (!x.dropped) VEC_PUSH(a->d->mem, &a->acts, x);
    }
    if (a->acts.n) qsort(a->acts.at, a->acts.n, sizeof(act), by_head);
}
