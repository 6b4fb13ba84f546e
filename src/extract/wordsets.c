#include "wordsets.h"
#include <stdlib.h>

static uint8_t kind_of(uint32_t set, const wordset_name *names, const uint32_t *sets, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (sets[i] == set) return names[i].kind;
    return 0;
}

const wordsets *wordsets_make(doc *d, enum doc_state state, const wordset_name *names, size_t n) {
    if (d->state[state]) return d->state[state];
    uint32_t rows = lex_row_count(d->lex, TABLE_sets);
    uint32_t *sets = ARENA_NEW(d->mem, uint32_t, n);
    for (size_t i = 0; i < n; i++) sets[i] = lex_set(d->lex, str_of(names[i].set));
    wordsets *w = ARENA_NEW(d->keep, wordsets, 1);
    w->state = (uint8_t)state;
    w->kind = ARENA_NEW(d->keep, uint8_t, rows + 1);
    w->value = ARENA_NEW(d->keep, double, rows + 1);
    uint32_t set = NONE; /* rows of a set mostly stand together */
    uint8_t kind = 0;
    for (uint32_t row = 0; row < rows; row++) {
        if (lex_set_of(d->lex, row) != set) kind = kind_of(set = lex_set_of(d->lex, row), names, sets, n);
        w->kind[row] = kind;
        if (w->kind[row]) w->value[row] = strtod(lex_cell(d->lex, TABLE_sets, row, sets_value).at, NULL);
    }
    return d->state[state] = w;
}

static bool has_enclitic(const doc *d, const doc_sense *s) {
    return s->reading != NONE && d->readings.at[s->reading].enclitic;
}

static bool better(const wordset_hit *a, const wordset_hit *b) {
    if (a->end != b->end) return a->end > b->end;
    int x = __builtin_popcount(a->clitics), y = __builtin_popcount(b->clitics);
    return x != y ? x < y : a->kind > b->kind;
}

static wordset_hit best_hit(const doc *d, const wordsets *w, uint32_t token, uint64_t wanted, int behind) {
    wordset_hit best = {0};
    const uint64_t *known = d->kinds_at[w->state];
    if (token >= d->tokens.n || (known && !(known[token] & wanted))) return best;
    uint32_t n;
    const doc_sense *s = text_senses(d, token, &n);
    for (uint32_t i = 0; i < n; i++) {
        uint8_t kind = s[i].table == TABLE_sets ? w->kind[s[i].row] : 0;
        if (!kind || !(wanted >> kind & 1) || has_enclitic(d, &s[i])) continue;
        uint32_t r = s[i].reading;
        uint8_t clitics = r == NONE ? 0 : d->readings.at[r].clitics & (uint8_t)~CLITIC_AL;
        if (behind >= 0 && clitics != behind) continue;
        wordset_hit one = {s[i].end, r, s[i].row, kind, clitics, w->value[s[i].row]};
        if (!best.end || better(&one, &best)) best = one;
    }
    return best;
}

wordset_hit wordsets_at(const doc *d, const wordsets *w, uint32_t token, uint64_t kinds) {
    return best_hit(d, w, token, kinds, -1);
}

wordset_hit wordsets_behind(const doc *d, const wordsets *w, uint32_t token, uint64_t kinds,
                            uint8_t clitics) {
    return best_hit(d, w, token, kinds, clitics);
}

/* The bit of a sense's kind; bit 0 for none. */
static uint64_t kind_bit(const doc *d, const wordsets *w, const doc_sense *s) {
    if (s->table != TABLE_sets || !w->kind[s->row]) return 1;
    return has_enclitic(d, s) ? 1 : 1ull << w->kind[s->row];
}

uint64_t wordsets_kinds(const doc *d, const wordsets *w, uint32_t token) {
    uint32_t n;
    uint64_t bits = 0;
    if (token >= d->tokens.n) return 0;
    if (d->kinds_at[w->state]) return d->kinds_at[w->state][token] & ~1ull;
    const doc_sense *s = text_senses(d, token, &n);
    for (uint32_t i = 0; i < n; i++) bits |= kind_bit(d, w, &s[i]);
    return bits & ~1ull;
}

void wordsets_read(doc *d, const wordsets *w) {
    uint64_t *at = d->kinds_at[w->state] = ARENA_NEW(d->mem, uint64_t, d->tokens.n + 1);
    for (uint32_t i = 0; i < d->senses.n; i++)
        if (d->senses.at[i].table == TABLE_sets)
            at[d->senses.at[i].begin] |= kind_bit(d, w, &d->senses.at[i]);
}
