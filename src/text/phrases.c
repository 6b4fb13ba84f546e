/* phrases: which rows of which tables stand at each token. The trie of the lexicon is walked from every
 * token, once for each way to read the first word; the words behind it stand as they are written.
 *
 * A name must have its article as the table gives it. Other tables list words without it, so a first word is
 * tried without its article too. */
#include "text.h"

enum { PHRASE_LONGEST = 16 };

static bool same_article(uint8_t table) { return table == TABLE_actors || table == TABLE_names; }

static void add_senses(doc *d, uint32_t node, uint32_t begin, uint32_t end, uint32_t reading, bool article) {
    uint32_t n;
    const lex_sense *s = lex_senses(d->lex, node, &n);
    for (uint32_t i = 0; i < n; i++) {
        if (article && same_article(s[i].table)) continue;
        *VEC_ADD(d->mem, &d->senses) = (doc_sense){begin, end, reading, s[i].row, s[i].table, article};
    }
}

static void walk(doc *d, uint32_t at, uint32_t word, uint32_t reading, bool article) {
    uint32_t node = lex_step(d->lex, 0, word);
    for (uint32_t end = at + 1; node; end++) {
        add_senses(d, node, at, end, reading, article);
        if (end == d->tokens.n || end - at == PHRASE_LONGEST || d->tokens.at[end].gap > 2) break;
        node = lex_step(d->lex, node, d->tokens.at[end].word);
    }
}

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

/* Whether an earlier reading of the token shows the same words: they differ in the lemma only. */
static bool seen(const doc_reading *first, const doc_reading *r) {
    for (; first < r; first++)
        if (first->bare == r->bare && first->word == r->word) return true;
    return false;
}

static void read_token(doc *d, uint32_t at, uint32_t known) {
    const doc_token *t = &d->tokens.at[at];
    const doc_reading *first = &d->readings.at[t->reading];
    if (!t->n_readings && t->word < known) walk(d, at, t->word, NONE, false);
    for (uint32_t i = 0; i < t->n_readings; i++) {
        const doc_reading *r = &first[i];
        if (seen(first, r)) continue;
        if (r->word < known) walk(d, at, r->word, t->reading + i, false);
        if (r->bare != r->word && r->bare < known) walk(d, at, r->bare, t->reading + i, true);
    }
}

void text_phrases(doc *d) {
    uint32_t known = lex_word_count(d->lex);
    d->sense_at = ARENA_NEW(d->mem, uint32_t, d->tokens.n + 1);
    VEC_RESERVE(d->mem, &d->senses, d->tokens.n * 2);
    for (uint32_t i = 0; i < d->tokens.n; i++) {
        uint32_t from = d->sense_at[i] = d->senses.n;
        read_token(d, i, known);
        sort(d->senses.at + from, d->senses.n - from);
    }
    d->sense_at[d->tokens.n] = d->senses.n;
}

const doc_sense *text_sense(const doc *d, uint32_t token, enum lex_table table, uint32_t set) {
    uint32_t n;
    const doc_sense *s = text_senses(d, token, &n);
    for (uint32_t i = 0; i < n; i++)
        if (s[i].table == table && (set == NONE || lex_set_of(d->lex, s[i].row) == set)) return &s[i];
    return NULL;
}
