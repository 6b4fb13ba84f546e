/* map: from strings to numbers, open addressing, in an arena. Keys are views: their owner must outlive the
 * map. */
#ifndef MAP_H
#define MAP_H
#include "str.h"

typedef struct map_slot {
    const char *key; /* NULL: free */
    uint32_t len, hash;
    uint32_t value;
} map_slot;

typedef struct map {
    arena *mem;
    map_slot *slots;
    uint32_t n, cap;
} map;

/* The value's place, added with `fresh` as value where the key is new. */
uint32_t *map_put(map *m, str key, uint32_t fresh);
/* The same with str_hash(key) at hand. */
uint32_t *map_put_hashed(map *m, str key, uint64_t hash, uint32_t fresh);
/* Room for so many keys at once, which saves growing step by step. */
void map_reserve(map *m, uint32_t keys);
/* The value's place, or NULL. */
uint32_t *map_get(const map *m, str key);
#endif
