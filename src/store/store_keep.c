/* store_keep: upkeep of a store: taking articles out, and examining what is there. Both look up in the schema which
 * tables belong to an article, so that a further table needs no word here. */
#include "db.h"
#include <stdio.h>

/* ---- The tables of an article ---- */

static msd_code names(store *s, enum db_statement which, doc_strs *out, msd_error *e) {
    sqlite3_stmt *st = db_get(s, which, e);
    if (!st) return e->code;
    msd_code code;
    while (!(code = db_row(s, st, e))) VEC_PUSH(&s->mem, out, str_copy(&s->mem, db_str(st, 0)));
    return code == MSD_MISSING ? MSD_OK : code;
}

static msd_code delete_from(store *s, str table, int64_t article, msd_error *e) {
    sqlite3_stmt *st = NULL;
    str sql = str_printf(&s->mem, "DELETE FROM \"%.*s\" WHERE article = ?1", STR_ARG(table));
    if (!db_make(s, &st, sql.at, e)) return e->code;
    sqlite3_bind_int64(st, 1, article);
    msd_code code = db_done(s, st, e);
    sqlite3_finalize(st);
    return code;
}

msd_code db_clear_article(store *s, int64_t article, msd_error *e) {
    doc_strs tables = {0};
    msd_code code = names(s, DB_tables_of, &tables, e);
    for (uint32_t i = 0; i < tables.n && !code; i++) code = delete_from(s, tables.at[i], article, e);
    return code;
}

/* ---- Taking out ---- */

static msd_code versions(store *s, int64_t article, store_numbers *out, msd_error *e) {
    sqlite3_stmt *st = db_get(s, DB_versions, e);
    if (!st) return e->code;
    sqlite3_bind_int64(st, 1, article);
    msd_code code;
    while (!(code = db_row(s, st, e))) VEC_PUSH(&s->mem, out, sqlite3_column_int64(st, 0));
    return code == MSD_MISSING ? MSD_OK : code;
}

static msd_code delete_row(store *s, enum db_statement which, int64_t article, msd_error *e) {
    sqlite3_stmt *st = db_get(s, which, e);
    if (!st) return e->code;
    sqlite3_bind_int64(st, 1, article);
    return db_done(s, st, e);
}

msd_code db_delete_article(store *s, int64_t article, msd_error *e) {
    msd_code code = db_clear_article(s, article, e);
    if (!code) code = delete_row(s, DB_delete_text, article, e);
    return code ? code : delete_row(s, DB_delete_article, article, e);
}

static msd_code remove_all(store *s, int64_t article, msd_error *e) {
    store_numbers all = {0};
    msd_code code = db_batch(s, e);
    if (!code) code = versions(s, article, &all, e);
    if (!code) code = db_do(s, DB_savepoint, e);
    if (code) return code;
    for (uint32_t i = 0; i < all.n && !code; i++) code = db_delete_article(s, all.at[i], e);
    if (code) return db_undo(s), code;
    return db_do(s, DB_release, e);
}

msd_code store_remove(store *s, int64_t article, msd_error *e) {
    jmp_buf guard;
    arena_clear(&s->mem, 8 << 20);
    s->mem.guard = &guard;
    if (setjmp(guard)) return db_undo(s), error_set(e, MSD_NOMEM, "out of memory");
    return remove_all(s, article, e);
}

msd_code store_list(store *s, int64_t from, const char *engine, const char *data, arena *mem,
                    store_numbers *out, msd_error *e) {
    sqlite3_stmt *st = db_get(s, DB_list_articles, e);
    if (!st) return e->code;
    sqlite3_bind_int64(st, 1, from);
    db_opt(st, 2, str_of(engine));
    db_opt(st, 3, str_of(data));
    msd_code code;
    while (!(code = db_row(s, st, e))) VEC_PUSH(mem, out, sqlite3_column_int64(st, 0));
    return code == MSD_MISSING ? MSD_OK : code;
}

/* ---- Examining ---- */

typedef struct examination {
    store *s;
    store_fault each;
    void *context;
} examination;

/* Each row of a statement is a fault. */
static msd_code tell(examination *x, sqlite3_stmt *st, msd_error *e) {
    msd_code code = st ? MSD_OK : e->code;
    while (!code && !(code = db_row(x->s, st, e))) {
        const char *what = (const char *)sqlite3_column_text(st, 0);
        if (what && strcmp(what, "ok")) code = x->each(x->context, what, e);
    }
    return code == MSD_MISSING ? MSD_OK : code;
}

static msd_code told_by(examination *x, enum db_statement which, msd_error *e) {
    return tell(x, db_get(x->s, which, e), e);
}

static msd_code made(examination *x, const char *format, str table, msd_error *e) {
    sqlite3_stmt *st = NULL;
    buf sql = {.mem = &x->s->mem};
    for (const char *p = format; *p; p++) {
        if (*p == '@')
            buf_add(&sql, table);
        else
            buf_char(&sql, *p);
    }
    msd_code code = tell(x, db_make(x->s, &st, buf_cstr(&sql), e), e);
    sqlite3_finalize(st);
    return code;
}

/* Rows belong to an article, and those of a layer are counted from 1. */
static const char *const belong = "SELECT '@ of article ' || article || ', which is not there' FROM \"@\" "
                                  "WHERE article NOT IN (SELECT article FROM articles) GROUP BY article";
static const char *const counted =
    "SELECT '@ of article ' || article || ': ' || count(*) || ' are there, the last is number ' || max(n) "
    "FROM \"@\" GROUP BY article HAVING count(*) <> max(n) OR min(n) <> 1";
/* A span lies in the text. */
static const char *const inside =
    "SELECT '@ ' || x.n || ' of article ' || x.article || ': bytes ' || x.span_begin || ' to ' || x.span_end "
    "|| "
    "' of a text of ' || a.bytes FROM \"@\" x JOIN articles a USING (article) "
    "WHERE x.span_begin < 0 OR x.span_begin > x.span_end OR x.span_end > a.bytes";

/* The text is the one that was added. */
static msd_code check_texts(examination *x, msd_error *e) {
    char fault[80];
    sqlite3_stmt *st = db_get(x->s, DB_check_texts, e);
    msd_code code = st ? MSD_OK : e->code;
    while (!code && !(code = db_row(x->s, st, e))) {
        if ((int64_t)str_hash(db_str(st, 2)) == sqlite3_column_int64(st, 1)) continue;
        snprintf(fault, sizeof fault, "article %lld: its text is not the one that was added",
                 (long long)sqlite3_column_int64(st, 0));
        code = x->each(x->context, fault, e);
    }
    return code == MSD_MISSING ? MSD_OK : code;
}

static msd_code check(examination *x, msd_error *e) {
    doc_strs owned = {0}, placed = {0};
    msd_code code = told_by(x, DB_check_file, e);
    if (!code) code = names(x->s, DB_tables_of, &owned, e);
    if (!code) code = names(x->s, DB_tables_placed, &placed, e);
    if (!code) code = told_by(x, DB_check_articles, e);
    if (!code) code = check_texts(x, e);
    for (uint32_t i = 0; i < owned.n && !code; i++) code = made(x, belong, owned.at[i], e);
    for (uint32_t i = 0; i < placed.n && !code; i++) code = made(x, counted, placed.at[i], e);
    for (uint32_t i = 0; i < placed.n && !code; i++) code = made(x, inside, placed.at[i], e);
    return code ? code : told_by(x, DB_check_parties, e);
}

msd_code store_check(store *s, store_fault each, void *context, msd_error *e) {
    jmp_buf guard;
    examination x = {s, each, context};
    arena_clear(&s->mem, 8 << 20);
    s->mem.guard = &guard;
    return setjmp(guard) ? error_set(e, MSD_NOMEM, "out of memory") : check(&x, e);
}
