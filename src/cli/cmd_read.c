/* cmd_read: articles in, one line of JSON each, in input order. */
#include "cli.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const char *get(json_t *o, const char *key) { return json_string_value(json_object_get(o, key)); }

static int read_line(msd_doc *doc, const char *line, const msd_options *o) {
    json_error_t je;
    json_t *x = json_loads(line, 0, &je);
    if (!x) return fprintf(stderr, "marsad: %s\n", je.text), EXIT_FAULT;
    msd_article a = {.id = get(x, "id"),
                     .outlet = get(x, "outlet"),
                     .title = get(x, "title"),
                     .url = get(x, "url"),
                     .published = get(x, "published"),
                     .text = get(x, "text")};
    a.length = json_string_length(json_object_get(x, "text"));
    msd_error e;
    size_t n;
    int code = EXIT_DONE;
    const char *out;
    if (msd_read(doc, &a, o, &e) || !(out = msd_doc_json(doc, &n, &e)))
        code = cli_error(&e);
    else
        fwrite(out, 1, n, stdout), putchar('\n');
    json_decref(x);
    return code;
}

int cmd_read(cli *c) {
    msd_error e;
    msd_options o = {0};
    const char *path = "-";
    for (int i = 0; i < c->argc; i++) {
        if (!strcmp(c->argv[i], "--json")) continue;
        if (!strcmp(c->argv[i], "--only") && i + 1 < c->argc)
            o.only = c->argv[++i];
        else
            path = c->argv[i];
    }
    msd_engine *g = msd_engine_open(NULL, &e);
    if (!g) return cli_error(&e);
    FILE *in = strcmp(path, "-") ? fopen(path, "r") : stdin;
    char *line = NULL;
    size_t cap = 0;
    int code = EXIT_DONE;
    msd_doc *doc = msd_doc_new(g, &e);
    while (in && getline(&line, &cap, in) > 0)
        if (read_line(doc, line, &o)) code = EXIT_FAULT;
    free(line);
    msd_doc_free(doc);
    msd_engine_close(g);
    return code;
}
