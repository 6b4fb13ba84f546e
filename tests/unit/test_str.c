#include "unit.h"
#include <stdlib.h>

static void equality_goes_by_bytes(void **state) {
    (void)state;
    assert_true(str_eq(STR("abc"), str_of("abc")));
    assert_false(str_eq(STR("abc"), STR("abd")));
    assert_false(str_eq(STR("abc"), STR("ab")));
    assert_true(str_eq(STR_NONE, STR("")));
    assert_true(str_eq(STR("a\0b"), ((str){"a\0b", 3})));
    assert_true(str_is(STR("x"), "x"));
    assert_true(str_is(STR_NONE, NULL));
}

static void order_puts_the_shorter_first(void **state) {
    (void)state;
    assert_true(str_cmp(STR("a"), STR("b")) < 0);
    assert_true(str_cmp(STR("ab"), STR("a")) > 0);
    assert_true(str_cmp(STR_NONE, STR("a")) < 0);
    assert_true(str_cmp(STR("\xC3"), STR("a")) > 0);
    assert_int_equal(str_cmp(STR_NONE, STR("")), 0);
}

static void starts_and_ends(void **state) {
    (void)state;
    assert_true(str_starts(STR("marsad"), STR("mar")));
    assert_false(str_starts(STR("mar"), STR("marsad")));
    assert_true(str_starts(STR_NONE, STR("")));
    assert_true(str_ends(STR("marsad"), STR("sad")));
    assert_false(str_ends(STR("sad"), STR("marsad")));
}

static void find_gives_the_first_place(void **state) {
    (void)state;
    assert_int_equal(str_find(STR("abcabc"), STR("ca")), 2);
    assert_int_equal(str_find(STR("abc"), STR("x")), -1);
    assert_int_equal(str_find(STR_NONE, STR("x")), -1);
    assert_int_equal(str_find(STR("abc"), STR("")), 0);
}

static void trim_takes_ascii_blanks_only(void **state) {
    (void)state;
    assert_str(str_trim(STR(" \t a b \r\n")), "a b");
    assert_str(str_trim(STR("   ")), "");
    assert_str(str_trim(STR_NONE), "");
    assert_str(str_trim(STR("\xC2\xA0x")), "\xC2\xA0x");
}

static void cut_ends_at_null(void **state) {
    (void)state;
    str rest = STR("a||b");
    assert_str(str_cut(&rest, '|'), "a");
    assert_str(str_cut(&rest, '|'), "");
    assert_non_null(rest.at);
    assert_str(str_cut(&rest, '|'), "b");
    assert_null(rest.at);
    assert_str(str_cut(&rest, '|'), "");

    rest = STR("a|"); /* an empty last cell is told from no further cell */
    str_cut(&rest, '|');
    assert_non_null(rest.at);
    assert_int_equal(rest.len, 0);
}

static void whole_numbers(void **state) {
    (void)state;
    int64_t n = 7;
    assert_true(str_int(STR("0"), &n) && n == 0);
    assert_true(str_int(STR("-12"), &n) && n == -12);
    assert_true(str_int(STR("999999999999999999"), &n) && n == 999999999999999999);
    n = 7;
    const char *wrong[] = {"", "-", "+1", " 1", "1 ", "1.0", "0x1", "1-", "--1", "1000000000000000000"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) assert_false(str_int(str_of(wrong[i]), &n));
    assert_int_equal(n, 7);
}

static void printf_and_copy(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    str s = str_printf(&mem, "%d-%.*s", 5, STR_ARG(STR("abc")));
    assert_str(s, "5-abc");
    assert_int_equal(s.at[s.len], '\0');
    assert_str(str_printf(&mem, "%1000d", 1), str_printf(&mem, "%*d", 1000, 1).at);
    str copy = str_copy(&mem, STR("a\0b"));
    assert_int_equal(copy.len, 3);
    assert_memory_equal(copy.at, "a\0b", 4);
    arena_release(&mem);
}

static void equal_text_has_equal_hash(void **state) {
    (void)state;
    char other[] = "marsad";
    assert_true(str_hash(STR("marsad")) == str_hash(str_of(other)));
    assert_true(str_hash(STR("marsad")) != str_hash(STR("marsae")));
    assert_true(str_hash(STR_NONE) == str_hash(STR("")));
}

static void buf_grows_and_ends(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    buf b = {.mem = &mem};
    assert_string_equal(buf_cstr(&b), "");
    for (int i = 0; i < 10000; i++) buf_char(&b, (char)('a' + i % 26));
    assert_int_equal(b.len, 10000);
    for (int i = 0; i < 10000; i++) assert_int_equal(b.at[i], 'a' + i % 26);
    b.len = 0;
    buf_add(&b, STR("x="));
    buf_printf(&b, "%04d", 42);
    buf_add(&b, STR_NONE);
    assert_string_equal(buf_cstr(&b), "x=0042");
    assert_str(buf_str(&b), "x=0042");
    arena_release(&mem);
}

static void two_bufs_in_one_arena_stay_apart(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    buf a = {.mem = &mem}, b = {.mem = &mem};
    for (int i = 0; i < 5000; i++) {
        buf_printf(&a, "%d,", i);
        buf_char(&b, 'b');
    }
    assert_true(str_starts(buf_str(&a), STR("0,1,2,3,")));
    assert_true(str_ends(buf_str(&a), STR("4998,4999,")));
    assert_int_equal(str_find(buf_str(&a), STR("b")), -1);
    assert_int_equal(b.len, 5000);
    arena_release(&mem);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(equality_goes_by_bytes),
        TEST(order_puts_the_shorter_first),
        TEST(starts_and_ends),
        TEST(find_gives_the_first_place),
        TEST(trim_takes_ascii_blanks_only),
        TEST(cut_ends_at_null),
        TEST(whole_numbers),
        TEST(printf_and_copy),
        TEST(equal_text_has_equal_hash),
        TEST(buf_grows_and_ends),
        TEST(two_bufs_in_one_arena_stay_apart),
    };
    return UNIT_RUN(tests);
}
