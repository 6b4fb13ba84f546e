#include "unit.h"
#include "ingest/lines.h"
#include <fcntl.h>
#include <unistd.h>

/* A pipe that holds the bytes. */
static int filled(str bytes) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], bytes.at, bytes.len), (ssize_t)bytes.len);
    close(ends[1]);
    return ends[0];
}

static void expect(lines *l, size_t cap, const char *text, int number) {
    str line;
    assert_int_equal(lines_next(l, cap, &line), LINES_LINE);
    assert_str(line, text);
    assert_int_equal(l->line, number);
}

static void lines_come_one_by_one(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    lines l;
    str line;
    lines_open(&l, &mem, filled(STR("one\n\ntwo\nthree")));
    assert_str(lines_head(&l), "one\n\ntwo\nthree");
    lines_decode(&l, CHARSET_UTF8);
    expect(&l, 100, "one", 1);
    expect(&l, 100, "", 2);
    expect(&l, 100, "two", 3);
    expect(&l, 100, "three", 4);
    assert_int_equal(lines_next(&l, 100, &line), LINES_END);
    lines_close(&l);
    arena_release(&mem);
}

static void a_long_line_is_passed_over(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    lines l;
    str line;
    lines_open(&l, &mem, filled(STR("ab\nabcdefgh\ncd\nabcdefgh")));
    lines_decode(&l, CHARSET_UTF8);
    expect(&l, 4, "ab", 1);
    assert_int_equal(lines_next(&l, 4, &line), LINES_LONG);
    expect(&l, 4, "cd", 3);
    assert_int_equal(lines_next(&l, 4, &line), LINES_LONG);
    assert_int_equal(lines_next(&l, 4, &line), LINES_END);
    lines_close(&l);
    arena_release(&mem);
}

static void utf16_has_lines_too(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    lines l;
    str line;
    lines_open(&l, &mem, filled(STR("\xFF\xFE\x2B\x06\n\0\x0A\x06")));
    lines_head(&l);
    lines_decode(&l, CHARSET_UTF16LE);
    expect(&l, 100, "\xD8\xAB", 1);
    expect(&l, 100, "\xD8\x8A", 2); /* its low byte is that of a line's end */
    assert_int_equal(lines_next(&l, 100, &line), LINES_END);
    lines_close(&l);
    arena_release(&mem);
}

static void it_is_known_when_nobody_has_written(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    lines l;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "abc\nb", 5), 5);
    lines_open(&l, &mem, ends[0]);
    lines_head(&l);
    lines_decode(&l, CHARSET_UTF8);
    assert_false(lines_would_wait(&l));
    expect(&l, 100, "abc", 1);
    assert_true(lines_would_wait(&l));
    close(ends[1]);
    assert_false(lines_would_wait(&l));
    expect(&l, 100, "b", 2);
    lines_close(&l);
    arena_release(&mem);
}

static void a_folder_cannot_be_read_as_a_file(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    lines l;
    lines_open(&l, &mem, open("/", 0));
    assert_int_equal(lines_all(&l, 100).len, 0);
    assert_true(l.fault != 0);
    lines_close(&l);
    arena_release(&mem);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(lines_come_one_by_one),
        TEST(a_long_line_is_passed_over),
        TEST(utf16_has_lines_too),
        TEST(it_is_known_when_nobody_has_written),
        TEST(a_folder_cannot_be_read_as_a_file),
    };
    return UNIT_RUN(tests);
}
