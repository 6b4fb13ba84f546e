/* namebits: what a token is to names, as one word of bits: which kinds of rows stand there, and what the lexicon knows
 * the word as. Nearly all of it is told by the spelling, so it is kept with the entry of the spelling; a token adds what
 * phrases of more words begin there. */
#include "names.h"

static bool closed(uint8_t pos) {
    switch (pos) {
    case POS_PREP:
    case POS_CONJ:
    case POS_SUBCONJ:
    case POS_REL:
    case POS_DEM:
    case POS_PRON:
    case POS_NEG:
    case POS_PART:
    case POS_ADV:
    case POS_QUANT:
    case POS_INTERROG:
    case POS_AUX: return true;
    default: return false;
    }
}

bool name_word(const doc_reading *r) {
    return r->score >= 80 && (closed(r->pos) || (r->lemma && r->pos != POS_NAME));
}

/* A pronoun of the first person, which news does not have: the ya is the name's own. */
static bool own_ya(const doc_entry *e, const doc_reading *r) {
    return r->enclitic && r->drop == 1 && (e->spell & (SPELL_YA | SPELL_MAQSURA));
}

/* ---- By the lexicon ---- */

static uint64_t reading_bits(const doc_entry *e, const doc_reading *r) {
    if (r->score < 80 || own_ya(e, r)) return 0;
    uint64_t bits = closed(r->pos) ? BIT_CLOSED : 0;
    if (!name_word(r)) return bits;
    return bits | (r->clitics ? BIT_SPLIT : BIT_PLAIN) | (r->pos == POS_VERB ? BIT_VERB : 0);
}

/* ---- By the tables ---- */

static uint64_t demonym_bits(const registry *r, uint32_t row, bool article) {
    bool weak = r->demonym_common[row] || r->demonym_weak[row];
    return BIT_DEMONYM | (article || !weak ? BIT_NATION : 0);
}

static bool of_names(uint8_t set) { return set == SET_GIVEN || set == SET_FAMILY || set == SET_LINK; }

static uint64_t row_bits(const registry *r, uint8_t table, uint32_t row, bool article) {
    switch (table) {
    case TABLE_actors:
    case TABLE_names: return BIT_NAME;
    case TABLE_titles: return BIT_WORD | r->title[row];
    case TABLE_organs: return BIT_WORD | BIT_ORGAN;
    case TABLE_demonyms: return BIT_WORD | demonym_bits(r, row, article);
    case TABLE_cues: return BIT_WORD | BIT_CUE;
    case TABLE_indicators:
    case TABLE_contexts: return BIT_WORD;
    case TABLE_sets: return set_bit(r->row_set[row]) | (of_names(r->row_set[row]) ? 0 : BIT_WORD);
    default: return 0;
    }
}

/* The rows of one word that a group of readings shows. */
static uint64_t group_bits(const registry *r, const doc_entry *e, const doc_group *g) {
    uint64_t bits = 0;
    for (const doc_entry_sense *s = e->senses + g->sense; s < e->senses + g->sense + g->n_senses; s++)
        bits |= row_bits(r, s->table, s->row, s->article);
    return bits;
}

static uint64_t entry_bits(const registry *r, const doc_entry *e) {
    uint64_t bits = BIT_TOLD;
    if (!e->n_readings) return bits | group_bits(r, e, e->groups);
    for (const doc_reading *x = e->readings; x < e->readings + e->n_readings; x++) {
        uint64_t rows = group_bits(r, e, &e->groups[x->group]);
        bits |= reading_bits(e, x) | (x->clitics & ~CLITIC_AL ? rows & ~(uint64_t)BIT_WORD : rows);
    }
    return bits;
}

void namebits_read(doc *d, const registry *r) {
    d->name_bits = ARENA_NEW(d->mem, uint64_t, d->tokens.n + 1);
    for (uint32_t i = 0; i < d->tokens.n; i++) {
        doc_entry *e = d->tokens.at[i].entry;
        if (!e->name_bits) e->name_bits = entry_bits(r, e);
        uint64_t bits = e->name_bits;
        /* The longest phrases come first. */
        for (const doc_sense *s = d->senses.at + d->sense_at[i]; s < d->senses.at + d->sense_at[i + 1]; s++) {
            if (s->end == i + 1) break;
            bits |= row_bits(r, s->table, s->row, s->article) & ~(uint64_t)(BIT_WORD | BIT_NATION);
        }
        d->name_bits[i] = bits;
    }
}
