#include "unit.h"
#include "base/utf8.h"

/* Decodes all of `text` and compares with the expected code points, a 0 behind them. */
static void decodes(str text, const uint32_t *expected) {
    const char *p = text.at, *end = text.at + text.len;
    while (p < end) {
        int size = 0;
        uint32_t c = utf8_next(p, end, &size);
        assert_true(size >= 1 && size <= end - p);
        assert_int_equal(c, *expected++);
        p += size;
    }
    assert_int_equal(*expected, 0);
}
#define DECODES(literal, ...) decodes(STR(literal), (const uint32_t[]){__VA_ARGS__, 0})

static void every_code_point_comes_back(void **state) {
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c < 0xE000) continue;
        char out[4];
        int size = utf8_put(out, c), seen = 0;
        assert_int_equal(size, c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4);
        assert_int_equal(utf8_next(out, out + size, &seen), c);
        assert_int_equal(seen, size);
    }
}

static void mixed_text(void **state) {
    (void)state;
    DECODES("a\xD8\xA7\xE2\x80\x8F\xF0\x9F\x98\x80z", 'a', 0x627, 0x200F, 0x1F600, 'z');
}

static void bytes_that_start_nothing(void **state) {
    (void)state;
    DECODES("\x80x", 0xFFFD, 'x');
    DECODES("\xBF\xFE\xFF", 0xFFFD, 0xFFFD, 0xFFFD);
    DECODES("\xF5\x80\x80\x80", 0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD);
}

static void what_is_cut_off_at_the_end(void **state) {
    (void)state;
    DECODES("\xD8", 0xFFFD);
    DECODES("\xE2\x80", 0xFFFD, 0xFFFD);
    DECODES("\xF0\x9F\x98", 0xFFFD, 0xFFFD, 0xFFFD);
}

static void what_is_cut_off_by_another_letter(void **state) {
    (void)state;
    DECODES("\xD8x", 0xFFFD, 'x');
    DECODES("\xE2\x80x", 0xFFFD, 0xFFFD, 'x');
    DECODES("\xD8\xD8\xA7", 0xFFFD, 0x627);
}

static void overlong_forms(void **state) {
    (void)state;
    DECODES("\xC0\x80", 0xFFFD, 0xFFFD);
    DECODES("\xC1\xBF", 0xFFFD, 0xFFFD);
    DECODES("\xE0\x80\xAF", 0xFFFD, 0xFFFD, 0xFFFD);
    DECODES("\xE0\x9F\xBF", 0xFFFD, 0xFFFD, 0xFFFD);
    DECODES("\xF0\x8F\xBF\xBF", 0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD);
}

static void surrogates_and_beyond_the_last(void **state) {
    (void)state;
    DECODES("\xED\xA0\x80", 0xFFFD, 0xFFFD, 0xFFFD);
    DECODES("\xED\xBF\xBF", 0xFFFD, 0xFFFD, 0xFFFD);
    DECODES("\xF4\x90\x80\x80", 0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD);
    DECODES("\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF", 0xD7FF, 0xE000, 0x10FFFF);
}

static void valid_says_where_the_first_fault_is(void **state) {
    (void)state;
    size_t at = 99;
    assert_true(utf8_valid("", 0, &at));
    assert_true(utf8_valid("\xD8\xA7 x", 4, &at));
    assert_true(utf8_valid("\xEF\xBF\xBD", 3, &at)); /* U+FFFD itself, well-formed */
    assert_int_equal(at, 99);
    assert_false(utf8_valid("ab\xD8", 3, &at));
    assert_int_equal(at, 2);
    assert_false(utf8_valid("\xD8\xA7\xED\xA0\x80", 5, &at));
    assert_int_equal(at, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(every_code_point_comes_back),       TEST(mixed_text),
        TEST(bytes_that_start_nothing),          TEST(what_is_cut_off_at_the_end),
        TEST(what_is_cut_off_by_another_letter), TEST(overlong_forms),
        TEST(surrogates_and_beyond_the_last),    TEST(valid_says_where_the_first_fault_is),
    };
    return UNIT_RUN(tests);
}
