#include "unit.h"
#include "base/file.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* Each test works in a folder of its own. */
typedef struct room {
    arena mem;
    char folder[64];
    msd_error error;
} room;

static int enter(void **state) {
    room *r = calloc(1, sizeof *r);
    strcpy(r->folder, "/tmp/marsad-unit-XXXXXX");
    *state = r;
    return mkdtemp(r->folder) ? 0 : -1;
}

static int leave(void **state) {
    room *r = *state;
    const char *command = str_printf(&r->mem, "rm -rf '%s'", r->folder).at;
    int failed = system(command);
    arena_release(&r->mem);
    free(r);
    return failed;
}

static const char *in(room *r, const char *name) { return str_printf(&r->mem, "%s/%s", r->folder, name).at; }

static void put(room *r, const char *name, str bytes) {
    assert_int_equal(file_write(in(r, name), bytes, &r->error), MSD_OK);
}

static void what_is_written_is_read(void **state) {
    room *r = *state;
    str bytes = STR("a\0b\n\xFF"), back;
    put(r, "x", bytes);
    assert_int_equal(file_read(&r->mem, in(r, "x"), 0, &back, &r->error), MSD_OK);
    assert_true(str_eq(back, bytes));
    assert_int_equal(back.at[back.len], '\0');
    put(r, "x", STR(""));
    assert_int_equal(file_read(&r->mem, in(r, "x"), 0, &back, &r->error), MSD_OK);
    assert_int_equal(back.len, 0);
}

static void large_files_and_those_without_a_size(void **state) {
    room *r = *state;
    buf b = {.mem = &r->mem};
    for (int i = 0; i < 100000; i++) buf_printf(&b, "%d\n", i);
    put(r, "large", buf_str(&b));
    str back;
    assert_int_equal(file_read(&r->mem, in(r, "large"), 0, &back, NULL), MSD_OK);
    assert_true(str_eq(back, buf_str(&b)));
    assert_int_equal(file_read(&r->mem, "/proc/self/status", 0, &back, NULL), MSD_OK);
    assert_true(back.len > 0);
}

static void the_limit_is_kept(void **state) {
    room *r = *state;
    str back;
    put(r, "x", STR("12345"));
    assert_int_equal(file_read(&r->mem, in(r, "x"), 5, &back, &r->error), MSD_OK);
    assert_int_equal(file_read(&r->mem, in(r, "x"), 4, &back, &r->error), MSD_INPUT);
    assert_int_equal(r->error.code, MSD_INPUT);
    assert_string_equal(r->error.file, in(r, "x"));
}

static void what_is_not_there(void **state) {
    room *r = *state;
    str back;
    assert_int_equal(file_read(&r->mem, in(r, "none"), 0, &back, &r->error), MSD_IO);
    assert_string_equal(r->error.file, in(r, "none"));
    assert_non_null(strstr(r->error.message, "No such file"));
    assert_int_equal(file_read(&r->mem, r->folder, 0, &back, &r->error), MSD_IO);
    assert_int_equal(file_map(in(r, "none"), &back, &r->error), MSD_IO);
    assert_int_equal(file_write(in(r, "none/x"), STR("a"), &r->error), MSD_IO);
    strs found = {0};
    assert_int_equal(file_write(r->folder, STR("a"), &r->error), MSD_IO);
    assert_int_equal(file_walk(&r->mem, r->folder, &found, &r->error), MSD_OK);
    assert_int_equal(found.n, 0); /* nothing half-written was left behind */
}

static void mapping(void **state) {
    room *r = *state;
    str view;
    put(r, "x", STR("mapped"));
    assert_int_equal(file_map(in(r, "x"), &view, &r->error), MSD_OK);
    assert_str(view, "mapped");
    file_unmap(view);
    file_unmap(STR_NONE);
    put(r, "empty", STR(""));
    assert_int_equal(file_map(in(r, "empty"), &view, &r->error), MSD_IO);
}

static void walk_is_sorted_and_leaves_out_dots(void **state) {
    room *r = *state;
    assert_int_equal(mkdir(in(r, "b"), 0777), 0);
    assert_int_equal(mkdir(in(r, ".hidden"), 0777), 0);
    put(r, "c", STR("")), put(r, "a", STR("")), put(r, "b/2", STR("")), put(r, "b/1", STR(""));
    put(r, ".dot", STR("")), put(r, ".hidden/x", STR(""));
    strs found = {0};
    assert_int_equal(file_walk(&r->mem, r->folder, &found, &r->error), MSD_OK);
    const char *expected[] = {"a", "b/1", "b/2", "c"};
    assert_int_equal(found.n, 4);
    for (int i = 0; i < 4; i++) assert_str(found.at[i], in(r, expected[i]));
    found.n = 0;
    assert_int_equal(file_walk(&r->mem, in(r, ""), &found, &r->error), MSD_OK);
    assert_str(found.at[0], in(r, "a")); /* one slash between, also behind a trailing one */
    found.n = 0;
    assert_int_equal(file_walk(&r->mem, in(r, "a"), &found, &r->error), MSD_OK);
    assert_int_equal(found.n, 1);
}

static void a_loop_of_links_ends(void **state) {
    room *r = *state;
    assert_int_equal(symlink(".", in(r, "again")), 0);
    put(r, "x", STR(""));
    strs found = {0};
    assert_int_equal(file_walk(&r->mem, r->folder, &found, &r->error), MSD_OK);
    assert_true(found.n >= 1);
}

static void folders_are_told_from_files(void **state) {
    room *r = *state;
    put(r, "x", STR(""));
    assert_true(file_is_folder(r->folder));
    assert_false(file_is_folder(in(r, "x")));
    assert_false(file_is_folder(in(r, "none")));
}

#define IN_ROOM(name) cmocka_unit_test_setup_teardown(name, enter, leave)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_ROOM(what_is_written_is_read),
        IN_ROOM(large_files_and_those_without_a_size),
        IN_ROOM(the_limit_is_kept),
        IN_ROOM(what_is_not_there),
        IN_ROOM(mapping),
        IN_ROOM(walk_is_sorted_and_leaves_out_dots),
        IN_ROOM(a_loop_of_links_ends),
        IN_ROOM(folders_are_told_from_files),
    };
    return UNIT_RUN(tests);
}
