/* phrases: which rows of which tables stand at each token. The trie of the lexicon is walked from every
 * token, once for each way to read the first word; the words behind it stand as they are written.
 *
 * A name must have its article as the table gives it. Other tables list words without it, so a first word is
 * tried without its article too. Indicators are nouns with their adjectives, which bear the article together (the
 * foreign trade, foreign trade): behind a first word whose article was left off, the others' may be left off too.
 *
 * The first step depends on the spelling alone: an entry keeps the rows that are this one word, and the nodes from
 * which phrases go on. Most words have no such node, or none that the next word follows. Readings that show the same
 * words form a group; its senses name the best of its readings here. */
#include "../lex/rules.h"
#include "entries.h"

enum { PHRASE_LONGEST = 16, SENSES_MOST = 512 };

/* ---- What an entry keeps ---- */

typedef struct maker {
    const lex *lex;
    doc_entry *e;
    doc_entry_sense senses[SENSES_MOST];
    uint32_t n;
} maker;

static bool same_article(uint8_t table) { return table == TABLE_actors || table == TABLE_names; }

static uint32_t row_bit(const lex *l, uint8_t table, uint32_t row) {
    return text_row_bit(table, table == TABLE_sets ? lex_set_of(l, row) : NONE);
}

static bool row_before(const doc_entry_sense *a, const doc_entry_sense *b) {
    return a->table != b->table ? a->table < b->table : a->row < b->row;
}

/* Adds a word's rows to those of the group, which lie from `from` on; by table and row. */
static void add_rows(maker *m, uint32_t node, uint32_t from, bool article) {
    uint32_t n;
    const lex_sense *s = lex_senses(m->lex, node, &n);
    for (uint32_t i = 0; i < n && m->n < SENSES_MOST; i++) {
        if (article && same_article(s[i].table)) continue;
        doc_entry_sense x = {s[i].row, s[i].table, article};
        m->e->rows |= row_bit(m->lex, x.table, x.row);
        uint32_t k = m->n++;
        for (; k > from && row_before(&x, &m->senses[k - 1]); k--) m->senses[k] = m->senses[k - 1];
        m->senses[k] = x;
    }
}

static uint32_t add_word(maker *m, uint32_t word, uint32_t from, bool article) {
    uint32_t node = lex_begin(m->lex, word);
    if (!node) return 0;
    add_rows(m, node, from, article);
    uint64_t after = lex_after(m->lex, node);
    m->e->after |= after;
    return after ? node : 0;
}

static void add_group(maker *m, uint32_t word, uint32_t bare) {
    doc_group *g = &m->e->groups[m->e->n_groups++];
    g->sense = (uint16_t)m->n;
    g->nodes[0] = add_word(m, word, m->n, false);
    if (bare != word) g->nodes[1] = add_word(m, bare, g->sense, true);
    g->n_senses = (uint16_t)(m->n - g->sense);
}

/* The group of a reading: that of an earlier one with the same words, or a new one. */
static void find_group(maker *m, uint32_t reading) {
    doc_reading *all = m->e->readings, *r = &all[reading];
    for (const doc_reading *x = all; x < r; x++) {
        if (x->bare != r->bare || x->word != r->word) continue;
        r->group = x->group;
        return;
    }
    r->group = m->e->n_groups;
    add_group(m, r->word, r->bare);
}

void phrases_of(doc *d, doc_entry *e) {
    maker m = {.lex = d->lex, .e = e};
    e->groups = ARENA_NEW(d->spelt, doc_group, e->n_readings + !e->n_readings);
    for (uint32_t i = 0; i < e->n_readings; i++) find_group(&m, i);
    if (!e->n_readings) add_group(&m, e->word, e->word);
    e->n_senses = (uint16_t)m.n;
    e->senses = memcpy(arena_alloc(d->spelt, m.n * sizeof *m.senses), m.senses, m.n * sizeof *m.senses);
}

/* ---- What stands in a document ---- */

/* Longest first; then by table and row, so that the order is the same on every machine. */
static bool before(const doc_sense *a, const doc_sense *b) {
    if (a->end != b->end) return a->end > b->end;
    if (a->reading != b->reading) return a->reading < b->reading;
    if (a->table != b->table) return a->table < b->table;
    return a->row < b->row;
}

static void sort(doc_sense *s, uint32_t n) {
    for (uint32_t i = 1; i < n; i++) {
        if (!before(&s[i], &s[i - 1])) continue;
        doc_sense x = s[i];
        uint32_t k = i;
        for (; k && before(&x, &s[k - 1]); k--) s[k] = s[k - 1];
        s[k] = x;
    }
}

/* Articles left off on the way: none, the first word's, another's too. */
enum left_off { LEFT_NONE, LEFT_FIRST, LEFT_MORE };

static void add_phrases(doc *d, uint32_t node, uint32_t at, uint32_t end, uint32_t reading,
                        enum left_off article) {
    uint32_t n;
    const lex_sense *s = lex_senses(d->lex, node, &n);
    for (uint32_t i = 0; i < n; i++) {
        if (article && same_article(s[i].table)) continue;
        if (article == LEFT_MORE && s[i].table != TABLE_indicators) continue;
        *VEC_ADD(d->mem, &d->senses) =
            (doc_sense){at, end, reading, s[i].row, s[i].table, article != LEFT_NONE};
        d->rows_at[at] |= row_bit(d->lex, s[i].table, s[i].row);
        if (s[i].table == TABLE_sets) d->firsts[at] |= lex_set_kind(d->lex, s[i].row);
    }
}

/* The word of a token without its article; 0 where it has none. */
static uint32_t without_article(const doc *d, uint32_t token) {
    const doc_reading *r = doc_best(d, token);
    return r && r->clitics == CLITIC_AL && r->bare < lex_word_count(d->lex) ? r->bare : 0;
}

/* The phrases of more than one word: the words before `end` led to the node. */
static void walk(doc *d, uint32_t at, uint32_t end, uint32_t node, uint32_t reading, enum left_off article) {
    for (; end < d->tokens.n && end - at < PHRASE_LONGEST; end++) {
        uint32_t word = d->tokens.at[end].word;
        if (d->tokens.at[end].gap > 2) return;
        uint64_t after = lex_after(d->lex, node);
        uint32_t bare = article && after ? without_article(d, end) : 0, left = 0;
        if (bare && (after & lex_after_bit(bare))) left = lex_step(d->lex, node, bare);
        if (left) {
            add_phrases(d, left, at, end + 1, reading, LEFT_MORE);
            walk(d, at, end + 1, left, reading, LEFT_MORE);
        }
        if (!(after & lex_after_bit(word)) || !(node = lex_step(d->lex, node, word))) return;
        add_phrases(d, node, at, end + 1, reading, article);
    }
}

static void add_group_senses(doc *d, uint32_t at, const doc_entry *e, const doc_group *g, uint32_t reading) {
    const doc_entry_sense *s = e->senses + g->sense;
    doc_sense *out = VEC_ADD_N(d->mem, &d->senses, g->n_senses);
    for (uint32_t i = 0; i < g->n_senses; i++)
        out[i] = (doc_sense){at, at + 1, reading, s[i].row, s[i].table, s[i].article};
}

/* The senses of a group through the first of its readings; of all groups in the order of these. */
static void read_group(doc *d, uint32_t at, const doc_group *g, uint32_t reading, bool on) {
    const doc_entry *e = d->tokens.at[at].entry;
    if (on && g->nodes[0]) walk(d, at, at + 1, g->nodes[0], reading, LEFT_NONE);
    if (on && g->nodes[1]) walk(d, at, at + 1, g->nodes[1], reading, LEFT_FIRST);
    if (g->n_senses) add_group_senses(d, at, e, g, reading);
}

/* Whether a phrase may go on with a token, as it is written or without its article. */
static bool goes_on(const doc *d, const doc_entry *e, uint32_t next) {
    if (e->after & lex_after_bit(d->tokens.at[next].word)) return true;
    uint32_t bare = without_article(d, next);
    return bare && (e->after & lex_after_bit(bare));
}

/* The kind of a token by the likeliest of its readings, for rules. */
static uint64_t best_kind(const doc *d, uint32_t at) {
    static const uint8_t kinds[] = {[POS_VERB] = FIRST_VERB,
                                    [POS_ADJ] = FIRST_ADJ,
                                    [POS_NOUN] = FIRST_NOUN,
                                    [POS_MASDAR] = FIRST_NOUN,
                                    [POS_ACTIVE] = FIRST_NOUN | FIRST_ADJ,
                                    [POS_PASSIVE] = FIRST_NOUN | FIRST_ADJ};
    const doc_reading *best = doc_best(d, at);
    return best && best->pos < sizeof kinds ? kinds[best->pos] : 0;
}

static void read_token(doc *d, uint32_t at) {
    const doc_token *t = &d->tokens.at[at];
    const doc_entry *e = t->entry;
    bool on = at + 1 < d->tokens.n && e->after && goes_on(d, e, at + 1);
    uint32_t from = d->senses.n, seen = 0;
    d->rows_at[at] = e->rows;
    d->firsts[at] = e->kinds | best_kind(d, at);
    if (!on && !e->n_senses) return;
    if (!t->n_readings) read_group(d, at, e->groups, NONE, on);
    for (uint32_t i = t->reading; i < t->reading + t->n_readings; i++) {
        uint8_t group = d->readings.at[i].group;
        if (!(seen >> group & 1)) read_group(d, at, &e->groups[group], i, on);
        seen |= 1u << group;
    }
    if (on) sort(d->senses.at + from, d->senses.n - from);
}

void text_phrases(doc *d) {
    d->sense_at = ARENA_NEW(d->mem, uint32_t, d->tokens.n + 1);
    d->firsts = ARENA_NEW(d->mem, uint64_t, d->tokens.n + 1);
    d->rows_at = ARENA_NEW(d->mem, uint32_t, d->tokens.n + 1);
    VEC_RESERVE(d->mem, &d->senses, d->tokens.n * 2);
    for (uint32_t i = 0; i < d->tokens.n; i++) {
        d->sense_at[i] = d->senses.n;
        read_token(d, i);
        d->sentences.at[d->tokens.at[i].sentence].kinds |= d->firsts[i];
    }
    d->sense_at[d->tokens.n] = d->senses.n;
}

const doc_sense *text_sense_there(const doc *d, uint32_t token, enum lex_table table, uint32_t set) {
    uint32_t n;
    const doc_sense *s = text_senses(d, token, &n);
    for (uint32_t i = 0; i < n; i++)
        if (s[i].table == table && (table != TABLE_sets || lex_set_of(d->lex, s[i].row) == set)) return &s[i];
    return NULL;
}
