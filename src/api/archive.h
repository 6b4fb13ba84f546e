/* archive: the public side of the store. */
#ifndef ARCHIVE_H
#define ARCHIVE_H
#include "../store/store.h"

struct msd_store {
    store *s;
    arena query, page; /* of one question; of one piece of its answer */
};

/* Whether the store has the article already. From any thread; `mem` is the caller's. */
bool archive_knows(msd_store *m, arena *mem, const msd_article *a);
#endif
