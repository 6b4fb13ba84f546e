/* resolve: from what is said (when) and the article's day to dates. */
#ifndef RESOLVE_H
#define RESOLVE_H
#include "when.h"

/* From where an expression is seen. */
typedef struct vantage {
    const lex *lex;
    bool known;    /* whether there is a day to reckon from */
    uint8_t grain; /* a day, or only a month or year of which `today` is the first day (enum cal_grain) */
    int32_t today; /* that day */
    int direction; /* of a bare weekday, month or feast: -1 past, 1 coming, 0 the nearest */
    bool strict;   /* the direction holds for months as for weekdays */
    const struct dates *before; /* the period named last, for "the same period"; may be NULL */
    const cal_date *day;        /* the day that a clock time without a date is of; may be NULL */
} vantage;

typedef struct dates {
    cal_date from, to;
    bool span;
} dates;

/* False where nothing is fixed, neither by the words nor by the day. */
bool resolve(const vantage *v, const when *w, dates *out);
/* What stands as value of a time: EDTF, ISO 8601; empty where nothing is fixed. */
str resolve_value(const vantage *v, const when *w, arena *mem);
#endif
