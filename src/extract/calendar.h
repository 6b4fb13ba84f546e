/* calendar: days and what they are called. Arithmetic only; what words mean is when.c's and resolve.c's.
 *
 * A day is a number of days since 1970-01-01 in the Gregorian calendar carried on in both directions. A
 * cal_date is a day, or something longer, by its parts, as EDTF writes it; parts that are not known print as
 * X. */
#ifndef CALENDAR_H
#define CALENDAR_H
#include "../lex/lex.h"

enum { CAL_UNKNOWN = -32768 };

/* How long a cal_date is, shortest first. */
enum cal_grain {
    CAL_DAY,
    CAL_WEEKDAY,
    CAL_WEEK,
    CAL_MONTH,
    CAL_SEASON,
    CAL_YEAR,
    CAL_DECADE,
    CAL_CENTURY,
    CAL_MILLENNIUM
};

typedef struct cal_date {
    int year;  /* of a week: the ISO year; CAL_UNKNOWN: X */
    int month; /* 1 ... 12; 0: not known */
    int day;   /* 1 ... 31; of a week its number, of a weekday 1 (Monday) ... 7, of a season 21 ... 24 */
    enum cal_grain grain;
} cal_date;

int32_t cal_day(int year, int month, int day);
cal_date cal_date_of(int32_t day);
/* 1 (Monday) ... 7. */
int cal_weekday(int32_t day);
int cal_month_days(int year, int month);
bool cal_valid(int year, int month, int day);
/* The ISO week in which a day lies, and a week's Monday. */
cal_date cal_week_of(int32_t day);
int32_t cal_week_day(int year, int week);
/* Easter Sunday, the western or the eastern, as a Gregorian day. */
int32_t cal_easter(int year, bool eastern);
/* The first and the last day; false where a part that this needs is not known. */
bool cal_first(cal_date c, int32_t *day);
bool cal_last(cal_date c, int32_t *day);

/* A Hijri month's first day and its length: by the table hijri where it has the year, else by the rule of
 * thirty years with eleven leap years. */
int32_t cal_hijri_month(const lex *l, int year, int month, int *days);
/* The Hijri date of a day. */
void cal_hijri_of(const lex *l, int32_t day, int *year, int *month, int *date);

/* Writes EDTF. */
void cal_put(buf *out, cal_date c);
/* Reads a day, month or year, or the date of a date-time; false for anything else. */
bool cal_read(str text, cal_date *out);
#endif
