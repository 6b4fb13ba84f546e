#include "knowledge.h"
#include "engine.h"
#include "lex/build.h"
#include "lex/rules.h"
#include <stdlib.h>

static const char *const table_names[TABLE_COUNT] = {
#define TABLE(name, path) #name,
#define COL(table, column, how)
#define END(table)
#include "lex/tables.def"
};

typedef struct part {
    str name, text;
} part;
typedef VEC(part) parts;

static parts cut(arena *mem, str text) {
    parts out = {0};
    while (text.len) {
        ptrdiff_t next = str_find(text, STR("\n%% "));
        str whole = next < 0 ? text : str_sub(text, 0, (size_t)next + 1);
        str body = whole, head = str_cut(&body, '\n');
        if (str_starts(head, STR("%% ")))
            VEC_PUSH(mem, &out, ((part){str_trim(str_sub(head, 3, head.len)), str_copy(mem, body)}));
        text = str_sub(text, whole.len, text.len);
    }
    return out;
}

/* A header of all columns. */
static str header(arena *mem, const table *t) {
    buf b = {.mem = mem};
    for (int i = 0; i < t->n_columns; i++) {
        if (i) buf_char(&b, '\t');
        buf_add(&b, str_of(t->columns[i]));
    }
    buf_char(&b, '\n');
    return buf_str(&b);
}

/* Adds a part to the table that it names. */
static msd_code fill_table(builder *b, const part *p) {
    str all = p->name, name = str_cut(&all, ' ');
    for (int k = 0; k < TABLE_COUNT; k++) {
        table *t = &b->tables[k];
        if (!str_is(name, table_names[k])) continue;
        str text = p->text;
        if (all.at) text = str_printf(b->mem, "%.*s%.*s", STR_ARG(header(b->mem, t)), STR_ARG(text));
        VEC_PUSH(b->mem, &b->files, str_of(table_names[k]));
        return table_text(b->mem, t, table_names[k], b->files.n - 1, text, b->e);
    }
    return MSD_OK;
}

static msd_code fill_rules(builder *b, const part *p) {
    for (int k = 0; k < RULE_SETS; k++) {
        if (!str_is(p->name, rule_set_names[k])) continue;
        VEC_PUSH(b->mem, &b->files, str_of(rule_set_names[k]));
        return build_rule_text(b, (enum rule_set)k, rule_set_names[k], b->files.n - 1, p->text);
    }
    return MSD_OK;
}

static msd_code fill(builder *b, const parts *all) {
    msd_code code = MSD_OK;
    for (uint32_t i = 0; i < all->n && !code; i++) code = fill_table(b, &all->at[i]);
    if (!code) code = build_tables(b);
    for (uint32_t i = 0; i < all->n && !code; i++) code = fill_rules(b, &all->at[i]);
    return code;
}

static void read_with(const lex *l, str text) {
    msd_engine engine = {.lex = *l};
    msd_error e;
    msd_doc *doc = msd_doc_new(&engine, &e);
    msd_article a = {
        .id = "x", .text = text.at ? text.at : "", .length = text.len, .published = "2024-03-10"};
    msd_options o = {
        .only = "tokens,numbers,ordinals,times,quantities,entities,quotes,events,figures,boilerplate"};
    size_t n;
    if (msd_read(doc, &a, &o, &e) || !msd_doc_json(doc, &n, &e)) abort();
    msd_doc_free(doc);
}

bool knowledge_try(str text) {
    arena mem = ARENA_INIT;
    msd_error e = {0};
    builder b;
    lex l;
    parts all = cut(&mem, text);
    build_begin(&b, &mem, "data", &e);
    if (fill(&b, &all)) {
        if (e.code != MSD_SYNTAX || e.line < 1 || !*e.message || !*e.file) abort();
    } else {
        str article = STR_NONE;
        for (uint32_t i = 0; i < all.n; i++)
            if (str_is(all.at[i].name, "text")) article = all.at[i].text;
        if (lex_open(&l, build_block(&b), "memory", &e)) abort();
        read_with(&l, article);
    }
    arena_release(&mem);
    return !e.code;
}
