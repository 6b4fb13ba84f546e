/* A riyal without more is that of the country spoken of. Every name of a state, of its people or of what
 * belongs to it votes for its currency, those of states in the same sentence more than the others. */
#include "money.h"

enum { WEIGHT_STATE = 2, WEIGHT_SENTENCE = 4, AROUND = 100 /* tokens of a sentence on each side */ };

static bool in_codes(str codes, str code) {
    if (!codes.len) return true;
    while (codes.at && codes.len)
        if (str_eq(str_cut(&codes, '|'), code)) return true;
    return false;
}

/* The row of actors that a sense names, NONE where it names none. */
static uint32_t actor_of(const doc *d, const doc_sense *s) {
    switch (s->table) {
    case TABLE_actors: return s->row;
    case TABLE_names: return lex_ref(d->lex, TABLE_names, s->row, names_id);
    case TABLE_demonyms: return lex_ref(d->lex, TABLE_demonyms, s->row, demonyms_id);
    default: return NONE;
    }
}

/* The currency for which a name votes; *of_state: it is the name of a state or of its people. */
static str currency_of(const doc *d, const doc_sense *s, bool *of_state) {
    uint32_t actor = actor_of(d, s);
    if (actor == NONE) return STR_NONE;
    *of_state = str_is(lex_cell(d->lex, TABLE_actors, actor, actors_kind), "state");
    str state = lex_cell(d->lex, TABLE_actors, actor, *of_state ? actors_id : actors_polity);
    uint32_t row = lex_find(d->lex, TABLE_currencies, currencies_id, state);
    return row == NONE ? STR_NONE : lex_cell(d->lex, TABLE_currencies, row, currencies_currency);
}

static void vote(money *m, str code, uint32_t weight) {
    uint32_t i = 0;
    while (i < m->used && !str_eq(m->code[i], code)) i++;
    if (i == m->used) {
        if (m->used == MONEY_CODES) return;
        m->code[m->used] = code, m->votes[m->used++] = 0;
    }
    m->votes[i] += weight;
}

/* The votes of the names that begin at tokens [begin, end). */
static void count(const doc *d, money *m, uint32_t begin, uint32_t end, bool states_only) {
    for (uint32_t i = d->sense_at[begin]; i < d->sense_at[end]; i++) {
        bool of_state = false;
        str code = currency_of(d, &d->senses.at[i], &of_state);
        if (!code.len || (states_only && !of_state)) continue;
        vote(m, code, states_only ? WEIGHT_SENTENCE : of_state ? WEIGHT_STATE : 1);
    }
}

static str winner(const money *m, str codes) {
    str best = STR_NONE;
    uint32_t most = 0;
    for (uint32_t i = 0; i < m->used; i++)
        if (m->votes[i] > most && in_codes(codes, m->code[i])) most = m->votes[i], best = m->code[i];
    return best;
}

str money_choose(doc *d, money *m, uint32_t token, str codes) {
    if (codes.len && !memchr(codes.at, '|', codes.len)) return codes;
    if (!m->counted) count(d, m, 0, d->tokens.n, false), m->counted = true;
    const doc_sentence *s = &d->sentences.at[d->tokens.at[token].sentence];
    money here = *m;
    uint32_t begin = token > s->begin + AROUND ? token - AROUND : s->begin;
    count(d, &here, begin, s->end > token + AROUND ? token + AROUND : s->end, true);
    str best = winner(&here, codes), first = codes;
    return best.len ? best : str_cut(&first, '|');
}

uint32_t money_named(doc *d, uint32_t token, str *code) {
    uint32_t n;
    const doc_sense *s = text_senses(d, token, &n);
    for (uint32_t i = 0; i < n; i++) {
        bool of_state = false, bare = s[i].reading == NONE || !d->readings.at[s[i].reading].clitics;
        str c = bare ? currency_of(d, &s[i], &of_state) : STR_NONE;
        if (!c.len || !of_state) continue;
        *code = c;
        return s[i].end;
    }
    return token;
}
