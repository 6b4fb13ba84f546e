#include "unit.h"
#include "ingest/charset.h"
#include "ingest/kind.h"
#include <iconv.h>

/* An Arabic sentence of the press, in UTF-8. */
static const char sentence[] = "وقال وزير الخارجية إن بلاده ترفض الاتفاق وتدعو إلى حوار جديد.";

static str encoded(arena *mem, const char *set, const char *text) {
    buf out = {.mem = mem};
    buf_reserve(&out, strlen(text) * 4 + 8);
    iconv_t cd = iconv_open(set, "UTF-8");
    char *from = (char *)(uintptr_t)text, *to = out.at;
    size_t left = strlen(text), room = out.cap;
    assert_true(iconv(cd, &from, &left, &to, &room) != (size_t)-1);
    iconv_close(cd);
    return (str){out.at, (size_t)(to - out.at)};
}

static void every_encoding_comes_out_the_same(void **state) {
    (void)state;
    static const struct {
        const char *name;
        enum charset set;
    } all[] = {{"UTF-8", CHARSET_UTF8},
               {"UTF-16LE", CHARSET_UTF16LE},
               {"UTF-16BE", CHARSET_UTF16BE},
               {"WINDOWS-1256", CHARSET_1256},
               {"ISO-8859-6", CHARSET_8859_6}};
    arena mem = ARENA_INIT;
    charset_note note;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        str bytes = encoded(&mem, all[i].name, sentence);
        assert_int_equal(charset_guess(bytes), all[i].set);
        assert_str(charset_convert(&mem, bytes, &note), sentence);
        assert_string_equal(note.name, all[i].name);
        assert_int_equal(note.faults, 0);
    }
    arena_release(&mem);
}

static void one_word_is_enough(void **state) {
    (void)state;
    static const char *const words[] = {"روسيا", "الجزائر", "قال", "وأعلن", "في"};
    arena mem = ARENA_INIT;
    charset_note note;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        assert_str(charset_convert(&mem, encoded(&mem, "UTF-16LE", words[i]), &note), words[i]);
        assert_str(charset_convert(&mem, encoded(&mem, "WINDOWS-1256", words[i]), &note), words[i]);
    }
    arena_release(&mem);
}

static void plain_ascii_is_utf8(void **state) {
    (void)state;
    assert_int_equal(charset_guess(STR("a plain text")), CHARSET_UTF8);
    assert_int_equal(charset_guess(STR("")), CHARSET_UTF8);
    assert_int_equal(charset_guess(STR("a")), CHARSET_UTF8);
}

static void faults_become_one_mark_each_and_are_counted(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    charset_note note;
    str got = charset_convert(&mem, STR("\xD8\xB3\xD9\x84\n\xD8\xB3\xFF\xD9\x84\xD8\xB3\xD9"), &note);
    assert_str(got, "\xD8\xB3\xD9\x84\n\xD8\xB3\xEF\xBF\xBD\xD9\x84\xD8\xB3\xEF\xBF\xBD");
    assert_int_equal(note.faults, 2);
    assert_int_equal(note.fault_line, 2);
    arena_release(&mem);
}

static void utf16_can_come_in_pieces(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    /* a, U+1F600 as two halves, a half alone */
    str bytes = STR("a\0\x3D\xD8\x00\xDE\x3D\xD8"
                    "b\0");
    buf out = {.mem = &mem};
    size_t faults = 0, used = 0;
    for (size_t end = 1; end <= bytes.len; end++)
        used += charset_utf16(str_sub(bytes, used, end), false, end == bytes.len, &out, &faults);
    assert_int_equal(used, bytes.len);
    assert_int_equal(faults, 1);
    assert_str(buf_str(&out), "a\xF0\x9F\x98\x80\xEF\xBF\xBD"
                              "b");
    arena_release(&mem);
}

static void a_mark_at_the_beginning_is_no_text(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    charset_note note;
    assert_str(charset_convert(&mem,
                               STR("\xEF\xBB\xBF"
                                   "a"),
                               &note),
               "a");
    assert_str(charset_convert(&mem,
                               STR("\xFF\xFE"
                                   "a\0"),
                               &note),
               "a");
    arena_release(&mem);
}

static void a_file_is_what_it_begins_with(void **state) {
    (void)state;
    assert_int_equal(kind_of("a.txt", STR("%PDF-1.7")), KIND_PDF);
    assert_int_equal(kind_of("a.txt", STR("  <!DOCTYPE html>")), KIND_HTML);
    assert_int_equal(kind_of("a", STR("{ \"text\": 1}")), KIND_JSONL);
    assert_int_equal(kind_of("a", STR("{curly")), KIND_TEXT);
    assert_int_equal(kind_of("a.JSONL", STR("oops")), KIND_JSONL);
    assert_int_equal(kind_of("a.txt", STR("")), KIND_TEXT);
    assert_int_equal(kind_of(NULL, STR("a")), KIND_TEXT);
    assert_null(kind_aside(KIND_TEXT));
    assert_non_null(kind_aside(KIND_GZIP));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(every_encoding_comes_out_the_same),
        TEST(one_word_is_enough),
        TEST(plain_ascii_is_utf8),
        TEST(faults_become_one_mark_each_and_are_counted),
        TEST(utf16_can_come_in_pieces),
        TEST(a_mark_at_the_beginning_is_no_text),
        TEST(a_file_is_what_it_begins_with),
    };
    return UNIT_RUN(tests);
}
