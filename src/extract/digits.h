/* digits: the value of a token of digits with the marks inside it, and of a run of such tokens. */
#ifndef DIGITS_H
#define DIGITS_H
#include "numwords.h"

enum digits_kind {
    DIGITS_NONE,      /* no number: a date, an address, a version */
    DIGITS_PLAIN,     /* no mark inside */
    DIGITS_DECIMAL,   /* a decimal mark that can be nothing else */
    DIGITS_THOUSANDS, /* thousands marks that can be nothing else */
    DIGITS_EITHER     /* one mark and three digits behind it: 1,234 */
};

typedef struct digits {
    uint8_t kind;
    double value;   /* of DIGITS_EITHER, with the mark for thousands */
    double decimal; /* with it for the decimal mark */
} digits;

digits digits_read(const doc *d, uint32_t token);
/* The number that digits make at a token, over several tokens where its groups are parted by blanks (45 000) or
 * its halves turned round (5 ,1): its value, and whether it is a decimal. The token behind it; `token` where there
 * is none. */
uint32_t digits_run(doc *d, uint32_t token, double *value, bool *decimal);
/* A fraction in digits: 3/4. */
uint32_t digits_fraction(doc *d, uint32_t token, double *value);
#endif
