/* spread: the public side of input, and the reading of many articles over threads. One thread cuts the input
 * into items and takes the results; the others decode, read and print. Each slot of the relay has a document
 * of its own. */
#include "archive.h"
#include "../base/relay.h"
#include "../ingest/ingest.h"
#include "../read.h"
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- Input ---- */

struct msd_ingest {
    ingest g;
    walk walk;
    arena mem;        /* for msd_ingest_next */
    ingest_item item; /* the same */
};

static const char *kept(arena *mem, const char *c) { return c ? arena_copy(mem, c, strlen(c)) : NULL; }

static void keep(ingest *g, const char *const *paths, size_t n, const msd_ingest_options *o) {
    const char **copy = arena_alloc(&g->mem, (n + 1) * sizeof *copy);
    for (size_t i = 0; i < n; i++) copy[i] = kept(&g->mem, paths[i]);
    g->paths = copy;
    g->n_paths = n;
    if (o) g->options = *o;
    if (!g->options.limit) g->options.limit = INGEST_LIMIT;
    g->options.outlet = kept(&g->mem, g->options.outlet);
    g->options.published = kept(&g->mem, g->options.published);
    g->options.collection = kept(&g->mem, g->options.collection);
}

static msd_code start(msd_ingest *m, const char *const *paths, size_t n, const msd_ingest_options *o,
                      msd_error *e) {
    jmp_buf guard;
    m->g.walk = &m->walk;
    m->g.in.fd = -1;
    m->g.mem.guard = &guard;
    if (setjmp(guard)) return error_set(e, MSD_NOMEM, "out of memory");
    keep(&m->g, paths, n, o);
    return MSD_OK;
}

msd_ingest *msd_ingest_open(const char *const *paths, size_t n, const msd_ingest_options *o, msd_error *e) {
    msd_ingest *m = calloc(1, sizeof *m);
    if (!m) return error_set(e, MSD_NOMEM, "out of memory"), NULL;
    if (!start(m, paths, n, o, e)) return m;
    msd_ingest_close(m);
    return NULL;
}

void msd_ingest_close(msd_ingest *m) {
    if (!m) return;
    ingest_stop(&m->g);
    arena_release(&m->mem);
    free(m);
}

static msd_code no_memory(const char *path, msd_error *e) {
    error_set(e, MSD_NOMEM, "out of memory while reading it");
    error_at(e, path, 0, 0);
    return MSD_NOMEM;
}

/* ingest_next with a way back when memory is out. */
static msd_code cut(ingest *g, arena *mem, ingest_item *item, msd_error *e) {
    jmp_buf guard;
    g->mem.guard = g->buffers.guard = mem->guard = &guard;
    if (setjmp(guard)) return ingest_skip(g), no_memory(g->path, e);
    return ingest_next(g, mem, item, e);
}

/* ingest_article with a way back. */
static msd_code decode(const ingest *g, arena *mem, const ingest_item *item, msd_article *a, msd_error *e) {
    jmp_buf guard;
    mem->guard = &guard;
    if (setjmp(guard)) return no_memory(item->path, e);
    return ingest_article(g, mem, item, a, e);
}

msd_code msd_ingest_next(msd_ingest *m, msd_article *a, msd_error *error) {
    msd_error own, *e = error ? error : &own;
    arena_clear(&m->mem, INGEST_LIMIT);
    msd_code code = cut(&m->g, &m->mem, &m->item, e);
    return code ? code : decode(&m->g, &m->mem, &m->item, a, e);
}

uint64_t msd_ingest_done(const msd_ingest *m) { return m->g.bytes + m->g.in.total; }

static uint64_t below(const char *folder) {
    walk *w = calloc(1, sizeof *w);
    uint64_t total = 0;
    struct stat st;
    msd_error e;
    if (!w || walk_start(w, folder, &e)) return free(w), 0;
    for (msd_code code; (code = walk_next(w, &e)) != MSD_MISSING;)
        if (!code && !stat(w->path, &st)) total += (uint64_t)st.st_size;
    walk_stop(w);
    free(w);
    return total;
}

uint64_t msd_ingest_total(const msd_ingest *m) {
    uint64_t total = 0;
    struct stat st;
    for (size_t i = 0; i < m->g.n_paths; i++) {
        bool standard = !strcmp(m->g.paths[i], "-");
        if (standard ? fstat(STDIN_FILENO, &st) : stat(m->g.paths[i], &st)) {
            if (standard) return 0;
        } else if (S_ISDIR(st.st_mode)) {
            total += below(m->g.paths[i]);
        } else if (S_ISREG(st.st_mode)) {
            total += (uint64_t)st.st_size;
        } else {
            return 0;
        }
    }
    return total;
}

/* ---- Reading many ---- */

typedef struct slot {
    arena mem; /* of the item and its article */
    ingest *ingest;
    ingest_item item;
    msd_code code;
    msd_error note;
    bool known;
    const msd_options *options;
    msd_doc *doc;
    bool wants_json;
    const char *json;
    size_t length;
} slot;

/* What a thread does with an item; what could not be cut stays as it is. */
static void work(void *at) {
    slot *s = at;
    msd_article a;
    msd_error e;
    s->known = false;
    if (s->code || (s->code = decode(s->ingest, &s->mem, &s->item, &a, &s->note))) return;
    if (s->options && s->options->unless && archive_knows(s->options->unless, &s->mem, &a)) {
        s->known = true;
        return;
    }
    s->code = msd_read(s->doc, &a, s->options, &e);
    if (!s->code && s->wants_json && !(s->json = msd_doc_json(s->doc, &s->length, &e))) s->code = e.code;
    if (!s->code) return;
    s->note = e;
    if (!*e.file) error_at(&s->note, s->item.path, s->item.line, 0);
}

static bool fill(slot *s, ingest *g) {
    arena_clear(&s->mem, 1 << 20);
    s->json = NULL;
    s->code = cut(g, &s->mem, &s->item, &s->note);
    return s->code != MSD_MISSING;
}

/* Hands out what the input has ready; false once it has ended. */
static bool hand_out(relay *r, ingest *g) {
    for (slot *s; (s = relay_room(r)) && !relay_ready(r); relay_give(r)) {
        if (relay_out(r) && ingest_would_wait(g)) return true;
        if (!fill(s, g)) return false;
    }
    return true;
}

static msd_code run(relay *r, ingest *g, msd_each each, void *context, msd_error *e) {
    bool more = true;
    msd_code code = MSD_OK;
    while (!code) {
        if (more) more = hand_out(r, g);
        slot *s = relay_take(r);
        if (!s) break;
        msd_result result = {s->code,  &s->note, s->code || s->known ? NULL : s->doc, s->json, s->length,
                             s->known, false};
        result.waits = more && ingest_would_wait(g);
        code = each(context, &result, e);
        relay_drop(r);
    }
    return code;
}

static void drop_slots(slot *slots, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        arena_release(&slots[i].mem);
        msd_doc_free(slots[i].doc);
    }
    free(slots);
}

static bool make_slots(slot *slots, void **items, uint32_t n, const msd_engine *engine, ingest *g,
                       msd_error *e) {
    for (uint32_t i = 0; i < n; i++) {
        slots[i].ingest = g;
        if (!(slots[i].doc = msd_doc_new(engine, e))) return false;
        items[i] = &slots[i];
    }
    return true;
}

msd_code msd_read_all(const msd_engine *engine, msd_ingest *m, const msd_options *options, int threads,
                      bool json, msd_each each, void *context, msd_error *e) {
    uint32_t parts;
    if (options && options->only && doc_parts(options->only, &parts, e)) return MSD_USAGE;
    threads = relay_threads(threads);
    uint32_t n = relay_items(threads);
    slot *slots = calloc(n, sizeof *slots);
    void **items = calloc(n, sizeof *items);
    msd_code code = MSD_NOMEM;
    relay *r = NULL;
    if (!slots || !items)
        error_set(e, MSD_NOMEM, "out of memory");
    else if (make_slots(slots, items, n, engine, &m->g, e) && (r = relay_new(threads, items, n, work, e))) {
        for (uint32_t i = 0; i < n; i++) slots[i].options = options, slots[i].wants_json = json;
        code = run(r, &m->g, each, context, e);
    }
    relay_free(r);
    if (slots) drop_slots(slots, n);
    free(items);
    return code;
}
