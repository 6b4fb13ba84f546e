#include "resolve.h"
#include "feasts.h"
#include <math.h>
#include <stdlib.h>

enum { FARTHEST = 100000 }; /* units; what lies farther off is no date of news */

static cal_date year_date(int year) { return (cal_date){year, 0, 0, CAL_YEAR}; }
static cal_date month_date(int year, int month) { return (cal_date){year, month, 0, CAL_MONTH}; }
static cal_date day_date(int year, int month, int day) { return (cal_date){year, month, day, CAL_DAY}; }

static void one(dates *out, cal_date c) { *out = (dates){c, c, false}; }
static void two(dates *out, cal_date a, cal_date b) { *out = (dates){a, b, true}; }

static cal_date today(const vantage *v) { return cal_date_of(v->today); }

/* Whether enough is known of the day to reckon in units of that length. */
static bool sees(const vantage *v, enum cal_grain grain) { return v->known && v->grain <= grain; }

/* ---- Which year ---- */

/* How far a candidate lies in days, more where it lies on the wrong side. */
static double cost(const vantage *v, int32_t first, int32_t last) {
    if (first <= v->today && v->today <= last) return v->strict && v->direction ? 0.5 : 0;
    bool past = last < v->today;
    double off = past ? v->today - last : first - v->today;
    if (!v->direction || past == (v->direction < 0)) return off;
    return v->strict ? off + 1e6 : off * 3;
}

/* Whether a candidate lies on the side that "last" or "next" names: wholly before or after. */
static bool on_side(const vantage *v, int rel, int32_t first, int32_t last) {
    return rel < 0 ? last < v->today : rel > 0 ? first > v->today : true;
}

/* The year of a month (and day), or of the months up to another, whose year is not said. */
static int year_of(const vantage *v, const when *w, cal_date c, cal_date end) {
    if (w->year != CAL_UNKNOWN) return w->year;
    if (w->known_year && (!v->known || cal_day(w->known_year, w->month, w->day) <= v->today))
        return w->known_year;
    if (!v->known) return CAL_UNKNOWN;
    int this = today(v).year, best = this;
    if (w->year_rel != REL_NONE) return this + w->year_rel;
    if (w->rel == 0) return this;
    if (!sees(v, c.grain == CAL_MONTH ? CAL_MONTH : CAL_DAY)) return w->rel == REL_NONE ? this : CAL_UNKNOWN;
    double least = 1e18;
    for (int year = this - 1; year <= this + 1; year++) {
        int32_t first, last;
        c.year = year;
        end.year = year + (end.month < c.month);
        if (c.grain == CAL_DAY && !cal_valid(year, c.month, c.day)) continue;
        if (!cal_first(c, &first) || !cal_last(end, &last)) continue;
        if (w->rel != REL_NONE && !on_side(v, w->rel, first, last)) continue;
        double x = w->rel != REL_NONE ? abs(first - v->today) : cost(v, first, last);
        if (x < least) least = x, best = year;
    }
    return best;
}

/* The year of a whole year, a part of one, or the period of a FIRST. */
static int plain_year(const vantage *v, const when *w) {
    if (w->year != CAL_UNKNOWN) return w->year;
    if (!v->known) return CAL_UNKNOWN;
    int rel = w->year_rel != REL_NONE ? w->year_rel : w->rel != REL_NONE ? w->rel : 0;
    return today(v).year + rel;
}

/* ---- Weekdays ---- */

/* The day with that name that is nearest to a day. */
static int32_t nearest_weekday(int32_t day, int weekday) {
    int off = (weekday - cal_weekday(day) + 7) % 7;
    return off <= 3 ? day + off : day + off - 7;
}

static bool one_weekday(const vantage *v, const when *w, dates *out) {
    if (!sees(v, CAL_DAY)) return one(out, (cal_date){CAL_UNKNOWN, 0, w->weekday, CAL_WEEKDAY}), true;
    int ahead = (w->weekday - cal_weekday(v->today) + 7) % 7, off = ahead;
    int side = w->rel == REL_NONE || !w->rel ? v->direction : w->rel;
    if (side < 0 && ahead) off = ahead - 7;
    if (w->rel == -1 && !ahead) off = -7;
    if (w->rel == 1 && !ahead) off = 7;
    if (!side) off = nearest_weekday(v->today, w->weekday) - v->today;
    return one(out, cal_date_of(v->today + off)), true;
}

/* Two that follow one another are a span. */
static bool resolve_weekday(const vantage *v, const when *w, dates *out) {
    int32_t first;
    one_weekday(v, w, out);
    if (w->weekday2 && cal_first(out->from, &first)) two(out, out->from, cal_date_of(first + 1));
    return true;
}

/* ---- Parts of a date ---- */

static cal_date bc_year(int year) { return year_date(year); }

static bool resolve_century(const vantage *v, const when *w, dates *out) {
    int century = w->century;
    /* News is of this century, even where its day is not known. */
    if (century == CAL_UNKNOWN && w->year_rel != REL_NONE)
        century = (v->known ? today(v).year / 100 : 20) + w->year_rel;
    if (w->decade == CAL_UNKNOWN) {
        if (century == CAL_UNKNOWN) return false;
        if (w->bc)
            two(out, bc_year(-(century * 100 + 99)), bc_year(-century * 100));
        else
            one(out, (cal_date){century * 100, 0, 0, CAL_CENTURY});
        return true;
    }
    if (century == CAL_UNKNOWN)
        century = v->known && w->decade <= today(v).year % 100 && w->decade > 0 ? today(v).year / 100 : 19;
    return one(out, (cal_date){century * 100 + w->decade, 0, 0, CAL_DECADE}), true;
}

static bool resolve_months(const vantage *v, const when *w, dates *out) {
    int first = w->first ? w->first : w->month, last = w->last ? w->last : w->month2;
    bool of_year = w->first && !w->bare_part;
    int year = of_year ? plain_year(v, w) : year_of(v, w, month_date(0, first), month_date(0, last));
    int end = year == CAL_UNKNOWN || last >= first ? year : year + 1;
    return two(out, month_date(year, first), month_date(end, last)), true;
}

/* "Tuesday the third" that is no Tuesday is the third Tuesday. */
static bool nth_weekday_of(cal_date c, const when *w, dates *out) {
    int32_t first = cal_day(c.year, c.month, 1);
    int32_t day = first + (w->weekday - cal_weekday(first) + 7) % 7 + 7 * (w->day - 1);
    if (day < first + cal_month_days(c.year, c.month)) one(out, cal_date_of(day));
    return true;
}

static bool resolve_day(const vantage *v, const when *w, dates *out) {
    cal_date c = day_date(CAL_UNKNOWN, w->month, w->day);
    if (w->month)
        c.year = year_of(v, w, c, c);
    else if (sees(v, CAL_MONTH)) {
        int month = today(v).month - 1 + (w->rel == REL_NONE ? 0 : w->rel);
        c.year = today(v).year + (month < 0 ? -1 : month / 12);
        c.month = (month + 12) % 12 + 1;
        if (!cal_valid(c.year, c.month, c.day)) return false;
    }
    one(out, c);
    if (w->nth_day && w->weekday && w->day <= 5 && c.year != CAL_UNKNOWN && c.month &&
        cal_weekday(cal_day(c.year, c.month, c.day)) != w->weekday)
        return nth_weekday_of(c, w, out);
    if (!w->day2) return true;
    cal_date to = c;
    to.day = w->day2;
    if (w->month2) {
        to.month = w->month2;
        if (c.year != CAL_UNKNOWN && to.month < c.month) to.year++;
    }
    return two(out, c, to), true;
}

/* A school or sporting year runs from autumn to summer; between two of them none is "this" one. */
static bool resolve_season_year(const vantage *v, const when *w, dates *out) {
    if (!sees(v, CAL_MONTH)) return false;
    int year = today(v).year, month = today(v).month, rel = w->rel == REL_NONE ? 0 : w->rel;
    if (w->fiscal == 'F') return one(out, year_date(year + rel)), true;
    int first = year + rel - (month <= 5 || (month <= 7 && rel > 0));
    return two(out, year_date(first), year_date(first + 1)), true;
}

static bool resolve_calendar(const vantage *v, const when *w, dates *out) {
    if (w->century != CAL_UNKNOWN || w->decade != CAL_UNKNOWN) return resolve_century(v, w, out);
    if (!w->month && (w->hmonth || w->hyear != CAL_UNKNOWN)) return feasts_hijri(v, w, out);
    if (w->first || (w->month2 && !w->day)) return resolve_months(v, w, out);
    if (w->season) {
        cal_date c = {CAL_UNKNOWN, 0, w->season, CAL_SEASON};
        c.year = year_of(v, w, c, c);
        return one(out, c), true;
    }
    if (w->day) return resolve_day(v, w, out);
    if (w->week) return one(out, (cal_date){w->year, 0, w->week, CAL_WEEK}), true;
    if (w->month)
        return one(out,
                   month_date(year_of(v, w, month_date(0, w->month), month_date(0, w->month)), w->month)),
               true;
    if (w->weekday) return resolve_weekday(v, w, out);
    if (w->fiscal && w->year == CAL_UNKNOWN) return resolve_season_year(v, w, out);
    int year = plain_year(v, w);
    if (year == CAL_UNKNOWN) return false;
    if (w->year2 != CAL_UNKNOWN) return two(out, year_date(year), year_date(w->year2)), true;
    return one(out, year_date(year)), true;
}

/* ---- Shifts ---- */

static cal_date shift_months(cal_date c, int n) {
    int month = c.year * 12 + c.month - 1 + n;
    return month_date(month / 12, month % 12 + 1);
}

static enum cal_grain unit_grain(const char *unit) {
    if (!strcmp(unit, "M") || !strcmp(unit, "Q")) return CAL_MONTH;
    return *unit == 'Y' || !strcmp(unit, "DEC") || !strcmp(unit, "CENT") ? CAL_YEAR : CAL_DAY;
}

static bool is_unit(const when *w, const char *unit) { return !strcmp(w->unit, unit); }

static bool shift_days(const vantage *v, const when *w, int n, dates *out) {
    int32_t day = v->today + n;
    if (w->weekday) day = nearest_weekday(day, w->weekday);
    return one(out, cal_date_of(day)), true;
}

static bool resolve_shift(const vantage *v, const when *w, dates *out) {
    if (!sees(v, unit_grain(w->unit))) return w->weekday && resolve_weekday(v, w, out);
    int n = (int)lround(w->n);
    cal_date now = today(v);
    if (is_unit(w, "D") || is_unit(w, "NIGHT")) return shift_days(v, w, n, out);
    if (is_unit(w, "W")) {
        cal_date week = cal_week_of(v->today + 7 * n);
        if (w->weekday) week = cal_date_of(cal_week_day(week.year, week.day) + w->weekday - 1);
        return one(out, week), true;
    }
    if (is_unit(w, "M")) return one(out, shift_months(now, n)), true;
    if (is_unit(w, "Q")) {
        cal_date first = shift_months(month_date(now.year, (now.month - 1) / 3 * 3 + 1), 3 * n);
        return two(out, first, shift_months(first, 2)), true;
    }
    if (is_unit(w, "Y")) return one(out, year_date(now.year + n)), true;
    if (is_unit(w, "DEC")) return one(out, (cal_date){(now.year / 10 + n) * 10, 0, 0, CAL_DECADE}), true;
    if (is_unit(w, "CENT")) return one(out, (cal_date){(now.year / 100 + n) * 100, 0, 0, CAL_CENTURY}), true;
    return false;
}

/* Years, months and days one after the other. */
static bool ago_in_parts(const vantage *v, const when *w, dates *out) {
    int sign = w->n < 0 ? -1 : 1;
    cal_date c = today(v);
    int32_t days = 0;
    for (const when *x = w; x; x = x->plus) {
        int n = sign * (int)lround(fabs(x->n));
        if (is_unit(x, "Y") || is_unit(x, "M")) {
            cal_date month = shift_months(c, is_unit(x, "Y") ? 12 * n : n);
            int last = cal_month_days(month.year, month.month);
            c = day_date(month.year, month.month, c.day < last ? c.day : last);
        } else {
            days += is_unit(x, "W") ? 7 * n : is_unit(x, "D") ? n : 0;
        }
    }
    return one(out, cal_date_of(cal_day(c.year, c.month, c.day) + days)), true;
}

/* So long ago, or so long from now: days and weeks lead to a day, months to a month, years to a year. */
static bool resolve_ago(const vantage *v, const when *w, dates *out) {
    if (!sees(v, unit_grain(w->unit)) || w->value.len) return false;
    if (fabs(w->n) > FARTHEST) return false;
    if (w->plus) return ago_in_parts(v, w, out);
    cal_date now = today(v);
    double n = w->n;
    if (is_unit(w, "D") || is_unit(w, "NIGHT")) return one(out, cal_date_of(v->today + (int)lround(n))), true;
    if (is_unit(w, "W")) return one(out, cal_date_of(v->today + (int)lround(7 * n))), true;
    if (is_unit(w, "M")) return one(out, shift_months(now, (int)lround(n))), true;
    if (is_unit(w, "Y") && n != floor(n)) return one(out, shift_months(now, (int)lround(12 * n))), true;
    int years = is_unit(w, "Y") ? 1 : is_unit(w, "DEC") ? 10 : is_unit(w, "CENT") ? 100 : 0;
    if (!years || fabs(n) * years > 9000) return false;
    return one(out, year_date(now.year + (int)lround(n * years))), true;
}

/* ---- The first, the last, the nth of a period ---- */

static bool period_of(const vantage *v, const when *w, int32_t *first, int32_t *last) {
    cal_date c = w->month
                     ? month_date(year_of(v, w, month_date(0, w->month), month_date(0, w->month)), w->month)
                     : year_date(plain_year(v, w));
    if (!w->month && is_unit(w, "M") == false && w->rel != REL_NONE && v->known && w->year_rel == REL_NONE &&
        w->year == CAL_UNKNOWN)
        c = shift_months(today(v), w->rel);
    return cal_first(c, first) && cal_last(c, last);
}

static bool resolve_first(const vantage *v, const when *w, dates *out) {
    int n = (int)lround(w->n), many = abs(n);
    if (is_unit(w, "M")) {
        int year = plain_year(v, w);
        if (many > 12) return false;
        return two(out, month_date(year, n > 0 ? 1 : 13 - many), month_date(year, n > 0 ? many : 12)), true;
    }
    int32_t first, last;
    int days = is_unit(w, "D") ? many : is_unit(w, "W") ? 7 * many : 0;
    if (!days || !period_of(v, w, &first, &last)) return false;
    if (n > 0)
        last = first + days - 1;
    else
        first = last - days + 1;
    return two(out, cal_date_of(first), cal_date_of(last)), true;
}

/* The nth weekday of a period, or its nth whole week. */
static bool resolve_nth(const vantage *v, const when *w, dates *out) {
    int32_t first, last;
    if (!period_of(v, w, &first, &last)) return false;
    int n = (int)lround(w->n), weekday = w->weekday ? w->weekday : 1, length = w->weekday ? 1 : 7;
    int32_t day = first + (weekday - cal_weekday(first) + 7) % 7 + 7 * (n - 1);
    if (n < 0) {
        day = last - length + 1;
        day -= (cal_weekday(day) - weekday + 7) % 7;
    }
    if (day + length - 1 > last + 6) return false;
    return one(out, w->weekday ? cal_date_of(day) : cal_week_of(day)), true;
}

/* The period named before, moved to another year. */
static bool resolve_same(const vantage *v, const when *w, dates *out) {
    int year = plain_year(v, w);
    if (year == CAL_UNKNOWN) return false;
    if (!v->before || v->before->from.grain >= CAL_YEAR || v->before->from.grain == CAL_WEEKDAY)
        return one(out, year_date(year)), true;
    int from = v->before->from.year, to = v->before->to.year;
    *out = *v->before;
    out->from.year = year;
    out->to.year = from == CAL_UNKNOWN || to == CAL_UNKNOWN ? year : year + to - from;
    return true;
}

/* ---- All ---- */

/* The end of a span whose year only the other end says. */
static bool resolve_span(const vantage *v, const when *w, dates *out) {
    when from = *w, to = *w->to;
    from.to = NULL;
    from.open = to.open = 0;
    dates a, b;
    bool bare = from.year == CAL_UNKNOWN && from.year_rel == REL_NONE && from.rel == REL_NONE;
    if (bare && from.form == WHEN_CALENDAR && (from.month || from.day) && resolve(v, &to, &b)) {
        if (!from.month) from.month = b.from.month;
        from.year = b.from.year;
        if (from.year != CAL_UNKNOWN && from.month > b.from.month) from.year--;
    }
    if (!resolve(v, &from, &a)) return false;
    vantage later = *v;
    int32_t first;
    if (v->known && to.weekday && cal_first(a.from, &first)) later.today = first, later.direction = 1;
    if (!resolve(&later, &to, &b)) return false;
    return two(out, a.from, b.to), true;
}

bool resolve(const vantage *v, const when *w, dates *out) {
    if (w->to) return resolve_span(v, w, out);
    switch (w->form) {
    case WHEN_CALENDAR: return resolve_calendar(v, w, out);
    case WHEN_SHIFT: return resolve_shift(v, w, out);
    case WHEN_NTH: return resolve_nth(v, w, out);
    case WHEN_FIRST: return resolve_first(v, w, out);
    case WHEN_FEAST: return feasts_resolve(v, w, out);
    case WHEN_SAME: return resolve_same(v, w, out);
    case WHEN_AGO: return resolve_ago(v, w, out);
    default: return false;
    }
}

/* ---- As text ---- */

static str clock_value(const vantage *v, const when *w, arena *mem);

/* From a clock time to another: the end's day is the beginning's, unless it says otherwise. */
static str clock_span(const vantage *v, const when *w, arena *mem) {
    when from = *w, to = *w->to;
    from.to = NULL;
    if (!to.of) to.of = from.of;
    if (!from.of) from.of = to.of;
    str a = clock_value(v, &from, mem), b = clock_value(v, &to, mem);
    return a.len && b.len ? str_printf(mem, "%.*s/%.*s", STR_ARG(a), STR_ARG(b)) : STR_NONE;
}

static str clock_value(const vantage *v, const when *w, arena *mem) {
    if (w->to) return clock_span(v, w, mem);
    buf out = {.mem = mem};
    cal_date day = {CAL_UNKNOWN, 0, 0, CAL_DAY};
    dates of;
    bool fixed = w->of ? resolve(v, w->of, &of) : false;
    if (fixed)
        day = of.from;
    else if (!w->of && v->day)
        day = *v->day;
    else if (!w->of && sees(v, CAL_DAY))
        day = today(v);
    else if (w->part)
        return STR_NONE;
    if (day.grain == CAL_DAY && !day.day)
        buf_add(&out, STR("XXXX-XX-XX"));
    else
        cal_put(&out, day);
    if (w->hour < 0 || (day.grain != CAL_DAY && w->part)) return buf_str(&out);
    buf_printf(&out, "T%02d:%02d", w->hour, w->minute < 0 ? 0 : w->minute);
    if (w->second >= 0) buf_printf(&out, ":%02d", w->second);
    if (w->zulu) buf_char(&out, 'Z');
    return buf_str(&out);
}

str resolve_value(const vantage *v, const when *w, arena *mem) {
    if (w->form == WHEN_LENGTH) return when_length(mem, w);
    if (w->form == WHEN_CLOCK) return clock_value(v, w, mem);
    dates at;
    buf out = {.mem = mem};
    if (!resolve(v, w, &at) || at.from.year > 9999 || at.to.year > 9999) return STR_NONE;
    if (w->open == OPEN_BEFORE) buf_add(&out, STR("../"));
    if (w->open != OPEN_BEFORE) cal_put(&out, at.from);
    if (at.span && !w->open) buf_char(&out, '/'), cal_put(&out, at.to);
    if (w->open == OPEN_BEFORE) cal_put(&out, at.to);
    if (w->open == OPEN_AFTER) buf_add(&out, STR("/.."));
    return buf_str(&out);
}
