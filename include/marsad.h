/* marsad.h: read Arabic news, keep the record of relations between states.
 *
 * The sections stand in the order in which one uses them: errors, the engine (knowledge, read-only, shared by
 * threads), a document (one a thread), the reading of an article, the store, and the answers.
 *
 * Ownership: whoever calls msd_X_open or msd_X_new calls msd_X_close or msd_X_free. Text that goes in is the
 * caller's and is copied where it must outlive the call. Text that comes out belongs to the object that gave
 * it. The library never prints, never exits and holds no global state. */
#ifndef MARSAD_H
#define MARSAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define MSD_VERSION "0.1.0"
#define MSD_SCHEMA 1 /* of the JSON that a document prints as */

#if defined(__GNUC__)
#define MSD_API __attribute__((visibility("default")))
#else
#define MSD_API
#endif

/* ---- Errors ------------------------------------------------------------------------------------------- */

typedef enum msd_code {
    MSD_OK = 0,
    MSD_NOMEM,   /* out of memory */
    MSD_IO,      /* a file could not be read or written */
    MSD_INPUT,   /* an input is not what it should be; the rest can go on */
    MSD_SYNTAX,  /* a table, a rule or a query has a fault */
    MSD_USAGE,   /* a call or a command line is wrong */
    MSD_MISSING, /* what was asked for is not there */
    MSD_DAMAGED, /* the store or the data file is damaged, or is none */
    MSD_NEWER,   /* the store was written by a newer program */
    MSD_ASIDE,   /* an input was set aside for a stated reason; that is no failure */
} msd_code;

/* What went wrong, where, and how to mend it. A line or column of 0 means that there is none. */
typedef struct msd_error {
    msd_code code;
    int line, column; /* from 1; columns count characters, not bytes */
    char file[256];
    char message[512];
    char mend[256];
} msd_error;

/* ---- The engine: all that Marsad knows, mapped once
 * -------------------------------------------------------- */

typedef struct msd_engine msd_engine;

/* Opens the knowledge. `path` is a data file made by mkdata, or a folder of tables; NULL looks at the
 * variable MARSAD_DATA, then beside the program, then where it was installed. NULL with *error filled on
 * failure. */
MSD_API msd_engine *msd_engine_open(const char *path, msd_error *error);
MSD_API void msd_engine_close(msd_engine *engine);
/* The version of the knowledge: a hash of the tables, as printed in `data`. */
MSD_API const char *msd_engine_data(const msd_engine *engine);

/* ---- A document and its reading
 * ----------------------------------------------------------------------------- */

typedef struct msd_doc msd_doc;

/* An article as it comes in. All strings are UTF-8, NULL where unknown. */
typedef struct msd_article {
    const char *id, *outlet, *title, *url, *published, *authors, *language;
    const char *source; /* leads back to the original: a file, or "file:line" */
    const char
        *key; /* its identity in a store; NULL: the address, else outlet and id, else the text itself */
    const char *text;
    size_t length; /* bytes of text */
} msd_article;

typedef enum msd_prefer { MSD_PREFER_TENSE, MSD_PREFER_PAST, MSD_PREFER_FUTURE } msd_prefer;

typedef struct msd_store msd_store;

typedef struct msd_options {
    msd_prefer prefer; /* where a bare weekday or month lies */
    const char *only;  /* comma-separated layers to compute and print; NULL: all */
    msd_store *unless; /* msd_read_all passes over what this store has already; NULL: nothing */
} msd_options;

/* A document for repeated use by one thread. NULL on failure. */
MSD_API msd_doc *msd_doc_new(const msd_engine *engine, msd_error *error);
MSD_API void msd_doc_free(msd_doc *doc);
/* Reads one article; what the document held before is dropped. `options` may be NULL. */
MSD_API msd_code msd_read(msd_doc *doc, const msd_article *article, const msd_options *options,
                          msd_error *error);
/* The document as one line of JSON, without the newline; valid until the next msd_read or msd_doc_free. */
MSD_API const char *msd_doc_json(msd_doc *doc, size_t *length, msd_error *error);

/* ---- Input: files, folders, JSON Lines become articles ----------------------------------------------------
 */

typedef struct msd_ingest msd_ingest;

typedef struct msd_ingest_options {
    const char *outlet, *published; /* of bare files, which carry no metadata */
    const char
        *collection; /* names the files added together, so that they may move; NULL: their absolute paths */
    size_t limit;    /* bytes that a text may have; a longer one is set aside. 0: 4 MB */
} msd_ingest_options;

/* An input of `n` paths: files, folders (walked in the order of names), "-" for standard input. Text in
 * UTF-8, UTF-16, windows-1256 or ISO-8859-6, and JSON Lines, are told apart by looking. `options` may be
 * NULL; both are copied. */
MSD_API msd_ingest *msd_ingest_open(const char *const *paths, size_t n, const msd_ingest_options *options,
                                    msd_error *error);
MSD_API void msd_ingest_close(msd_ingest *ingest);
/* The next article, good until the next call. MSD_MISSING at the end. Any other failure concerns one input,
 * *error says which, and the next call goes on behind it; MSD_ASIDE: it was set aside for a stated reason.
 * MSD_OK with a message in *error: the article is read, with that note. */
MSD_API msd_code msd_ingest_next(msd_ingest *ingest, msd_article *article, msd_error *error);
/* Bytes taken from the input so far. */
MSD_API uint64_t msd_ingest_done(const msd_ingest *ingest);
/* Bytes of the whole input, found by walking the folders; 0 where that cannot be known. */
MSD_API uint64_t msd_ingest_total(const msd_ingest *ingest);

/* What came of one article or input. */
typedef struct msd_result {
    msd_code code;         /* MSD_OK: it was read */
    const msd_error *note; /* what went wrong; with MSD_OK a note, or an empty message */
    msd_doc *doc;          /* with MSD_OK; good during the call */
    const char *json;      /* its JSON without a newline, where that was asked for */
    size_t length;         /* bytes of it */
    bool known;            /* the store of msd_options.unless has it; there is no doc */
    bool waits;            /* the input makes wait for more: a good moment to flush */
} msd_result;

/* Takes one result. Anything but MSD_OK, with *error filled, ends the run. */
typedef msd_code (*msd_each)(void *context, const msd_result *result, msd_error *error);

/* Reads all articles of an input, spread over `threads` (0: one a core), and calls `each` for every result in
 * the order of the input, always from the calling thread. `json`: each result brings its JSON. Memory does
 * not grow with the input. */
MSD_API msd_code msd_read_all(const msd_engine *engine, msd_ingest *ingest, const msd_options *options,
                              int threads, bool json, msd_each each, void *context, msd_error *error);

/* ---- The store: one record of the world in a file ----------------------------------------------------------- */

typedef enum msd_access { MSD_ASK, MSD_WRITE } msd_access;
typedef enum msd_outcome { MSD_UNCHANGED, MSD_NEW, MSD_NEW_VERSION } msd_outcome;

/* Opens a store, for one thread. MSD_WRITE makes one where there is none, MSD_ASK says MSD_MISSING. MSD_DAMAGED: it is
 * none, or damaged; MSD_NEWER: a newer program wrote it; an older one is brought up to date. NULL on failure. */
MSD_API msd_store *msd_store_open(const char *path, msd_access access, msd_error *error);
/* Drops what was added since the last msd_store_commit. */
MSD_API void msd_store_close(msd_store *store);
/* Adds the article that the document holds. The same identity with a text that it had before changes nothing (MSD_UNCHANGED);
 * with another text it is a new version (MSD_NEW_VERSION), and the old one is kept and linked. On failure nothing of the article
 * is added. */
MSD_API msd_code msd_store_add(msd_store *store, msd_doc *doc, msd_outcome *outcome, msd_error *error);
/* Makes what was added last: once this has returned MSD_OK it outlives a kill and a loss of power. */
MSD_API msd_code msd_store_commit(msd_store *store, msd_error *error);

/* Takes the articles out, with all their versions, that a number, id, key or address names; MSD_MISSING where there is
 * none, MSD_USAGE where it names several. Made to last by msd_store_commit, as everything that changes a store. */
MSD_API msd_code msd_store_remove(msd_store *store, const char *article, msd_error *error);
/* Reads the articles anew with this engine, over `threads` (0: one a core), in place of what was read from them before;
 * `changed`: only those that another engine or other data read. A thousand at a time are made to last; *done counts them. */
MSD_API msd_code msd_store_reread(msd_store *store, const msd_engine *engine, bool changed, int threads,
                                  int64_t *done, msd_error *error);

/* ---- Answers ------------------------------------------------------------------------------------------------ */

/* How an answer is laid out. */
typedef struct msd_layout {
    bool json;     /* one object a line; the rest is for people */
    bool arabic;   /* labels in Arabic, else in English */
    bool color;    /* escapes for colours */
    bool isolates; /* Unicode's marks of direction, for a terminal that shows Arabic from right to left */
    int width;     /* columns; 0: lines are not broken */
} msd_layout;

/* Takes a piece of an answer. Anything but MSD_OK, with *error filled, ends the answer. */
typedef msd_code (*msd_write)(void *context, const char *text, size_t length, msd_error *error);

/* What is asked of the events; all conditions hold together, NULL and 0 ask for nothing. Parties are states and
 * organisations by code or by any of their names; a state takes in its predecessors. */
typedef struct msd_query {
    const char *party, *other;               /* both take part, on whatever side */
    const char *actor, *recipient;           /* the same with their side; not together with the former */
    const char *from, *to;                   /* EDTF: what can lie between them */
    const char *types, *contexts, *statuses; /* comma-separated, any of them */
    const char *outlet;
    int64_t limit; /* at most so many */
} msd_query;

/* The events that a query asks for, in the order of their dates, each with its sentence and its article. */
MSD_API msd_code msd_events(msd_store *store, const msd_engine *engine, const msd_query *query,
                            const msd_layout *layout, msd_write write, void *context, msd_error *error);
/* An article with all that was read out of it. `article` is its id, its address, its key or its number in the store;
 * MSD_MISSING where there is none. */
MSD_API msd_code msd_show(msd_store *store, const msd_engine *engine, const char *article,
                          const msd_layout *layout, msd_write write, void *context, msd_error *error);
/* Why an item of an article is what it is: `item` is ARTICLE#e1, where e1 is its name in the article: the sentence, the row or
 * rule that made it, the clause, and what decided the rest. The article is read again for that. */
MSD_API msd_code msd_why(msd_store *store, const msd_engine *engine, const char *item,
                         const msd_layout *layout, msd_write write, void *context, msd_error *error);
/* Examines a store: the file itself, and whether all that it says of its articles hangs together. Each fault is a line, in
 * English; *faults counts them. */
MSD_API msd_code msd_store_check(msd_store *store, const msd_layout *layout, msd_write write, void *context,
                                 int64_t *faults, msd_error *error);
/* What the store holds, in numbers. */
MSD_API msd_code msd_stats(msd_store *store, const msd_engine *engine, const msd_layout *layout,
                           msd_write write, void *context, msd_error *error);

/* A message or label of the program in Arabic, as data/messages.tsv has it; in English where it lacks it. Writes at most
 * `size` bytes with a NUL behind them; returns `out`. */
MSD_API const char *msd_say(const msd_engine *engine, bool arabic, const char *english, char *out,
                            size_t size);

#ifdef __cplusplus
}
#endif
#endif
