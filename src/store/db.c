#include "db.h"
#include <string.h>

static const char *const texts[] = {
#define STATEMENT(name, text) text,
#define SCHEMA(text)
#include <sql.inc>
#undef STATEMENT
#undef SCHEMA
};

const char *const db_preferences[] = {"tense", "past", "future"};

const char *db_sql(enum db_statement which) { return texts[which]; }

static msd_code meaning(int code) {
    switch (code & 0xFF) {
    case SQLITE_NOMEM: return MSD_NOMEM;
    case SQLITE_ERROR: /* our own statements have no fault: a table or column is not there */
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return MSD_DAMAGED;
    default: return MSD_IO;
    }
}

static const char *mend_of(int code) {
    switch (code & 0xFF) {
    case SQLITE_ERROR:
    case SQLITE_CORRUPT: return "restore it from a copy, or add the articles to a new one";
    case SQLITE_NOTADB: return "name another file with --db";
    case SQLITE_FULL: return "make room on the disk and run it again; what was stored is kept";
    case SQLITE_IOERR: return "see to the disk and run it again; what was stored is kept";
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "another program writes to it; try again when it is done";
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN: return "see to the rights of the file and of its folder";
    default: return "";
    }
}

msd_code db_fault(store *s, const char *what, msd_error *e) {
    int code = s->db ? sqlite3_extended_errcode(s->db) : SQLITE_NOMEM;
    msd_code is = meaning(code);
    if (is == MSD_DAMAGED)
        error_set(e, is, code == SQLITE_NOTADB ? "is no store of marsad" : "the store is damaged");
    else if (is == MSD_NOMEM)
        error_set(e, is, "out of memory");
    else
        error_set(e, is, "%s: %s", what, sqlite3_errmsg(s->db));
    error_at(e, s->path, 0, 0);
    error_mend(e, "%s", mend_of(code));
    return is;
}

sqlite3_stmt *db_make(store *s, sqlite3_stmt **cached, const char *sql, msd_error *e) {
    if (!*cached && sqlite3_prepare_v3(s->db, sql, -1, SQLITE_PREPARE_PERSISTENT, cached, NULL)) {
        db_fault(s, "the store cannot be read", e);
        return NULL;
    }
    sqlite3_reset(*cached);
    sqlite3_clear_bindings(*cached);
    return *cached;
}

sqlite3_stmt *db_get(store *s, enum db_statement which, msd_error *e) {
    return db_make(s, &s->cached[which], texts[which], e);
}

msd_code db_done(store *s, sqlite3_stmt *st, msd_error *e) {
    if (sqlite3_step(st) == SQLITE_DONE) return sqlite3_reset(st), MSD_OK;
    msd_code code = db_fault(s, "the store cannot be written", e);
    sqlite3_reset(st);
    return code;
}

msd_code db_do(store *s, enum db_statement which, msd_error *e) {
    sqlite3_stmt *st = db_get(s, which, e);
    return st ? db_done(s, st, e) : MSD_IO;
}

msd_code db_row(store *s, sqlite3_stmt *st, msd_error *e) {
    int got = sqlite3_step(st);
    if (got == SQLITE_ROW) return MSD_OK;
    msd_code code = got == SQLITE_DONE ? MSD_MISSING : db_fault(s, "the store cannot be read", e);
    sqlite3_reset(st);
    return code;
}

msd_code db_batch(store *s, msd_error *e) {
    /* Where a failure ended it, nothing more may be added to it: its commit tells of the loss. */
    if (s->batch && sqlite3_get_autocommit(s->db)) {
        error_set(e, MSD_IO, "what was added since the last commit is lost");
        error_at(e, s->path, 0, 0);
        return MSD_IO;
    }
    msd_code code = s->batch ? MSD_OK : db_do(s, DB_begin, e);
    if (!code) s->batch = true;
    return code;
}

void db_undo(store *s) { sqlite3_exec(s->db, "ROLLBACK TO article", NULL, NULL, NULL); }

void db_text(sqlite3_stmt *st, int at, str text) {
    sqlite3_bind_text64(st, at, text.len ? text.at : "", text.len, SQLITE_STATIC, SQLITE_UTF8);
}

void db_opt(sqlite3_stmt *st, int at, str text) {
    if (text.len)
        db_text(st, at, text);
    else
        sqlite3_bind_null(st, at);
}

str db_str(sqlite3_stmt *st, int column) {
    const char *at = (const char *)sqlite3_column_text(st, column);
    return (str){at, at ? (size_t)sqlite3_column_bytes(st, column) : 0};
}
