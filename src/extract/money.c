/* A riyal without more is that of the country spoken of. Every name of a state, of its people or of what
 * belongs to it votes for its currency: first the names of the sentence, then those of the article. */
#include "money.h"

typedef struct votes {
    str codes; /* those in question; empty: all */
    str code[8];
    uint32_t n[8];
    uint32_t used;
} votes;

static bool in_codes(str codes, str code) {
    if (!codes.len) return true;
    while (codes.at && codes.len)
        if (str_eq(str_cut(&codes, '|'), code)) return true;
    return false;
}

/* The state to which a row of actors belongs: itself, or its polity. */
static str state_of(const doc *d, uint32_t actor) {
    str kind = lex_cell(d->lex, TABLE_actors, actor, actors_kind);
    return lex_cell(d->lex, TABLE_actors, actor, str_is(kind, "state") ? actors_id : actors_polity);
}

static str currency_of(const doc *d, const doc_sense *s) {
    uint32_t actor;
    switch (s->table) {
    case TABLE_actors: actor = s->row; break;
    case TABLE_names: actor = lex_ref(d->lex, TABLE_names, s->row, names_id); break;
    case TABLE_demonyms: actor = lex_ref(d->lex, TABLE_demonyms, s->row, demonyms_id); break;
    default: return STR_NONE;
    }
    uint32_t row = lex_find(d->lex, TABLE_currencies, currencies_id, state_of(d, actor));
    return row == NONE ? STR_NONE : lex_cell(d->lex, TABLE_currencies, row, currencies_currency);
}

static void vote(votes *v, str code) {
    uint32_t i = 0;
    while (i < v->used && !str_eq(v->code[i], code)) i++;
    if (i == v->used) {
        if (v->used == 8) return;
        v->code[v->used++] = code;
    }
    v->n[i]++;
}

static void count(const doc *d, uint32_t begin, uint32_t end, votes *v) {
    for (uint32_t i = d->sense_at[begin]; i < d->sense_at[end]; i++) {
        str code = currency_of(d, &d->senses.at[i]);
        if (code.len && in_codes(v->codes, code)) vote(v, code);
    }
}

static str winner(const votes *v) {
    uint32_t best = 0;
    for (uint32_t i = 1; i < v->used; i++)
        if (v->n[i] > v->n[best]) best = i;
    return v->used ? v->code[best] : STR_NONE;
}

str money_choose(doc *d, uint32_t token, str codes) {
    if (codes.len && !memchr(codes.at, '|', codes.len)) return codes;
    const doc_sentence *s = &d->sentences.at[d->tokens.at[token].sentence];
    votes v = {.codes = codes};
    count(d, s->begin, s->end, &v);
    if (!v.used) count(d, 0, d->tokens.n, &v);
    str best = winner(&v), first = codes;
    return best.len ? best : str_cut(&first, '|');
}
