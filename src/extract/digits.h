/* digits: the value of a token of digits, with the marks inside it. */
#ifndef DIGITS_H
#define DIGITS_H
#include "extract.h"

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
#endif
