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

enum { ENTRIES_MOST = 80000, SLOTS_FIRST = 1 << 10 };

typedef struct slot {
    uint64_t key;
    doc_entry *entry; /* NULL: free */
} slot;

typedef struct entries {
    slot *slots; /* open addressing */
    uint32_t n, size;
    map own; /* words that the lexicon lacks: numbers from its count up */
    doc_strs own_texts;
} entries;

/* ---- Words by number ---- */

static uint32_t number(doc *d, str folded, uint64_t hash) {
    uint32_t known = lex_word_hashed(d->lex, folded, hash);
    if (known) return known;
    entries *all = d->state[STATE_ENTRIES];
    uint32_t fresh = lex_word_count(d->lex) + all->own_texts.n;
    uint32_t *at = map_put_hashed(&all->own, folded, hash, fresh);
    if (*at == fresh) VEC_PUSH(d->spelt, &all->own_texts, folded);
    return *at;
}

uint32_t entries_word(doc *d, str folded) { return number(d, folded, str_hash(folded)); }

str doc_word_text(const doc *d, uint32_t word) {
    uint32_t known = lex_word_count(d->lex);
    if (word < known) return lex_word_text(d->lex, word);
    return ((const entries *)d->state[STATE_ENTRIES])->own_texts.at[word - known];
}

/* ---- The entries ---- */

static slot *probe(const entries *all, uint64_t key) {
    uint32_t mask = all->size - 1, i = (uint32_t)key & mask;
    while (all->slots[i].entry && all->slots[i].key != key) i = (i + 1) & mask;
    return &all->slots[i];
}

static void grow(doc *d, entries *all) {
    entries old = *all;
    all->size *= 2;
    all->slots = ARENA_NEW(d->spelt, slot, all->size);
    for (uint32_t i = 0; i < old.size; i++)
        if (old.slots[i].entry) *probe(all, old.slots[i].key) = old.slots[i];
}

static doc_entry *make(doc *d, const fold_token *raw, uint64_t hash) {
    doc_entry *e = ARENA_NEW(d->spelt, doc_entry, 1);
    e->folded = str_copy(d->spelt, raw->folded);
    e->spell = raw->spell, e->kind = raw->kind;
    e->word = number(d, e->folded, hash);
    if (e->kind == TOKEN_WORD) readings_of(d, e);
    if (!e->n_readings) e->tag = tags_token(tags_of(d), e);
    phrases_of(d, e);
    starts_of(d, e);
    return e;
}

doc_entry *entries_find(doc *d, const fold_token *raw) {
    entries *all = d->state[STATE_ENTRIES];
    uint64_t hash = str_hash(raw->folded), key = hash + (raw->spell << 2 | raw->kind) * 0x9E3779B97F4A7C15u;
    slot *s = probe(all, key);
    if (s->entry) return s->entry;
    doc_entry *e = make(d, raw, hash);
    e->key = key;
    *s = (slot){key, e};
    if (++all->n * 2 > all->size) grow(d, all);
    return e;
}

void entries_begin(doc *d) {
    entries *all = d->state[STATE_ENTRIES];
    if (all && all->n < ENTRIES_MOST) return;
    arena_clear(d->spelt, 0);
    all = d->state[STATE_ENTRIES] = ARENA_NEW(d->spelt, entries, 1);
    all->own.mem = d->spelt;
    all->size = SLOTS_FIRST;
    all->slots = ARENA_NEW(d->spelt, slot, SLOTS_FIRST);
}
