/* starts: the rules that can begin at a token, found without trying any. */
#ifndef STARTS_H
#define STARTS_H
#include "../lex/rules.h"
#include "text.h"

enum { STARTS_MOST = 128 };

/* Writes the rules of a set that can begin at a token to `rules` (STARTS_MOST of room) and returns how many. */
uint32_t starts_find(doc *d, enum rule_set set, uint32_t token, uint32_t *rules);
/* The kinds of a token, for what a node can begin with. */
uint64_t starts_kinds(const doc *d, uint32_t token);
#endif
