#include "build.h"
#include "block.h"
#include "fold.h"
#include <stdlib.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

uint32_t build_string(builder *b, str s) {
    if (!s.len) return 0;
    uint32_t *at = map_put(&b->string_at, s, 0);
    if (*at) return *at;
    *at = (uint32_t)b->strings.len;
    buf_add(&b->strings, s);
    buf_char(&b->strings, '\0');
    return *at;
}

uint32_t build_word(builder *b, str folded) {
    if (!folded.len) return 0;
    uint32_t *at = map_put(&b->word_at, folded, 0);
    if (*at) return *at;
    *at = b->words.n;
    VEC_PUSH(b->mem, &b->words, build_string(b, folded));
    return *at;
}

msd_code build_fault(builder *b, uint32_t place, const char *what, const char *mend) {
    str path = str_printf(b->mem, "%s/%.*s", b->folder, STR_ARG(b->files.at[place >> 20]));
    error_set(b->e, MSD_SYNTAX, "%s", what);
    error_at(b->e, path.at, (int)(place & 0xFFFFF), 1);
    error_mend(b->e, "%s", mend);
    return MSD_SYNTAX;
}

/* ---- The trie ---- */

static uint32_t edge(builder *b, uint32_t node, uint32_t word) {
    uint32_t key[2] = {node, word};
    str k = {(const char *)key, sizeof key};
    uint32_t *at = map_get(&b->edge_at, k);
    if (at) return *at;
    uint32_t to = ++b->nodes;
    map_put(&b->edge_at, str_copy(b->mem, k), to);
    VEC_PUSH(b->mem, &b->edges, ((lex_edge){node, word, to}));
    return to;
}

static void add_phrase(builder *b, str text, enum lex_table t, uint32_t row) {
    fold_scanner s = {text, 0, arena_alloc(b->mem, fold_room(text.len))};
    fold_token tok;
    uint32_t node = 0;
    uint16_t spell = 0;
    while (fold_next(&s, &tok)) {
        if (!node) spell = tok.spell;
        node = edge(b, node, build_word(b, tok.folded));
    }
    if (!node) return;
    VEC_PUSH(b->mem, &b->senses, ((build_sense){node, {.row = row, .table = (uint8_t)t, .spell = spell}}));
}

/* A demonym's other forms follow by the rules for `nisba`. */
static void demonym_phrases(builder *b, const inflector *f) {
    table *t = &b->tables[TABLE_demonyms];
    for (uint32_t i = 0; i < t->rows.n; i++) {
        table_row *row = &t->rows.at[i];
        if (!str_is(row->cells[demonyms_kind], "nisba")) continue;
        inflect_forms forms = {0};
        inflect(f, "nisba", row->cells[demonyms_form], t, row, b->mem, &forms);
        for (uint32_t k = 0; k < forms.n; k++) {
            if (!str_eq(forms.at[k].text, row->cells[demonyms_form]))
                add_phrase(b, forms.at[k].text, TABLE_demonyms, i);
        }
    }
}

/* ---- Cells ---- */

static void index_word(builder *b, enum lex_table t, int column, uint32_t key, uint32_t row) {
    VEC_PUSH(b->mem, &b->entries, ((lex_entry){(uint16_t)t, (uint16_t)column, key, row}));
}

static msd_code read_ref(builder *b, table *t, uint32_t row, int column, map *ids) {
    str id = t->rows.at[row].cells[column];
    uint32_t *actor = map_get(ids, id);
    if (!actor) {
        str what = str_printf(b->mem, "there is no actor '%.*s'", STR_ARG(id));
        return build_fault(b, t->rows.at[row].place, what.at, "add it to data/world/actors, or mend the id");
    }
    index_word(b, t->which, column, *actor, row);
    return MSD_OK;
}

static msd_code read_cell(builder *b, table *t, uint32_t row, int column, map *ids) {
    str cell = t->rows.at[row].cells[column];
    switch (table_how[t->which][column]) {
    case HOW_KEY: index_word(b, t->which, column, build_word(b, cell), row); break;
    case HOW_WORD:
        while (cell.at && cell.len)
            index_word(b, t->which, column, build_word(b, fold_str(b->mem, str_trim(str_cut(&cell, '|')))),
                       row);
        break;
    case HOW_PHRASE: add_phrase(b, cell, t->which, row); break;
    case HOW_REF: return read_ref(b, t, row, column, ids);
    default: break;
    }
    return MSD_OK;
}

static msd_code read_ids(builder *b, map *ids) {
    table *t = &b->tables[TABLE_actors];
    for (uint32_t i = 0; i < t->rows.n; i++) {
        str id = t->rows.at[i].cells[actors_id];
        if (!id.len) return build_fault(b, t->rows.at[i].place, "the row has no id", "give it one");
        if (*map_put(ids, id, i) != i)
            return build_fault(b, t->rows.at[i].place, "the id stands twice", "take one out");
    }
    return MSD_OK;
}

static msd_code read_cells(builder *b) {
    map ids = {.mem = b->mem};
    msd_code code = read_ids(b, &ids);
    for (int k = 0; k < TABLE_COUNT && !code; k++) {
        table *t = &b->tables[k];
        for (uint32_t i = 0; i < t->rows.n && !code; i++)
            for (int c = 0; c < t->n_columns && !code; c++) code = read_cell(b, t, i, c, &ids);
    }
    return code;
}

void build_begin(builder *b, arena *mem, const char *folder, msd_error *e) {
    *b = (builder){.mem = mem, .e = e, .folder = folder};
    b->strings.mem = b->string_at.mem = b->word_at.mem = b->edge_at.mem = b->node_at.mem = mem;
    buf_char(&b->strings, '\0');
    VEC_PUSH(mem, &b->words, 0);
    for (int k = 0; k < TABLE_COUNT; k++) table_init(&b->tables[k], (enum lex_table)k);
}

msd_code build_tables(builder *b) {
    inflector *f;
    msd_code code = read_cells(b);
    if (!code) code = inflect_open(b->mem, &b->tables[TABLE_paradigms], &b->files, &f, b->e);
    if (!code) demonym_phrases(b, f);
    if (!code) code = build_forms(b);
    return code;
}

msd_code build_read(builder *b, arena *mem, const char *folder, msd_error *e) {
    msd_code code = MSD_OK;
    build_begin(b, mem, folder, e);
    for (int k = 0; k < TABLE_COUNT && !code; k++)
        code = table_read(mem, folder, (enum lex_table)k, &b->files, &b->tables[k], e);
    if (!code) code = build_tables(b);
    if (!code) code = build_rules(b);
    return code;
}

/* ---- The block ---- */

typedef struct layout {
    builder *b;
    lex_word_head *heads; /* filled by those who know a part of them, and put last */
    buf out;
} layout;

/* A section begins at a line of the processor's cache, so that no slot of a table lies in two. */
enum { CACHE_LINE = 64 };

static void put(layout *l, enum lex_section s, const void *at, size_t bytes) {
    while (l->out.len % CACHE_LINE) buf_char(&l->out, '\0');
    block_head *head = (block_head *)l->out.at;
    head->section[s].offset = l->out.len;
    head->section[s].size = bytes;
    buf_add(&l->out, (str){at, bytes});
}

static uint32_t power_over(uint32_t n) {
    uint32_t p = 16;
    while (p < n * 2) p *= 2;
    return p;
}

static void put_words(layout *l) {
    builder *b = l->b;
    uint32_t size = power_over(b->words.n);
    lex_slot *slots = ARENA_NEW(b->mem, lex_slot, size);
    for (uint32_t w = 1; w < b->words.n; w++) {
        str text = str_of(b->strings.at + b->words.at[w]);
        l->heads[w].first = b->word_first[w];
        uint64_t hash = str_hash(text);
        uint32_t i = (uint32_t)hash & (size - 1);
        l->heads[w].text = b->words.at[w], l->heads[w].length = (uint16_t)text.len;
        l->heads[w].hash = (uint32_t)(hash >> 32);
        while (slots[i].word) i = (i + 1) & (size - 1);
        slots[i] = (lex_slot){w, (uint32_t)hash};
    }
    put(l, LEX_WORDS, l->heads, (b->words.n + 1) * sizeof *l->heads);
    put(l, LEX_WORD_HASH, slots, size * sizeof *slots);
}

static void put_tables(layout *l) {
    builder *b = l->b;
    lex_table_head heads[TABLE_COUNT] = {0};
    VEC(uint32_t) cells = {0}, places = {0}, files = {0};
    map ids = {.mem = b->mem};
    read_ids(b, &ids);
    for (int k = 0; k < TABLE_COUNT; k++) {
        table *t = &b->tables[k];
        heads[k] = (lex_table_head){t->rows.n, (uint32_t)t->n_columns, cells.n, places.n};
        for (uint32_t i = 0; i < t->rows.n; i++) {
            VEC_PUSH(b->mem, &places, t->rows.at[i].place);
            for (int c = 0; c < t->n_columns; c++) {
                str cell = t->rows.at[i].cells[c];
                uint32_t raw = table_how[k][c] == HOW_REF ? *map_get(&ids, cell) : build_string(b, cell);
                VEC_PUSH(b->mem, &cells, raw);
            }
        }
    }
    for (uint32_t i = 0; i < b->files.n; i++) VEC_PUSH(b->mem, &files, build_string(b, b->files.at[i]));
    put(l, LEX_TABLES, heads, sizeof heads);
    put(l, LEX_CELLS, cells.at, cells.n * sizeof(uint32_t));
    put(l, LEX_PLACES, places.at, places.n * sizeof(uint32_t));
    put(l, LEX_FILES, files.at, files.n * sizeof(uint32_t));
}

static int form_cmp(const void *x, const void *y) {
    const build_form *a = x, *c = y;
    if (a->word != c->word) return a->word < c->word ? -1 : 1;
    return memcmp(&a->form, &c->form, sizeof a->form);
}

static void put_forms(layout *l) {
    builder *b = l->b;
    if (b->forms.n) qsort(b->forms.at, b->forms.n, sizeof *b->forms.at, form_cmp);
    uint32_t n = 0;
    lex_form *forms = ARENA_NEW(b->mem, lex_form, b->forms.n + 1);
    for (uint32_t w = 0, i = 0; w < b->words.n; w++) {
        l->heads[w].forms = n;
        for (; i < b->forms.n && b->forms.at[i].word == w; i++)
            if (n == l->heads[w].forms || memcmp(&forms[n - 1], &b->forms.at[i].form, sizeof *forms))
                forms[n++] = b->forms.at[i].form;
    }
    l->heads[b->words.n].forms = n;
    put(l, LEX_FORMS, forms, n * sizeof *forms);
}

static int sense_cmp(const void *x, const void *y) {
    const build_sense *a = x, *c = y;
    if (a->node != c->node) return a->node < c->node ? -1 : 1;
    if (a->sense.table != c->sense.table) return a->sense.table < c->sense.table ? -1 : 1;
    return a->sense.row == c->sense.row ? 0 : a->sense.row < c->sense.row ? -1 : 1;
}

static void put_trie(layout *l) {
    builder *b = l->b;
    uint32_t size = power_over(b->edges.n);
    lex_edge *hash = ARENA_NEW(b->mem, lex_edge, size);
    lex_trie_node *nodes = ARENA_NEW(b->mem, lex_trie_node, b->nodes + 2);
    for (uint32_t k = 0; k < b->edges.n; k++) {
        const lex_edge *e = &b->edges.at[k];
        if (!e->node) {
            l->heads[e->word].node = e->to;
            continue;
        }
        nodes[e->node].after |= lex_after_bit(e->word);
        uint32_t i = lex_edge_slot(e->node, e->word) & (size - 1);
        while (hash[i].to) i = (i + 1) & (size - 1);
        hash[i] = *e;
    }
    if (b->senses.n) qsort(b->senses.at, b->senses.n, sizeof *b->senses.at, sense_cmp);
    lex_sense *senses = ARENA_NEW(b->mem, lex_sense, b->senses.n + 1);
    for (uint32_t node = 0, i = 0; node <= b->nodes + 1; node++) {
        nodes[node].senses = i;
        for (; i < b->senses.n && b->senses.at[i].node == node; i++) senses[i] = b->senses.at[i].sense;
    }
    put(l, LEX_EDGES, hash, size * sizeof *hash);
    put(l, LEX_SENSES, senses, b->senses.n * sizeof *senses);
    put(l, LEX_TRIE, nodes, (b->nodes + 2) * sizeof *nodes);
}

static int index_cmp(const void *x, const void *y) {
    const lex_entry *a = x, *c = y;
    if (a->table != c->table) return a->table < c->table ? -1 : 1;
    if (a->column != c->column) return a->column < c->column ? -1 : 1;
    if (a->key != c->key) return a->key < c->key ? -1 : 1;
    return a->row == c->row ? 0 : a->row < c->row ? -1 : 1;
}

static void put_rules(layout *l) {
    const builder *b = l->b;
    put(l, LEX_RULES, b->rules.at, b->rules.n * sizeof *b->rules.at);
    put(l, LEX_NODES, b->code.at, b->code.n * sizeof *b->code.at);
    put(l, LEX_MAKES, b->makes.at, b->makes.n * sizeof *b->makes.at);
    put(l, LEX_WAYS, b->ways.at, b->ways.n * sizeof *b->ways.at);
    put(l, LEX_SET_FIRST, b->set_first, b->tables[TABLE_sets].rows.n);
}

/* "-3 0 12": one a tag. */
static void read_weights(str cell, uint8_t *of) {
    for (int i = 0; i < LEX_WEIGHTS_TAGS; i++) {
        int64_t v = 0;
        if (!cell.at || !str_int(str_cut(&cell, ' '), &v)) v = 0;
        of[i] = (uint8_t)((v > 127 ? 127 : v < -127 ? -127 : v) + LEX_WEIGHT_NONE);
    }
}

static void put_weights(layout *l) {
    const table *t = &l->b->tables[TABLE_nametags];
    uint32_t size = power_over(t->rows.n);
    lex_weights *at = ARENA_NEW(l->b->mem, lex_weights, size);
    for (uint32_t r = 0; r < t->rows.n; r++) {
        const str *cells = t->rows.at[r].cells;
        int64_t key = 0;
        if (!str_int(cells[nametags_feature], &key) || !key) continue;
        uint32_t i = lex_weights_slot((uint32_t)key) & (size - 1);
        while (at[i].key) i = (i + 1) & (size - 1);
        at[i].key = (uint32_t)key;
        read_weights(cells[nametags_weights], at[i].of);
    }
    put(l, LEX_NAME_WEIGHTS, at, t->rows.n ? size * sizeof *at : 0);
}

str build_block(builder *b) {
    build_first(b);
    layout l = {b, NULL, {.mem = b->mem}};
    block_head head = {.magic = BLOCK_MAGIC, .version = BLOCK_VERSION};
    buf_add(&l.out, (str){(const char *)&head, sizeof head});
    put_tables(&l); /* these may still add strings, which so come last */
    l.heads = ARENA_NEW(b->mem, lex_word_head, b->words.n + 1);
    put_forms(&l);
    put_trie(&l);
    if (b->entries.n) qsort(b->entries.at, b->entries.n, sizeof *b->entries.at, index_cmp);
    put(&l, LEX_INDEX, b->entries.at, b->entries.n * sizeof *b->entries.at);
    put_rules(&l);
    put_weights(&l);
    put_words(&l);
    put(&l, LEX_STRINGS, b->strings.at, b->strings.len);
    block_head *h = (block_head *)l.out.at;
    h->size = l.out.len;
    h->hash = XXH3_64bits(l.out.at + BLOCK_HASHED, l.out.len - BLOCK_HASHED);
    return buf_str(&l.out);
}

msd_code lex_build(arena *mem, const char *folder, str *bytes, msd_error *e) {
    builder b;
    msd_code code = build_read(&b, mem, folder, e);
    if (!code) *bytes = build_block(&b);
    return code;
}
