/* read: the public side of a document: its making, the reading of an article, its JSON. */
#include "read.h"
#include "pipeline.h"
#include <stdlib.h>

enum { KEEP_AT_MOST = 32 << 20 }; /* of a document's arena, from one article to the next */

msd_doc *msd_doc_new(const msd_engine *engine, msd_error *error) {
    msd_doc *m = calloc(1, sizeof *m);
    if (!m) return error_set(error, MSD_NOMEM, "out of memory"), NULL;
    m->engine = engine;
    return m;
}

void msd_doc_free(msd_doc *m) {
    if (!m) return;
    arena_release(&m->mem);
    arena_release(&m->keep);
    arena_release(&m->spelt);
    free(m);
}

/* A fresh document that keeps what its stages keep. */
static void begin(msd_doc *m) {
    doc *d = &m->d;
    arena_clear(&m->mem, KEEP_AT_MOST);
    void *state[STATES];
    memcpy(state, d->state, sizeof state);
    memset(d, 0, sizeof *d);
    memcpy(d->state, state, sizeof state);
    d->mem = &m->mem;
    d->keep = &m->keep;
    d->spelt = &m->spelt;
    d->lex = &m->engine->lex;
    d->rule_name = lex_rule_name;
}

static void take(doc *d, const msd_article *a, const msd_options *o) {
    d->text = (str){a->text, a->length};
    d->id = str_of(a->id);
    d->outlet = str_of(a->outlet);
    d->title = str_of(a->title);
    d->url = str_of(a->url);
    d->given = str_of(a->published);
    d->source = str_of(a->source);
    d->key = str_of(a->key);
    d->language = a->language ? str_of(a->language) : STR("ar");
    for (str rest = str_of(a->authors); rest.at;)
        VEC_PUSH(d->mem, &d->authors, str_trim(str_cut(&rest, ';')));
    d->prefer = o ? (int)o->prefer : MSD_PREFER_TENSE;
}

msd_code msd_read(msd_doc *m, const msd_article *article, const msd_options *options, msd_error *error) {
    uint32_t parts = doc_default_parts();
    if (options && options->only) {
        msd_code code = doc_parts(options->only, &parts, error);
        if (code) return code;
    }
    if (article->length >= NONE) return error_set(error, MSD_INPUT, "the text is over 4 GB");
    jmp_buf guard;
    m->mem.guard = m->keep.guard = m->spelt.guard = &guard;
    if (setjmp(guard)) {
        /* What the stages keep may be half made. */
        memset(m->d.state, 0, sizeof m->d.state);
        arena_release(&m->keep);
        arena_release(&m->spelt);
        return error_set(error, MSD_NOMEM, "out of memory while reading '%s'",
                         article->id ? article->id : "");
    }
    begin(m);
    if (m->parts != parts) m->plan = pipeline_plan(parts);
    m->parts = parts;
    take(&m->d, article, options);
    pipeline_run(&m->d, m->plan);
    m->mem.guard = m->keep.guard = m->spelt.guard = NULL;
    return MSD_OK;
}

const char *msd_doc_json(msd_doc *m, size_t *length, msd_error *error) {
    jmp_buf guard;
    m->mem.guard = &guard;
    if (setjmp(guard)) return error_set(error, MSD_NOMEM, "out of memory while printing"), NULL;
    buf out = {.mem = &m->mem};
    buf_reserve(&out, m->d.text.len * 2 + 4096);
    doc_json(&m->d, m->parts, m->engine->lex.data, &out);
    const char *json = buf_cstr(&out);
    *length = out.len;
    m->mem.guard = NULL;
    return json;
}
