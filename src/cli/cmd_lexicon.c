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
    msd_doc *doc;
    msd_ingest *input;
    arena line;                  /* of what is being printed */
    uint8_t *fired[TABLE_COUNT]; /* a row */
    uint8_t *rules;
    long findings, articles;
} lexicon;

static msd_code finding(void *context, const char *file, int line, const char *what, msd_error *e) {
    lexicon *x = context;
    arena_clear(&x->line, 1 << 16);
    buf out = {.mem = &x->line};
    x->findings++;
    if (x->c->json) {
        buf_add(&out, STR("{\"file\":"));
        json_str(&out, str_of(file));
        buf_printf(&out, ",\"line\":%d,\"what\":", line);
        json_str(&out, str_of(what));
        buf_add(&out, STR("}\n"));
    } else {
        buf_printf(&out, "%s:%d: %s\n", file, line, what);
    }
    return cli_write(NULL, out.at, out.len, e);
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

static int read_corpus(lexicon *x) {
    msd_error e;
    msd_article a;
    int code = EXIT_DONE;
    x->input = msd_ingest_open(x->c->argv + 2, (size_t)x->c->argc - 2, NULL, &e);
    if (!x->input) return cli_error(x->c, &e);
    for (msd_code got; (got = msd_ingest_next(x->input, &a, &e)) != MSD_MISSING;) {
        if (!got && !(got = msd_read(x->doc, &a, NULL, &e))) use_document(x, &x->doc->d), x->articles++;
        if (got) code = cli_worse(code, cli_error(x->c, &e));
    }
    return code;
}

/* ---- What it does not use ---- */

static msd_code unused_row(lexicon *x, doc_rule rule, msd_error *e) {
    char room[512];
    buf name = {.mem = &x->line};
    lex_rule_name(&x->engine->lex, rule, &name);
    snprintf(room, sizeof room, "%.*s", (int)name.len - 2, name.at + 1); /* without its quotes */
    char *colon = strchr(room, ':');
    int line = colon ? atoi(colon + 1) : 0;
    if (colon) *colon = '\0';
    return finding(x, room, line, "never fires", e);
}

static bool told(enum lex_table t) {
    return t == TABLE_frames || t == TABLE_cues || t == TABLE_indicators || t == TABLE_contexts ||
           t == TABLE_organs;
}

/* Rows of what tells acts, speech and figures one by one; of names and word sets how many. */
static msd_code unused_rows(lexicon *x, enum lex_table t, msd_error *e) {
    uint32_t n = lex_row_count(&x->engine->lex, t), fired = 0;
    msd_code code = MSD_OK;
    for (uint32_t i = 0; i < n && !code; i++) {
        fired += x->fired[t][i];
        if (!x->fired[t][i] && told(t)) code = unused_row(x, lex_rule_row(t, i), e);
    }
    if (fired && !x->c->json)
        printf("%s: %u of %u rows fire in %ld articles\n", table_paths[t], fired, n, x->articles);
    return code;
}

static msd_code unused(lexicon *x, msd_error *e) {
    msd_code code = MSD_OK;
    for (uint32_t i = 0; i < x->engine->lex.n[LEX_RULES] && !code; i++)
        if (!x->rules[i]) code = unused_row(x, lex_rule_rule(i), e);
    for (int t = 0; t < TABLE_COUNT && !code; t++) code = unused_rows(x, (enum lex_table)t, e);
    return code;
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
    if (!(x->doc = msd_doc_new(x->engine, &e))) return cli_error(x->c, &e);
    if (!make_room(x)) return error_set(&e, MSD_NOMEM, "out of memory"), cli_error(x->c, &e);
    int code = read_corpus(x);
    return unused(x, &e) && *e.message ? cli_worse(code, cli_error(x->c, &e)) : code;
}

static int examine(lexicon *x, arena *mem) {
    cli *c = x->c;
    msd_error e;
    int code = EXIT_DONE;
    jmp_buf guard;
    x->line.guard = &guard;
    if (setjmp(guard)) return error_set(&e, MSD_NOMEM, "out of memory"), cli_error(c, &e);
    if (check_tables(mem, c->argv[1], finding, x, &e) && *e.message) code = cli_error(c, &e);
    if (!code && c->argc > 2) code = against_corpus(x);
    if (!code && !x->findings && !c->json && !c->quiet)
        cli_say(c, stdout, "nothing stands in the way of anything"), printf("\n");
    return code;
}

int cmd_lexicon(cli *c) {
    lexicon x = {.c = c};
    arena mem = ARENA_INIT;
    if (c->argc < 2 || strcmp(c->argv[0], "check"))
        return cli_usage(c, "such as: marsad lexicon check data",
                         "lexicon wants check and a folder of tables");
    int code = examine(&x, &mem);
    for (int t = 0; t < TABLE_COUNT; t++) free(x.fired[t]);
    free(x.rules);
    msd_ingest_close(x.input);
    msd_doc_free(x.doc);
    msd_engine_close(x.engine);
    arena_release(&x.line);
    arena_release(&mem);
    return code;
}
