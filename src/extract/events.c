/* events: the acts between parties that the sentences report. Each head that a frame fits is an act (acts.c) with
 * its sides (sides.c) and setting (settings.c); here those that tell one act are merged, what stands inside
 * the content of another is dropped, and the rest is written. */
#include "acts.h"

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
    return doc_stem_span(d, begin, end, doc_best(d, begin));
}

static void write_event(acting *a, const act *x) {
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

/* A light verb and the noun that met its condition tell one act; so do two words of one type in one sentence
 * with the same sides. */
static void merge(acting *a) {
    for (uint32_t i = 0; i < a->acts.n; i++) {
        act *x = &a->acts.at[i];
        for (uint32_t k = i + 1; k < a->acts.n && a->acts.at[k].sentence == x->sentence && !x->dropped; k++) {
            act *y = &a->acts.at[k];
            if (y->f->type != x->f->type) continue;
            if (x->meet == y->head || same_sides(x, y)) y->dropped = true;
        }
    }
}

void extract_events(doc *d) {
    acting a = {.d = d, .f = frames_of(d)};
    a.subjects = ARENA_NEW(d->mem, side, d->clauses.n + 1);
    acts_find(&a);
    merge(&a);
    for (uint32_t i = 0; i < a.acts.n; i++)
        if (!a.acts.at[i].dropped) write_event(&a, &a.acts.at[i]);
}
