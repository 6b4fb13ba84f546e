/* events: the acts between parties that the sentences report. Each head that a frame fits is an act (acts.c) with
 * its sides (sides.c) and setting (settings.c); here those that tell one act are merged, what stands inside
 * the content of another is dropped, and the rest is written. */
#include "acts.h"
#include "era.h"

static void write_sides(doc *d, const act *x, doc_events *e) {
    e->actor = x->actor.codes;
    e->recipient = x->recipient.codes;
    for (uint32_t i = 0; i < x->actor.entities.n; i++)
        if (x->actor.entities.at[i] != NONE)
            VEC_PUSH(d->mem, &e->participants, ((doc_side){x->actor.entities.at[i], "actor"}));
    for (uint32_t i = 0; i < x->recipient.entities.n; i++)
        if (x->recipient.entities.at[i] != NONE)
            VEC_PUSH(d->mem, &e->participants, ((doc_side){x->recipient.entities.at[i], "recipient"}));
}

/* The trigger: the head, with the word that met the frame's condition where it stands near. */
static doc_span trigger(const doc *d, const act *x) {
    enum { NEAR = 4 };
    uint32_t begin = x->head, end = x->head + 1;
    if (x->meet != NONE && x->meet >= end && x->meet - x->head <= NEAR) end = x->meet + 1;
    const doc_reading *r =
        x->clause == NONE ? doc_best(d, begin) : &d->readings.at[d->clauses.at[x->clause].reading];
    return doc_stem_span(d, begin, end, r);
}

static void write_event(acting *a, act *x) {
    doc *d = a->d;
    doc_events *e = VEC_ADD(d->mem, &d->events);
    e->span = trigger(d, x);
    e->type = str_of(act_names[x->f->type]);
    e->mode = x->f->mode;
    e->head = x->head;
    e->clause = x->clause;
    e->lemma = lex_cell(d->lex, TABLE_frames, x->f->row, frames_lemma);
    e->rule = lex_rule_row(TABLE_frames, x->f->row);
    write_sides(d, x, e);
    settings_fill(a, x, e);
    era_restore(d, &e->actor, &e->recipient, e->date);
    x->date = e->date;
    if (x->quote) e->by = x->quote->speaker;
}

static bool same_sides(const act *x, const act *y) {
    if (x->actor.codes.n != y->actor.codes.n || x->recipient.codes.n != y->recipient.codes.n) return false;
    for (uint32_t i = 0; i < x->actor.codes.n; i++)
        if (!str_eq(x->actor.codes.at[i], y->actor.codes.at[i])) return false;
    for (uint32_t i = 0; i < x->recipient.codes.n; i++)
        if (!str_eq(x->recipient.codes.at[i], y->recipient.codes.at[i])) return false;
    return true;
}

/* A verb and the noun that met its condition tell one act, the verb's; so do two words of one type in one sentence
 * with the same sides. */
static void merge(acting *a) {
    for (uint32_t i = 0; i < a->acts.n; i++) {
        act *x = &a->acts.at[i];
        for (uint32_t k = i + 1; k < a->acts.n && a->acts.at[k].sentence == x->sentence && !x->dropped; k++) {
            act *y = &a->acts.at[k];
            bool same = y->f->type == x->f->type;
            bool met =
                x->meet == y->head && (same || y->f->type != ACT_CONSULT); /* a meeting that concludes met */
            if (met || (same && same_sides(x, y))) y->dropped = true;
        }
    }
}

/* ---- What is only said, asked, promised ---- */

/* Told as done, or with its day. */
static bool stands_by_itself(const doc *d, const act *y) {
    const doc_clause *c = y->clause == NONE ? NULL : &d->clauses.at[y->clause];
    if (!c) return false;
    if (c->kind == CLAUSE_VERB && (d->readings.at[c->reading].features & FEAT_PAST)) return true;
    for (uint32_t i = c->begin; d->time_at && i < c->end; i++)
        if (d->time_at[i]) return true;
    return false;
}

/* Where the content in a slot ends: with the slot, or for a phrase at the next finite verb. */
static uint32_t content_end(const doc *d, const act *x, const doc_slot *s) {
    if (s->role == SLOT_CONTENT) return s->end;
    uint32_t end = x->clause == NONE ? s->end : d->clauses.at[x->clause].end;
    for (uint32_t i = s->begin; i < end; i++) {
        uint32_t c = d->clause_of[i];
        if (c && (d->clauses.at[c - 1].kind == CLAUSE_VERB || d->clauses.at[c - 1].kind == CLAUSE_PASSIVE))
            return i;
    }
    return end > s->end ? end : s->end;
}

static void drop_inside(acting *a, uint32_t i, const doc_slot *s) {
    const doc *d = a->d;
    const act *x = &a->acts.at[i];
    uint32_t end = content_end(d, x, s), k = i;
    while (k && a->acts.at[k - 1].sentence == x->sentence) k--;
    for (; k < a->acts.n && a->acts.at[k].sentence == x->sentence; k++) {
        act *y = &a->acts.at[k];
        if (k == i || y->head < s->begin || y->head >= end) continue;
        if (!stands_by_itself(d, y)) y->dropped = true;
    }
}

static void drop_content(acting *a) {
    for (uint32_t i = 0; i < a->acts.n; i++) {
        const act *x = &a->acts.at[i];
        if (x->dropped || !acts_is_words(x)) continue;
        doc_slots slots = acts_slots(a, x->head);
        for (uint32_t n = 0; n < x->f->content.n; n++)
            for (uint32_t k = 0; k < slots.n; k++)
                if (acts_slot_is(a->d, &slots.at[k], &a->f->slots.at[x->f->content.at + n]) ||
                    slots.at[k].role == SLOT_CONTENT)
                    drop_inside(a, i, &slots.at[k]);
    }
}

/* Whether an article is about sport: one word in fifty. */
static bool is_sport(const doc *d, const frames *f) {
    enum { SHARE = 50, LEAST = 5 };
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->tokens.n && f->set_sport != NONE; i++)
        n += text_sense(d, i, TABLE_sets, f->set_sport) != NULL;
    return n >= LEAST && n * SHARE > d->tokens.n;
}

void extract_events(doc *d) {
    acting a = {.d = d, .f = frames_of(d)};
    if (is_sport(d, a.f)) return;
    a.subjects = ARENA_NEW(d->mem, side, d->clauses.n + 1);
    a.nobody = ARENA_NEW(d->mem, uint8_t, d->tokens.n + 1);
    acts_find(&a);
    acts_join_halves(&a);
    merge(&a);
    drop_content(&a);
    for (uint32_t i = 0; i < a.acts.n; i++)
        if (!a.acts.at[i].dropped) write_event(&a, &a.acts.at[i]);
}
