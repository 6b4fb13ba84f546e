/* edtf: the days that a date can mean. */
#ifndef EDTF_H
#define EDTF_H
#include "../base/str.h"

typedef struct edtf_days {
    char first[16], last[16]; /* YYYY-MM-DD; empty where open */
} edtf_days;

/* The first and the last day of a day, month, season, quarter, week, year, decade, century, date-time or interval of
 * them. False where the value names no year, or is none. */
bool edtf_bounds(str value, edtf_days *days);
#endif
