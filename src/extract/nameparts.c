/* nameparts: what each word can be inside a person's name, told once a document before the scan.
 *
 *     STRONG   a given name that is nothing else, or a word that the lexicon lacks
 *     WEAK     a given name that is also a common word
 *     FAMILY   a family name: of the table, an unknown word or a given name with its article
 *     LINK     ibn, abu, al, van
 *
 * A proclitic is only taken off where the word means nothing with it on. */
#include "names.h"

const doc_reading *name_reading(const doc *d, uint32_t token) {
    const doc_token *t = &d->tokens.at[token];
    for (uint32_t i = t->reading; i < t->reading + t->n_readings; i++)
        if (name_word(&d->readings.at[i])) return &d->readings.at[i];
    return t->n_readings ? &d->readings.at[t->reading] : NULL;
}

/* A row of one of the sets of names at the token, the reading with fewest proclitics first. */
static const doc_sense *name_sense(const finder *f, uint32_t at, uint64_t known, uint8_t *set) {
    const doc *d = f->d;
    if (!(known & (set_bit(SET_GIVEN) | set_bit(SET_FAMILY) | set_bit(SET_LINK)))) return NULL;
    uint32_t n;
    const doc_sense *best = NULL, *s = text_senses(d, at, &n);
    uint8_t fewest = 255;
    for (uint32_t i = 0; i < n; i++) {
        if (s[i].table != TABLE_sets || (best && s[i].end < best->end)) continue;
        uint8_t of = f->r->row_set[s[i].row];
        if (of != SET_GIVEN && of != SET_FAMILY && of != SET_LINK) continue;
        const doc_reading *r = s[i].reading == NONE ? NULL : &d->readings.at[s[i].reading];
        uint8_t clitics = r ? r->clitics & (uint8_t)~CLITIC_AL : 0;
        if ((r && r->enclitic) || (clitics && (known & BITS_WHOLE || of == SET_LINK))) continue;
        if (clitics >= fewest) continue;
        best = &s[i], fewest = clitics, *set = of;
    }
    return best;
}

/* Whether the token begins a name of the tables that is no person's. */
static bool other_name(const finder *f, uint32_t at) {
    uint32_t i = f->known_at[at];
    return i && f->known.at[i - 1].kind != THING_PERSON;
}

/* The adjective of a town or tribe with its article, as family names are. */
static bool nisba(const doc *d, const doc_token *t) {
    if (!(t->spell & (SPELL_YA | SPELL_MAQSURA)) || !t->n_readings) return false;
    const doc_reading *r = &d->readings.at[t->reading];
    return r->clitics == CLITIC_AL && !r->enclitic && (r->pos == POS_ADJ || r->pos == POS_NOUN);
}

/* A word that the lexicon lacks. One that begins with waw bears a conjunction, few names do. */
static name_part unknown_part(const finder *f, uint32_t at, name_part p) {
    const doc *d = f->d;
    const doc_token *t = &d->tokens.at[at];
    bool article = false;
    p.reading = NONE;
    for (uint32_t i = t->reading; i < t->reading + t->n_readings; i++) {
        const doc_reading *r = &d->readings.at[i];
        if (name_word(r) || r->enclitic) continue;
        if (r->score >= 70 && (r->clitics & ~(CLITIC_AL | CLITIC_W))) return p;
        if (r->clitics & CLITIC_AL) article = true, p.reading = i, p.clitic = r->clitics & CLITIC_W;
        if (r->clitics == CLITIC_W && !article) p.clitic = true, p.reading = i;
    }
    p.as = article ? PART_FAMILY : PART_STRONG;
    p.unknown = true;
    return p;
}

static name_part part_of(const finder *f, uint32_t at) {
    const doc *d = f->d;
    const doc_token *t = &d->tokens.at[at];
    name_part p = {.end = at + 1, .reading = t->n_readings ? t->reading : NONE};
    if (t->kind != TOKEN_WORD) return p;
    uint64_t known = d->name_bits[at];
    uint8_t set = SET_NONE;
    const doc_sense *s = name_sense(f, at, known, &set);
    bool single = s && s->end == at + 1; /* more words make a function word part of a name */
    if (s && !(known & BIT_CLOSED && single && (set != SET_LINK || (t->spell & SPELL_MAQSURA)))) {
        bool weak = known & BIT_VERB || f->r->given_weak[s->row];
        p.end = s->end, p.reading = s->reading;
        p.clitic = s->reading != NONE && (d->readings.at[s->reading].clitics & ~CLITIC_AL);
        p.as = set == SET_LINK ? PART_LINK : set == SET_GIVEN && !s->article ? PART_STRONG : PART_FAMILY;
        if (p.as == PART_STRONG && weak) p.as = PART_WEAK;
        p.weak = weak;
        return p;
    }
    p.closed = known & BIT_CLOSED;
    if (p.closed || other_name(f, at)) return p;
    p.nisba = nisba(d, t);
    if (known & (BITS_WHOLE | BIT_SPLIT) || t->folded.len < 4) return p;
    return unknown_part(f, at, p);
}

void nameparts_read(finder *f) {
    f->parts = ARENA_NEW(f->d->mem, name_part, f->d->tokens.n + 1);
    for (uint32_t i = 0; i < f->d->tokens.n; i++) f->parts[i] = part_of(f, i);
}
