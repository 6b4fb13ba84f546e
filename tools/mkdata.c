/* mkdata DATA OUT       turns the tables and rules of DATA into the one file that marsad maps
 * mkdata --check DATA   runs the examples of the rules instead */
#include "../src/base/file.h"
#include "../src/lex/build.h"
#include "../src/lex/fold.h"
#include "../src/pipeline.h"
#include "../src/read.h"
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

static int complain(const msd_error *e) {
    fprintf(stderr, "mkdata: %s:%d:%d: %s%s%s\n", e->file, e->line, e->column, e->message,
            *e->mend ? "; " : "", e->mend);
    return 1;
}

static int make(arena *mem, const char *folder, const char *out) {
    msd_error e;
    str block;
    if (lex_build(mem, folder, &block, &e) || file_write(out, block, &e)) return complain(&e);
    return 0;
}

/* ---- The examples of rules ---- */

typedef struct check {
    arena *mem;
    const builder *b;
    msd_engine *engine;
    msd_doc *doc;
    int passed, failed;
} check;

static bool same(json_t *item, str key, str wanted) {
    char name[32], value[64] = "", *text;
    snprintf(name, sizeof name, "%.*s", STR_ARG(key));
    json_t *x = json_object_get(item, name);
    if (json_is_string(x)) return str_is(wanted, json_string_value(x));
    if (json_is_number(x)) {
        snprintf(value, sizeof value, "%.*s", STR_ARG(wanted));
        return json_number_value(x) == strtod(value, NULL);
    }
    if (!x) return !wanted.len;
    text = json_dumps(x, JSON_COMPACT | JSON_ENSURE_ASCII);
    bool equal = text && str_is(wanted, text);
    free(text);
    return equal;
}

static bool all_same(json_t *item, str wanted) {
    while (wanted.at) {
        str value = str_cut(&wanted, ' '), key = str_cut(&value, '=');
        if (key.len && !same(item, key, value)) return false;
    }
    return true;
}

/* The text's own `@date` before it becomes the article's date. */
static str take_date(check *c, str *text) {
    if (!str_starts(*text, STR("@"))) return STR_NONE;
    str date = str_cut(text, ' ');
    *text = str_trim(*text);
    return str_copy(c->mem, str_sub(date, 1, date.len));
}

/* Whether some item of the layer that the rule made holds what is wanted; *dump gets what was found. */
static bool found(check *c, const rule_example *x, const char *layer, char **dump) {
    str text = x->text, date = take_date(c, &text);
    str copy = str_copy(c->mem, text);
    msd_article a = {.id = "example", .text = copy.at, .length = copy.len, .published = date.at};
    msd_options o = {.only = layer};
    msd_error e;
    size_t n;
    if (msd_read(c->doc, &a, &o, &e)) return complain(&e), false;
    const char *line = msd_doc_json(c->doc, &n, &e);
    json_t *root = json_loads(line, 0, NULL), *items = json_object_get(root, layer), *item;
    size_t i;
    bool hit = false;
    buf rule = {.mem = c->mem};
    lex_rule_name(&c->engine->lex, lex_rule_rule(x->rule), &rule);
    str name = str_sub(buf_str(&rule), 1, rule.len - 1);
    json_array_foreach(items, i, item) {
        if (json_is_array(item)) hit = true; /* boilerplate: spans alone */
        const char *by = json_string_value(json_object_get(item, "rule"));
        if (by && str_is(name, by) && (!x->yes || all_same(item, x->wanted))) hit = true;
    }
    *dump = items ? json_dumps(items, 0) : NULL;
    json_decref(root);
    return hit;
}

static void run_example(check *c, const rule_example *x) {
    char *dump = NULL;
    uint32_t set = c->b->rules.at[x->rule].set;
    const char *layer = rule_set_names[set == RULES_spans ? RULES_times : set];
    if (found(c, x, layer, &dump) == x->yes) {
        c->passed++;
    } else {
        c->failed++;
        fprintf(stderr, "%.*s:%d: %s %.*s\n    %s: %s\n", STR_ARG(x->file), x->line, x->yes ? "yes" : "no",
                STR_ARG(x->text), layer, dump ? dump : "");
    }
    free(dump);
}

static int run_examples(arena *mem, const char *folder) {
    builder b;
    msd_error e;
    if (build_read(&b, mem, folder, &e)) return complain(&e);
    check c = {.mem = mem, .b = &b};
    const char *stage, *layer;
    if (!pipeline_sound(&stage, &layer))
        return fprintf(stderr, "stage %s reads %s too early\n", stage, layer), 1;
    if (!(c.engine = msd_engine_open(folder, &e)) || !(c.doc = msd_doc_new(c.engine, &e)))
        return complain(&e);
    for (uint32_t i = 0; i < b.examples.n; i++) run_example(&c, &b.examples.at[i]);
    printf("%d passed, %d failed\n", c.passed, c.failed);
    msd_doc_free(c.doc);
    msd_engine_close(c.engine);
    return c.failed > 0;
}

int main(int argc, char **argv) {
    if (argc != 3) return fprintf(stderr, "usage: mkdata DATA OUT | mkdata --check DATA\n"), 2;
    arena mem = ARENA_INIT;
    jmp_buf guard;
    mem.guard = &guard;
    if (setjmp(guard)) return fprintf(stderr, "mkdata: out of memory\n"), 1;
    int code =
        str_is(str_of(argv[1]), "--check") ? run_examples(&mem, argv[2]) : make(&mem, argv[1], argv[2]);
    arena_release(&mem);
    return code;
}
