/* relay: work handed to threads and taken back in the order in which it was handed out.
 *
 *        oldest                newest          The items stand in a ring. The owner's thread fills a free one
 * and
 *     +-------+-------+-------+-------+        gives it; a worker takes the oldest that waits; the owner
 * takes the | done  | busy  | done  | waits |        oldest given once it is done. So output keeps the order
 * of the input,
 *     +-------+-------+-------+-------+        and memory is bounded by the ring. With one thread nothing is
 * spread: the work is done when the item is taken. */
#ifndef RELAY_H
#define RELAY_H
#include "error.h"

typedef struct relay relay;

/* How many threads are meant by what was asked: 0 is one a core. */
int relay_threads(int asked);
/* How many items keep them busy: one more, which is taken or filled meanwhile. Each may hold a document's memory. */
static inline uint32_t relay_items(int threads) { return threads == 1 ? 1 : (uint32_t)threads + 1; }
/* `items`: n of them, each worked on by `work`. */
relay *relay_new(int threads, void **items, uint32_t n, void (*work)(void *item), msd_error *e);
/* Waits for the workers to end what they hold. */
void relay_free(relay *r);
/* A free item to fill, NULL where all are out. */
void *relay_room(relay *r);
/* Hands out the item that relay_room gave. */
void relay_give(relay *r);
/* Whether any item is out, and whether the oldest is done. */
bool relay_out(relay *r);
bool relay_ready(relay *r);
/* Waits for the oldest item that is out; it is free again at relay_drop. NULL where none is out. */
void *relay_take(relay *r);
void relay_drop(relay *r);
#endif
