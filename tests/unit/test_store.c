/* The store against documents made by hand, so that it does not depend on what the stages find. */
#include "unit.h"
#include "base/file.h"
#include "store/db.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char path[96];

static void remove_store(void) {
    static const char *const endings[] = {"", "-wal", "-shm"};
    char name[112];
    for (int i = 0; i < 3; i++) {
        snprintf(name, sizeof name, "%s%s", path, endings[i]);
        unlink(name);
    }
}

static int set_up(void **state) {
    (void)state;
    snprintf(path, sizeof path, "/tmp/marsad-test-%ld.db", (long)getpid());
    remove_store();
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    remove_store();
    return 0;
}

static store *opened(enum store_mode mode) {
    store *s = NULL;
    msd_error e = {0};
    if (store_open(&s, path, mode, &e)) fail_msg("%s", e.message);
    return s;
}

/* ---- A document with an item in each layer ---- */

static void list(arena *mem, doc_strs *l, const char *a, const char *b) {
    VEC_PUSH(mem, l, str_of(a));
    if (b) VEC_PUSH(mem, l, str_of(b));
}

static void sentence(doc *d, uint32_t begin, uint32_t end, bool boilerplate) {
    doc_sentence *s = VEC_ADD(d->mem, &d->sentences);
    s->span = (doc_span){begin, end};
    s->boilerplate = boilerplate;
}

static void event(doc *d, const char *date, const char *actor, const char *recipient, uint32_t begin) {
    doc_events *x = VEC_ADD(d->mem, &d->events);
    x->span = (doc_span){begin, begin + 2};
    x->type = STR("AID");
    x->date = str_of(date);
    x->status = STR("happened");
    list(d->mem, &x->context, "military", "space");
    list(d->mem, &x->actor, actor, NULL);
    list(d->mem, &x->recipient, recipient, NULL);
    VEC_PUSH(d->mem, &x->participants, ((doc_side){0, "actor"}));
}

static void rule_name(const struct lex *l, doc_rule rule, buf *out) {
    (void)l;
    buf_printf(out, "\"rule %u\"", rule);
}

static doc made(arena *mem, const char *text) {
    doc d = {.mem = mem, .rule_name = rule_name, .text = str_of(text), .id = STR("i"), .outlet = STR("o")};
    d.anchor = STR("2024-03");
    d.anchor_from = "given";
    list(mem, &d.authors, "a \"b\" \\ c", "d\n\t\x01");
    sentence(&d, 0, 5, false);
    sentence(&d, 6, 11, true);
    doc_entities *who = VEC_ADD(mem, &d.entities);
    who->id = STR("SUN");
    who->rule = 7;
    VEC_PUSH(mem, &who->mentions, ((doc_span){0, 2}));
    VEC_PUSH(mem, &who->mentions, ((doc_span){6, 8}));
    doc_quantities *q = VEC_ADD(mem, &d.quantities);
    q->span = (doc_span){6, 8};
    q->value = (doc_value){1.5, 2, true};
    q->unit = STR("USD");
    event(&d, "1963-10", "SUN", "DZA", 6);
    event(&d, "", "FRA", "DZA", 0);
    doc_figures *f = VEC_ADD(mem, &d.figures);
    f->span = (doc_span){6, 8};
    f->value = (doc_value){.low = 3};
    list(mem, &f->of, "SUN", NULL);
    return d;
}

static const char text[] = "12345\n67890";

static enum store_outcome add(store *s, const doc *d) {
    enum store_outcome how = STORE_SAME;
    msd_error e = {0};
    if (store_add(s, d, "0.1.0", "data", &how, &e)) fail_msg("%s", e.message);
    return how;
}

static int64_t count(store *s, const char *sql) {
    sqlite3_stmt *st = NULL;
    assert_int_equal(sqlite3_prepare_v2(s->db, sql, -1, &st, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(st), SQLITE_ROW);
    int64_t n = sqlite3_column_int64(st, 0);
    sqlite3_finalize(st);
    return n;
}

static str json(arena *mem, const doc *d) {
    buf out = {.mem = mem};
    doc_json(d, doc_default_parts(), "data", &out);
    return buf_str(&out);
}

/* ---- Tests ---- */

static void what_goes_in_comes_out(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    store *s = opened(STORE_WRITE);
    doc d = made(&mem, text), back = {.mem = &mem};
    store_origin o;
    assert_int_equal(add(s, &d), STORE_NEW);
    assert_int_equal(store_commit(s, NULL), MSD_OK);
    assert_int_equal(store_load(s, 1, &back, &o, NULL), MSD_OK);
    str was = json(&mem, &d), is = json(&mem, &back);
    assert_int_equal(was.len, is.len);
    assert_memory_equal(was.at, is.at, was.len);
    assert_int_equal(o.version, 1);
    assert_true(o.current);
    assert_int_equal(store_load(s, 2, &back, &o, NULL), MSD_MISSING);
    store_close(s);
    arena_release(&mem);
}

static void the_same_changes_nothing_another_text_is_a_version(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    store *s = opened(STORE_WRITE);
    doc d = made(&mem, text), other = made(&mem, "other text!"), back = {.mem = &mem};
    store_origin o;
    assert_int_equal(add(s, &d), STORE_NEW);
    assert_int_equal(add(s, &d), STORE_SAME);
    assert_int_equal(add(s, &other), STORE_VERSION);
    assert_int_equal(add(s, &other), STORE_SAME);
    assert_int_equal(add(s, &d), STORE_SAME); /* the older text again */
    assert_int_equal(store_commit(s, NULL), MSD_OK);
    assert_int_equal(count(s, "SELECT count(*) FROM articles"), 2);
    assert_int_equal(count(s, "SELECT sum(current) FROM articles"), 1);
    assert_int_equal(store_load(s, 2, &back, &o, NULL), MSD_OK);
    assert_int_equal(o.version, 2);
    assert_int_equal(o.previous, 1);
    assert_true(store_knows(s, STR("id:o/i"), STR("other text!")));
    assert_true(store_knows(s, STR("id:o/i"), str_of(text)));
    assert_false(store_knows(s, STR("id:o/i"), STR("a third")));
    assert_false(store_knows(s, STR("id:o/j"), str_of(text)));
    store_close(s);
    arena_release(&mem);
}

static void what_was_not_committed_is_not_there(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    store *s = opened(STORE_WRITE);
    doc d = made(&mem, text);
    add(s, &d);
    store_close(s);
    s = opened(STORE_READ);
    assert_int_equal(count(s, "SELECT count(*) FROM articles"), 0);
    assert_int_equal(count(s, "SELECT count(*) FROM events"), 0);
    store_close(s);
    arena_release(&mem);
}

/* The n-th row of an article cannot be written: nothing of the article stays, the batch does. */
static void an_article_is_there_whole_or_not_at_all(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    store *s = opened(STORE_WRITE);
    doc first = made(&mem, text), second = made(&mem, text);
    second.id = STR("second");
    enum store_outcome how;
    add(s, &first);
    assert_int_equal(
        sqlite3_exec(s->db,
                     "CREATE TEMP TRIGGER no BEFORE INSERT ON figures BEGIN SELECT raise(FAIL, 'no'); END",
                     NULL, NULL, NULL),
        SQLITE_OK);
    assert_int_not_equal(store_add(s, &second, "0.1.0", "data", &how, NULL), MSD_OK);
    assert_int_equal(sqlite3_exec(s->db, "DROP TRIGGER no", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(store_commit(s, NULL), MSD_OK);
    assert_int_equal(count(s, "SELECT count(*) FROM articles"), 1);
    assert_int_equal(count(s, "SELECT count(*) FROM events"), 2);
    assert_int_equal(count(s, "SELECT count(*) FROM parties WHERE article <> 1"), 0);
    assert_int_equal(add(s, &second), STORE_NEW);
    store_close(s);
    arena_release(&mem);
}

typedef struct seen {
    int n;
    char dates[4][16], texts[4][32];
} seen;

static msd_code see(void *at, const answer *a, msd_error *e) {
    (void)e;
    seen *x = at;
    snprintf(x->dates[x->n], sizeof *x->dates, "%.*s", STR_ARG(a->date));
    snprintf(x->texts[x->n++], sizeof *x->texts, "%.*s", STR_ARG(a->text));
    return MSD_OK;
}

static seen ask(store *s, query q) {
    seen x = {0};
    assert_int_equal(store_events(s, &q, see, &x, NULL), MSD_OK);
    return x;
}

static void events_are_asked_for(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    store *s = opened(STORE_WRITE);
    doc d = made(&mem, text);
    add(s, &d);
    query q = {0};
    seen x = ask(s, q);
    assert_int_equal(x.n, 2);
    assert_string_equal(x.dates[0], "1963-10"); /* the other has no date but its article's */
    assert_string_equal(x.texts[0], "67890");
    assert_string_equal(x.texts[1], "12345");
    list(&mem, &q.a, "RUS", "SUN");
    assert_int_equal(ask(s, q).n, 1);
    q.a_side = STR("recipient");
    assert_int_equal(ask(s, q).n, 0);
    q = (query){.from = STR("1963-10-31")};
    assert_int_equal(ask(s, q).n, 1);
    q.from = STR("1963-11-01");
    assert_int_equal(ask(s, q).n, 0);
    q = (query){.to = STR("1963-10-01"), .limit = 1};
    assert_int_equal(ask(s, q).n, 1);
    q = (query){0};
    list(&mem, &q.contexts, "space", "legal");
    assert_int_equal(ask(s, q).n, 2);
    list(&mem, &q.types, "CONSULT", NULL);
    assert_int_equal(ask(s, q).n, 0);
    store_close(s);
    arena_release(&mem);
}

/* Each schema that was released: schema-1.sql, schema-2.sql ... */
static void load_old(arena *mem, int version) {
    str sql;
    sqlite3 *db;
    char name[64];
    snprintf(name, sizeof name, "tests/store/schema-%d.sql", version);
    assert_int_equal(file_read(mem, name, 0, &sql, NULL), MSD_OK);
    remove_store();
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql.at, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void an_older_store_is_brought_up_to_date(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    for (int version = 1; version <= DB_VERSION; version++) {
        load_old(&mem, version);
        store *s = opened(STORE_READ);
        doc d = {.mem = &mem}, old = d;
        store_origin o;
        assert_int_equal(count(s, "PRAGMA user_version"), DB_VERSION);
        assert_int_equal(count(s, "SELECT count(*) FROM articles WHERE current"), 3);
        assert_int_equal(store_load(s, 1, &d, &o, NULL), MSD_OK);
        assert_str(d.id, "w-20060310-5");
        assert_true(d.events.n > 0);
        assert_int_equal(store_load(s, 4, &old, &o, NULL), MSD_OK);
        assert_int_equal(o.previous, 3);
        store_close(s);
    }
    arena_release(&mem);
}

/* A step of the schema that fails half way leaves the version before it. */
static void a_step_is_taken_whole_or_not_at_all(void **state) {
    (void)state;
    static const char *const good[] = {"CREATE TABLE a (x)", "CREATE TABLE b (x)"};
    static const char *const bad[] = {"CREATE TABLE a (x)", "CREATE TABLE b (x)",
                                      "CREATE TABLE c (x); nonsense"};
    msd_error e;
    store *s = calloc(1, sizeof *s);
    pthread_mutex_init(&s->lock, NULL);
    assert_int_equal(sqlite3_open(path, &s->db), SQLITE_OK);
    assert_int_equal(db_steps(s, good, 1, &e), MSD_OK);
    assert_int_equal(count(s, "PRAGMA user_version"), 1);
    assert_int_not_equal(db_steps(s, bad, 3, &e), MSD_OK);
    assert_int_equal(count(s, "PRAGMA user_version"), 2);
    assert_int_equal(count(s, "SELECT count(*) FROM sqlite_schema"), 2);
    assert_int_equal(db_steps(s, good, 2, &e), MSD_OK);
    assert_int_equal(db_steps(s, good, 1, &e), MSD_NEWER);
    store_close(s);
}

static void a_span_that_leaves_the_text_is_not_believed(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    store *s = opened(STORE_WRITE);
    doc d = made(&mem, text), back = {.mem = &mem};
    store_origin o;
    add(s, &d);
    sqlite3_exec(s->db, "UPDATE events SET span_end = 99; UPDATE sentences SET span_begin = -1", NULL, NULL,
                 NULL);
    assert_int_equal(store_load(s, 1, &back, &o, NULL), MSD_OK);
    assert_int_equal(back.events.at[0].span.end, 0);
    assert_int_equal(back.sentences.n, 0);
    store_close(s);
    arena_release(&mem);
}

/* ---- Rights ---- */

static msd_code read_as_nobody(void) {
    store *s = NULL;
    msd_error e = {0};
    arena mem = ARENA_INIT;
    store_numbers all = {0};
    if (!geteuid() && setuid(65534)) return MSD_USAGE;
    msd_code code = store_open(&s, path, STORE_WRITE, &e) == MSD_IO ? MSD_OK : MSD_USAGE;
    if (!code) code = store_open(&s, path, STORE_READ, &e);
    if (!code) code = store_list(s, 1, NULL, NULL, &mem, &all, &e);
    if (!code && all.n != 1) code = MSD_MISSING;
    store_close(s);
    arena_release(&mem);
    return code;
}

/* In a process of its own, since whoever is root can write everywhere. */
static void what_cannot_be_written_can_be_asked(void **state) {
    (void)state;
    char folder[64];
    arena mem = ARENA_INIT;
    snprintf(folder, sizeof folder, "/tmp/marsad-test-%ld", (long)getpid());
    snprintf(path, sizeof path, "%s/a?b#c%%d.db", folder);
    assert_int_equal(mkdir(folder, 0755), 0);
    store *s = opened(STORE_WRITE);
    doc d = made(&mem, text);
    add(s, &d);
    assert_int_equal(store_commit(s, NULL), MSD_OK);
    store_close(s);
    assert_int_equal(chmod(path, 0444), 0);
    assert_int_equal(chmod(folder, 0555), 0);
    int status = 0;
    pid_t child = fork();
    if (!child) _exit(read_as_nobody());
    waitpid(child, &status, 0);
    chmod(folder, 0755);
    remove_store();
    rmdir(folder);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), MSD_OK);
    arena_release(&mem);
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(what_goes_in_comes_out),
        STORE_TEST(the_same_changes_nothing_another_text_is_a_version),
        STORE_TEST(what_was_not_committed_is_not_there),
        STORE_TEST(an_article_is_there_whole_or_not_at_all),
        STORE_TEST(events_are_asked_for),
        STORE_TEST(an_older_store_is_brought_up_to_date),
        STORE_TEST(a_step_is_taken_whole_or_not_at_all),
        STORE_TEST(a_span_that_leaves_the_text_is_not_believed),
        STORE_TEST(what_cannot_be_written_can_be_asked),
    };
    return UNIT_RUN(tests);
}
