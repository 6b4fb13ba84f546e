#include "unit.h"
#include "ingest/fields.h"

static void fields_of_each_kind(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    fields f;
    str line = STR(" { \"a\" : \"x\\n\\\"\\u0633\\ud83d\\ude00\", \"b\":-1.5e3,\"c\":null, \"d\":[\"p\", 1, "
                   "{\"q\":[]}, \"r\\/\"],"
                   "\"e\":{\"f\":true}, \"a\":\"last\\t\" } ");
    assert_true(fields_read(&f, &mem, line));
    assert_int_equal(f.all.n, 6);
    assert_str(f.all.at[0].value, "x\n\"\xD8\xB3\xF0\x9F\x98\x80");
    assert_str(fields_get(&f, "a")->value, "last\t");
    assert_str(fields_get(&f, "b")->value, "-1.5e3");
    assert_int_equal(fields_get(&f, "b")->kind, FIELD_NUMBER);
    assert_int_equal(fields_get(&f, "c")->kind, FIELD_NULL);
    assert_int_equal(fields_get(&f, "e")->kind, FIELD_OBJECT);
    assert_null(fields_get(&f, "f"));
    field_strings list = {0};
    fields_list(fields_get(&f, "d"), &mem, &list);
    assert_int_equal(list.n, 2);
    assert_str(list.at[0], "p");
    assert_str(list.at[1], "r/");
    arena_release(&mem);
}

static void half_a_surrogate_is_no_letter(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    fields f;
    assert_true(fields_read(&f, &mem, STR("{\"a\":\"\\ud83dx\\ude00\\ud83d\\u0041\"}")));
    assert_str(f.all.at[0].value, "\xEF\xBF\xBDx\xEF\xBF\xBD\xEF\xBF\xBD"
                                  "A");
    arena_release(&mem);
}

static void faults_are_told_with_their_place(void **state) {
    (void)state;
    static const struct {
        const char *line, *why;
        size_t at;
    } all[] = {
        {"", "it is no object", 0},
        {"[]", "it is no object", 0},
        {"{", "a name in quotation marks is expected", 1},
        {"{a", "a name in quotation marks is expected", 1},
        {"{\"a\"", "a colon is expected", 4},
        {"{\"a\":", "a value is expected", 5},
        {"{\"a\":tru}", "a value is expected", 5},
        {"{\"a\":\"x", "the string has no end", 7},
        {"{\"a\":\"x\\\"}", "the string has no end", 10},
        {"{\"a\":\"\\x\"}", "there is no such escape", 7},
        {"{\"a\":\"\\u12\"}", "four hexadecimal digits are expected behind \\u", 8},
        {"{\"a\":-}", "a digit is expected", 6},
        {"{\"a\":1.}", "a digit is expected", 7},
        {"{\"a\":1 \"b\"", "a comma or } is expected", 7},
        {"{\"a\":[1 2]}", "a comma or ] is expected", 8},
        {"{\"a\":1,}", "a name in quotation marks is expected", 7},
        {"{\"a\":1} x", "something follows the object", 8},
    };
    arena mem = ARENA_INIT;
    fields f;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        assert_false(fields_read(&f, &mem, str_of(all[i].line)));
        assert_string_equal(f.why, all[i].why);
        assert_int_equal(f.at, all[i].at);
    }
    arena_release(&mem);
}

static void a_deep_nest_is_no_danger(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    fields f;
    buf line = {.mem = &mem};
    buf_add(&line, STR("{\"a\":"));
    for (int i = 0; i < 100000; i++) buf_char(&line, '[');
    assert_false(fields_read(&f, &mem, buf_str(&line)));
    assert_string_equal(f.why, "it is nested too deep");
    arena_release(&mem);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(fields_of_each_kind),
        TEST(half_a_surrogate_is_no_letter),
        TEST(faults_are_told_with_their_place),
        TEST(a_deep_nest_is_no_danger),
    };
    return UNIT_RUN(tests);
}
