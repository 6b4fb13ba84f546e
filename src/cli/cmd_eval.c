/* cmd_eval: what is read against a gold. The articles are read (or what was read before is taken), each is found by its
 * id, and eval/ measures. */
#include "cli.h"
#include "../base/map.h"
#include "../eval/measure.h"
#include <stdlib.h>

typedef struct evaluation {
    cli *c;
    arena mem, now;
    map found_at; /* id -> index + 1 */
    VEC(json_t *) found;
    json_t *gold, *texts; /* arrays; texts: what the articles say where FOUND has no text of its own */
    buf out;
    int code;
} evaluation;

static str id_of(const json_t *x) {
    const char *id = json_string_value(json_object_get(x, "id"));
    return str_of(id ? id : json_string_value(json_object_get(x, "doc")));
}

static msd_code fault(msd_error *e, const char *path, int line, const json_error_t *je) {
    error_set(e, MSD_INPUT, "is no JSON: %s", je->text);
    error_at(e, path, line, je->column);
    return MSD_INPUT;
}

/* All lines of a file of JSON Lines, as an array. */
static msd_code load(evaluation *x, const char *path, json_t *out, msd_error *e) {
    str text;
    json_error_t je;
    msd_code code = file_read(&x->mem, path, 0, &text, e);
    int n = 0;
    for (str rest = text; !code && rest.at;) {
        str line = str_cut(&rest, '\n');
        n++;
        if (!str_trim(line).len) continue;
        json_t *record = json_loadb(line.at, line.len, 0, &je);
        if (!record) return fault(e, path, n, &je);
        if (json_array_append_new(out, record)) return error_set(e, MSD_NOMEM, "out of memory");
    }
    return code;
}

static msd_code keep(evaluation *x, json_t *record, msd_error *e) {
    if (!record) return error_set(e, MSD_NOMEM, "out of memory");
    VEC_PUSH(&x->mem, &x->found, record);
    str id = id_of(record);
    if (id.at) *map_put(&x->found_at, str_copy(&x->mem, id), 0) = x->found.n;
    return MSD_OK;
}

static msd_code take(void *context, const msd_result *r, msd_error *e) {
    evaluation *x = context;
    if (*r->note->message) x->code = cli_worse(x->code, cli_error(x->c, r->note));
    return r->code ? MSD_OK : keep(x, json_loadb(r->json, r->length, JSON_ALLOW_NUL, NULL), e);
}

static msd_code read_articles(evaluation *x, msd_error *e) {
    if (!cli_engine(x->c)) return *e = (msd_error){.code = MSD_IO}, MSD_IO;
    msd_ingest_options o = {.limit = (size_t)1 << 30};
    msd_ingest *in = msd_ingest_open(x->c->argv + 1, 1, &o, e);
    if (!in) return e->code;
    msd_code code = msd_read_all(x->c->engine, in, NULL, cli_threads(x->c), true, take, x, e);
    msd_ingest_close(in);
    return code;
}

static msd_code load_found(evaluation *x, msd_error *e) {
    json_t *all = json_array();
    msd_code code = load(x, x->c->argv[2], all, e);
    for (size_t i = 0; i < json_array_size(all) && !code; i++)
        code = keep(x, json_incref(json_array_get(all, i)), e);
    json_decref(all);
    return code ? code : load(x, x->c->argv[1], x->texts, e);
}

static json_t *found_for(const evaluation *x, str id) {
    const uint32_t *at = map_get(&x->found_at, id);
    return at && *at ? x->found.at[*at - 1] : NULL;
}

/* The text of an article: from ARTICLES where they were loaded, else as it was read. */
static const json_t *text_for(const evaluation *x, str id) {
    for (size_t i = 0; i < json_array_size(x->texts); i++) {
        const json_t *a = json_array_get(x->texts, i);
        if (str_eq(id_of(a), id)) return json_object_get(a, "text");
    }
    return json_object_get(found_for(x, id), "text");
}

static msd_code measure_all(evaluation *x, measure *m, msd_error *e) {
    for (size_t i = 0; i < json_array_size(x->gold); i++) {
        const json_t *g = json_array_get(x->gold, i);
        str id = id_of(g);
        const json_t *text = text_for(x, id);
        if (!text) {
            error_set(e, MSD_INPUT, "there is no article '%s'", id.at ? id.at : "");
            error_at(e, x->c->argv[1], 0, 0);
            return MSD_INPUT;
        }
        arena_clear(&x->now, 1 << 20);
        m->doc = id.at;
        measure_doc(m, g, (str){json_string_value(text), json_string_length(text)}, found_for(x, id));
    }
    return MSD_OK;
}

static int layer_named(const char *name) {
    for (int i = 0; name && i < M_LAYERS; i++)
        if (!strcmp(name, measure_names[i])) return i;
    return -1;
}

static msd_code evaluate(evaluation *x, msd_error *e) {
    jmp_buf guard;
    x->mem.guard = x->now.guard = &guard;
    if (setjmp(guard)) return error_set(e, MSD_NOMEM, "out of memory");
    measure m = {
        .mem = &x->mem, .now = &x->now, .errors = layer_named(x->c->errors), .missed = {.mem = &x->mem}};
    msd_code code = load(x, x->c->argv[0], x->gold, e);
    if (!code) code = x->c->argc > 2 ? load_found(x, e) : read_articles(x, e);
    if (!code) code = measure_all(x, &m, e);
    if (code) return code;
    x->out = (buf){.mem = &x->mem};
    measure_print(&m, x->c->json, &x->out);
    return cli_write(NULL, x->out.at, x->out.len, e);
}

int cmd_eval(cli *c) {
    msd_error e = {0};
    evaluation x = {.c = c, .found_at = {.mem = &x.mem}};
    if (c->argc < 2 || c->argc > 3)
        return cli_usage(c, "such as: marsad eval gold.jsonl articles.jsonl",
                         "eval wants a gold and its articles");
    if (c->errors && layer_named(c->errors) < 0)
        return cli_usage(c, "the first column of the table has them", "there is no layer '%s'", c->errors);
    x.gold = json_array(), x.texts = json_array();
    msd_code code = x.gold && x.texts ? evaluate(&x, &e) : error_set(&e, MSD_NOMEM, "out of memory");
    if (code && *e.message) x.code = cli_worse(x.code, cli_error(c, &e));
    if (code && !x.code) x.code = EXIT_FAULT;
    for (uint32_t i = 0; i < x.found.n; i++) json_decref(x.found.at[i]);
    json_decref(x.gold);
    json_decref(x.texts);
    arena_release(&x.now);
    arena_release(&x.mem);
    return x.code;
}
