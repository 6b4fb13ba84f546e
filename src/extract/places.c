/* places: those that a word opens. Of a town the name alone is kept; a province, a camp or a port is named with the
 * word, and the name alone is another form of it. */
#include "names.h"

/* The end of the words that the lexicon lacks, at most four. */
static uint32_t unknown_end(const finder *f, uint32_t at) {
    const doc *d = f->d;
    uint32_t end = at;
    while (end < d->tokens.n && end < at + 4 && f->parts[end].unknown && !f->parts[end].clitic &&
           d->tokens.at[end].sentence == d->tokens.at[at].sentence &&
           (end == at || d->tokens.at[end].gap == 1))
        end++;
    return end;
}

/* A noun with the article, as places in towns are called by. */
static bool plain_noun(const finder *f, uint32_t at) {
    const doc_reading *r = name_reading(f->d, at);
    return r && r->clitics == CLITIC_AL && !r->enclitic && (r->pos == POS_NOUN || r->pos == POS_MASDAR) &&
           !title_at(f, at, TITLE_PERSON) && !demonym_at(f->d, f->r, at);
}

/* Where the name behind the opening word ends; `at` where there is none. */
static uint32_t inner_end(const finder *f, uint32_t at, bool site) {
    const doc *d = f->d;
    const found *k = known_at(f, at);
    const doc_reading *r = k ? doc_reading_at(d, k->reading) : NULL;
    if (k && !(r && (r->clitics & ~CLITIC_AL)))
        return k->kind == THING_PLACE || (site && (k->kind == THING_STATE || k->kind == THING_PERSON))
                   ? k->end
                   : at;
    if (unknown_end(f, at) > at) return unknown_end(f, at);
    return site && plain_noun(f, at) ? at + 1 : at;
}

bool places_at(finder *f, uint32_t token, found *out) {
    const doc *d = f->d;
    const doc_sense *s = title_at(f, token, TITLE_PLACE);
    const doc_reading *r = s ? doc_reading_at(d, s->reading) : NULL;
    if (!s || s->article || s->end >= d->tokens.n || (r && r->enclitic)) return false;
    if (d->tokens.at[s->end].sentence != d->tokens.at[token].sentence || d->tokens.at[s->end].gap > 1)
        return false;
    bool weak = f->r->title[s->row] & TITLE_WEAK, site = in_set(f, token, SET_PLACE_SITE);
    uint32_t end = inner_end(f, s->end, site);
    const found *k = known_at(f, s->end);
    if (end == s->end || (weak && !site && !k)) return false;
    *out = (found){.begin = token, .end = end, .whole = token, .reading = s->reading, .kind = THING_PLACE};
    out->how = NAME_GUESS, out->as = MENTION_PLACE;
    out->rule = lex_rule_row(TABLE_titles, s->row);
    if (k) out->polity = k->polity;
    if (k && k->kind == THING_PLACE && !site) out->actor = k->actor;
    const doc_reading *head = name_reading(d, token);
    bool many = head && (head->features & (FEAT_PLUR | FEAT_DUAL));
    if (many || in_set(f, token, SET_PLACE_TOWN) || (k && in_set(f, token, SET_PLACE_LOOSE))) {
        if (k) return false;
        out->begin = s->end, out->reading = NONE;
    } else if (!site) {
        out->inner = s->end, out->inner_end = end;
    }
    return true;
}

/* Takes the word that opens it off a town's or outlet's name. */
void places_strip(const finder *f, found *x) {
    enum names_set set = x->kind == THING_PLACE ? SET_PLACE_STRIP
                         : x->kind == THING_ORG ? SET_OUTLET
                                                : SET_NONE;
    const doc_sense *opener = set && x->end > x->begin + 1 ? registry_set(f->d, f->r, x->begin, set) : NULL;
    if (!opener || opener->article) return;
    const doc_reading *r = name_reading(f->d, x->begin + 1);
    if (r && x->kind == THING_ORG && (r->clitics & CLITIC_AL) == 0 && name_word(r)) return;
    if (x->kind == THING_ORG && plain_noun(f, x->begin + 1)) return;
    x->begin++, x->whole = x->begin;
    x->reading = NONE;
}
