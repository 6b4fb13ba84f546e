#include "when.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- Keys of a rule as numbers ---- */

static int whole(doc *d, const match *m, const char *key, int none) {
    double v;
    return match_number(d, m, key, &v) && v == floor(v) && fabs(v) < 30000 ? (int)v : none;
}

static double amount(doc *d, const match *m, const char *key) {
    double v;
    return match_number(d, m, key, &v) ? v : NAN;
}

/* A key whose value may be a number with a range: its low end, and the high one. */
static void range(doc *d, const match *m, when *w) {
    const match_capture *c = match_caught(d, m, "n");
    w->n = amount(d, m, "n");
    w->n2 = amount(d, m, "n2");
    if (!c || c->number == NONE || c->ordinal) return;
    doc_value v = d->numbers.at[c->number].value;
    if (v.range) w->n = v.low, w->n2 = v.high;
}

static int figures(str s, size_t from, size_t n) {
    int v = 0;
    for (size_t i = from; i < from + n; i++) {
        if (i >= s.len || s.at[i] < '0' || s.at[i] > '9') return -1;
        v = v * 10 + (s.at[i] - '0');
    }
    return v;
}

/* ---- Dates ---- */

/* Years of two figures are of the hundred years up to thirty after 2000. */
static int full_year(int year) { return year < 0 || year >= 100 ? year : year + (year <= 30 ? 2000 : 1900); }

static bool is_hijri_year(int year) { return year >= 1340 && year <= 1460; }

/* Figures with marks between: 7/3/2024, day first; 2024/3/7; where only the other order makes a date, that. */
static bool read_figures(doc *d, const match *m, when *w) {
    int a = whole(d, m, "a", 0), b = whole(d, m, "b", 0), c = whole(d, m, "c", CAL_UNKNOWN), t = a;
    bool year_first = a > 31;
    if (year_first) a = c, c = t;
    if (b > 12 && a <= 12) t = a, a = b, b = t;
    bool hijri = match_value(d, m, "hijri").len || (c != CAL_UNKNOWN && c >= 1300 && is_hijri_year(c));
    if (hijri) return w->hyear = c, w->hmonth = b, w->hday = a, a >= 1 && a <= 30 && b >= 1 && b <= 12;
    w->year = c == CAL_UNKNOWN ? c : full_year(c), w->month = b, w->day = a;
    return cal_valid(w->year, b, a);
}

/* 28.11.2012 or 4.22, one token. */
static bool read_dotted(str s, when *w) {
    int part[3] = {0, 0, CAL_UNKNOWN};
    size_t n = 0, at = 0;
    for (size_t i = 0; i <= s.len; i++) {
        if (i < s.len && s.at[i] != '.' && s.at[i] != ',') continue;
        if (n == 3 || i == at || i - at > 4) return false;
        part[n++] = figures(s, at, i - at);
        at = i + 1;
    }
    if (n < 2) return false;
    if (n == 2 && part[0] >= 1900)
        return w->year = part[0], w->month = part[1], part[1] >= 1 && part[1] <= 12;
    if (n == 3 && part[0] > 31) {
        int t = part[0];
        part[0] = part[2], part[2] = t;
    }
    if (part[0] > 31) return false;
    bool swapped = part[1] > 12;
    if (n == 2 && part[0] <= 12 && part[1] <= 12) return false;
    w->day = part[swapped], w->month = part[!swapped];
    w->year = n == 3 ? full_year(part[2]) : CAL_UNKNOWN;
    return cal_valid(w->year, w->month, w->day);
}

static int century_of(str s) { return s.len == 4 && figures(s, 0, 2) >= 0 ? figures(s, 0, 2) : CAL_UNKNOWN; }

static void read_century(doc *d, const match *m, when *w) {
    str s = match_value(d, m, "century");
    int nth = whole(d, m, "nth_century", 0);
    w->century = s.len ? century_of(s) : nth ? nth - 1 : CAL_UNKNOWN;
    if (w->century != CAL_UNKNOWN && match_value(d, m, "hijri").len) {
        w->hyear = w->century * 100 + 1, w->hyear2 = w->century * 100 + 100;
        w->century = CAL_UNKNOWN;
    }
    w->decade = whole(d, m, "decade", CAL_UNKNOWN);
    int decade_nth = whole(d, m, "decade_nth", 0);
    if (decade_nth) w->decade = (decade_nth - 1) * 10;
}

static void read_part(doc *d, const match *m, when *w) {
    str s = match_value(d, m, "part");
    w->bare_part = match_value(d, m, "bare").len;
    int nth = whole(d, m, "nth", 0), months = whole(d, m, "months", 0);
    if (s.len == 5) w->first = figures(s, 0, 2), w->last = figures(s, 3, 2);
    if (!months || !nth || months * nth > 12) return;
    w->first = months * (nth - 1) + 1, w->last = months * nth;
}

/* A bare year of these is one of the Hijri calendar: no news tells of the Middle Ages so often. */
static void hijri_years(when *w) {
    w->hyear = w->year, w->hyear2 = w->year2;
    w->year = w->year2 = CAL_UNKNOWN;
}

static bool read_date(doc *d, const match *m, when *w) {
    w->type = "DATE";
    if (match_value(d, m, "a").len) return read_figures(d, m, w);
    str dotted = match_value(d, m, "dotted");
    if (dotted.len) return read_dotted(dotted, w);
    cal_date known;
    if (cal_read(match_value(d, m, "known"), &known)) {
        w->known_year = known.year, w->month = known.month, w->day = known.day;
        return w->year = w->year2 = w->hyear = w->hyear2 = w->century = w->decade = CAL_UNKNOWN, true;
    }
    w->year = whole(d, m, "year", CAL_UNKNOWN), w->year2 = whole(d, m, "year2", CAL_UNKNOWN);
    w->month = whole(d, m, "month", 0), w->month2 = whole(d, m, "month2", 0);
    w->day = whole(d, m, "day", 0), w->day2 = whole(d, m, "day2", 0);
    w->hyear = whole(d, m, "hyear", CAL_UNKNOWN);
    w->hmonth = whole(d, m, "hmonth", 0), w->hday = whole(d, m, "hday", 0);
    w->season = whole(d, m, "season", 0), w->week = whole(d, m, "week", 0);
    w->nth_day = match_caught(d, m, "nth_day") != NULL;
    w->bc = match_value(d, m, "bc").len;
    w->hyear2 = whole(d, m, "hyear2", CAL_UNKNOWN), w->hday2 = whole(d, m, "hday2", 0);
    read_part(d, m, w);
    read_century(d, m, w);
    if (w->bc && w->year != CAL_UNKNOWN) w->year = -w->year;
    /* 2015/3 is a month, 2012/13 and 2010/11 are two years. */
    if (w->year2 != CAL_UNKNOWN && w->year2 <= 12 && w->year2 != w->year % 100 + 1)
        w->month = w->year2, w->year2 = CAL_UNKNOWN;
    if (w->year2 != CAL_UNKNOWN && w->year2 < 100) w->year2 += w->year / 100 * 100;
    if (w->year2 != CAL_UNKNOWN && (w->year2 <= w->year || w->year2 > w->year + 200)) return false;
    if (w->month2 == w->month) w->month2 = 0;
    if (w->weekday2 && w->weekday2 != w->weekday % 7 + 1) return false;
    bool and = match_value(d, m, "and").len; /* May and June are a span, May and July are not */
    if (and&&w->month2 && w->month2 != w->month % 12 + 1) return false;
    str fiscal = match_value(d, m, "fiscal");
    w->fiscal = fiscal.len ? *fiscal.at : 0;
    if (!w->month && is_hijri_year(w->year) && !match_value(d, m, "ad").len) hijri_years(w);
    if (w->hday > 30) return false;
    return !w->day || !w->month || cal_valid(w->year, w->month, w->day);
}

static bool read_shift(doc *d, const match *m, when *w) {
    w->type = "DATE";
    w->form = WHEN_SHIFT;
    double days = amount(d, m, "days"), sign = amount(d, m, "sign");
    if (!isnan(days)) w->n = days, memcpy(w->unit, "D", 2);
    if (isnan(w->n)) w->n = 1;
    if (!isnan(sign)) w->n *= sign;
    return *w->unit;
}

static bool read_nth(doc *d, const match *m, when *w) {
    bool ok = read_date(d, m, w);
    w->form = WHEN_NTH;
    return ok && !isnan(w->n);
}

static bool read_first(doc *d, const match *m, when *w) {
    bool ok = read_date(d, m, w);
    double sign = amount(d, m, "sign");
    w->form = WHEN_FIRST;
    if (!isnan(sign)) w->n *= sign;
    return ok && *w->unit && !isnan(w->n) && w->n;
}

/* ---- Clock times ---- */

int when_hour(int hour, str half) {
    if (str_is(half, "AM")) return hour == 12 ? 0 : hour;
    if (str_is(half, "PM")) return hour < 12 ? hour + 12 : hour;
    if (str_is(half, "MI")) return hour < 11 ? hour + 12 : hour;
    if (str_is(half, "NIGHT")) return hour == 12 ? 0 : hour >= 6 && hour < 12 ? hour + 12 : hour;
    return hour;
}

/* 13,30 or 1300 or 3. */
static void read_hour(str s, when *w) {
    size_t mark = 0;
    while (mark < s.len && s.at[mark] >= '0' && s.at[mark] <= '9') mark++;
    if (mark < s.len)
        w->hour = figures(s, 0, mark), w->minute = figures(s, mark + 1, s.len - mark - 1);
    else if (s.len > 2)
        w->hour = figures(s, 0, s.len - 2), w->minute = figures(s, s.len - 2, 2);
    else
        w->hour = figures(s, 0, s.len);
}

/* From 4 to 5 in the afternoon: the first hour is of the same half, unless it would come after the second. */
static void read_from(doc *d, when *w, int from, str half) {
    when *to = ARENA_NEW(d->mem, when, 1);
    *to = *w;
    w->hour = when_hour(from, half), w->minute = -1;
    if (w->hour > to->hour) w->hour -= 12;
    w->to = to;
}

static bool read_clock(doc *d, const match *m, when *w) {
    w->type = "TIME";
    w->form = WHEN_CLOCK;
    str hhmm = match_value(d, m, "hhmm");
    w->hour = whole(d, m, "hour", -1), w->minute = whole(d, m, "minute", -1);
    w->second = whole(d, m, "second", -1);
    if (hhmm.len) read_hour(hhmm, w);
    int plus = whole(d, m, "plus", 0), less = whole(d, m, "less", 0);
    if (plus) w->minute = plus + (w->minute > 0 ? w->minute : 0);
    if (less) w->minute = 60 - less, w->hour = w->hour == 1 ? 12 : w->hour - 1;
    w->hour = when_hour(w->hour, match_value(d, m, "half"));
    if (w->hour == 24) w->hour = 0;
    str zone = match_value(d, m, "zone");
    w->zulu = str_is(zone, "Z");
    int from = whole(d, m, "from", 0);
    if (from) read_from(d, w, from, match_value(d, m, "half"));
    return w->hour >= 0 && w->hour < 24 && w->minute < 60 && w->second < 60;
}

static str half_of(str part) {
    if (str_is(part, "DAWN") || str_is(part, "MO")) return STR("AM");
    if (str_is(part, "AF") || str_is(part, "EV")) return STR("PM");
    return str_is(part, "NI") ? STR("NIGHT") : part;
}

/* A part of the day; noon alone is a clock time. Its day may be in the words: tonight. */
static bool read_day_part(doc *d, const match *m, when *w) {
    if (w->weekday || match_value(d, m, "days").len) {
        when *day = ARENA_NEW(d->mem, when, 1);
        *day = *w;
        if (!(w->weekday ? read_date(d, m, day) : read_shift(d, m, day))) return false;
        w->of = day;
    }
    w->type = "TIME";
    w->form = WHEN_CLOCK;
    w->part = true;
    w->half = half_of(match_value(d, m, "part"));
    if (str_is(match_value(d, m, "part"), "MI")) w->hour = 12, w->minute = 0;
    return true;
}

/* ---- Lengths ---- */

static bool is_clock_unit(const char *unit) {
    return !strcmp(unit, "S") || !strcmp(unit, "MIN") || !strcmp(unit, "H");
}

/* How many of the unit that ISO 8601 has, and its letter. */
static double iso_unit(const char *unit, char *letter) {
    *letter = unit[0];
    if (!strcmp(unit, "NIGHT")) return *letter = 'D', 1;
    if (!strcmp(unit, "Q")) return *letter = 'M', 3;
    if (!strcmp(unit, "DEC")) return *letter = 'Y', 10;
    if (!strcmp(unit, "CENT")) return *letter = 'Y', 100;
    if (!strcmp(unit, "MILL")) return *letter = 'Y', 1000;
    return 1;
}

char when_unit(const when *w) {
    char letter;
    iso_unit(w->unit, &letter);
    return strcmp(w->unit, "MIN") ? letter : 'm';
}

static void put_length(buf *out, double n, const char *unit) {
    char letter;
    double each = iso_unit(unit, &letter);
    buf_printf(out, is_clock_unit(unit) ? "PT%.15g%c" : "P%.15g%c", n * each, letter);
}

/* One year, a month and 21 days: P1Y1M21D. */
static str sum_of(arena *mem, const when *w) {
    buf out = {.mem = mem};
    bool clock = false;
    buf_char(&out, 'P');
    for (; w; w = w->plus) {
        char letter;
        double each = iso_unit(w->unit, &letter);
        if (is_clock_unit(w->unit) && !clock) buf_char(&out, 'T'), clock = true;
        buf_printf(&out, "%.15g%c", w->n * each, letter);
    }
    return buf_str(&out);
}

str when_length(arena *mem, const when *w) {
    if (w->value.len) return w->value;
    if (w->plus) return sum_of(mem, w);
    buf out = {.mem = mem};
    put_length(&out, w->n, w->unit);
    if (!isnan(w->n2)) buf_char(&out, '/'), put_length(&out, w->n2, w->unit);
    return buf_str(&out);
}

/* Half an hour is thirty minutes, half a year six months. */
static void whole_part(when *w) {
    static const struct {
        const char *unit, *smaller;
        int many;
    } parts[] = {{"H", "MIN", 60}, {"D", "H", 24}, {"Y", "M", 12}, {"MIN", "S", 60}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (strcmp(w->unit, parts[i].unit)) continue;
        memset(w->unit, 0, sizeof w->unit);
        memcpy(w->unit, parts[i].smaller, strlen(parts[i].smaller));
        w->n *= parts[i].many;
        return;
    }
}

static bool read_length(doc *d, const match *m, when *w, const char *type) {
    w->type = type;
    w->form = WHEN_LENGTH;
    w->value = match_value(d, m, "value");
    double plus = amount(d, m, "plus"), times = amount(d, m, "times");
    if (isnan(w->n)) w->n = 1;
    if (!isnan(times)) w->n *= times;
    if (!isnan(plus)) w->n += plus;
    if (!isnan(w->n2) && w->n2 <= w->n) return false;
    if (w->n < 1) whole_part(w);
    return w->value.len || (*w->unit && w->n > 0 && w->n < 1e12);
}

/* ---- Kinds ---- */

static bool read_feast(doc *d, const match *m, when *w) {
    bool ok = read_date(d, m, w);
    w->form = WHEN_FEAST;
    w->value = match_value(d, m, "feast");
    return ok && w->value.len;
}

static bool read_same(doc *d, const match *m, when *w) {
    bool ok = read_date(d, m, w);
    w->form = WHEN_SAME;
    return ok;
}

str when_mod(str said) {
    if (str_is(said, "~")) return STR("APPROX");
    if (str_is(said, ">") || str_is(said, ">=")) return STR("MORE_THAN");
    if (str_is(said, "<") || str_is(said, "<=")) return STR("LESS_THAN");
    return said;
}

static bool read_kind(doc *d, const match *m, when *w) {
    str kind = match_kind(d, m);
    if (str_is(kind, "DATE")) return read_date(d, m, w);
    if (str_is(kind, "SHIFT")) return read_shift(d, m, w);
    if (str_is(kind, "NTH")) return read_nth(d, m, w);
    if (str_is(kind, "FIRST")) return read_first(d, m, w);
    if (str_is(kind, "FEAST")) return read_feast(d, m, w);
    if (str_is(kind, "SAME")) return read_same(d, m, w);
    if (str_is(kind, "CLOCK")) return read_clock(d, m, w);
    if (str_is(kind, "PART")) return read_day_part(d, m, w);
    if (str_is(kind, "DURATION")) return read_length(d, m, w, "DURATION");
    return str_is(kind, "SET") && read_length(d, m, w, "SET");
}

enum { UNIT_SETS = 3 };

/* The sets of units by their numbers; looked up once. */
static const uint32_t *unit_sets(doc *d) {
    static const char *const names[UNIT_SETS] = {"unit_time", "unit_time_plural", "unit_time_dual"};
    if (d->state[STATE_TIMES]) return d->state[STATE_TIMES];
    uint32_t *sets = ARENA_NEW(d->keep, uint32_t, UNIT_SETS);
    for (int i = 0; i < UNIT_SETS; i++) sets[i] = lex_set(d->lex, str_of(names[i]));
    return d->state[STATE_TIMES] = sets;
}

/* A unit by its set, or by the word itself where the rule names the word. */
static str unit_of(doc *d, const match *m) {
    const match_capture *c = match_caught(d, m, "unit");
    if (!c || c->row != NONE || c->begin >= c->end) return match_value(d, m, "unit");
    for (int i = 0; i < UNIT_SETS; i++) {
        const doc_sense *s = text_sense(d, c->begin, TABLE_sets, unit_sets(d)[i]);
        if (s) return lex_cell(d->lex, TABLE_sets, s->row, sets_value);
    }
    return STR_NONE;
}

bool when_read(doc *d, const match *m, when *w) {
    *w = (when){.rel = REL_NONE, .year_rel = REL_NONE};
    w->year = w->year2 = w->hyear = w->hyear2 = w->century = w->decade = CAL_UNKNOWN;
    w->hour = w->minute = w->second = -1;
    str unit = unit_of(d, m);
    if (unit.len < sizeof w->unit) memcpy(w->unit, unit.at ? unit.at : "", unit.len);
    range(d, m, w);
    w->rel = (int8_t)whole(d, m, "rel", REL_NONE);
    w->year_rel = (int8_t)whole(d, m, "year_rel", REL_NONE);
    w->weekday = whole(d, m, "weekday", 0), w->weekday2 = whole(d, m, "weekday2", 0);
    w->mod = when_mod(match_value(d, m, "mod"));
    return read_kind(d, m, w);
}
