/* Most tokens begin no rule, and those that do begin few of a set. Each token has a mask of its kinds (lex/rules.h):
 * what it is, which words and sets that rules name stand at it. One table a set of rules turns it into the ways that
 * can begin there, one bit each, in the order in which they are tried:
 *
 *     kinds of a token   ->   for each kind a row of bits   ->   their union   ->   what each way needs besides
 *
 * What the spelling tells is kept in its entry; phrases.c adds longer phrases and the likeliest reading, and numbers
 * and times are added where they are found. */
#include "starts.h"
#include "entries.h"

/* ---- The kinds of an entry ---- */

static uint64_t word_kind(const lex *l, uint32_t word) {
    return word < lex_word_count(l) ? first_bit(lex_head(l, word)->first) : 0;
}

static uint64_t digits_kind(str folded) {
    for (size_t i = 0; i < folded.len; i++)
        if (folded.at[i] < '0' || folded.at[i] > '9') return FIRST_DOTTED;
    return FIRST_DIGITS;
}

void starts_of(doc *d, doc_entry *e) {
    static const uint8_t kinds[] = {FIRST_WORD, 0, FIRST_LATIN, FIRST_MARK};
    const lex *l = d->lex;
    e->kinds = word_kind(l, e->word) | (e->kind == TOKEN_NUMBER ? digits_kind(e->folded) : kinds[e->kind]);
    for (const doc_reading *r = e->readings; r < e->readings + e->n_readings; r++)
        e->kinds |= word_kind(l, r->word) | word_kind(l, r->bare) | word_kind(l, r->lemma);
    for (uint32_t i = 0; i < e->n_senses; i++)
        if (e->senses[i].table == TABLE_sets) e->kinds |= lex_set_kind(l, e->senses[i].row);
}

/* ---- The ways of a set ---- */

static uint64_t begins(const lex_way *w) {
    return w->one | w->open | (w->number_next ? FIRST_NUMBER : 0) | (w->ordinal_next ? FIRST_ORDINAL : 0) |
           (w->time_next ? FIRST_TIME : 0);
}

static starts *make(doc *d, enum rule_set set) {
    const lex_way *from = d->lex->at[LEX_WAYS], *end = from + d->lex->n[LEX_WAYS];
    while (from < end && from->set < set) from++;
    uint32_t n = 0;
    while (from + n < end && from[n].set == set) n++;
    starts *s = ARENA_NEW(d->keep, starts, 1);
    s->ways = from;
    s->words = (n + 63) / 64;
    s->inside = ARENA_NEW(d->keep, uint64_t, s->words + 1);
    s->by_kind = ARENA_NEW(d->keep, uint64_t, 64 * s->words + 1);
    for (uint32_t i = 0; i < n; i++) {
        uint64_t kinds = begins(&from[i]), bit = 1ull << i % 64;
        s->any[1] |= kinds;
        if (!from[i].at_start) s->any[0] |= kinds, s->inside[i / 64] |= bit;
        for (uint32_t k = 0; k < 64; k++)
            if (kinds >> k & 1) s->by_kind[k * s->words + i / 64] |= bit;
    }
    return s;
}

const starts *starts_table(doc *d, enum rule_set set) {
    starts **all = d->state[STATE_MATCH];
    if (!all) all = d->state[STATE_MATCH] = ARENA_NEW(d->keep, starts *, RULE_SETS);
    return all[set] ? all[set] : (all[set] = make(d, set));
}
