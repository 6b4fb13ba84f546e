/* slots: what the clause layer says stands round a word. */
#include "acts.h"

bool acts_slot_is(const doc *d, const doc_slot *s, const frame_slot *f) {
    (void)d;
    if (f->role != SLOT_PREP) return f->role == s->role;
    return (s->role == SLOT_PREP || s->role == SLOT_CONTENT) && f->word == s->word;
}

doc_slots acts_slots(acting *a, uint32_t token) {
    const doc *d = a->d;
    uint32_t c = d->clause_of ? d->clause_of[token] : 0;
    if (!c) return (doc_slots){0};
    const doc_clause *clause = &d->clauses.at[c - 1];
    return (doc_slots){clause->slots.at, clause->slots.n, clause->slots.n};
}
