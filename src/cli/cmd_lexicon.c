/* cmd_lexicon: the tables and rules examined: for conflicts by themselves, and against a corpus for rows and rules that no
 * article needs. Every item says which row or rule made it, and every phrase that stands in a text its row. */
#include "cli.h"
#include "../lex/check.h"
#include "../lex/rules.h"
#include "../lex/table.h"
#include "../read.h"
#include <stdlib.h>
#include <string.h>

typedef struct lexicon {
    cli *c;
    msd_engine *engine;
    uint8_t *fired[TABLE_COUNT]; /* a row */
    uint8_t *rules;
    long findings, articles;
} lexicon;

static msd_code finding(void *context, const char *file, int line, const char *what, msd_error *e) {
    lexicon *x = context;
    (void)e;
    x->findings++;
    if (x->c->json)
        printf("{\"file\":\"%s\",\"line\":%d,\"what\":\"%s\"}\n", file, line, what);
    else
        printf("%s:%d: %s\n", file, line, what);
    return MSD_OK;
}

/* ---- What a corpus uses ---- */

static void use(lexicon *x, doc_rule rule) {
    uint32_t row = rule & 0xFFFFFF;
    if (!rule) return;
    if (rule >> 24 == 0xFF)
        x->rules[row] = 1;
    else
        x->fired[(rule >> 24) - 1][row] = 1;
}

static void use_document(lexicon *x, const doc *d) {
    for (uint32_t i = 0; i < d->senses.n; i++) x->fired[d->senses.at[i].table][d->senses.at[i].row] = 1;
    for (uint32_t i = 0; i < d->entities.n; i++) use(x, d->entities.at[i].rule);
    for (uint32_t i = 0; i < d->times.n; i++) use(x, d->times.at[i].rule);
    for (uint32_t i = 0; i < d->quantities.n; i++) use(x, d->quantities.at[i].rule);
    for (uint32_t i = 0; i < d->quotes.n; i++) use(x, d->quotes.at[i].rule);
    for (uint32_t i = 0; i < d->events.n; i++) use(x, d->events.at[i].rule);
    for (uint32_t i = 0; i < d->figures.n; i++) use(x, d->figures.at[i].rule);
}

static int read_corpus(lexicon *x, msd_doc *doc) {
    msd_error e;
    msd_article a;
    int code = EXIT_DONE;
    msd_ingest *in = msd_ingest_open(x->c->argv + 2, (size_t)x->c->argc - 2, NULL, &e);
    if (!in) return cli_error(x->c, &e);
    for (msd_code got; (got = msd_ingest_next(in, &a, &e)) != MSD_MISSING;) {
        if (!got && !(got = msd_read(doc, &a, NULL, &e))) use_document(x, &doc->d), x->articles++;
        if (got) code = cli_worse(code, cli_error(x->c, &e));
    }
    msd_ingest_close(in);
    return code;
}

/* ---- What it does not use ---- */

static void unused_row(lexicon *x, doc_rule rule) {
    char room[512];
    arena mem = ARENA_INIT;
    buf name = {.mem = &mem};
    lex_rule_name(&x->engine->lex, rule, &name);
    snprintf(room, sizeof room, "%.*s", (int)name.len - 2, name.at + 1); /* without its quotes */
    char *colon = strchr(room, ':');
    int line = colon ? atoi(colon + 1) : 0;
    if (colon) *colon = '\0';
    finding(x, room, line, "never fires", NULL);
    arena_release(&mem);
}

static bool told(enum lex_table t) {
    return t == TABLE_frames || t == TABLE_cues || t == TABLE_indicators || t == TABLE_contexts ||
           t == TABLE_organs;
}

/* Rows of what tells acts, speech and figures one by one; of names and word sets how many. */
static void unused(lexicon *x) {
    const lex *l = &x->engine->lex;
    for (uint32_t i = 0; i < l->n[LEX_RULES]; i++)
        if (!x->rules[i]) unused_row(x, lex_rule_rule(i));
    for (int t = 0; t < TABLE_COUNT; t++) {
        uint32_t n = lex_row_count(l, (enum lex_table)t), fired = 0;
        for (uint32_t i = 0; i < n; i++) {
            fired += x->fired[t][i];
            if (!x->fired[t][i] && told((enum lex_table)t)) unused_row(x, lex_rule_row((enum lex_table)t, i));
        }
        if (fired && !x->c->json)
            printf("%s: %u of %u rows fire in %ld articles\n", table_paths[t], fired, n, x->articles);
    }
}

static bool make_room(lexicon *x) {
    bool made = (x->rules = calloc(x->engine->lex.n[LEX_RULES] + 1, 1)) != NULL;
    for (int t = 0; t < TABLE_COUNT; t++)
        made &= (x->fired[t] = calloc(lex_row_count(&x->engine->lex, (enum lex_table)t) + 1, 1)) != NULL;
    return made;
}

static int against_corpus(lexicon *x) {
    msd_error e;
    if (!(x->engine = msd_engine_open(x->c->argv[1], &e))) return cli_error(x->c, &e);
    msd_doc *doc = msd_doc_new(x->engine, &e);
    if (!doc || !make_room(x)) {
        e = (msd_error){.code = MSD_NOMEM, .message = "out of memory"};
        msd_doc_free(doc);
        return cli_error(x->c, &e);
    }
    int code = read_corpus(x, doc);
    unused(x);
    msd_doc_free(doc);
    return code;
}

int cmd_lexicon(cli *c) {
    lexicon x = {.c = c};
    arena mem = ARENA_INIT;
    msd_error e;
    int code = EXIT_DONE;
    if (c->argc < 2 || strcmp(c->argv[0], "check"))
        return cli_usage(c, "such as: marsad lexicon check data",
                         "lexicon wants check and a folder of tables");
    if (check_tables(&mem, c->argv[1], finding, &x, &e)) code = cli_error(c, &e);
    if (!code && c->argc > 2) code = against_corpus(&x);
    if (!code && !x.findings && !c->json && !c->quiet)
        cli_say(c, stdout, "nothing stands in the way of anything"), printf("\n");
    for (int t = 0; t < TABLE_COUNT; t++) free(x.fired[t]);
    free(x.rules);
    msd_engine_close(x.engine);
    arena_release(&mem);
    return code;
}
