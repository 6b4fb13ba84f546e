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
