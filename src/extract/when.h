/* when: a time as it is said, before anything is reckoned.
 *
 *     text  --times.rules-->  match  --when_read-->  when  --spans.rules-->  when of whens
 *                                                     |
 *                                 the article's day --+--resolve-->  cal_dates  -->  EDTF
 *
 * A when holds what the words fix and what they point at (the month before this one), so that it can be resolved
 * as often as there are days to resolve it against: none, the given one, one that is inferred. */
#ifndef WHEN_H
#define WHEN_H
#include "../text/match.h"
#include "calendar.h"

enum when_form {
    WHEN_CALENDAR, /* parts of a date; `rel` says which one where the year is not said */
    WHEN_SHIFT,    /* n units from the article's */
    WHEN_NTH,      /* the nth weekday or week of a month or year */
    WHEN_FIRST,    /* the first (n > 0) or last n units of a period */
    WHEN_FEAST,    /* a feast of a calendar */
    WHEN_SAME,     /* the period named before, in another year */
    WHEN_AGO,      /* a length before or after the article's day */
    WHEN_CLOCK,
    WHEN_LENGTH, /* a duration or a set */
};

enum { REL_NONE = 9 }; /* rel is -1, 0 or 1 where it is said */
enum when_open { OPEN_AFTER = 1, OPEN_BEFORE = 2 };

typedef struct when {
    uint8_t form;
    const char *type; /* DATE, TIME, DURATION, SET */
    str mod;          /* START, MID, END, APPROX, BEFORE, AFTER, MORE_THAN, LESS_THAN */
    uint8_t open;
    int8_t rel, year_rel;
    char unit[8]; /* S MIN H D NIGHT W M Q Y DEC CENT MILL */
    double n, n2;
    int year, month, day;    /* CAL_UNKNOWN, 0, 0 where not said */
    int year2, month2, day2; /* the other end of 5-9 May */
    int weekday, weekday2, season, week;
    int first, last; /* months of a part of the year */
    int century;     /* of a decade or alone: 19 is 19XX; CAL_UNKNOWN */
    int decade;      /* 60 is the sixties; CAL_UNKNOWN */
    int hyear, hmonth, hday;
    int hour, minute, second; /* -1 where not said */
    str half;                 /* AM PM MI NIGHT, of a part of a day */
    char fiscal;              /* F, A, S: a fiscal, academic or sporting year; 0 */
    int hyear2, hday2;
    int known_year; /* of a day that is named without it (the attacks of 11 September), where that is past; 0 */
    bool bare_part;          /* a part of a year that is not said: the first quarter */
    bool nth_day;            /* the day is an ordinal: the third of May, or its third Tuesday */
    const struct when *plus; /* of a length in several units, the next one */
    bool bc, zulu, part;     /* part: a part of a day, not a clock time */
    str value;               /* of a set or feast */
    const struct when *of;   /* the date of a clock time; the period of a FIRST */
    const struct when *to;   /* the other end of a span */
} when;

/* What the words of a match mean; false where they mean no time after all. */
bool when_read(doc *d, const match *m, when *out);
/* An hour of twelve as one of twenty-four, by what is said beside it: AM PM MI (noon) NIGHT. */
int when_hour(int hour, str half);
/* The mod that a word of bound makes: ~ > < and the like, or itself. */
str when_mod(str said);
/* The letter of a length's unit in ISO 8601; m for minutes. */
char when_unit(const when *w);
/* A length as ISO 8601: P3D, PT8H, P1.5M, P3M/P4M. */
str when_length(arena *mem, const when *w);
#endif
