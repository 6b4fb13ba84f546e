/* map: from strings to numbers, open addressing, in an arena. Keys are views: their owner must outlive the
 * map. */
#ifndef MAP_H
#define MAP_H
#include "str.h"

typedef struct map_slot {
    uint64_t hash;
    str key;
    uint32_t value;
    bool used;
} map_slot;

typedef struct map {
    arena *mem;
    map_slot *slots;
    uint32_t n, cap;
} map;

/* The value's place, added with `fresh` as value where the key is new. */
uint32_t *map_put(map *m, str key, uint32_t fresh);
/* The value's place, or NULL. */
uint32_t *map_get(const map *m, str key);
#endif
