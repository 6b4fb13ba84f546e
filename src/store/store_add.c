/* store_add: what was read goes in. Articles are added in batches, each one transaction. Of an article that fails inside
 * a batch what was written is deleted again: a savepoint would keep a copy of each page that an article touches, which
 * is half of what storing asks of the system, and nearly none fails. Where even that fails, the batch is lost, and
 * store_commit says so. */
#include "db.h"
#include "../doc/edtf.h"
#include "../doc/identity.h"

/* ---- The article itself ---- */

typedef struct version {
    int64_t article;
    int n;
} version;

/* The newest version under the key; its n is 0 where there is none. */
static msd_code newest(store *s, str key, version *v, msd_error *e) {
    *v = (version){0};
    sqlite3_stmt *st = db_get(s, DB_newest, e);
    if (!st) return e->code;
    db_text(st, 1, key);
    msd_code code = db_row(s, st, e);
    if (!code) *v = (version){sqlite3_column_int64(st, 0), sqlite3_column_int(st, 1)};
    sqlite3_reset(st);
    return code == MSD_MISSING ? MSD_OK : code;
}

/* Not only the newest: what holds an article twice, with one text and then another, may be added again. */
static msd_code same_text(store *s, str key, str text, bool *same, msd_error *e) {
    sqlite3_stmt *st = db_get(s, DB_has_text, e);
    if (!st) return e->code;
    db_text(st, 1, key);
    sqlite3_bind_int64(st, 2, (int64_t)str_hash(text));
    db_text(st, 3, text);
    msd_code code = db_row(s, st, e);
    *same = code == MSD_OK;
    sqlite3_reset(st);
    return code == MSD_MISSING ? MSD_OK : code;
}

static msd_code supersede(store *s, int64_t article, msd_error *e) {
    sqlite3_stmt *st = db_get(s, DB_supersede, e);
    if (!st) return e->code;
    sqlite3_bind_int64(st, 1, article);
    return db_done(s, st, e);
}

static void bind_meta(store *s, sqlite3_stmt *st, const doc *d) {
    edtf_days days = {.first = ""};
    str published = d->anchor.len ? d->anchor : d->inferred;
    if (published.len) edtf_bounds(published, &days);
    db_text(st, 5, d->id);
    db_opt(st, 6, d->outlet);
    db_opt(st, 7, d->title);
    db_text(st, 8, db_list(&s->mem, &d->authors));
    db_opt(st, 9, d->url);
    db_opt(st, 10, d->given);
    db_opt(st, 11, d->anchor);
    db_opt(st, 12, str_of(d->anchor_from));
    db_opt(st, 13, str_copy(&s->mem, str_of(days.first)));
    db_opt(st, 14, str_copy(&s->mem, str_of(days.last)));
    db_opt(st, 15, d->inferred);
    db_text(st, 16, db_list(&s->mem, &d->reasons));
    db_opt(st, 17, d->language);
    db_opt(st, 18, d->source);
}

static msd_code add_article(store *s, const doc *d, str key, const version *old, const char *engine,
                            const char *data, msd_error *e) {
    sqlite3_stmt *st = db_get(s, DB_insert_article, e);
    if (!st) return e->code;
    db_text(st, 1, key);
    sqlite3_bind_int(st, 2, old->n + 1);
    if (old->n) sqlite3_bind_int64(st, 3, old->article);
    sqlite3_bind_int64(st, 4, (int64_t)str_hash(d->text));
    bind_meta(s, st, d);
    db_text(st, 19, str_of(engine));
    db_text(st, 20, str_of(data));
    sqlite3_bind_int64(st, 21, (int64_t)d->text.len);
    db_text(st, 22, str_of(db_preferences[d->prefer]));
    return db_done(s, st, e);
}

static msd_code add_text(store *s, const doc *d, int64_t article, msd_error *e) {
    sqlite3_stmt *st = db_get(s, DB_insert_text, e);
    if (!st) return e->code;
    sqlite3_bind_int64(st, 1, article);
    db_text(st, 2, d->text);
    return db_done(s, st, e);
}

/* ---- What was read out of it ---- */

static msd_code add_sentences(store *s, const doc *d, int64_t article, msd_error *e) {
    msd_code code = MSD_OK;
    for (uint32_t i = 0; i < d->sentences.n && !code; i++) {
        sqlite3_stmt *st = db_get(s, DB_insert_sentence, e);
        if (!st) return e->code;
        sqlite3_bind_int64(st, 1, article);
        sqlite3_bind_int64(st, 2, i + 1);
        sqlite3_bind_int64(st, 3, d->sentences.at[i].span.begin);
        sqlite3_bind_int64(st, 4, d->sentences.at[i].span.end);
        sqlite3_bind_int(st, 5, d->sentences.at[i].boilerplate);
        code = db_done(s, st, e);
    }
    return code;
}

typedef struct item {
    const char *layer;
    int64_t article;
    uint32_t n;
} item;

static msd_code add_parties(store *s, item x, const doc_strs *parties, const char *side, msd_error *e) {
    msd_code code = MSD_OK;
    for (uint32_t i = 0; i < parties->n && !code; i++) {
        sqlite3_stmt *st = db_get(s, DB_insert_party, e);
        if (!st) return e->code;
        db_text(st, 1, parties->at[i]);
        db_text(st, 2, str_of(x.layer));
        sqlite3_bind_int64(st, 3, x.article);
        sqlite3_bind_int64(st, 4, x.n);
        db_text(st, 5, str_of(side));
        code = db_done(s, st, e);
    }
    return code;
}

static msd_code add_all_parties(store *s, const doc *d, int64_t article, msd_error *e) {
    msd_code code = MSD_OK;
    for (uint32_t i = 0; i < d->events.n && !code; i++) {
        item x = {"events", article, i + 1};
        code = add_parties(s, x, &d->events.at[i].actor, "actor", e);
        if (!code) code = add_parties(s, x, &d->events.at[i].recipient, "recipient", e);
    }
    for (uint32_t i = 0; i < d->figures.n && !code; i++) {
        item x = {"figures", article, i + 1};
        code = add_parties(s, x, &d->figures.at[i].of, "of", e);
        if (!code) code = add_parties(s, x, &d->figures.at[i].to, "to", e);
    }
    return code;
}

static msd_code add_read(store *s, const doc *d, int64_t article, msd_error *e) {
    msd_code code = add_sentences(s, d, article, e);
    if (!code) code = db_save_layers(s, d, article, e);
    if (!code) code = add_all_parties(s, d, article, e);
    return code;
}

static msd_code add_new(store *s, const doc *d, str key, const version *old, const char *engine,
                        const char *data, msd_error *e) {
    msd_code code = add_article(s, d, key, old, engine, data, e);
    if (code) return code;
    int64_t article = s->adding = sqlite3_last_insert_rowid(s->db);
    code = add_text(s, d, article, e);
    if (!code) code = add_read(s, d, article, e);
    if (!code && old->n) code = supersede(s, old->article, e); /* last, so that it need not be undone */
    if (!code) s->adding = 0;
    return code;
}

/* Deletes what there is of an article that failed; else the whole batch. */
static void take_back(store *s) {
    jmp_buf guard;
    msd_error e;
    s->mem.guard = &guard;
    if (s->adding && (setjmp(guard) || db_delete_article(s, s->adding, &e)))
        sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
    s->adding = 0;
}

static msd_code add(store *s, const doc *d, const char *engine, const char *data, enum store_outcome *how,
                    msd_error *e) {
    version old;
    bool same = false;
    str key = identity_key(&s->mem, d);
    msd_code code = db_batch(s, e);
    if (code) return code;
    code = newest(s, key, &old, e);
    if (!code && old.n) code = same_text(s, key, d->text, &same, e);
    if (code || same) return *how = STORE_SAME, code;
    *how = old.n ? STORE_VERSION : STORE_NEW;
    return add_new(s, d, key, &old, engine, data, e);
}

/* Statements keep what is bound until they are used again, so nothing is lost by jumping out. */
msd_code store_add(store *s, const doc *d, const char *engine, const char *data, enum store_outcome *how,
                   msd_error *e) {
    jmp_buf guard;
    arena_clear(&s->mem, 8 << 20);
    s->mem.guard = &guard;
    s->adding = 0;
    msd_code code = setjmp(guard) ? error_set(e, MSD_NOMEM, "out of memory while storing an article")
                                  : add(s, d, engine, data, how, e);
    if (code) take_back(s);
    return code;
}

/* ---- Reading again ---- */

static msd_code update_article(store *s, int64_t article, const doc *d, const char *engine, const char *data,
                               msd_error *e) {
    sqlite3_stmt *st = db_get(s, DB_update_article, e);
    if (!st) return e->code;
    sqlite3_bind_int64(st, 1, article);
    bind_meta(s, st, d);
    db_text(st, 19, str_of(engine));
    db_text(st, 20, str_of(data));
    return db_done(s, st, e);
}

static msd_code replace(store *s, int64_t article, const doc *d, const char *engine, const char *data,
                        msd_error *e) {
    msd_code code = db_batch(s, e);
    if (!code) code = db_do(s, DB_savepoint, e);
    if (code) return code;
    code = db_clear_article(s, article, e);
    if (!code) code = update_article(s, article, d, engine, data, e);
    if (!code) code = add_read(s, d, article, e);
    if (code) return db_undo(s), code;
    return db_do(s, DB_release, e);
}

msd_code store_replace(store *s, int64_t article, const doc *d, const char *engine, const char *data,
                       msd_error *e) {
    jmp_buf guard;
    arena_clear(&s->mem, 8 << 20);
    s->mem.guard = &guard;
    if (setjmp(guard)) return db_undo(s), error_set(e, MSD_NOMEM, "out of memory while storing an article");
    return replace(s, article, d, engine, data, e);
}

/* ---- The end of a batch ---- */

msd_code store_commit(store *s, msd_error *e) {
    if (!s->batch) return MSD_OK;
    s->batch = false;
    msd_code code = db_do(s, DB_commit, e);
    if (code) sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
    return code;
}

/* ---- What is there already ---- */

static bool ready_to_look(store *s) {
    if (s->knows) return true;
    bool open =
        !sqlite3_open_v2(s->path, &s->reader, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) &&
        !sqlite3_busy_timeout(s->reader, 1000) &&
        !sqlite3_prepare_v3(s->reader, db_sql(DB_knows), -1, SQLITE_PREPARE_PERSISTENT, &s->knows, NULL);
    if (!open) sqlite3_close(s->reader), s->reader = NULL;
    return open;
}

/* A connection of its own sees what is committed and disturbs no batch. Where it cannot be had the answer is no, and
 * store_add finds out. */
bool store_knows(store *s, str key, str text) {
    bool known = false;
    pthread_mutex_lock(&s->lock);
    if (ready_to_look(s)) {
        db_text(s->knows, 1, key);
        db_text(s->knows, 2, text);
        known = sqlite3_step(s->knows) == SQLITE_ROW;
        sqlite3_reset(s->knows);
        sqlite3_clear_bindings(s->knows);
    }
    pthread_mutex_unlock(&s->lock);
    return known;
}
