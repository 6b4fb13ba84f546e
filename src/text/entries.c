/* entries: what each spelling is whatever stands around it, worked out once and kept from one document to the next:
 * news repeats its words, and a new one costs some thousand steps (readings.c).
 *
 *     token --> entry: its word's number, its readings, the rows of tables that are this one word,
 *               the nodes from which longer phrases go on, the rules that it may begin, bits of later stages
 *
 * A spelling is the folded letters, what folding hides of them (enum spell) and the kind of token. Its key is a hash
 * of 64 bits, and two spellings with one key are taken for one: among a million there is such a pair once in thirty
 * million texts.
 *
 * Words that the lexicon lacks are numbered here, behind the lexicon's own, and stay so as long as the entries do.
 * Nothing may be put in order by these numbers: they depend on what was read before.
 *
 * The entries lie in an arena of their own. When they are many, all are forgotten at once between two documents,
 * never inside one; the common words are there again after a few articles. */
#include "entries.h"
#include "tags.h"

#ifndef ENTRIES_MOST       /* a fuzzer asks for fewer, to see them forgotten */
#define ENTRIES_MOST 80000 /* some 35 MB */
#endif
enum { SLOTS_FIRST = 1 << 12, CHUNK = 1 << 10 };

/* Small, so that those of the common words stay near the processor. */
typedef struct slot {
    uint32_t tag;   /* the upper half of the key */
    uint32_t entry; /* number + 1; 0: free */
} slot;

/* What is grown out of stays in the arena, so the slots grow by four. */
typedef struct entries {
    slot *slots; /* open addressing; at most half are taken */
    uint32_t n, size;
    VEC(doc_entry *) chunks; /* of CHUNK entries as they were met: the common ones lie together */
    map own;                 /* words that the lexicon lacks: numbers from its count up */
    doc_strs own_texts;
} entries;

/* ---- Words by number ---- */

static uint32_t own(doc *d, str folded, uint64_t hash) {
    entries *all = d->state[STATE_ENTRIES];
    uint32_t fresh = lex_word_count(d->lex) + all->own_texts.n;
    uint32_t *at = map_put_hashed(&all->own, folded, hash, fresh);
    if (*at == fresh) VEC_PUSH(d->spelt, &all->own_texts, folded);
    return *at;
}

uint32_t entries_own(doc *d, str folded) { return own(d, folded, str_hash(folded)); }

str doc_word_text(const doc *d, uint32_t word) {
    uint32_t known = lex_word_count(d->lex);
    if (word < known) return lex_word_text(d->lex, word);
    return ((const entries *)d->state[STATE_ENTRIES])->own_texts.at[word - known];
}

/* ---- The entries ---- */

static doc_entry *entry_at(const entries *all, uint32_t n) { return &all->chunks.at[n / CHUNK][n % CHUNK]; }

/* The key's entry; NULL where there is none, and *i is the slot for it. */
static inline doc_entry *probe(const entries *all, uint64_t key, uint32_t *i) {
    uint32_t mask = all->size - 1, tag = (uint32_t)(key >> 32);
    for (*i = (uint32_t)key & mask; all->slots[*i].entry; *i = (*i + 1) & mask) {
        if (all->slots[*i].tag != tag) continue;
        doc_entry *e = entry_at(all, all->slots[*i].entry - 1);
        if (e->key == key) return e;
    }
    return NULL;
}

static void put(entries *all, uint32_t n) {
    uint32_t i;
    uint64_t key = entry_at(all, n)->key;
    probe(all, key, &i);
    all->slots[i] = (slot){(uint32_t)(key >> 32), n + 1};
}

static doc_entry *new_chunk(doc *d) {
    enum { LINE = _Alignof(doc_entry) };
    uintptr_t at = (uintptr_t)arena_zalloc(d->spelt, (CHUNK + 1) * sizeof(doc_entry));
    return (doc_entry *)((at + LINE - 1) & ~(uintptr_t)(LINE - 1));
}

static void make_room(doc *d, entries *all) {
    if (all->n % CHUNK == 0) VEC_PUSH(d->spelt, &all->chunks, new_chunk(d));
    if (all->n * 2 < all->size) return;
    all->size *= 4;
    all->slots = ARENA_NEW(d->spelt, slot, all->size);
    for (uint32_t i = 0; i < all->n; i++) put(all, i);
}

static uint64_t key_of(const doc_token *t, uint64_t hash) {
    return hash + (uint64_t)(t->spell << 2 | t->kind) * 0x9E3779B97F4A7C15u;
}

static doc_entry *make(doc *d, entries *all, const doc_token *t) {
    make_room(d, all);
    doc_entry *e = entry_at(all, all->n);
    uint64_t hash = str_hash(t->folded);
    e->key = key_of(t, hash);
    e->folded = str_copy(d->spelt, t->folded);
    e->spell = t->spell, e->kind = t->kind;
    e->word = lex_word_hashed(d->lex, e->folded, hash);
    if (!e->word) e->word = own(d, e->folded, hash);
    if (e->kind == TOKEN_WORD) readings_of(d, e), valence_of_entry(d, e);
    if (!e->n_readings) e->tag = tags_token(tags_of(d), e);
    ends_of(e);
    phrases_of(d, e);
    starts_of(d, e);
    put(all, all->n++);
    return e;
}

static entries *entries_of(doc *d) {
    entries *all = d->state[STATE_ENTRIES];
    if (all && all->n < ENTRIES_MOST) return all;
    arena_clear(d->spelt, 0);
    all = d->state[STATE_ENTRIES] = ARENA_NEW(d->spelt, entries, 1);
    all->own.mem = d->spelt;
    all->size = SLOTS_FIRST;
    all->slots = ARENA_NEW(d->spelt, slot, SLOTS_FIRST);
    return all;
}

void entries_find(doc *d) {
    entries *all = entries_of(d);
    uint32_t n = d->tokens.n, slot;
    uint64_t *keys = arena_alloc(d->mem, n * sizeof *keys);
    for (uint32_t i = 0; i < n; i++) keys[i] = key_of(&d->tokens.at[i], str_hash(d->tokens.at[i].folded));
    /* A loop so short that the processor waits for many look-ups at once. */
    for (uint32_t i = 0; i < n; i++) {
        doc_entry *e = probe(all, keys[i], &slot);
        d->tokens.at[i].entry = e ? e : make(d, all, &d->tokens.at[i]);
    }
    for (uint32_t i = 0; i < n; i++) d->tokens.at[i].word = d->tokens.at[i].entry->word;
}
