/* vec: an array that grows in an arena.
 *
 *     typedef VEC(doc_time) doc_times;
 *     doc_time *t = VEC_ADD(mem, &doc->times);     one more item, zeroed
 *     for (uint32_t i = 0; i < v.n; i++) use(v.at[i]);
 *
 * A pointer to an item is good until the next VEC_ADD to the same array. */
#ifndef VEC_H
#define VEC_H
#include "arena.h"
#include <string.h>

#define VEC(type)                                                                                            \
    struct {                                                                                                 \
        type *at;                                                                                            \
        uint32_t n, cap;                                                                                     \
    }

#define VEC_ADD(mem, v)                                                                                      \
    ((__typeof__((v)->at))vec_add((mem), (void **)&(v)->at, &(v)->n, &(v)->cap, sizeof *(v)->at))
#define VEC_PUSH(mem, v, item) (*VEC_ADD(mem, v) = (item))

/* Room for n more items, not zeroed, behind those that are there; the caller fills it. */
#define VEC_ADD_N(mem, v, more)                                                                              \
    ((__typeof__((v)->at))vec_add_n((mem), (void **)&(v)->at, &(v)->n, &(v)->cap, sizeof *(v)->at, (more)))

/* Room for n items, where their number can be told before; it grows beyond that as any array does. */
#define VEC_RESERVE(mem, v, room) ((void)VEC_ADD_N(mem, v, room), (void)((v)->n -= (room)))

/* The index of the first item whose field is not below the key; the items stand in its order, a uint32_t. */
#define VEC_FROM(v, field, key)                                                                              \
    vec_from((v)->n ? (const char *)&(v)->at->field : NULL, (v)->n, sizeof *(v)->at, (key))

static inline uint32_t vec_from(const char *fields, uint32_t n, size_t size, uint32_t key) {
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2, field;
        memcpy(&field, fields + mid * size, sizeof field);
        if (field < key)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static inline void *vec_add_n(arena *mem, void **at, uint32_t *n, uint32_t *cap, size_t size, uint32_t more) {
    if (*n + more > *cap) {
        uint32_t room = *cap * 2 > *n + more ? *cap * 2 : *n + more;
        *at = arena_grow(mem, *at, *cap * size, room * size);
        *cap = room;
    }
    *n += more;
    return (char *)*at + (size_t)(*n - more) * size;
}

static inline void *vec_add(arena *mem, void **at, uint32_t *n, uint32_t *cap, size_t size) {
    if (*n == *cap) {
        uint32_t more = *cap ? *cap * 2 : 8;
        *at = arena_grow(mem, *at, *cap * size, more * size);
        *cap = more;
    }
    void *item = (char *)*at + *n * size;
    ++*n;
    return memset(item, 0, size);
}
#endif
