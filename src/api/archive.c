#include "archive.h"
#include "../doc/identity.h"
#include "../read.h"
#include <stdlib.h>

msd_store *msd_store_open(const char *path, msd_access access, msd_error *e) {
    msd_store *m = calloc(1, sizeof *m);
    if (!m) return error_set(e, MSD_NOMEM, "out of memory"), NULL;
    if (!store_open(&m->s, path, access == MSD_WRITE ? STORE_WRITE : STORE_READ, e)) return m;
    free(m);
    return NULL;
}

void msd_store_close(msd_store *m) {
    if (!m) return;
    store_close(m->s);
    arena_release(&m->query);
    arena_release(&m->page);
    free(m);
}

msd_code msd_store_add(msd_store *m, msd_doc *doc, msd_outcome *outcome, msd_error *e) {
    msd_error own;
    enum store_outcome how = STORE_SAME;
    msd_code code = store_add(m->s, &doc->d, MSD_VERSION, doc->engine->lex.data, &how, e ? e : &own);
    if (outcome) *outcome = (msd_outcome)how;
    return code;
}

msd_code msd_store_commit(msd_store *m, msd_error *e) {
    msd_error own;
    return store_commit(m->s, e ? e : &own);
}

static bool knows(store *s, arena *mem, const msd_article *a) {
    str text = {a->text, a->length};
    str key = identity_of(mem, str_of(a->key), str_of(a->url), str_of(a->outlet), str_of(a->id), text);
    return store_knows(s, key, text);
}

bool archive_knows(msd_store *m, arena *mem, const msd_article *a) {
    jmp_buf guard;
    mem->guard = &guard;
    return !setjmp(guard) && knows(m->s, mem, a);
}

/* ---- An article as it came ---- */

static const char *known(str s) { return s.len ? s.at : NULL; }

static const char *joined(const doc *d) {
    buf out = {.mem = d->mem};
    for (uint32_t i = 0; i < d->authors.n; i++) {
        if (i) buf_add(&out, STR("; "));
        buf_add(&out, d->authors.at[i]);
    }
    return d->authors.n ? buf_cstr(&out) : NULL;
}

msd_article archive_article(const doc *d) {
    return (msd_article){.id = known(d->id),
                         .outlet = known(d->outlet),
                         .title = known(d->title),
                         .url = known(d->url),
                         .published = known(d->given),
                         .authors = joined(d),
                         .language = known(d->language),
                         .source = known(d->source),
                         .key = known(d->key),
                         .text = d->text.at,
                         .length = d->text.len};
}

msd_options archive_options(const doc *d) { return (msd_options){.prefer = (msd_prefer)d->prefer}; }
