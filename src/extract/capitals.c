/* capitals: Moscow the town, or Moscow the government. It is the town after a preposition of place, a word that opens
 * a place or tells of going there, in a dateline, and beside another town; elsewhere the government. */
#include "names.h"

enum { NEAR = 6, DATELINE_LONGEST = 7 };

static bool has_verb(const doc *d, uint32_t begin, uint32_t end) {
    for (uint32_t i = begin; i < end; i++) {
        const doc_reading *r = name_reading(d, i);
        if (r && r->pos == POS_VERB) return true;
    }
    return false;
}

/* A short line without a verb, or the start of one before a dash or colon. */
static bool dateline(const doc *d, uint32_t begin, uint32_t end) {
    const doc_sentence *s = &d->sentences.at[d->tokens.at[begin].sentence];
    if (s->end - s->begin <= DATELINE_LONGEST && !has_verb(d, s->begin, s->end) && s->begin + 1 < s->end) {
        uint32_t before = begin > s->begin ? begin - 1 : end;
        if (before < s->end && d->tokens.at[before].kind == TOKEN_MARK) return true;
    }
    if (end == s->end && begin > s->begin && begin < s->begin + 5 && text_is(d, begin - 1, "-")) return true;
    if (begin > s->begin + 4 || end >= s->end || has_verb(d, s->begin, begin)) return false;
    return text_is(d, end, "-") || text_is(d, end, ":") || (text_is(d, end, "(") && begin == s->begin);
}

/* Whether somebody goes there: a verb or noun of motion shortly before, and no other name between. */
static bool gone_to(const finder *f, uint32_t begin) {
    const doc *d = f->d;
    uint32_t s = d->tokens.at[begin].sentence;
    for (uint32_t i = begin; i > 0 && i + NEAR > begin && d->tokens.at[i - 1].sentence == s; i--) {
        if (d->tokens.at[i - 1].kind == TOKEN_MARK) return false;
        if (in_set(f, i - 1, SET_MOTION)) return true;
    }
    return false;
}

/* Joined by a conjunction to a town before it. */
static bool beside_town(const finder *f, uint32_t begin, const doc_reading *r) {
    if (!r || !(r->clitics & CLITIC_W) || !f->known.n) return false;
    const found *k = &f->known.at[f->known.n - 1];
    return k->end == begin && k->kind == THING_PLACE;
}

bool capital_governs(const finder *f, uint32_t begin, uint32_t end, uint32_t reading) {
    const doc *d = f->d;
    const doc_reading *r = reading == NONE ? NULL : &d->readings.at[reading];
    if (r && (r->clitics & CLITIC_B)) return false;
    if (dateline(d, begin, end) || beside_town(f, begin, r)) return false;
    if (!begin || d->tokens.at[begin - 1].sentence != d->tokens.at[begin].sentence) return true;
    if (r && (r->clitics & CLITIC_W)) return true;
    if (title_at(f, begin - 1, TITLE_PLACE) || gone_to(f, begin)) return false;
    return !in_set(f, begin - 1, SET_PLACE);
}
