/* clitics: what may be written onto a word, from ar/clitics.tsv, made ready for reading: every stack of proclitics
 * (a chain), and the pronouns at the end. */
#ifndef CLITICS_H
#define CLITICS_H
#include "text.h"

/* Proclitics that stand together at the front of a word. */
typedef struct chain {
    str letters;          /* taken off */
    str share;            /* put back before the rest */
    uint32_t pos;         /* bits of the parts of speech that may follow */
    uint32_t needs, bars; /* features: one of these, none of those */
    uint8_t clitics, skip;
    bool as_written; /* what follows, and its article if there is one, stands so in the word */
} chain;

typedef struct enclitic {
    str letters;
    uint32_t pos, bars;
    uint8_t row, n; /* of the table; letters */
} enclitic;

typedef VEC(uint8_t) chain_list;

enum { CHAIN_LISTS = 64 };

typedef struct clitics {
    VEC(chain) chains; /* the first is the empty one */
    VEC(enclitic) enclitics;
    chain_list lists[CHAIN_LISTS]; /* in order, those that can open a word with that first letter */
} clitics;

/* Reads the table into what the thread keeps. */
clitics *clitics_read(doc *d);
/* The chains to try on a word; the first bytes of letters are much the same, the second ones tell them apart. */
static inline const chain_list *clitics_chains(const clitics *c, str word) {
    return &c->lists[word.len > 1 ? word.at[1] & (CHAIN_LISTS - 1) : 0];
}
static inline bool chain_opens(const chain *c, str word) {
    return !c->letters.len || str_starts(word, c->letters);
}
/* The letters of a folded word. */
static inline uint8_t clitics_letters(str s) {
    uint8_t n = 0;
    for (size_t i = 0; i < s.len; i++) n = (uint8_t)(n + (((unsigned char)s.at[i] & 0xC0) != 0x80));
    return n;
}
#endif
