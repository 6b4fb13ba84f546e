/* A day that comes once a year, in whichever calendar, is a function from a year to a day; which year is meant
 * is settled for all alike. */
#include "feasts.h"
#include <stdlib.h>

typedef struct yearly {
    const lex *lex;
    str rule;       /* hijri:MM-DD, greg:MM-DD, nth:MM-NN-W, easter, easter_east with -N or +N days */
    int month, day; /* of hijri and greg */
    int length;     /* of what the day begins, in days */
} yearly;

static int two_figures(str s, size_t at) {
    int64_t n;
    return s.len >= at + 2 && str_int(str_sub(s, at, at + 2), &n) ? (int)n : 0;
}

static bool by_hijri(const yearly *y) { return str_starts(y->rule, STR("hijri:")); }

/* Its day in a year of its own calendar. */
static int32_t day_in(const yearly *y, int year) {
    int days;
    if (by_hijri(y)) return cal_hijri_month(y->lex, year, y->month, &days) + y->day - 1;
    if (str_starts(y->rule, STR("greg:"))) return cal_day(year, y->month, y->day);
    if (str_starts(y->rule, STR("nth:")) && y->rule.len == 11) {
        int32_t first = cal_day(year, y->month, 1);
        return first + (y->rule.at[10] - '0' - cal_weekday(first) + 7) % 7 + 7 * (y->day - 1);
    }
    bool east = str_starts(y->rule, STR("easter_east"));
    str off = str_sub(y->rule, east ? 11 : 6, y->rule.len);
    int64_t n = 0;
    if (off.len && *off.at == '+') off = str_sub(off, 1, off.len);
    if (off.len) str_int(off, &n);
    return cal_easter(year, east) + (int32_t)n;
}

static yearly yearly_of(const lex *l, str rule) {
    yearly y = {.lex = l, .rule = rule, .length = 1};
    ptrdiff_t at = str_find(rule, STR(":"));
    if (at > 0) y.month = two_figures(rule, (size_t)at + 1), y.day = two_figures(rule, (size_t)at + 4);
    return y;
}

/* The year of its own calendar that a Gregorian year or the vantage points to. */
static int year_now(const yearly *y, int32_t today) {
    int year, month, day;
    if (!by_hijri(y)) return cal_date_of(today).year;
    cal_hijri_of(y->lex, today, &year, &month, &day);
    return year;
}

static double off_by(const vantage *v, const when *w, int32_t first, int32_t last) {
    bool inside = first <= v->today && v->today <= last, past = last < v->today;
    double off = inside ? 0 : past ? v->today - last : first - v->today;
    if (w->rel == -1 && last >= v->today) return 1e9;
    if (w->rel == 1 && first <= v->today) return 1e9;
    if (inside || !v->direction || past == (v->direction < 0)) return off;
    return v->strict ? off + 1e6 : off * 3;
}

/* The nearest time that it comes, on the side that the words or the tense name. */
static bool nearest(const vantage *v, const when *w, const yearly *y, int32_t *day) {
    if (!v->known || v->grain != CAL_DAY) return false;
    int this = year_now(y, v->today);
    double least = 1e18;
    for (int year = this - 1; year <= this + 1; year++) {
        int32_t first = day_in(y, year);
        double off = off_by(v, w, first, first + y->length - 1);
        if (w->rel == 0 && year == this) off = -1;
        if (off < least) least = off, *day = first;
    }
    return true;
}

/* In a Gregorian year: a Hijri feast may come twice or lie in either of two Hijri years. */
static bool in_year(const yearly *y, int year, int32_t *day) {
    int32_t first = cal_day(year, 1, 1), last = cal_day(year, 12, 31);
    int this = year_now(y, first);
    for (int n = this; n <= this + 1; n++) {
        *day = day_in(y, n);
        if (*day >= first && *day <= last) return true;
    }
    return false;
}

static bool yearly_day(const vantage *v, const when *w, const yearly *y, int32_t *day) {
    if (w->hyear != CAL_UNKNOWN && by_hijri(y)) return *day = day_in(y, w->hyear), true;
    if (w->year != CAL_UNKNOWN) return in_year(y, w->year, day);
    if (w->year_rel != REL_NONE && v->known) return in_year(y, cal_date_of(v->today).year + w->year_rel, day);
    return nearest(v, w, y, day);
}

bool feasts_resolve(const vantage *v, const when *w, dates *out) {
    yearly y = yearly_of(v->lex, w->value);
    int32_t day;
    if (!yearly_day(v, w, &y, &day)) {
        *out = (dates){.from = {CAL_UNKNOWN, y.month, y.day, CAL_DAY}};
        out->to = out->from;
        return str_starts(w->value, STR("greg:"));
    }
    if (w->n > 1) day += (int32_t)w->n - 1;
    *out = (dates){cal_date_of(day), cal_date_of(day), false};
    return true;
}

/* A Hijri month or year is a span of days. */
bool feasts_hijri(const vantage *v, const when *w, dates *out) {
    int32_t first, last;
    int days = 1;
    if (!w->hmonth) {
        if (w->hyear < 1 || w->hyear > 2000) return false;
        first = cal_hijri_month(v->lex, w->hyear, 1, &days);
        int end = w->hyear2 > w->hyear ? w->hyear2 : w->hyear;
        last = cal_hijri_month(v->lex, end + 1, 1, &days) - 1;
    } else {
        yearly y = {v->lex, STR("hijri:"), w->hmonth, w->hday ? w->hday : 1, w->hday ? 1 : 29};
        if (!yearly_day(v, w, &y, &first)) return false;
        int year, month, day;
        cal_hijri_of(v->lex, first, &year, &month, &day);
        cal_hijri_month(v->lex, year, month, &days);
        last = w->hday2 > w->hday ? first + w->hday2 - w->hday : w->hday ? first : first + days - 1;
    }
    *out = (dates){cal_date_of(first), cal_date_of(last), last > first};
    return true;
}
