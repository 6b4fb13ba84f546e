#include "unit.h"
#include "base/error.h"
#include <errno.h>

static void an_error_says_what_where_and_how_to_mend(void **state) {
    (void)state;
    msd_error e;
    assert_int_equal(error_set(&e, MSD_SYNTAX, "unknown column %s", "x"), MSD_SYNTAX);
    error_at(&e, "data/a.tsv", 3, 14);
    error_mend(&e, "name one of %d", 5);
    assert_int_equal(e.code, MSD_SYNTAX);
    assert_string_equal(e.message, "unknown column x");
    assert_string_equal(e.file, "data/a.tsv");
    assert_int_equal(e.line, 3);
    assert_int_equal(e.column, 14);
    assert_string_equal(e.mend, "name one of 5");
}

static void a_new_error_forgets_the_old_one(void **state) {
    (void)state;
    msd_error e;
    error_set(&e, MSD_IO, "old");
    error_at(&e, "f", 1, 1);
    error_mend(&e, "m");
    error_set(&e, MSD_USAGE, "new");
    assert_string_equal(e.file, "");
    assert_string_equal(e.mend, "");
    assert_int_equal(e.line, 0);
}

static void long_texts_are_cut(void **state) {
    (void)state;
    msd_error e;
    error_set(&e, MSD_IO, "%2000d", 1);
    assert_int_equal(strlen(e.message), sizeof e.message - 1);
    error_mend(&e, "%2000d", 1);
    assert_int_equal(strlen(e.mend), sizeof e.mend - 1);
}

static void nobody_need_listen(void **state) {
    (void)state;
    assert_int_equal(error_set(NULL, MSD_MISSING, "x"), MSD_MISSING);
    error_at(NULL, "f", 1, 1);
    error_mend(NULL, "x");
    errno = ENOENT;
    assert_int_equal(error_errno(NULL, MSD_IO, "f", "x"), MSD_IO);
}

static void errno_is_told_and_memory_known(void **state) {
    (void)state;
    msd_error e;
    errno = EACCES;
    assert_int_equal(error_errno(&e, MSD_IO, "f", "cannot be opened"), MSD_IO);
    assert_string_equal(e.message, "cannot be opened: Permission denied");
    errno = ENOMEM;
    assert_int_equal(error_errno(&e, MSD_IO, "f", "cannot be mapped"), MSD_NOMEM);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(an_error_says_what_where_and_how_to_mend),
        TEST(a_new_error_forgets_the_old_one),
        TEST(long_texts_are_cut),
        TEST(nobody_need_listen),
        TEST(errno_is_told_and_memory_known),
    };
    return UNIT_RUN(tests);
}
