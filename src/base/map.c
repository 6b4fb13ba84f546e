#include "map.h"

static map_slot *probe(const map *m, const char *key, uint32_t len, uint32_t hash) {
    uint32_t mask = m->cap - 1;
    for (uint32_t i = hash & mask;; i = (i + 1) & mask) {
        map_slot *s = &m->slots[i];
        if (!s->key || (s->hash == hash && s->len == len && !memcmp(s->key, key, len))) return s;
    }
}

static void resize(map *m, uint32_t cap) {
    map old = *m;
    m->cap = cap;
    m->slots = ARENA_NEW(m->mem, map_slot, cap);
    for (uint32_t i = 0; i < old.cap; i++) {
        const map_slot *s = &old.slots[i];
        if (s->key) *probe(m, s->key, s->len, s->hash) = *s;
    }
}

void map_reserve(map *m, uint32_t keys) {
    uint32_t cap = m->cap ? m->cap : 64;
    while ((uint64_t)cap * 3 < (uint64_t)keys * 4) cap *= 2;
    if (cap > m->cap) resize(m, cap);
}

uint32_t *map_put_hashed(map *m, str key, uint64_t hash, uint32_t fresh) {
    if (m->n * 4 >= m->cap * 3) resize(m, m->cap ? m->cap * 2 : 64);
    const char *at = key.at ? key.at : "";
    map_slot *s = probe(m, at, (uint32_t)key.len, (uint32_t)hash);
    if (!s->key) {
        *s = (map_slot){at, (uint32_t)key.len, (uint32_t)hash, fresh};
        m->n++;
    }
    return &s->value;
}

uint32_t *map_put(map *m, str key, uint32_t fresh) { return map_put_hashed(m, key, str_hash(key), fresh); }

uint32_t *map_get(const map *m, str key) {
    if (!m->cap) return NULL;
    map_slot *s = probe(m, key.at ? key.at : "", (uint32_t)key.len, (uint32_t)str_hash(key));
    return s->key ? &s->value : NULL;
}
