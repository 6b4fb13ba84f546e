/* phrases: which rows of which tables stand at each token. The trie of the lexicon is walked from every
 * token, once for each way to read the first word; the words behind it stand as they are written.
 *
 * A name must have its article as the table gives it. Other tables list words without it, so a first word is
 * tried without its article too. */
#include "text.h"
#include <stdlib.h>

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
static int longest_first(const void *x, const void *y) {
    const doc_sense *a = x, *b = y;
    if (a->end != b->end) return a->end > b->end ? -1 : 1;
    if (a->reading != b->reading) return a->reading < b->reading ? -1 : 1;
    if (a->table != b->table) return a->table < b->table ? -1 : 1;
    return a->row == b->row ? 0 : a->row < b->row ? -1 : 1;
}

void text_phrases(doc *d) {
    uint32_t known = lex_word_count(d->lex);
    d->sense_at = ARENA_NEW(d->mem, uint32_t, d->tokens.n + 1);
    for (uint32_t i = 0; i < d->tokens.n; i++) {
        const doc_token *t = &d->tokens.at[i];
        uint32_t from = d->sense_at[i] = d->senses.n;
        if (!t->n_readings && t->word < known) walk(d, i, t->word, NONE, false);
        for (uint32_t r = t->reading; r < t->reading + t->n_readings; r++) {
            const doc_reading *x = &d->readings.at[r];
            bool again = false; /* readings that differ only in lemma see the same words */
            for (uint32_t q = t->reading; q < r && !again; q++)
                again = d->readings.at[q].word == x->word && d->readings.at[q].bare == x->bare;
            if (again) continue;
            if (x->word < known) walk(d, i, x->word, r, false);
            if (x->bare != x->word && x->bare < known) walk(d, i, x->bare, r, true);
        }
        if (d->senses.n - from > 1)
            qsort(d->senses.at + from, d->senses.n - from, sizeof(doc_sense), longest_first);
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
