/* quantity: one quantity while it is being read, and the steps that the stage is made of. */
#ifndef QUANTITY_H
#define QUANTITY_H
#include "counted.h"
#include "money.h"

/* What an article's quantities are read with. */
typedef struct quantity_reader {
    doc *d;
    money money;
    uint32_t last_money, last_counted, last_person, last_measure; /* index into quantities + 1 */
} quantity_reader;

typedef struct quantity {
    quantity_reader *r;
    doc *d;
    doc_value value;
    str unit, mod;
    doc_rule rule;
    uint32_t begin, end; /* tokens */
    uint32_t reading;    /* of the first token: its proclitics are no part; NONE: all is */
    uint32_t number;     /* the first of its numbers, or NONE */
    uint32_t word;       /* the unit's token */
    uint8_t kind;        /* enum unit_kind of the unit; UNIT_NOUN or UNIT_PERSON where it counts */
    bool sure;           /* a noun that agrees with its number */
} quantity;

/* measure.c: takes the unit whose words are `u`, at the quantity's end. */
void quantity_unit(quantity *q, wordset_hit u);
/* The unit of money, measure or percent behind the number; per what, and a half of it, with it. */
bool quantity_measured(quantity *q);
/* A sign before the number: $20, %5. */
bool quantity_signed(quantity *q);
/* Cents behind dollars, a half behind a litre; true where it took a number more. */
bool quantity_more(quantity *q);

/* spoken.c: takes a noun for the unit; false where there is none. */
bool quantity_take(quantity *q, counted c, bool before);
/* The noun that the number counts, behind it or before it. */
bool quantity_counted(quantity *q);
/* The noun that is meant where none stands: of them, two others, the number of deputies rose to. */
bool quantity_spoken(quantity *q);

/* fraction.c: half of the states, two thirds, half a litre, at the quantity's begin. */
bool quantity_fraction(quantity *q);

bool quantity_line(const doc *d, uint32_t token); /* a token that stands on the line of the one before */
static inline str quantity_value(const doc *d, uint32_t row) {
    return lex_cell(d->lex, TABLE_sets, row, sets_value);
}
#endif
