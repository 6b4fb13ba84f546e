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
} chain;

typedef struct enclitic {
    str letters;
    uint32_t pos, bars;
    uint8_t row, n; /* of the table; letters */
} enclitic;

typedef struct clitics {
    VEC(chain) chains; /* the first is the empty one */
    VEC(enclitic) enclitics;
} clitics;

/* Reads the table into what the thread keeps. */
clitics *clitics_read(doc *d);
/* The letters of a folded word. */
static inline uint8_t clitics_letters(str s) {
    uint8_t n = 0;
    for (size_t i = 0; i < s.len; i++) n = (uint8_t)(n + (((unsigned char)s.at[i] & 0xC0) != 0x80));
    return n;
}
#endif
