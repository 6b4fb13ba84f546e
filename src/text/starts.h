/* starts: where rules can begin, found without trying any. */
#ifndef STARTS_H
#define STARTS_H
#include "../lex/rules.h"
#include "text.h"

/* The ways of one set of rules, by the kinds of tokens that begin them. */
typedef struct starts {
    const lex_way *ways;
    uint32_t words;    /* of 64 bits, a bit for each way */
    uint64_t any[2];   /* the kinds that begin a way: inside a sentence, at its beginning */
    uint64_t *inside;  /* the ways that can begin inside a sentence */
    uint64_t *by_kind; /* for each kind the ways that it can begin: words of each */
} starts;

const starts *starts_table(doc *d, enum rule_set set);
/* What is found at a token becomes one of its kinds. */
static inline void starts_found(doc *d, uint32_t token, enum first_kind kind) { d->firsts[token] |= kind; }
#endif
