/* reread: the articles of a store read anew, over threads. The owner's thread, to which the store belongs, loads articles
 * and puts what was read in their place, in their order; the others read. A thousand are one batch, which is made to
 * last before the next begins: a kill loses what one took. */
#include "archive.h"
#include "../base/relay.h"
#include "../read.h"
#include <stdlib.h>

typedef struct slot {
    arena mem; /* of the article as it was */
    int64_t article;
    msd_article given;
    msd_options options;
    msd_doc *doc;
    msd_code code;
    msd_error error;
} slot;

typedef struct rereading {
    msd_store *m;
    const msd_engine *engine;
    bool changed;
    slot *slots;
    void **items; /* the same, for the relay */
    uint32_t n;
    relay *relay;
} rereading;

static void work(void *at) {
    slot *s = at;
    s->code = msd_read(s->doc, &s->given, &s->options, &s->error);
}

static msd_code fill(msd_store *m, slot *s, int64_t article, msd_error *e) {
    jmp_buf guard;
    store_origin origin;
    arena_clear(&s->mem, 8 << 20);
    s->mem.guard = &guard;
    if (setjmp(guard)) return error_set(e, MSD_NOMEM, "out of memory while loading an article");
    doc was = {.mem = &s->mem};
    msd_code code = store_load(m->s, article, &was, &origin, e);
    if (code) return code;
    s->article = article;
    s->given = archive_article(&was);
    s->options = archive_options(&was);
    return MSD_OK;
}

static msd_code put(rereading *x, slot *s, msd_error *e) {
    if (s->code) return *e = s->error, s->code;
    return store_replace(x->m->s, s->article, &s->doc->d, MSD_VERSION, x->engine->lex.data, e);
}

/* All of a list, each put in its place as soon as it is its turn. */
static msd_code read_list(rereading *x, const store_numbers *list, msd_error *e) {
    msd_code code = MSD_OK;
    uint32_t given = 0;
    for (uint32_t taken = 0; taken < list->n && !code; taken++) {
        for (slot *s; given < list->n && (s = relay_room(x->relay)); given++) {
            if (relay_ready(x->relay)) break;
            if ((code = fill(x->m, s, list->at[given], e))) return code;
            relay_give(x->relay);
        }
        code = put(x, relay_take(x->relay), e);
        relay_drop(x->relay);
    }
    return code;
}

/* The articles from a number on, at most a thousand; *from is then where to go on. */
static msd_code read_batch(rereading *x, int64_t *from, int64_t *done, msd_error *e) {
    jmp_buf guard;
    store_numbers list = {0};
    arena *mem = &x->m->query;
    arena_clear(mem, 1 << 20);
    mem->guard = &guard;
    if (setjmp(guard)) return error_set(e, MSD_NOMEM, "out of memory");
    msd_code code =
        store_list(x->m->s, *from, x->changed ? MSD_VERSION : NULL, x->engine->lex.data, mem, &list, e);
    if (!code) code = read_list(x, &list, e);
    if (!code) code = store_commit(x->m->s, e);
    if (code) return code;
    *from = list.n ? list.at[list.n - 1] + 1 : 0;
    *done += list.n;
    return MSD_OK;
}

static msd_code start(rereading *x, int threads, msd_error *e) {
    threads = relay_threads(threads);
    x->n = relay_items(threads);
    x->slots = calloc(x->n, sizeof *x->slots);
    x->items = calloc(x->n, sizeof *x->items);
    msd_code code = x->slots && x->items ? MSD_OK : error_set(e, MSD_NOMEM, "out of memory");
    for (uint32_t i = 0; i < x->n && !code; i++) {
        x->items[i] = &x->slots[i];
        if (!(x->slots[i].doc = msd_doc_new(x->engine, e))) code = MSD_NOMEM;
    }
    if (!code && !(x->relay = relay_new(threads, x->items, x->n, work, e))) code = MSD_NOMEM;
    return code;
}

msd_code msd_store_reread(msd_store *m, const msd_engine *engine, bool changed, int threads, int64_t *done,
                          msd_error *error) {
    msd_error own, *e = error ? error : &own;
    rereading x = {.m = m, .engine = engine, .changed = changed};
    *done = 0;
    msd_code code = start(&x, threads, e);
    for (int64_t from = 1; from && !code;) code = read_batch(&x, &from, done, e);
    relay_free(x.relay);
    for (uint32_t i = 0; x.slots && i < x.n; i++) {
        arena_release(&x.slots[i].mem);
        msd_doc_free(x.slots[i].doc);
    }
    free(x.slots);
    free(x.items);
    return code;
}
