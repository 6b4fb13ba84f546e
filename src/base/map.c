#include "map.h"

static map_slot *probe(const map *m, str key, uint64_t hash) {
    uint32_t mask = m->cap - 1;
    for (uint32_t i = (uint32_t)hash & mask;; i = (i + 1) & mask) {
        map_slot *s = &m->slots[i];
        if (!s->used || (s->hash == hash && str_eq(s->key, key))) return s;
    }
}

static void grow(map *m) {
    map old = *m;
    m->cap = old.cap ? old.cap * 2 : 64;
    m->slots = ARENA_NEW(m->mem, map_slot, m->cap);
    for (uint32_t i = 0; i < old.cap; i++)
        if (old.slots[i].used) *probe(m, old.slots[i].key, old.slots[i].hash) = old.slots[i];
}

uint32_t *map_put(map *m, str key, uint32_t fresh) {
    if (m->n * 4 >= m->cap * 3) grow(m);
    uint64_t hash = str_hash(key);
    map_slot *s = probe(m, key, hash);
    if (!s->used) {
        *s = (map_slot){hash, key, fresh, true};
        m->n++;
    }
    return &s->value;
}

uint32_t *map_get(const map *m, str key) {
    if (!m->cap) return NULL;
    map_slot *s = probe(m, key, str_hash(key));
    return s->used ? &s->value : NULL;
}
