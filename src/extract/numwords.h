/* numwords: the words of number that stand at a token. The sets of ar/sets-number.tsv say what a word may be:
 * a unit, a ten, a scale, a fraction, an ordinal. */
#ifndef NUMWORDS_H
#define NUMWORDS_H
#include "wordsets.h"

enum numword_kind {
    NW_NONE,
    NW_UNIT,      /* 1 to 9, zero */
    NW_ONE,       /* one, before a ten only */
    NW_TEN,       /* the word ten: alone, closes a group as a teen does */
    NW_TEEN,      /* 11 to 19 */
    NW_TENS,      /* 20 to 90 */
    NW_HUNDRED,   /* 100 to 900 */
    NW_SCALE,     /* a thousand and up */
    NW_DUAL,      /* two of a scale */
    NW_EITHER,    /* a scale behind a number, two of it without one */
    NW_FRACTION,  /* a half */
    NW_PART,      /* fifths: a number before it multiplies */
    NW_FIFTH,     /* a fifth, which is also another word */
    NW_AMBIGUOUS, /* also another word */
    NW_VAGUE,
    NW_PERCENT,
    NW_MINUS,
    NW_DECIMAL,
    NW_LETTER, /* the decimal mark as a letter, glued */
    NW_SHORT,  /* K, M behind digits */
    NW_ORDINAL,
    NW_ORDINAL_UNIT, /* before a ten only */
    NW_ORDINAL_TEN,
    NW_ORDINAL_LINK, /* after: the 101st */
    NW_AND,          /* the conjunction standing alone */
    NW_THE,          /* the article standing alone, before digits */
    NW_OPEN,         /* between, from: opens a range */
    NW_TO,           /* stands between the ends of a range */
    NW_MONEY,        /* a currency */
    NW_KINDS
};

enum {
    NW_CARDINALS = 1 << NW_UNIT | 1 << NW_ONE | 1 << NW_TEN | 1 << NW_TEEN | 1 << NW_TENS | 1 << NW_HUNDRED |
                   1 << NW_SCALE | 1 << NW_DUAL | 1 << NW_EITHER
};

typedef wordset_hit numword;

/* The longest word of number at a token that is of one of the kinds (bits). */
numword numword_at(doc *d, uint32_t token, uint32_t kinds);
/* That behind these proclitics and no others. */
numword numword_behind(doc *d, uint32_t token, uint32_t kinds, uint8_t clitics);
/* Notes which words of numbers stand at each token, before many are asked for. */
void numwords_read(doc *d);
/* Bits of all the kinds that stand at a token. */
uint32_t numword_kinds(doc *d, uint32_t token);
#endif
