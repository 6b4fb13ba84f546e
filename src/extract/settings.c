/* settings: when and where an act was done, in which context, and whether it was. */
#include "acts.h"

static const doc_times *time_in(const doc *d, uint32_t begin, uint32_t end, uint32_t head) {
    const doc_times *best = NULL;
    uint32_t nearest = NONE;
    for (uint32_t i = begin; d->time_at && i < end; i++) {
        if (!d->time_at[i]) continue;
        const doc_times *t = &d->times.at[d->time_at[i] - 1];
        i = t->end > i ? t->end - 1 : i;
        if (!str_is(t->type, "DATE") && !str_is(t->type, "TIME")) continue;
        uint32_t far = t->begin > head ? t->begin - head : head - t->begin;
        if (far < nearest) best = t, nearest = far;
    }
    return best;
}

/* A time of day's value holds the day before its T. */
static str day_of(str value) {
    ptrdiff_t t = str_find(value, STR("T"));
    return t > 0 ? str_sub(value, 0, (size_t)t) : value;
}

static void fill_date(acting *a, const act *x, doc_events *e) {
    const doc *d = a->d;
    const doc_sentence *s = &d->sentences.at[x->sentence];
    uint32_t begin = s->begin, end = s->end;
    const doc_times *t = NULL;
    if (x->clause != NONE)
        t = time_in(d, d->clauses.at[x->clause].begin, d->clauses.at[x->clause].end, x->head);
    if (!t) t = time_in(d, begin, end, x->head);
    if (!t) return;
    e->date = day_of(t->value);
    e->resolved = day_of(t->resolved);
}

static void fill_place(acting *a, const act *x, doc_events *e) {
    const doc *d = a->d;
    doc_slots slots = acts_slots(a, x->head);
    for (uint32_t i = 0; i < slots.n; i++) {
        const doc_slot *s = &slots.at[i];
        if (s->role != SLOT_PREP) continue;
        uint32_t m = d->mention_at && s->begin < d->tokens.n ? d->mention_at[s->begin] : 0;
        if (!m) continue;
        const doc_mention *k = &d->mentions.at[m - 1];
        const doc_entities *en = &d->entities.at[k->entity];
        if (!str_is(en->kind, "place") && !str_is(en->kind, "state")) continue;
        e->place = en->id;
        return;
    }
}

static void fill_context(acting *a, const act *x, doc_events *e) {
    const doc *d = a->d;
    const doc_sentence *s = &d->sentences.at[x->sentence];
    uint32_t bits = x->f->contexts;
    for (uint32_t i = s->begin; i < s->end; i++) {
        const doc_sense *k = text_sense(d, i, TABLE_contexts, NONE);
        if (k) bits |= a->f->context_of_row[k->row];
    }
    if (!bits) bits = 1u << CONTEXT_DIPLOMATIC;
    for (uint32_t i = 0; i < CONTEXTS; i++)
        if (bits & 1u << i) VEC_PUSH(d->mem, &e->context, str_of(context_names[i]));
}

static str status_of(const act *x) {
    if (x->f->status.len) return x->f->status;
    if (x->flags & (CLAUSE_NEGATED | CLAUSE_DENIED)) return STR("denied");
    if (x->flags & (CLAUSE_POSSIBLE | CLAUSE_WANTED)) return STR("possible");
    if (x->flags & CLAUSE_FUTURE) return STR("planned");
    if (x->flags & CLAUSE_ONGOING) return STR("ongoing");
    return STR("happened");
}

void settings_fill(acting *a, const act *x, doc_events *e) {
    fill_date(a, x, e);
    fill_place(a, x, e);
    fill_context(a, x, e);
    e->status = status_of(x);
}
