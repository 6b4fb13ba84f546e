/* units: the words of measure, money and counting that stand at a token, from ar/sets-unit.tsv,
 * sets-number.tsv, sets-count.tsv and the bounds of sets-time.tsv. */
#ifndef UNITS_H
#define UNITS_H
#include "wordsets.h"

enum unit_kind {
    UNIT_NONE,
    UNIT_PERCENT,
    UNIT_SIGN, /* the percent sign, which stands before its number too */
    UNIT_PERMILLE,
    UNIT_POINT, /* of percent, of an index; the row's value is the noun */
    UNIT_TIMES,
    UNIT_TIMES_DUAL,
    UNIT_MONEY,
    UNIT_MONEY_DUAL,
    UNIT_BARE, /* a currency that many states share */
    UNIT_BARE_DUAL,
    UNIT_SYMBOL, /* before or after the number */
    UNIT_SUB,
    UNIT_MILLION,
    UNIT_MEASURE,
    UNIT_MEASURE_DUAL,
    UNIT_DEGREE,
    UNIT_DEGREE_DUAL,
    UNIT_NOUN,
    UNIT_PERSON, /* a noun of persons */
    UNIT_NOUN_DUAL,
    UNIT_PER,
    UNIT_BELOW,
    UNIT_HEAT,
    UNIT_TIME,  /* a span of time: a duration, no quantity */
    UNIT_NOT,   /* a noun whose number is a name or a place in a row */
    UNIT_LABEL, /* before a number: a name */
    UNIT_OPEN_COUNT,
    UNIT_BOUND, /* before a number: more than, about */
    UNIT_SPLIT, /* exceeds ... by: a verb of bound whose preposition stands apart */
    UNIT_AFTER, /* behind it */
    UNIT_FRACTION,
    UNIT_FRACTION_PRON, /* half of them */
    UNIT_WHOLE,         /* a fraction that needs nothing behind it */
    UNIT_NOT_PART,      /* behind a fraction: the second half, the semi-final */
    UNIT_OPEN,          /* between, from */
    UNIT_TO,
    UNIT_AND,
    UNIT_NEXT,   /* 70, then 80 */
    UNIT_CHANGE, /* rose from 70 to 80: no range */
    UNIT_THE,
    UNIT_OF,        /* of them, of the activists */
    UNIT_OUT_OF,    /* 4 out of 10 members */
    UNIT_OTHERS,    /* others: counts what was counted before */
    UNIT_ONE,       /* one, two behind its noun */
    UNIT_THEM,      /* of them */
    UNIT_NUMBER_OF, /* the number of */
    UNIT_GIVEN,     /* a person's name */
    UNIT_KINDS
};

#define UNIT_BIT(kind) (1ull << (kind))
#define UNITS_DUAL                                                                                           \
    (UNIT_BIT(UNIT_TIMES_DUAL) | UNIT_BIT(UNIT_MONEY_DUAL) | UNIT_BIT(UNIT_BARE_DUAL) |                      \
     UNIT_BIT(UNIT_MEASURE_DUAL) | UNIT_BIT(UNIT_DEGREE_DUAL))
#define UNITS_MONEY                                                                                          \
    (UNIT_BIT(UNIT_MONEY) | UNIT_BIT(UNIT_BARE) | UNIT_BIT(UNIT_SYMBOL) | UNIT_BIT(UNIT_SUB) |               \
     UNIT_BIT(UNIT_MILLION) | UNIT_BIT(UNIT_MONEY_DUAL) | UNIT_BIT(UNIT_BARE_DUAL))
#define UNITS_NOUN (UNIT_BIT(UNIT_NOUN) | UNIT_BIT(UNIT_PERSON) | UNIT_BIT(UNIT_NOUN_DUAL))
/* What a half may follow without a number. */
#define UNITS_WHOLE (UNIT_BIT(UNIT_MONEY) | UNIT_BIT(UNIT_BARE) | UNIT_BIT(UNIT_MEASURE))
/* What measures: all that stands behind a number but counted nouns. */
#define UNITS_MEASURE                                                                                        \
    (UNIT_BIT(UNIT_PERCENT) | UNIT_BIT(UNIT_SIGN) | UNIT_BIT(UNIT_PERMILLE) | UNIT_BIT(UNIT_POINT) |         \
     UNIT_BIT(UNIT_TIMES) | UNIT_BIT(UNIT_MONEY) | UNIT_BIT(UNIT_BARE) | UNIT_BIT(UNIT_SYMBOL) |             \
     UNIT_BIT(UNIT_SUB) | UNIT_BIT(UNIT_MILLION) | UNIT_BIT(UNIT_MEASURE) | UNIT_BIT(UNIT_DEGREE))

/* The longest word of measure at a token that is of one of the kinds (bits); `end` 0: none. */
wordset_hit unit_at(doc *d, uint32_t token, uint64_t kinds);
/* Notes which words of units stand at each token, before many are asked for. */
void units_read(doc *d);
uint64_t unit_kinds(doc *d, uint32_t token);
/* One of the kinds that ends at a token; it begins at *begin. The longest counts. */
wordset_hit unit_before(doc *d, uint32_t token, uint64_t kinds, uint32_t *begin);
#endif
