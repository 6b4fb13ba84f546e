/* ingest: from what the user names to articles.
 *
 *     paths -> walk -> source (open, kind, charset) -> items -> articles
 *              ingest_next: in order, one thread        ingest_article: any thread
 *
 * Cutting is kept apart from reading: an item is the bytes of one article as they stand in their source, cut
 * by the thread that reads the input; decoding and parsing them is work that threads can share. What cannot
 * be read is an item too, with its error, so that messages come in the order of the input. */
#ifndef INGEST_H
#define INGEST_H
#include "kind.h"
#include "lines.h"
#include "walk.h"

enum { INGEST_LIMIT = 4 << 20 }; /* bytes of a text, where nothing else is said */

/* One article as cut out of its source. */
typedef struct ingest_item {
    const char *path;  /* as the user would name it; "-" */
    const char *place; /* its place in the collection, wherever the program runs; NULL for standard input */
    str bytes;
    enum kind kind;
    int line;        /* of a JSON line, else 0 */
    uint32_t number; /* among the articles of its file, from 1 */
} ingest_item;

typedef struct ingest {
    msd_ingest_options options;
    const char *const *paths;
    size_t n_paths, next_path;
    arena mem;        /* of options and paths */
    arena buffers;    /* of the open source */
    walk *walk;       /* below a folder; its depth is 0 elsewhere */
    lines in;         /* the open source; fd -1: none */
    const char *path; /* of the open source */
    const char
        *root;    /* what stands for the named path in places: the collection's name or the absolute path */
    size_t named; /* length of the named path, which `root` replaces */
    uint32_t number;
    uint64_t bytes; /* read before the open source */
} ingest;

/* The next item, its bytes in `mem`. MSD_MISSING at the end; any other failure concerns one input, the next
 * call goes on behind it; MSD_ASIDE: it was set aside. */
msd_code ingest_next(ingest *g, arena *mem, ingest_item *item, msd_error *e);
/* The article of an item; its strings lie in `mem`, the item and the options. MSD_OK with a message in *e: a
 * note. */
msd_code ingest_article(const ingest *g, arena *mem, const ingest_item *item, msd_article *a, msd_error *e);
/* Whether ingest_next would have to wait for somebody to write. */
bool ingest_would_wait(const ingest *g);
/* Gives the open source up and goes on behind it. */
void ingest_skip(ingest *g);
void ingest_stop(ingest *g);
#endif
