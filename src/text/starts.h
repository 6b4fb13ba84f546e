/* starts: the rules that can begin at a token, found without trying any. */
#ifndef STARTS_H
#define STARTS_H
#include "../lex/rules.h"
#include "text.h"

enum { STARTS_MOST = 128 };

/* Writes the rules of a set that can begin at a token to `rules` (STARTS_MOST of room) and returns how many. */
uint32_t starts_find(doc *d, enum rule_set set, uint32_t token, uint32_t *rules);
/* The sets whose words stand in the token's sentence, by need_bit. */
uint64_t starts_sets(doc *d, uint32_t token);
/* The kinds of a token, for what a node can begin with. */
static inline uint64_t starts_kinds(const doc *d, uint32_t at) {
    uint64_t is = d->firsts[at];
    if (d->number_at && d->number_at[at]) is |= FIRST_NUMBER;
    if (d->ordinal_at && d->ordinal_at[at]) is |= FIRST_ORDINAL;
    if (d->time_at && d->time_at[at]) is |= FIRST_TIME;
    if (d->mention_at && d->mention_at[at]) is |= FIRST_NAME;
    return is;
}
#endif
