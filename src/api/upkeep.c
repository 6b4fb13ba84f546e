/* upkeep: what keeps a store in order: finding an article by whatever name, taking it out, examining all. */
#include "archive.h"
#include "../doc/identity.h"
#include "../report/report.h"

msd_code archive_find(msd_store *m, const char *name, int64_t *article, msd_error *e) {
    store_numbers found = {0};
    arena *mem = &m->query;
    msd_code code = store_find(m->s, name, mem, &found, e);
    if (!code && !found.n) {
        str key = identity_of(mem, STR_NONE, str_of(name), STR_NONE, STR_NONE, STR_NONE);
        code = store_find(m->s, key.at, mem, &found, e);
    }
    if (code) return code;
    if (found.n == 1) return *article = found.at[0], MSD_OK;
    buf numbers = {.mem = mem};
    for (uint32_t i = 0; i < found.n; i++)
        buf_printf(&numbers, "%s%lld", i ? ", " : "", (long long)found.at[i]);
    if (found.n)
        error_set(e, MSD_USAGE, "several articles are called '%s': their numbers are %s", name,
                  buf_cstr(&numbers));
    else
        error_set(e, MSD_MISSING, "there is no article '%s'", name);
    error_mend(e, "name an article by its number, id or address");
    return e->code;
}

/* ---- Taking out ---- */

static msd_code remove_named(msd_store *m, const char *name, msd_error *e) {
    jmp_buf guard;
    int64_t article = 0;
    arena_clear(&m->query, 1 << 20);
    m->query.guard = &guard;
    if (setjmp(guard)) return error_set(e, MSD_NOMEM, "out of memory");
    msd_code code = archive_find(m, name, &article, e);
    return code ? code : store_remove(m->s, article, e);
}

msd_code msd_store_remove(msd_store *m, const char *article, msd_error *error) {
    msd_error own;
    return remove_named(m, article, error ? error : &own);
}

/* ---- Examining ---- */

typedef struct examined {
    page page;
    int64_t n;
} examined;

static msd_code put_fault(void *context, const char *what, msd_error *e) {
    examined *x = context;
    x->n++;
    report_fault(&x->page, what);
    return page_flush(&x->page, e);
}

static msd_code examine(msd_store *m, examined *x, msd_error *e) {
    jmp_buf guard;
    arena_clear(&m->page, 1 << 20);
    m->page.guard = &guard;
    if (setjmp(guard)) return error_set(e, MSD_NOMEM, "out of memory while examining the store");
    return store_check(m->s, put_fault, x, e);
}

msd_code msd_store_check(msd_store *m, const msd_layout *layout, msd_write write, void *context,
                         int64_t *faults, msd_error *error) {
    msd_error own;
    examined x = {.page = {.layout = layout, .out = {.mem = &m->page}, .write = write, .context = context}};
    msd_code code = examine(m, &x, error ? error : &own);
    if (faults) *faults = x.n;
    return code;
}
