/* db_schema: opening, and the steps from one version of the schema to the next. A step and its number are one
 * transaction, so that a kill leaves the version before or the one behind it. */
#include "db.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const schema[] = {
#define STATEMENT(name, text)
#define SCHEMA(text) text,
#include <sql.inc>
#undef STATEMENT
#undef SCHEMA
};

static msd_code number(store *s, const char *sql, int64_t *out, msd_error *e) {
    sqlite3_stmt *st = NULL;
    if (!db_make(s, &st, sql, e)) return e->code;
    msd_code code = db_row(s, st, e);
    if (!code) *out = sqlite3_column_int64(st, 0);
    sqlite3_finalize(st);
    return code;
}

static msd_code run(store *s, const char *sql, msd_error *e) {
    return sqlite3_exec(s->db, sql, NULL, NULL, NULL) ? db_fault(s, "the store cannot be written", e)
                                                      : MSD_OK;
}

static msd_code step(store *s, const char *sql, int version, msd_error *e) {
    char mark[96];
    snprintf(mark, sizeof mark, "PRAGMA user_version = %d; PRAGMA application_id = %d", version,
             DB_APPLICATION);
    msd_code code = run(s, "BEGIN IMMEDIATE", e);
    int64_t now = 0;
    /* Somebody else may have taken the step while we waited. */
    if (!code) code = number(s, "PRAGMA user_version", &now, e);
    if (!code && now < version && !(code = run(s, sql, e))) code = run(s, mark, e);
    if (!code) code = run(s, "COMMIT", e);
    if (code) sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
    return code;
}

static msd_code foreign(store *s, msd_error *e) {
    error_set(e, MSD_DAMAGED, "is no store of marsad");
    error_at(e, s->path, 0, 0);
    error_mend(e, "name another file with --db");
    return MSD_DAMAGED;
}

static msd_code newer(store *s, int64_t version, int n, msd_error *e) {
    error_set(e, MSD_NEWER, "the store has version %lld, this program knows %d", (long long)version, n);
    error_at(e, s->path, 0, 0);
    error_mend(e, "use a newer marsad");
    return MSD_NEWER;
}

/* The version of a file of ours; nothing is written to a file that is not. */
static msd_code judge(store *s, int known, int64_t *version, msd_error *e) {
    int64_t application = 0, tables = 0;
    msd_code code = number(s, "PRAGMA user_version", version, e);
    if (!code) code = number(s, "PRAGMA application_id", &application, e);
    if (!code) code = number(s, "SELECT count(*) FROM sqlite_schema", &tables, e);
    if (code) return code;
    if (application != DB_APPLICATION && (application || *version || tables)) return foreign(s, e);
    return *version > known ? newer(s, *version, known, e) : MSD_OK;
}

static msd_code set_up(store *s, msd_error *e) {
    return run(s,
               "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA foreign_keys = OFF;"
               "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384;"
               "PRAGMA journal_size_limit = 67108864",
               e);
}

/* Where the rest of an error is that the rights are missing. */
static msd_code locked(store *s, msd_error *e) {
    error_at(e, s->path, 0, 0);
    error_mend(e, "see to the rights of the file and of its folder");
    return e->code;
}

msd_code db_steps(store *s, const char *const *steps, int n, msd_error *e) {
    int64_t version = 0;
    msd_code code = judge(s, n, &version, e);
    if (!code && s->fixed && version < n) {
        error_set(e, MSD_IO, "the store is an older one and cannot be written");
        return locked(s, e);
    }
    if (s->fixed) return code;
    if (!code) code = set_up(s, e);
    for (int64_t v = version; v < n && !code; v++) code = step(s, steps[v], (int)v + 1, e);
    return code;
}

msd_code db_migrate(store *s, msd_error *e) { return db_steps(s, schema, DB_VERSION, e); }

/* ---- Opening ---- */

/* What was written last may still lie beside the file. */
static bool has_log(const store *s) {
    char log[sizeof s->path + 8];
    snprintf(log, sizeof log, "%s-wal", s->path);
    return !access(log, F_OK);
}

static bool writable(const store *s) {
    char folder[sizeof s->path + 2];
    const char *slash = strrchr(s->path, '/');
    if (slash)
        snprintf(folder, sizeof folder, "%.*s/", (int)(slash - s->path), s->path);
    else
        snprintf(folder, sizeof folder, ".");
    return !access(s->path, W_OK) && !access(folder, W_OK);
}

/* The path as the URI of a file that does not change: SQLite then needs no files beside it. */
static int open_fixed(store *s) {
    static const char hex[] = "0123456789ABCDEF";
    char uri[sizeof s->path * 3 + 32];
    size_t n = (size_t)snprintf(uri, sizeof uri, *s->path == '/' ? "file://" : "file:");
    for (const char *p = s->path; *p; p++) {
        if (*p != '%' && *p != '?' && *p != '#') {
            uri[n++] = *p;
            continue;
        }
        uri[n++] = '%', uri[n++] = hex[(unsigned char)*p >> 4], uri[n++] = hex[*p & 15];
    }
    snprintf(uri + n, sizeof uri - n, "?immutable=1");
    return sqlite3_open_v2(uri, &s->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, NULL);
}

/* A store that cannot be written can still be asked. */
static int open_file(store *s, enum store_mode mode) {
    s->fixed = mode == STORE_READ && !writable(s);
    if (s->fixed && !has_log(s)) return open_fixed(s);
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (mode == STORE_WRITE ? SQLITE_OPEN_CREATE : 0);
    return sqlite3_open_v2(s->path, &s->db, flags, NULL);
}

/* A file cut short shows at once, not at the first answer that lies behind its end. */
static msd_code whole(store *s, msd_error *e) {
    int64_t pages = 0, size = 0;
    struct stat st;
    msd_code code = number(s, "PRAGMA page_count", &pages, e);
    if (!code) code = number(s, "PRAGMA page_size", &size, e);
    if (code) return code;
    if (has_log(s) || stat(s->path, &st) || st.st_size >= pages * size) return MSD_OK;
    error_set(e, MSD_DAMAGED, "the store is damaged: %lld of %lld bytes are there", (long long)st.st_size,
              (long long)(pages * size));
    error_at(e, s->path, 0, 0);
    error_mend(e, "%s", "restore it from a copy, or add the articles to a new one");
    return MSD_DAMAGED;
}

static msd_code no_store(store *s, msd_error *e) {
    error_set(e, MSD_MISSING, "there is no store");
    error_at(e, s->path, 0, 0);
    error_mend(e, "marsad add makes one; --db FILE names another");
    return MSD_MISSING;
}

static msd_code open_at(store *s, enum store_mode mode, msd_error *e) {
    struct stat st;
    bool there = !stat(s->path, &st);
    if (!there && mode == STORE_READ) return no_store(s, e);
    if (there && S_ISDIR(st.st_mode)) return foreign(s, e);
    if (there && mode == STORE_WRITE && !writable(s)) {
        error_set(e, MSD_IO, "the store cannot be written");
        return locked(s, e);
    }
    if (open_file(s, mode)) return db_fault(s, "the store cannot be opened", e);
    sqlite3_busy_timeout(s->db, 10000);
    sqlite3_extended_result_codes(s->db, 1);
    msd_code code = whole(s, e);
    return code ? code : db_migrate(s, e);
}

msd_code store_open(store **out, const char *path, enum store_mode mode, msd_error *e) {
    msd_error own;
    if (!e) e = &own;
    *out = NULL;
    store *s = calloc(1, sizeof *s);
    if (!s) return error_set(e, MSD_NOMEM, "out of memory");
    pthread_mutex_init(&s->lock, NULL);
    snprintf(s->path, sizeof s->path, "%s", path);
    msd_code code = open_at(s, mode, e);
    if (code)
        store_close(s);
    else
        *out = s;
    return code;
}

void store_close(store *s) {
    if (!s) return;
    for (int i = 0; i < DB_STATEMENTS; i++) sqlite3_finalize(s->cached[i]);
    for (int i = 0; i < PART_COUNT; i++) sqlite3_finalize(s->inserts[i]), sqlite3_finalize(s->selects[i]);
    sqlite3_finalize(s->knows);
    sqlite3_close(s->reader);
    sqlite3_close(s->db); /* rolls an open batch back */
    pthread_mutex_destroy(&s->lock);
    arena_release(&s->mem);
    free(s);
}
