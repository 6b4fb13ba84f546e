/* Every allocation of the library fails once: each call then says so, and nothing leaks (under SAN=address)
 * or crashes. The link wraps malloc and calloc, of the library only: what it calls keeps its own memory. */
#include "unit.h"
#include "base/file.h"
#include <stdlib.h>

enum { NEVER = 1 << 30 };
static int left = NEVER; /* allocations until one fails */

void *__real_malloc(size_t n);
void *__real_calloc(size_t n, size_t size);
void *__wrap_malloc(size_t n);
void *__wrap_calloc(size_t n, size_t size);

void *__wrap_malloc(size_t n) { return left-- == 0 ? NULL : __real_malloc(n); }
void *__wrap_calloc(size_t n, size_t size) { return left-- == 0 ? NULL : __real_calloc(n, size); }

static msd_code read_once(msd_engine *engine, const msd_article *article) {
    msd_error e = {0};
    msd_doc *doc = msd_doc_new(engine, &e);
    if (!doc) return e.code;
    size_t length;
    if (!msd_read(doc, article, NULL, &e) && msd_doc_json(doc, &length, &e)) e.code = MSD_OK;
    msd_doc_free(doc);
    return e.code;
}

static void each_failure_while_reading_is_told(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    str text;
    assert_int_equal(file_read(&mem, "examples/dza-rus/txt/diffa-2019.txt", 0, &text, NULL), MSD_OK);
    msd_engine *engine = msd_engine_open(NULL, NULL);
    assert_non_null(engine);
    msd_article article = {.id = "x", .text = text.at, .length = text.len};
    int failures = -1;
    msd_code code;
    do {
        left = ++failures;
        code = read_once(engine, &article);
        if (code) assert_int_equal(code, MSD_NOMEM);
    } while (code);
    left = NEVER;
    assert_true(failures >= 2); /* the document and at least a block */
    msd_engine_close(engine);
    arena_release(&mem);
}

static void a_document_reads_on_after_a_failure(void **state) {
    (void)state;
    msd_engine *engine = msd_engine_open(NULL, NULL);
    msd_article article = {.id = "x", .text = "1 2 3", .length = 5};
    msd_doc *doc = msd_doc_new(engine, NULL);
    msd_error e;
    size_t length;
    left = 0;
    assert_int_equal(msd_read(doc, &article, NULL, &e), MSD_NOMEM);
    left = NEVER;
    assert_int_equal(msd_read(doc, &article, NULL, &e), MSD_OK);
    assert_non_null(msd_doc_json(doc, &length, &e));
    msd_doc_free(doc);
    msd_engine_close(engine);
}

static void each_failure_while_opening_is_told(void **state) {
    (void)state;
    msd_engine *engine = NULL;
    int failures = -1;
    do {
        msd_error e = {0};
        left = ++failures;
        engine = msd_engine_open(NULL, &e);
        if (!engine) assert_int_equal(e.code, MSD_NOMEM);
    } while (!engine);
    left = NEVER;
    msd_engine_close(engine);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(each_failure_while_opening_is_told),
        TEST(each_failure_while_reading_is_told),
        TEST(a_document_reads_on_after_a_failure),
    };
    return UNIT_RUN(tests);
}
