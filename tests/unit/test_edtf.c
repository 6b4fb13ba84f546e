#include "unit.h"
#include "doc/edtf.h"
#include "doc/identity.h"

static void a_date_has_its_days(void **state) {
    (void)state;
    static const char *const all[][3] = {
        {"2024-03-07", "2024-03-07", "2024-03-07"},
        {"2024-03-07T08:00Z", "2024-03-07", "2024-03-07"},
        {"2024-02", "2024-02-01", "2024-02-29"},
        {"1900-02", "1900-02-01", "1900-02-28"},
        {"2024", "2024-01-01", "2024-12-31"},
        {"196X", "1960-01-01", "1969-12-31"},
        {"19XX", "1900-01-01", "1999-12-31"},
        {"2024-XX-07", "2024-01-01", "2024-12-31"},
        {"2024-05-XX", "2024-05-01", "2024-05-31"},
        {"2015-W31", "2015-07-27", "2015-08-02"},
        {"2015-W31-3", "2015-07-29", "2015-07-29"},
        {"2009-W53", "2009-12-28", "2010-01-03"},
        {"2020-W01", "2019-12-30", "2020-01-05"},
        {"2006-22", "2006-06-01", "2006-08-31"},
        {"2006-24", "2006-12-01", "2007-02-28"},
        {"2015-34", "2015-04-01", "2015-06-30"},
        {"2015-41", "2015-07-01", "2015-12-31"},
        {"2024-01/2024-10", "2024-01-01", "2024-10-31"},
        {"2002/..", "2002-01-01", ""},
        {"../2010", "", "2010-12-31"},
        {"-0044", "-0044-01-01", "-0044-12-31"},
        {"2024~", "2024-01-01", "2024-12-31"},
    };
    edtf_days d;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        assert_true(edtf_bounds(str_of(all[i][0]), &d));
        assert_string_equal(d.first, all[i][1]);
        assert_string_equal(d.last, all[i][2]);
    }
}

static void what_names_no_year_has_none(void **state) {
    (void)state;
    static const char *const all[] = {"",        "XXXX-10", "XXXX-WXX-3", "P3D", "../..",   "soon",
                                      "2024-13", "2024-00", "2024-02-30", "20",  "2024-W54"};
    edtf_days d;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) assert_false(edtf_bounds(str_of(all[i]), &d));
}

static void an_address_is_freed_of_what_varies(void **state) {
    (void)state;
    static const char *const all[][2] = {
        {"https://www.Paper.example/a/B/?utm_source=x#top", "paper.example/a/B"},
        {"http://paper.example:80/a/B", "paper.example/a/B"},
        {"//paper.example/a", "//paper.example/a"},
        {"paper.example", "paper.example"},
        {"https://paper.example/?id=3&fbclid=z&page=2", "paper.example?id=3&page=2"},
        {"https://paper.example:8080/x", "paper.example:8080/x"},
    };
    arena mem = ARENA_INIT;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_str(identity_url(&mem, str_of(all[i][0])), all[i][1]);
    arena_release(&mem);
}

static void identity_goes_by_key_address_outlet_and_id_text(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    str url = STR("http://a.example/1"), o = STR("paper"), id = STR("7"), text = STR("t"), no = STR_NONE;
    assert_str(identity_of(&mem, STR("file:/x"), url, o, id, text), "file:/x");
    assert_str(identity_of(&mem, no, url, o, id, text), "url:a.example/1");
    assert_str(identity_of(&mem, no, no, o, id, text), "id:paper/7");
    str by_text = identity_of(&mem, no, no, o, no, text);
    assert_true(str_starts(by_text, STR("text:")));
    assert_true(str_eq(by_text, identity_of(&mem, no, no, no, id, text)));
    arena_release(&mem);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_date_has_its_days),
        TEST(what_names_no_year_has_none),
        TEST(an_address_is_freed_of_what_varies),
        TEST(identity_goes_by_key_address_outlet_and_id_text),
    };
    return UNIT_RUN(tests);
}
