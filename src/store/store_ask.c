/* store_ask: what is in the store comes out again. */
#include "db.h"
#include <string.h>

msd_code store_find(store *s, const char *name, arena *mem, store_numbers *found, msd_error *e) {
    sqlite3_stmt *st = db_get(s, DB_find_article, e);
    if (!st) return e->code;
    db_text(st, 1, str_of(name));
    sqlite3_bind_int(st, 2, strspn(name, "0123456789") == strlen(name));
    msd_code code;
    while (!(code = db_row(s, st, e))) {
        int64_t article = sqlite3_column_int64(st, 0);
        bool seen = false;
        for (uint32_t i = 0; i < found->n; i++) seen |= found->at[i] == article;
        if (!seen) VEC_PUSH(mem, found, article);
    }
    return code == MSD_MISSING ? MSD_OK : code;
}

/* ---- An article ---- */

static str take(sqlite3_stmt *st, int column, arena *mem) { return str_copy(mem, db_str(st, column)); }

static void take_article(sqlite3_stmt *st, doc *d, store_origin *o) {
    arena *mem = d->mem;
    d->id = take(st, 0, mem);
    d->outlet = take(st, 1, mem);
    d->title = take(st, 2, mem);
    db_unlist(mem, db_str(st, 3), &d->authors);
    d->url = take(st, 4, mem);
    d->given = take(st, 5, mem);
    d->anchor = take(st, 6, mem);
    d->anchor_from = take(st, 7, mem).at;
    d->inferred = take(st, 8, mem);
    db_unlist(mem, db_str(st, 9), &d->reasons);
    d->language = take(st, 10, mem);
    d->source = take(st, 11, mem);
    d->key = take(st, 12, mem);
    for (int i = 0; i < 3; i++)
        if (str_is(db_str(st, 19), db_preferences[i])) d->prefer = i;
    d->text = take(st, 20, mem);
    *o = (store_origin){.data = take(st, 13, mem),
                        .engine = take(st, 14, mem),
                        .version = sqlite3_column_int(st, 15),
                        .previous = sqlite3_column_int64(st, 16),
                        .current = sqlite3_column_int(st, 17),
                        .added = take(st, 18, mem)};
}

static msd_code load_sentences(store *s, int64_t article, doc *d, msd_error *e) {
    sqlite3_stmt *st = db_get(s, DB_load_sentences, e);
    if (!st) return e->code;
    sqlite3_bind_int64(st, 1, article);
    msd_code code;
    while (!(code = db_row(s, st, e))) {
        int64_t begin = sqlite3_column_int64(st, 0), end = sqlite3_column_int64(st, 1);
        if (begin < 0 || begin > end || end > (int64_t)d->text.len) continue;
        doc_sentence *x = VEC_ADD(d->mem, &d->sentences);
        x->span = (doc_span){(uint32_t)begin, (uint32_t)end};
        x->boilerplate = sqlite3_column_int(st, 2);
    }
    return code == MSD_MISSING ? MSD_OK : code;
}

static msd_code load(store *s, int64_t article, doc *d, store_origin *o, msd_error *e) {
    sqlite3_stmt *st = db_get(s, DB_load_article, e);
    if (!st) return e->code;
    sqlite3_bind_int64(st, 1, article);
    msd_code code = db_row(s, st, e);
    if (code == MSD_MISSING) error_set(e, code, "there is no article %lld", (long long)article);
    if (code) return code;
    take_article(st, d, o);
    sqlite3_reset(st);
    o->article = article;
    code = load_sentences(s, article, d, e);
    return code ? code : db_load_layers(s, d, article, e);
}

msd_code store_load(store *s, int64_t article, doc *d, store_origin *o, msd_error *e) {
    jmp_buf guard, *before = d->mem->guard;
    arena_clear(&s->mem, 8 << 20);
    s->mem.guard = d->mem->guard = &guard;
    msd_code code = setjmp(guard) ? error_set(e, MSD_NOMEM, "out of memory while loading an article")
                                  : load(s, article, d, o, e);
    d->mem->guard = before;
    return code;
}

/* ---- Events ---- */

static void bind_json(sqlite3_stmt *st, int at, arena *mem, const doc_strs *list) {
    const char *json = query_json(mem, list);
    if (json) db_text(st, at, str_of(json));
}

static void bind_query(store *s, sqlite3_stmt *st, const query *q) {
    if (q->a.n) {
        bind_json(st, 1, &s->mem, &q->a);
        db_opt(st, 2, q->a_side);
        bind_json(st, 3, &s->mem, &q->b);
        db_opt(st, 4, q->b_side);
    }
    db_opt(st, 5, q->from);
    db_opt(st, 6, q->to);
    bind_json(st, 7, &s->mem, &q->types);
    bind_json(st, 8, &s->mem, &q->contexts);
    bind_json(st, 9, &s->mem, &q->statuses);
    db_opt(st, 10, q->outlet);
    sqlite3_bind_int64(st, 11, q->limit ? q->limit : -1);
}

static doc_span span_of(sqlite3_stmt *st, int column) {
    return (doc_span){(uint32_t)sqlite3_column_int64(st, column),
                      (uint32_t)sqlite3_column_int64(st, column + 1)};
}

static answer answer_of(sqlite3_stmt *st) {
    return (answer){.article = sqlite3_column_int64(st, 0),
                    .n = sqlite3_column_int64(st, 1),
                    .span = span_of(st, 2),
                    .type = db_str(st, 4),
                    .mode = db_str(st, 5),
                    .actor = db_str(st, 6),
                    .recipient = db_str(st, 7),
                    .participants = db_str(st, 8),
                    .date = db_str(st, 9),
                    .resolved = db_str(st, 10),
                    .place = db_str(st, 11),
                    .context = db_str(st, 12),
                    .status = db_str(st, 13),
                    .rule = db_str(st, 14),
                    .id = db_str(st, 15),
                    .outlet = db_str(st, 16),
                    .title = db_str(st, 17),
                    .url = db_str(st, 18),
                    .published = db_str(st, 19),
                    .sentence = span_of(st, 20),
                    .text = db_str(st, 22)};
}

static msd_code events(store *s, const query *q, store_each each, void *context, msd_error *e) {
    sqlite3_stmt *st = db_get(s, q->a.n ? DB_events_of : DB_events_all, e);
    if (!st) return e->code;
    bind_query(s, st, q);
    msd_code code;
    while (!(code = db_row(s, st, e))) {
        answer a = answer_of(st);
        if ((code = each(context, &a, e))) break;
    }
    sqlite3_reset(st);
    return code == MSD_MISSING ? MSD_OK : code;
}

msd_code store_events(store *s, const query *q, store_each each, void *context, msd_error *e) {
    jmp_buf guard;
    arena_clear(&s->mem, 8 << 20);
    s->mem.guard = &guard;
    if (setjmp(guard)) return error_set(e, MSD_NOMEM, "out of memory while asking the store");
    return events(s, q, each, context, e);
}

/* ---- Counts ---- */

/* Rows of (name, number), or one row whose columns are named here. */
static msd_code count(store *s, enum db_statement which, const char *group, store_count each, void *context,
                      msd_error *e) {
    sqlite3_stmt *st = db_get(s, which, e);
    if (!st) return e->code;
    msd_code code;
    while (!(code = db_row(s, st, e)))
        if ((code = each(context, group, db_str(st, 0), sqlite3_column_int64(st, 1), e))) break;
    sqlite3_reset(st);
    return code == MSD_MISSING ? MSD_OK : code;
}

msd_code store_stats(store *s, store_count each, void *context, msd_error *e) {
    static const struct {
        enum db_statement which;
        const char *group;
    } all[] = {{DB_count_store, "store"},     {DB_count_layers, "layers"}, {DB_count_years, "years"},
               {DB_count_outlets, "outlets"}, {DB_count_types, "types"},   {DB_count_parties, "parties"}};
    msd_code code = MSD_OK;
    for (size_t i = 0; i < sizeof all / sizeof *all && !code; i++)
        code = count(s, all[i].which, all[i].group, each, context, e);
    return code;
}
