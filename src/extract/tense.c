#include "tense.h"

enum { FAR = 24 };

static bool in_set(const doc *d, uint32_t at, const char *name) {
    uint32_t set = lex_set(d->lex, str_of(name));
    return set != NONE && text_sense(d, at, TABLE_sets, set);
}

/* What one token says: a past verb, a future one, a word of plans; 0 for all else. */
static int said_by(const doc *d, uint32_t at) {
    if (in_set(d, at, "plan_word")) return 1;
    const doc_reading *r = doc_best(d, at);
    if (!r || (r->pos != POS_VERB && r->pos != POS_AUX)) return 0;
    if (r->clitics & CLITIC_S) return 1;
    if (r->features & FEAT_PAST) return -1;
    return at > 0 && in_set(d, at - 1, "future_before") ? 1
           : at > 0 && in_set(d, at - 1, "past_before") ? -1
                                                        : 2;
}

int tense_of(const doc *d, uint32_t begin, uint32_t end) {
    const doc_sentence *s = &d->sentences.at[d->tokens.at[begin].sentence];
    uint32_t from = begin > s->begin + FAR ? begin - FAR : s->begin,
             to = end + FAR < s->end ? end + FAR : s->end;
    int present = 0;
    for (uint32_t i = begin; i-- > from;) {
        int x = said_by(d, i);
        if (x == 1 || x == -1) return x;
        if (x == 2 && !present) present = 1;
    }
    if (present) return 1;
    for (uint32_t i = end; i < to; i++) {
        int x = said_by(d, i);
        if (x) return x == 2 ? 1 : x;
    }
    return 0;
}
