/* parts: what a spelling can be in a clause, over all its readings, as bits that its entry keeps. Most words can be
 * neither the noun of an act, nor a verb of saying, nor a participle with complements: one test says so. */
#include "parse.h"

enum { NOUN_KNOWN = 1 << AS_M | 1 << AS_N };

static uint32_t noun_bits(const parse *p, const doc_reading *r) {
    uint32_t bits = !r->clitics && !r->enclitic && r->lemma ? PART_WHOLE : 0;
    if (parse_valence(p, r->lemma)->known & NOUN_KNOWN) return bits | PART_ACT | PART_TELLS;
    return parse_valence(p, r->bare)->known & NOUN_KNOWN ? bits | PART_TELLS : bits;
}

/* A participle stands as a clause only without prepositions and pronouns. */
static bool may_hang(const parse *p, const doc_reading *r) {
    return !(r->clitics & ~(CLITIC_W | CLITIC_F)) && !r->enclitic &&
           (parse_valence(p, r->lemma)->known & 1 << AS_A);
}

static uint32_t reading_bits(const parse *p, const doc_reading *r) {
    uint32_t bits = 1u << r->pos;
    switch (r->pos) {
    case POS_NOUN:
    case POS_MASDAR: return bits | noun_bits(p, r);
    case POS_VERB: return bits | (parse_valence(p, r->lemma)->speaks & 1 << AS_V ? PART_SAYS : 0);
    case POS_NAME: return bits | (!r->clitics && r->lemma ? PART_NAME : 0);
    case POS_ADJ:
    case POS_ACTIVE:
    case POS_PASSIVE: return bits | (may_hang(p, r) ? PART_HANGS : 0);
    default: return bits;
    }
}

uint32_t parts_of(const parse *p, const doc_entry *e) {
    uint32_t bits = PART_ASKED;
    for (uint32_t i = 0; i < e->n_readings; i++) bits |= reading_bits(p, &e->readings[i]);
    return bits;
}
