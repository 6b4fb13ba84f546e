#ifndef NUMERALS_H
#define NUMERALS_H
#include "numwords.h"

/* One number while it is read, and when it is. */
typedef struct numeral {
    doc *d;
    uint32_t at;      /* the token that comes next */
    uint32_t reading; /* of the first word: its proclitics are no part; or NONE */
    uint8_t form;     /* enum number_form */
    double total;     /* of the parts that are closed: its value */
    double scale;     /* of the last part; 1: none */
    double lead;      /* of the first part */
    uint32_t words;   /* in the group before */
} numeral;

/* Reads the number that begins at a token; false where there is none. */
bool numeral_read(doc *d, uint32_t token, numeral *p);
/* Whether a token can be read with the article and no other proclitic. */
bool numeral_definite(const doc *d, uint32_t token);
#endif
