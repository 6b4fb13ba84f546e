#include "unit.h"
#include "extract/calendar.h"

static cal_date day(int year, int month, int of) { return (cal_date){year, month, of, CAL_DAY}; }

static void days_go_there_and_back(void **state) {
    (void)state;
    assert_int_equal(cal_day(1970, 1, 1), 0);
    assert_int_equal(cal_day(2000, 3, 1), 11017);
    for (int32_t d = -800000; d < 800000; d += 97) {
        cal_date c = cal_date_of(d);
        assert_true(cal_valid(c.year, c.month, c.day));
        assert_int_equal(cal_day(c.year, c.month, c.day), d);
    }
}

static void weekdays_and_weeks(void **state) {
    (void)state;
    assert_int_equal(cal_weekday(cal_day(2024, 6, 12)), 3);
    assert_int_equal(cal_weekday(cal_day(1900, 1, 1)), 1);
    cal_date w = cal_week_of(cal_day(2021, 1, 3));
    assert_int_equal(w.year, 2020);
    assert_int_equal(w.day, 53);
    assert_int_equal(cal_week_day(2015, 31), cal_day(2015, 7, 27));
}

static void leap_years(void **state) {
    (void)state;
    assert_true(cal_valid(2000, 2, 29));
    assert_false(cal_valid(1900, 2, 29));
    assert_true(cal_valid(CAL_UNKNOWN, 2, 29));
    assert_false(cal_valid(2024, 13, 1));
    assert_false(cal_valid(2024, 4, 31));
}

static void easters(void **state) {
    (void)state;
    assert_int_equal(cal_easter(2013, false), cal_day(2013, 3, 31));
    assert_int_equal(cal_easter(2024, false), cal_day(2024, 3, 31));
    assert_int_equal(cal_easter(2024, true), cal_day(2024, 5, 5));
    assert_int_equal(cal_easter(2017, true), cal_day(2017, 4, 16));
}

static void how_long_a_date_is(void **state) {
    (void)state;
    int32_t first, last;
    assert_true(cal_first((cal_date){1960, 0, 0, CAL_DECADE}, &first) &&
                cal_last((cal_date){1960, 0, 0, CAL_DECADE}, &last));
    assert_int_equal(first, cal_day(1960, 1, 1));
    assert_int_equal(last, cal_day(1969, 12, 31));
    assert_true(cal_last((cal_date){2024, 2, 0, CAL_MONTH}, &last));
    assert_int_equal(last, cal_day(2024, 2, 29));
    assert_false(cal_first((cal_date){CAL_UNKNOWN, 2, 1, CAL_DAY}, &first));
}

static void writes(cal_date c, const char *wanted) {
    arena mem = ARENA_INIT;
    buf out = {.mem = &mem};
    cal_put(&out, c);
    assert_string_equal(buf_cstr(&out), wanted);
    arena_release(&mem);
}

static void edtf(void **state) {
    (void)state;
    writes(day(2024, 3, 7), "2024-03-07");
    writes(day(CAL_UNKNOWN, 3, 7), "XXXX-03-07");
    writes(day(CAL_UNKNOWN, 0, 27), "XXXX-XX-27");
    writes((cal_date){CAL_UNKNOWN, 0, 3, CAL_WEEKDAY}, "XXXX-WXX-3");
    writes((cal_date){2015, 0, 31, CAL_WEEK}, "2015-W31");
    writes((cal_date){1960, 0, 0, CAL_DECADE}, "196X");
    writes((cal_date){1800, 0, 0, CAL_CENTURY}, "18XX");
    writes((cal_date){2000, 0, 0, CAL_MILLENNIUM}, "2XXX");
    writes((cal_date){2006, 0, 22, CAL_SEASON}, "2006-22");
    writes((cal_date){-44, 0, 0, CAL_YEAR}, "-0044");
}

static void reads_dates_and_nothing_else(void **state) {
    (void)state;
    cal_date c;
    assert_true(cal_read(STR("2024"), &c) && c.grain == CAL_YEAR);
    assert_true(cal_read(STR("2024-02"), &c) && c.grain == CAL_MONTH && c.month == 2);
    assert_true(cal_read(STR("2024-02-29T10:00:00Z"), &c) && c.day == 29);
    assert_false(cal_read(STR("2023-02-29"), &c));
    assert_false(cal_read(STR("2024-13"), &c));
    assert_false(cal_read(STR("yesterday"), &c));
    assert_false(cal_read(STR(""), &c));
    assert_false(cal_read(STR("2024-"), &c));
}

int main(void) {
    const struct CMUnitTest tests[] = {TEST(days_go_there_and_back),
                                       TEST(weekdays_and_weeks),
                                       TEST(leap_years),
                                       TEST(easters),
                                       TEST(how_long_a_date_is),
                                       TEST(edtf),
                                       TEST(reads_dates_and_nothing_else)};
    return UNIT_RUN(tests);
}
