/* lex: the knowledge as the program uses it, a view of one block of bytes without pointers. mkdata writes the
 * block to a file that is mapped; with MARSAD_DATA=folder the same block is built in memory. Nothing here
 * allocates.
 *
 *     words      every word of every table and rule, folded, with a number from 1 (0: none)
 *     forms      word -> the lemmas, parts of speech and features that it can have      (inflect.c)
 *     tables     rows of strings, as in data/                                           (tables.def)
 *     trie       sequences of words -> the rows whose phrase they are
 *     indexes    word or string -> rows
 *     rules      compiled patterns                                                      (rules.h) */
#ifndef LEX_H
#define LEX_H
#include "../base/error.h"
#include "../doc/doc.h"

enum lex_table {
#define TABLE(name, path) TABLE_##name,
#define COL(table, column, how)
#define END(table)
#include "tables.def"
    TABLE_COUNT
};

#define TABLE(name, path) enum {
#define COL(table, column, how) table##_##column,
#define END(table)                                                                                           \
    table##_columns                                                                                          \
    }                                                                                                        \
    ;
#include "tables.def"

enum lex_section {
    LEX_STRINGS,      /* bytes; a string is NUL-terminated, offset 0 is the empty one */
    LEX_WORDS,        /* lex_word_head; word 0 is the empty one, and one more closes them */
    LEX_WORD_HASH,    /* u32 word, open addressing */
    LEX_TABLES,       /* lex_table_head */
    LEX_CELLS,        /* u32: strings, or rows of actors for REF */
    LEX_PLACES,       /* u32 a row: file << 20 | line */
    LEX_FILES,        /* u32 string: names of the files */
    LEX_FORMS,        /* lex_form */
    LEX_EDGES,        /* lex_edge, open addressing by (node, word); those of the root stand with the words */
    LEX_SENSES,       /* lex_sense */
    LEX_TRIE,         /* lex_trie_node, and one more closes them */
    LEX_INDEX,        /* lex_entry, sorted by (table, column, key) */
    LEX_RULES,        /* lex_rule */
    LEX_NODES,        /* lex_node */
    LEX_MAKES,        /* lex_make: keys and values of rules */
    LEX_WAYS,         /* lex_way: the ways that the rules give */
    LEX_SET_FIRST,    /* u8 a row of sets: as `first` of a word, for the row's set */
    LEX_NAME_WEIGHTS, /* lex_weights, open addressing by key: what ar/nametags.tsv says */
    LEX_SECTIONS
};

typedef struct lex_table_head {
    uint32_t rows, columns, cells, places; /* the last two: index of the first */
} lex_table_head;

/* What is asked of a word when it is met, side by side. */
typedef struct lex_word_head {
    uint32_t text;   /* string */
    uint32_t forms;  /* its first form; they end where those of the next word begin */
    uint32_t node;   /* of the trie: behind this one word; 0: no phrase begins with it */
    uint32_t hash;   /* the upper half */
    uint16_t length; /* of the string */
    uint8_t first;   /* the bit that it has among the kinds of tokens; 0: no rule names it */
    uint8_t pad;
} lex_word_head;

typedef struct lex_slot {
    uint32_t word, hash; /* the lower half of the word's hash: most misses end here */
} lex_slot;

typedef struct lex_form {
    uint32_t lemma;
    uint32_t features; /* enum feature */
    uint16_t spell;
    uint8_t pos;
    uint8_t origin; /* enum origin */
} lex_form;

typedef struct lex_edge {
    uint32_t node, word, to;
} lex_edge;

typedef struct lex_trie_node {
    uint64_t after;  /* the words that lead on from it, by lex_after_bit */
    uint32_t senses; /* the first whose phrase ends here; up to the next node's */
    uint32_t pad;
} lex_trie_node;

typedef struct lex_sense {
    uint32_t row;
    uint16_t spell; /* of the phrase's first word */
    uint8_t table;
    uint8_t pad;
} lex_sense;

typedef struct lex_entry {
    uint16_t table, column;
    uint32_t key, row;
} lex_entry;

/* What a feature of the names' tagger adds to each tag; key 0: an empty slot. */
enum { LEX_WEIGHTS_TAGS = 12, LEX_WEIGHT_NONE = 128 };
typedef struct lex_weights {
    uint32_t key;
    uint8_t of
        [LEX_WEIGHTS_TAGS]; /* from LEX_WEIGHT_NONE, so that many are added up at once (extract/namechain.c) */
} lex_weights;

typedef struct lex {
    str bytes;
    const void *at[LEX_SECTIONS];
    uint32_t n[LEX_SECTIONS]; /* items in each */
    char data[17];            /* hash of the block, in hex */
} lex;

/* A view of a block; MSD_DAMAGED where it is none. The bytes stay the caller's. */
msd_code lex_open(lex *l, str bytes, const char *path, msd_error *e);
/* Builds the block from the folder data/. */
msd_code lex_build(arena *mem, const char *folder, str *bytes, msd_error *e);

/* ---- Codes ---- */

/* The feature that a code of the tables names (PAST, 3, s ...) into *bit; false where there is none. */
bool lex_feature(str code, uint32_t *bit);
/* The part of speech that a code names (N, V, PREP ...); POS_NONE where there is none. */
uint8_t lex_pos(str code);
/* The bits 1 << pos of a list of codes; all where it is empty. Unknown codes count for nothing. */
uint32_t lex_pos_bits(str list);
/* The bits of a list of features. */
uint32_t lex_feature_bits(str list, char by);
/* Its code. */
const char *lex_pos_name(uint8_t pos);

/* ---- Words ---- */

static inline str lex_string(const lex *l, uint32_t offset) {
    return str_of((const char *)l->at[LEX_STRINGS] + offset);
}
static inline uint32_t lex_word_count(const lex *l) { return l->n[LEX_WORDS] - 1; }
static inline const lex_word_head *lex_head(const lex *l, uint32_t word) {
    return (const lex_word_head *)l->at[LEX_WORDS] + word;
}
static inline str lex_word_text(const lex *l, uint32_t word) {
    const lex_word_head *head = lex_head(l, word);
    return (str){(const char *)l->at[LEX_STRINGS] + head->text, head->length};
}
/* The number of a folded word, 0 where the lexicon has none. A word is known by its hash of 64 bits and its length: of a
 * thousand million words that the lexicon lacks hardly one would be taken for one that it has. */
uint32_t lex_word(const lex *l, str folded);
/* The same with str_hash(folded) at hand. */
uint32_t lex_word_hashed(const lex *l, str folded, uint64_t hash);
/* The forms that a word can be; *n of them. */
const lex_form *lex_forms(const lex *l, uint32_t word, uint32_t *n);

/* ---- Tables ---- */

static inline uint32_t lex_row_count(const lex *l, enum lex_table t) {
    return ((const lex_table_head *)l->at[LEX_TABLES])[t].rows;
}
static inline uint32_t lex_raw(const lex *l, enum lex_table t, uint32_t row, int column) {
    const lex_table_head *h = (const lex_table_head *)l->at[LEX_TABLES] + t;
    return ((const uint32_t *)l->at[LEX_CELLS])[h->cells + row * h->columns + (uint32_t)column];
}
/* The string in a cell, "" where it is empty. */
static inline str lex_cell(const lex *l, enum lex_table t, uint32_t row, int column) {
    return lex_string(l, lex_raw(l, t, row, column));
}
/* A cell as it stands in its table, of any kind. */
str lex_shown(const lex *l, enum lex_table t, uint32_t row, int column);
/* The row of actors to which a REF cell leads. */
static inline uint32_t lex_ref(const lex *l, enum lex_table t, uint32_t row, int column) {
    return lex_raw(l, t, row, column);
}
/* The rows whose WORD column holds the word; *n of them. */
const lex_entry *lex_rows(const lex *l, enum lex_table t, int column, uint32_t word, uint32_t *n);
/* The rows whose REF column is that row of actors. */
#define lex_refs lex_rows
/* The first row whose KEY column is the string, NONE where there is none. */
uint32_t lex_find(const lex *l, enum lex_table t, int column, str key);
/* The number that stands for a set's name in patterns; NONE where there is none. Equal for all rows of a set.
 */
uint32_t lex_set(const lex *l, str name);
static inline uint32_t lex_set_of(const lex *l, uint32_t row) {
    return lex_raw(l, TABLE_sets, row, sets_set);
}

/* ---- Trie ---- */

/* The node behind the root and a word; 0 where there is none. */
static inline uint32_t lex_begin(const lex *l, uint32_t word) {
    return word < lex_word_count(l) ? lex_head(l, word)->node : 0;
}
/* The node behind `node` and a word; 0 where there is none. */
static inline uint32_t lex_edge_slot(uint32_t node, uint32_t word) {
    return (uint32_t)((((uint64_t)node << 32 | word) * 0x9E3779B97F4A7C15u) >> 32);
}
static inline uint32_t lex_step(const lex *l, uint32_t node, uint32_t word) {
    const lex_edge *edges = (const lex_edge *)l->at[LEX_EDGES];
    uint32_t mask = l->n[LEX_EDGES] - 1;
    for (uint32_t i = lex_edge_slot(node, word) & mask; edges[i].to; i = (i + 1) & mask)
        if (edges[i].node == node && edges[i].word == word) return edges[i].to;
    return 0;
}
/* The bit of a word among those that may follow a node; several words share one. */
static inline uint64_t lex_after_bit(uint32_t word) { return 1ull << (word * 2654435761u >> 26); }
/* The bits of the words that follow a node: most steps need not be looked up. */
static inline uint64_t lex_after(const lex *l, uint32_t node) {
    return ((const lex_trie_node *)l->at[LEX_TRIE])[node].after;
}
/* The rows whose phrase ends at a node; *n of them. */
static inline const lex_sense *lex_senses(const lex *l, uint32_t node, uint32_t *n) {
    const lex_trie_node *at = (const lex_trie_node *)l->at[LEX_TRIE] + node;
    *n = at[1].senses - at->senses;
    return (const lex_sense *)l->at[LEX_SENSES] + at->senses;
}

/* ---- Weights ---- */

static inline uint32_t lex_weights_slot(uint32_t key) { return key * 2654435761u >> 7; }
static inline const lex_weights *lex_weights_at(const lex *l, uint32_t key) {
    return (const lex_weights *)l->at[LEX_NAME_WEIGHTS] +
           (lex_weights_slot(key) & (l->n[LEX_NAME_WEIGHTS] - 1));
}
/* The weights of a feature; NULL where it has none. */
static inline const lex_weights *lex_weights_of(const lex *l, uint32_t key) {
    const lex_weights *at = (const lex_weights *)l->at[LEX_NAME_WEIGHTS];
    uint32_t mask = l->n[LEX_NAME_WEIGHTS] - 1;
    for (uint32_t i = lex_weights_slot(key) & mask; at[i].key; i = (i + 1) & mask)
        if (at[i].key == key) return &at[i];
    return NULL;
}

/* ---- Where an item came from ---- */

/* A row or a rule as one number; 0 is nothing. */
static inline doc_rule lex_rule_row(enum lex_table t, uint32_t row) { return (uint32_t)(t + 1) << 24 | row; }
static inline doc_rule lex_rule_rule(uint32_t rule) { return 0xFF000000u | rule; }
/* Writes it as a JSON string: "ar/frames.tsv:12", "ar/times.rules:40 day_month". */
void lex_rule_name(const lex *l, doc_rule rule, buf *out);
#endif
