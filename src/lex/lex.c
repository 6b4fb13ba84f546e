#include "lex.h"
#include "block.h"
#include "rules.h"
#include "table.h"
#include <stdio.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

const uint8_t lex_item_size[LEX_SECTIONS] = {
    [LEX_STRINGS] = 1,
    [LEX_WORDS] = sizeof(lex_word_head),
    [LEX_WORD_HASH] = sizeof(lex_slot),
    [LEX_TABLES] = sizeof(lex_table_head),
    [LEX_CELLS] = 4,
    [LEX_PLACES] = 4,
    [LEX_FILES] = 4,
    [LEX_FORMS] = sizeof(lex_form),
    [LEX_EDGES] = sizeof(lex_edge),
    [LEX_SENSES] = sizeof(lex_sense),
    [LEX_TRIE] = sizeof(lex_trie_node),
    [LEX_INDEX] = sizeof(lex_entry),
    [LEX_RULES] = sizeof(lex_rule),
    [LEX_NODES] = sizeof(lex_node),
    [LEX_MAKES] = sizeof(lex_make),
    [LEX_WAYS] = sizeof(lex_way),
    [LEX_SET_FIRST] = 1,
    [LEX_NAME_WEIGHTS] = sizeof(lex_weights),
};

static msd_code damaged(const char *path, const char *what, msd_error *e) {
    error_set(e, MSD_DAMAGED, "is not a data file of this program: %s", what);
    error_at(e, path, 0, 0);
    error_mend(e, "make it anew with 'make', or name a folder of tables in MARSAD_DATA");
    return MSD_DAMAGED;
}

msd_code lex_open(lex *l, str bytes, const char *path, msd_error *e) {
    const block_head *head = (const block_head *)bytes.at;
    if (bytes.len < sizeof *head || memcmp(head->magic, BLOCK_MAGIC, sizeof head->magic))
        return damaged(path, "wrong beginning", e);
    if (head->version != BLOCK_VERSION) return damaged(path, "another version", e);
    if (head->size != bytes.len) return damaged(path, "cut off", e);
    if (XXH3_64bits(bytes.at + BLOCK_HASHED, bytes.len - BLOCK_HASHED) != head->hash)
        return damaged(path, "changed", e);
    *l = (lex){.bytes = bytes};
    for (int i = 0; i < LEX_SECTIONS; i++) {
        l->at[i] = bytes.at + head->section[i].offset;
        l->n[i] = (uint32_t)(head->section[i].size / lex_item_size[i]);
    }
    snprintf(l->data, sizeof l->data, "%016llx", (unsigned long long)head->hash);
    return MSD_OK;
}

uint32_t lex_word(const lex *l, str folded) { return lex_word_hashed(l, folded, str_hash(folded)); }

uint32_t lex_word_hashed(const lex *l, str folded, uint64_t whole) {
    const lex_slot *slots = l->at[LEX_WORD_HASH];
    uint32_t mask = l->n[LEX_WORD_HASH] - 1, hash = (uint32_t)whole;
    for (uint32_t i = hash & mask; slots[i].word; i = (i + 1) & mask) {
        if (slots[i].hash != hash) continue;
        const lex_word_head *head = lex_head(l, slots[i].word);
        if (head->hash == whole >> 32 && head->length == folded.len) return slots[i].word;
    }
    return 0;
}

const lex_form *lex_forms(const lex *l, uint32_t word, uint32_t *n) {
    if (word >= lex_word_count(l)) return *n = 0, NULL;
    const lex_word_head *head = lex_head(l, word);
    *n = head[1].forms - head->forms;
    return (const lex_form *)l->at[LEX_FORMS] + head->forms;
}

str lex_shown(const lex *l, enum lex_table t, uint32_t row, int column) {
    if (table_how[t][column] != HOW_REF) return lex_cell(l, t, row, column);
    return lex_cell(l, TABLE_actors, lex_ref(l, t, row, column), actors_id);
}

static int entry_cmp(const lex_entry *a, uint32_t table, uint32_t column, uint32_t key) {
    if (a->table != table) return a->table < table ? -1 : 1;
    if (a->column != column) return a->column < column ? -1 : 1;
    return a->key == key ? 0 : a->key < key ? -1 : 1;
}

const lex_entry *lex_rows(const lex *l, enum lex_table t, int column, uint32_t word, uint32_t *n) {
    const lex_entry *at = l->at[LEX_INDEX];
    uint32_t low = 0, high = l->n[LEX_INDEX];
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (entry_cmp(&at[mid], t, (uint32_t)column, word) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    uint32_t end = low;
    while (end < l->n[LEX_INDEX] && !entry_cmp(&at[end], t, (uint32_t)column, word)) end++;
    *n = end - low;
    return at + low;
}

uint32_t lex_find(const lex *l, enum lex_table t, int column, str key) {
    uint32_t n, word = lex_word(l, key);
    if (!word) return NONE;
    const lex_entry *hits = lex_rows(l, t, column, word, &n);
    return n ? hits->row : NONE;
}

uint32_t lex_set(const lex *l, str name) {
    uint32_t row = lex_find(l, TABLE_sets, sets_set, name);
    return row == NONE ? NONE : lex_set_of(l, row);
}

static void put_place(const lex *l, uint32_t place, const char *name, buf *out) {
    str file = lex_string(l, ((const uint32_t *)l->at[LEX_FILES])[place >> 20]);
    buf_char(out, '"');
    buf_add(out, file);
    buf_char(out, ':');
    buf_uint(out, place & 0xFFFFF);
    if (*name) buf_char(out, ' '), buf_add(out, str_of(name));
    buf_char(out, '"');
}

void lex_rule_name(const lex *l, doc_rule rule, buf *out) {
    uint32_t row = rule & 0xFFFFFF;
    if (rule >> 24 == 0xFF) {
        const lex_rule *r = (const lex_rule *)l->at[LEX_RULES] + row;
        put_place(l, r->place, lex_string(l, r->name).at, out);
        return;
    }
    const lex_table_head *h = (const lex_table_head *)l->at[LEX_TABLES] + ((rule >> 24) - 1);
    put_place(l, ((const uint32_t *)l->at[LEX_PLACES])[h->places + row], "", out);
}
