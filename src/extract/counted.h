/* counted: the noun that a number counts, and its dictionary form. */
#ifndef COUNTED_H
#define COUNTED_H
#include "units.h"

typedef struct counted {
    uint32_t begin, end; /* tokens; end 0: none */
    uint32_t word;       /* the noun's token */
    uint32_t reading;    /* its reading */
    str lemma;
    doc_rule rule;
    bool person;
    bool sure; /* a noun of the dictionary that agrees with its number */
} counted;

/* What a number asks of its noun. */
typedef struct counting {
    double value;
    uint16_t gender; /* FEAT_MASC, FEAT_FEM, or 0 where the number does not show it */
} counting;

/* The noun right behind a number of that value; with a preposition between them too (32 of the activists). */
counted counted_after(doc *d, uint32_t token, counting n);
/* Whether a token can be read with the article. */
bool counted_definite(const doc *d, uint32_t token);
/* The definite noun before a definite number: the five states. `longer`: the head of a longer name counts too, the
 * 19 leaders of the euro zone. */
counted counted_before(doc *d, uint32_t token, bool longer);
/* Two of something at a token: a noun in the dual. */
counted counted_dual(doc *d, uint32_t token);
/* The noun in the dual before the word two: two (other) soldiers two. */
counted counted_two(doc *d, uint32_t token);
/* The noun whose number is told before a token in its sentence. */
counted counted_told(doc *d, uint32_t token);
/* The nearest noun of persons before a token in its sentence; a plural, where asked. */
counted counted_person(doc *d, uint32_t token, bool plural);
#endif
