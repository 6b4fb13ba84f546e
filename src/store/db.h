/* db: SQLite as the store uses it: statements by name, errors as msd_error, views bound without copying. */
#ifndef DB_H
#define DB_H
#include "store.h"
#include <pthread.h>
#include <sqlite3.h>

enum db_statement {
#define STATEMENT(name, text) DB_##name,
#define SCHEMA(text)
#include <sql.inc>
#undef STATEMENT
#undef SCHEMA
    DB_STATEMENTS
};

struct store {
    sqlite3 *db;
    sqlite3_stmt *cached[DB_STATEMENTS];
    sqlite3_stmt *inserts[PART_COUNT], *selects[PART_COUNT]; /* of the layers; db_layers.c makes them */
    sqlite3 *reader; /* for store_knows, under the lock; NULL until it is needed */
    sqlite3_stmt *knows;
    pthread_mutex_t lock;
    arena mem;      /* scratch of one call */
    int64_t adding; /* the article whose rows are being written; 0: none */
    bool batch;     /* a transaction is open */
    bool fixed;     /* the file or its folder cannot be written: it is only asked */
    char path[4096];
};

enum { /* the version of the schema: its files, counted */
#define STATEMENT(name, text)
#define SCHEMA(text) +1
       DB_VERSION = 0
#include <sql.inc>
#undef STATEMENT
#undef SCHEMA
};
enum { DB_APPLICATION = 0x4D524C44 }; /* marks the file as ours */

/* How msd_prefer is written, by its numbers. */
extern const char *const db_preferences[3];

/* The last failure as an error; `what` was tried. */
msd_code db_fault(store *s, const char *what, msd_error *e);
const char *db_sql(enum db_statement which);
/* A statement ready for binding. NULL with *e filled. */
sqlite3_stmt *db_get(store *s, enum db_statement which, msd_error *e);
sqlite3_stmt *db_make(store *s, sqlite3_stmt **cached, const char *sql, msd_error *e);
/* Runs a statement that gives no rows. */
msd_code db_do(store *s, enum db_statement which, msd_error *e);
msd_code db_done(store *s, sqlite3_stmt *st, msd_error *e);
/* The next row: MSD_OK, MSD_MISSING where there is none, or a failure. The statement is reset after both. */
msd_code db_row(store *s, sqlite3_stmt *st, msd_error *e);

/* Begins the batch where none is open. */
msd_code db_batch(store *s, msd_error *e);
/* Takes back what was done since the savepoint `article`. */
void db_undo(store *s);
/* Deletes what was read from an article, in every table that has it. */
msd_code db_clear_article(store *s, int64_t article, msd_error *e);
/* Deletes one version of an article with all that. */
msd_code db_delete_article(store *s, int64_t article, msd_error *e);

/* Binding; an empty view is NULL, or the empty text with db_text. The view must live until the statement is reset. */
void db_opt(sqlite3_stmt *st, int at, str text);
void db_text(sqlite3_stmt *st, int at, str text);
str db_str(sqlite3_stmt *st, int column);

/* ---- db_schema.c ---- */

/* Brings a file of ours up to this program's schema. */
msd_code db_migrate(store *s, msd_error *e);
/* The same with other steps, each from one version to the next. */
msd_code db_steps(store *s, const char *const *steps, int n, msd_error *e);

/* ---- db_layers.c ---- */

/* All items of the layers of an article. */
msd_code db_save_layers(store *s, const doc *d, int64_t article, msd_error *e);
msd_code db_load_layers(store *s, doc *d, int64_t article, msd_error *e);
/* ---- db_lists.c ---- */

/* Lists as JSON, and back. */
str db_list(arena *mem, const doc_strs *list);
void db_unlist(arena *mem, str json, doc_strs *list);
str db_spans(arena *mem, const doc_spans *spans);
void db_unspans(arena *mem, str json, doc_spans *spans);
str db_sides(arena *mem, const doc *d, const doc_sides *sides);
void db_unsides(doc *d, str json, doc_sides *sides);
/* The next string of a JSON text of ours; false where none follows. */
bool db_next_string(arena *mem, str *json, str *out);
#endif
