#include "calendar.h"
#include <stdio.h>

/* ---- The Gregorian calendar ---- */

/* Years that begin in March have their leap day last, so that months before it count alike. */
int32_t cal_day(int year, int month, int day) {
    int y = month <= 2 ? year - 1 : year;
    int era = (y >= 0 ? y : y - 399) / 400, in_era = y - era * 400;
    int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + in_era * 365 + in_era / 4 - in_era / 100 + of_year - 719468;
}

cal_date cal_date_of(int32_t day) {
    int32_t z = day + 719468;
    int era = (z >= 0 ? z : z - 146096) / 146097, in_era = z - era * 146097;
    int y = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    int of_year = in_era - (365 * y + y / 4 - y / 100), m = (5 * of_year + 2) / 153;
    cal_date c = {y + era * 400, m + (m < 10 ? 3 : -9), of_year - (153 * m + 2) / 5 + 1, CAL_DAY};
    c.year += c.month <= 2;
    return c;
}

int cal_weekday(int32_t day) {
    int w = (day + 3) % 7;
    return (w < 0 ? w + 7 : w) + 1;
}

int cal_month_days(int year, int month) {
    if (month == 2) return 28 + ((year % 4 == 0 && year % 100 != 0) || year % 400 == 0);
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool cal_valid(int year, int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 &&
           day <= cal_month_days(year == CAL_UNKNOWN ? 2000 : year, month);
}

/* A week belongs to the year of its Thursday. */
cal_date cal_week_of(int32_t day) {
    int32_t thursday = day - cal_weekday(day) + 4;
    int year = cal_date_of(thursday).year;
    return (cal_date){year, 0, (thursday - cal_day(year, 1, 1)) / 7 + 1, CAL_WEEK};
}

int32_t cal_week_day(int year, int week) {
    int32_t fourth = cal_day(year, 1, 4);
    return fourth - cal_weekday(fourth) + 1 + (week - 1) * 7;
}

static int32_t western_easter(int year) {
    int a = year % 19, b = year / 100, c = year % 100;
    int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int n = h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
    return cal_day(year, n / 31, n % 31 + 1);
}

/* By the Julian calendar, whose days lag behind. */
static int32_t eastern_easter(int year) {
    int d = (19 * (year % 19) + 15) % 30, e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7, n = d + e + 114;
    return cal_day(year, n / 31, n % 31 + 1) + year / 100 - year / 400 - 2;
}

int32_t cal_easter(int year, bool eastern) { return eastern ? eastern_easter(year) : western_easter(year); }

static int season_month(int season) { return season == 24 ? 12 : (season - 21) * 3 + 3; }

bool cal_first(cal_date c, int32_t *day) {
    if (c.year == CAL_UNKNOWN) return false;
    switch (c.grain) {
    case CAL_DAY: return *day = cal_day(c.year, c.month, c.day), c.month > 0;
    case CAL_WEEK: return *day = cal_week_day(c.year, c.day), true;
    case CAL_MONTH: return *day = cal_day(c.year, c.month, 1), c.month > 0;
    case CAL_SEASON: return *day = cal_day(c.year, season_month(c.day), 1), true;
    case CAL_WEEKDAY: return false;
    default: return *day = cal_day(c.year, 1, 1), true;
    }
}

bool cal_last(cal_date c, int32_t *day) {
    if (!cal_first(c, day)) return false;
    int years = c.grain == CAL_YEAR ? 1 : c.grain == CAL_DECADE ? 10 : c.grain == CAL_CENTURY ? 100 : 1000;
    if (c.grain == CAL_WEEK)
        *day += 6;
    else if (c.grain == CAL_MONTH)
        *day += cal_month_days(c.year, c.month) - 1;
    else if (c.grain == CAL_SEASON)
        *day += 89;
    else if (c.grain >= CAL_YEAR)
        *day = cal_day(c.year + years, 1, 1) - 1;
    return true;
}

/* ---- The Hijri calendar ---- */

static int number_in(str s) {
    int64_t n = 0;
    return str_int(s, &n) ? (int)n : 0;
}

static int32_t day_in(str s) {
    cal_date c;
    return cal_read(s, &c) ? cal_day(c.year, c.month, c.day) : 0;
}

static int length_in(char figure) { return figure >= '8' ? figure - '0' + 20 : figure - '0' + 30; }

/* The row of a year, NONE outside of the table; years stand in order. */
static uint32_t hijri_row(const lex *l, int year) {
    uint32_t rows = lex_row_count(l, TABLE_hijri);
    if (!rows) return NONE;
    int first = number_in(lex_cell(l, TABLE_hijri, 0, hijri_year));
    return year >= first && year < first + (int)rows ? (uint32_t)(year - first) : NONE;
}

int32_t cal_hijri_month(const lex *l, int year, int month, int *days) {
    uint32_t row = hijri_row(l, year);
    if (row == NONE) {
        int leap = (11 * year + 14) % 30 < 11;
        *days = month == 12 ? 29 + leap : month % 2 ? 30 : 29;
        return (year - 1) * 354 + (3 + 11 * year) / 30 + 29 * (month - 1) + month / 2 - 492148;
    }
    int32_t day = day_in(lex_cell(l, TABLE_hijri, row, hijri_start));
    str lengths = lex_cell(l, TABLE_hijri, row, hijri_lengths);
    for (int m = 1; m < month && m < 12; m++) day += length_in(lengths.at[m - 1]);
    *days = length_in(lengths.at[month - 1]);
    return day;
}

void cal_hijri_of(const lex *l, int32_t day, int *year, int *month, int *date) {
    int days, y = (int)((double)(day + 492148) / 354.36708) + 1;
    if (cal_hijri_month(l, y, 1, &days) > day) y--;
    if (cal_hijri_month(l, y + 1, 1, &days) <= day) y++;
    int m = 12;
    while (m > 1 && cal_hijri_month(l, y, m, &days) > day) m--;
    *year = y, *month = m;
    *date = day - cal_hijri_month(l, y, m, &days) + 1;
}

/* ---- EDTF ---- */

/* A year's figures without the last `open` ones, which are X. */
static void put_year(buf *out, int year, int open) {
    if (year == CAL_UNKNOWN) return buf_add(out, STR("XXXX"));
    char figures[16];
    int n = snprintf(figures, sizeof figures, "%s%04d", year < 0 ? "-" : "", year < 0 ? -year : year);
    for (int i = 0; i < open && i < n; i++) figures[n - 1 - i] = 'X';
    buf_add(out, str_of(figures));
}

void cal_put(buf *out, cal_date c) {
    put_year(out, c.year, c.grain >= CAL_DECADE ? (int)c.grain - CAL_YEAR : 0);
    switch (c.grain) {
    case CAL_DAY:
        if (c.month)
            buf_printf(out, "-%02d-%02d", c.month, c.day);
        else
            buf_printf(out, "-XX-%02d", c.day);
        break;
    case CAL_WEEKDAY: buf_printf(out, "-WXX-%d", c.day); break;
    case CAL_WEEK:
        if (c.day)
            buf_printf(out, "-W%02d", c.day);
        else
            buf_add(out, STR("-WXX"));
        break;
    case CAL_MONTH:
        if (c.month)
            buf_printf(out, "-%02d", c.month);
        else
            buf_add(out, STR("-XX"));
        break;
    case CAL_SEASON: buf_printf(out, "-%02d", c.day); break;
    default: break;
    }
}

static bool take_number(str *s, size_t figures, int *out) {
    int64_t n;
    if (s->len < figures || !str_int(str_sub(*s, 0, figures), &n)) return false;
    *out = (int)n;
    *s = str_sub(*s, figures, s->len);
    return true;
}

bool cal_read(str text, cal_date *out) {
    *out = (cal_date){.grain = CAL_YEAR};
    if (!take_number(&text, 4, &out->year)) return false;
    if (!text.len) return true;
    if (*text.at != '-') return false;
    text = str_sub(text, 1, text.len);
    out->grain = CAL_MONTH;
    if (!take_number(&text, 2, &out->month) || out->month < 1 || out->month > 12) return false;
    if (!text.len) return true;
    if (*text.at != '-') return false;
    text = str_sub(text, 1, text.len);
    out->grain = CAL_DAY;
    if (!take_number(&text, 2, &out->day) || !cal_valid(out->year, out->month, out->day)) return false;
    return !text.len || *text.at == 'T' || *text.at == ' ';
}
