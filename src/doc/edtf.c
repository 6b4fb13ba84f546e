#include "edtf.h"
#include <stdio.h>
#include <stdlib.h>

typedef struct ymd {
    int year, month, day;
} ymd;

static bool leap(int y) { return (y % 4 == 0 && y % 100) || y % 400 == 0; }

static int month_days(int y, int m) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return m == 2 && leap(y) ? 29 : days[m - 1];
}

static void put(char out[16], ymd d) {
    if (d.year < 0)
        snprintf(out, 16, "-%04d-%02d-%02d", -d.year % 100000, d.month % 100, d.day % 100);
    else
        snprintf(out, 16, "%04d-%02d-%02d", d.year % 100000, d.month % 100, d.day % 100);
}

/* n digits at *s, among them X where `low` or `high` stands for it. */
static bool digits(str *s, int n, int *low, int *high) {
    if (s->len < (size_t)n) return false;
    *low = *high = 0;
    for (int i = 0; i < n; i++) {
        char c = s->at[i];
        bool open = c == 'X';
        if (!open && (c < '0' || c > '9')) return false;
        *low = *low * 10 + (open ? 0 : c - '0');
        *high = *high * 10 + (open ? 9 : c - '0');
    }
    *s = str_sub(*s, (size_t)n, s->len);
    return true;
}

static bool take(str *s, char c) {
    if (!s->len || *s->at != c) return false;
    *s = str_sub(*s, 1, s->len);
    return true;
}

/* Days from an arbitrary origin, and back. */
static long to_days(ymd d) {
    int y = d.year - (d.month <= 2), m = d.month + (d.month > 2 ? -3 : 9);
    long era = (y >= 0 ? y : y - 399) / 400;
    long of_era = y - era * 400;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + (153L * m + 2) / 5 + d.day - 1;
}

static ymd from_days(long n) {
    long era = (n >= 0 ? n : n - 146096) / 146097, day = n - era * 146097;
    long y = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    long rest = day - (365 * y + y / 4 - y / 100), m = (5 * rest + 2) / 153;
    int month = (int)(m < 10 ? m + 3 : m - 9);
    return (ymd){(int)(y + era * 400) + (month <= 2), month, (int)(rest - (153 * m + 2) / 5 + 1)};
}

/* 0000-03-01 was a Wednesday. */
static int weekday(long days) { return (int)(((days + 2) % 7 + 7) % 7) + 1; }

static bool week(str s, int year, ymd *first, ymd *last) {
    int n, same, day = 0;
    if (!digits(&s, 2, &n, &same) || n != same || n < 1 || n > 53) return false;
    if (take(&s, '-') && (!digits(&s, 1, &day, &same) || day < 1 || day > 7)) return false;
    long fourth = to_days((ymd){year, 1, 4});
    long monday = fourth - (weekday(fourth) - 1) + 7L * (n - 1);
    *first = from_days(monday + (day ? day - 1 : 0));
    *last = from_days(monday + (day ? day - 1 : 6));
    return true;
}

/* EDTF's numbers above the months: seasons 21-24 (north) and 25-32, quarters 33-36, thirds 37-39, halves 40-41. */
static bool part_of_year(int year, int n, ymd *first, ymd *last) {
    static const signed char starts[] = {3, 6, 9, 12, 3, 6, 9, 12, 9, 12, 3, 6, 1, 4, 7, 10, 1, 5, 9, 1, 7};
    if (n < 21 || n > 41) return false;
    int from = starts[n - 21], months = n < 37 ? 3 : n < 40 ? 4 : 6, to = from + months - 1;
    *first = (ymd){year, from, 1};
    *last = (ymd){year + (to > 12), to > 12 ? to - 12 : to, 1};
    last->day = month_days(last->year, last->month);
    return true;
}

static bool one(str s, ymd *first, ymd *last) {
    int low, high, month, month_high, day, day_high;
    bool before = take(&s, '-');
    if (str_starts(s, STR("XX")) || !digits(&s, 4, &low, &high)) return false;
    *first = (ymd){before ? -high : low, 1, 1};
    *last = (ymd){before ? -low : high, 12, 31};
    if (!take(&s, '-')) return true;
    if (low != high) return true;
    int year = first->year;
    if (take(&s, 'W')) return week(s, year, first, last);
    if (!digits(&s, 2, &month, &month_high)) return false;
    if (month != month_high) return true;
    if (month > 12) return part_of_year(year, month, first, last);
    if (month < 1) return false;
    *first = (ymd){year, month, 1};
    *last = (ymd){year, month, month_days(year, month)};
    if (!take(&s, '-') || !digits(&s, 2, &day, &day_high)) return true;
    if (day != day_high) return true;
    if (day < 1 || day > last->day) return false;
    first->day = last->day = day;
    return true;
}

bool edtf_bounds(str value, edtf_days *days) {
    *days = (edtf_days){.first = ""};
    ymd first, last;
    str to = value, from = str_cut(&to, '/');
    bool open_from = !from.len || str_is(from, ".."), open_to = to.at && (!to.len || str_is(to, ".."));
    if (to.at) {
        if (open_from && open_to) return false;
        if (!open_from && !one(from, &first, &last)) return false;
        if (!open_from) put(days->first, first);
        if (!open_to && !one(to, &first, &last)) return false;
        if (!open_to) put(days->last, last);
        return true;
    }
    if (!one(from, &first, &last)) return false;
    put(days->first, first);
    put(days->last, last);
    return true;
}
