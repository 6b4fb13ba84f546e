/* store: the record of the world in a file. Nothing here says that the file is SQLite's; another store would be another
 * set of these functions.
 *
 * What is promised: an article is there whole or not at all; what store_commit has returned for is there after a kill
 * and after a loss of power; adding the same again changes nothing. A store belongs to one thread; store_knows alone
 * may be called from any. */
#ifndef STORE_H
#define STORE_H
#include "../base/error.h"
#include "../doc/doc.h"
#include "../query/query.h"

typedef struct store store;

enum store_mode { STORE_READ, STORE_WRITE };

/* Opens a store. STORE_WRITE makes one where there is none; STORE_READ says MSD_MISSING. MSD_DAMAGED: it is no store of
 * ours, or cannot be read; MSD_NEWER: a newer program wrote it. An older one is brought up to date. */
msd_code store_open(store **s, const char *path, enum store_mode mode, msd_error *e);
/* What was added since the last store_commit is dropped. */
void store_close(store *s);

enum store_outcome { STORE_SAME, STORE_NEW, STORE_VERSION };

/* Adds what was read from an article, read by that engine with that data. */
msd_code store_add(store *s, const doc *d, const char *engine, const char *data, enum store_outcome *how,
                   msd_error *e);
msd_code store_commit(store *s, msd_error *e);
/* Whether a committed version under the key has this text. */
bool store_knows(store *s, str key, str text);

typedef VEC(int64_t) store_numbers;

/* Puts what was read anew in the place of what was read from an article; its text and its identity stay. */
msd_code store_replace(store *s, int64_t article, const doc *d, const char *engine, const char *data,
                       msd_error *e);
/* Takes an article out with all its versions. */
msd_code store_remove(store *s, int64_t article, msd_error *e);

/* The articles that a number, id, key or address names, into `mem`. */
msd_code store_find(store *s, const char *name, arena *mem, store_numbers *found, msd_error *e);

/* What a document does not say of itself. */
typedef struct store_origin {
    int64_t article, previous; /* 0: none */
    int version;
    bool current;
    str engine, data, added;
} store_origin;

/* The current articles from a number on, at most 1000: all, or those that another engine or other data read. */
msd_code store_list(store *s, int64_t from, const char *engine, const char *data, arena *mem,
                    store_numbers *out, msd_error *e);

/* An article as it was read, into d->mem: all layers, without tokens. */
msd_code store_load(store *s, int64_t article, doc *d, store_origin *o, msd_error *e);

/* Takes one answer; its strings are good during the call. Anything but MSD_OK ends the query. */
typedef msd_code (*store_each)(void *context, const answer *a, msd_error *e);
/* The events that a query asks for, by date. */
msd_code store_events(store *s, const query *q, store_each each, void *context, msd_error *e);

/* Takes one fault of the store. */
typedef msd_code (*store_fault)(void *context, const char *what, msd_error *e);
/* Examines the store: the file itself, and whether what it says of articles hangs together. */
msd_code store_check(store *s, store_fault each, void *context, msd_error *e);

typedef msd_code (*store_count)(void *context, const char *group, str name, int64_t n, msd_error *e);
/* What the store holds: counts in groups. */
msd_code store_stats(store *s, store_count each, void *context, msd_error *e);
#endif
