/* archive: the public side of the store. */
#ifndef ARCHIVE_H
#define ARCHIVE_H
#include "../store/store.h"

struct msd_store {
    store *s;
    arena query, page; /* of one question; of one piece of its answer */
};

/* The one article that a name means; its guard is m->query's. */
msd_code archive_find(msd_store *m, const char *name, int64_t *article, msd_error *e);
/* An article of the store as it can be read again, its strings in the document. */
msd_article archive_article(const doc *d);
/* How it was read. */
msd_options archive_options(const doc *d);
/* Whether the store has the article already. From any thread; `mem` is the caller's. */
bool archive_knows(msd_store *m, arena *mem, const msd_article *a);
#endif
