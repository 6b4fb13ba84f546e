/* stages: how fast each stage of the pipeline is on one thread. build/stages ARTICLES.jsonl
 *
 * The articles are read once to warm up, then three times; what prints is the best of the three, in MB of UTF-8 text a
 * second, for each stage alone. */
#include "../src/pipeline.h"
#include "../src/read.h"
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { STAGES_MOST = 32, ROUNDS = 3 };

typedef struct bench {
    msd_engine *engine;
    msd_doc *doc;
    double best[STAGES_MOST], round[STAGES_MOST];
    size_t bytes;
} bench;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* A fresh document that keeps what its stages keep, as msd_read makes it. */
static void begin(msd_doc *m, str text, str given) {
    doc *d = &m->d;
    void *state[STATES];
    memcpy(state, d->state, sizeof state);
    *d = (doc){.mem = &m->mem, .keep = &m->keep, .lex = &m->engine->lex, .rule_name = lex_rule_name};
    memcpy(d->state, state, sizeof state);
    d->text = str_copy(d->mem, text);
    d->given = str_copy(d->mem, given);
    d->language = STR("ar");
}

static bool set_up(bench *b, const char *line) {
    arena_clear(&b->doc->mem, 32 << 20);
    json_t *x = json_loads(line, 0, NULL);
    str text = str_of(json_string_value(json_object_get(x, "text")));
    b->bytes += text.len;
    if (text.len) begin(b->doc, text, str_of(json_string_value(json_object_get(x, "published"))));
    json_decref(x);
    return text.len;
}

static void run_stages(bench *b) {
    void (*run)(doc * d);
    for (int i = 0; pipeline_stage(i, &run); i++) {
        double from = now();
        run(&b->doc->d);
        b->round[i] += now() - from;
    }
}

static void one_round(bench *b, FILE *in, bool counts) {
    char *line = NULL;
    size_t room = 0;
    memset(b->round, 0, sizeof b->round);
    b->bytes = 0;
    rewind(in);
    while (getline(&line, &room, in) > 0)
        if (set_up(b, line)) run_stages(b);
    free(line);
    for (int i = 0; i < STAGES_MOST && counts; i++)
        if (!b->best[i] || b->round[i] < b->best[i]) b->best[i] = b->round[i];
}

int main(int argc, char **argv) {
    msd_error e;
    bench b = {.engine = msd_engine_open(NULL, &e)};
    FILE *in = argc > 1 ? fopen(argv[1], "r") : NULL;
    if (!b.engine || !in) return fprintf(stderr, "%s\n", b.engine ? "stages ARTICLES.jsonl" : e.message), 2;
    b.doc = msd_doc_new(b.engine, &e);
    for (int i = 0; i <= ROUNDS; i++) one_round(&b, in, i > 0);
    double sum = 0, mb = (double)b.bytes / 1e6;
    void (*run)(doc * d);
    for (int i = 0; pipeline_stage(i, &run); i++) {
        sum += b.best[i];
        printf("%-12s %8.1f MB/s\n", pipeline_stage(i, &run), mb / b.best[i]);
    }
    printf("%-12s %8.1f MB/s\n", "all", mb / sum);
    fclose(in);
    msd_doc_free(b.doc);
    msd_engine_close(b.engine);
}
