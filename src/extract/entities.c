/* entities: the names in an article, and which of them are one. The text is scanned once from left to right;
 * at each token the longest name that begins there is taken (names.h says which file finds what), then
 * merge.c makes entities of them. */
#include "names.h"

/* A body that an opening word shows, against a name of the tables at the same token: the longer, unless the tables
 * know it as a body already. */
static bool prefers(const found *known, const found *body) {
    if (known->kind == THING_ORG && known->actor && known->end > body->end)
        return false; /* quotation marks and all */
    if (known->begin < body->begin || !known->actor) return true;
    return body->end > known->end && known->kind != THING_ORG;
}

/* The longest name at a token; of equals one of the tables, then a person's. */
static bool take(finder *f, uint32_t token, found *out) {
    persons_titled(f, token);
    const found *known = known_at(f, token);
    found person, body, place, thing;
    bool l = places_at(f, token, &place), p = persons_at(f, token, &person), b = bodies_at(f, token, &body);
    if (p && !f->titled[token] && known && known->kind != THING_PERSON && known->end >= person.end) p = false;
    if (!known && !p && !b && !l) {
        if (!things_at(f, token, &thing) && !bodies_item_at(f, token, &thing)) return false;
        *out = thing;
        return true;
    }
    *out = known ? *known : p ? person : b ? body : place;
    if (p && (out->kind == THING_PERSON || person.end >= out->end)) *out = person;
    if (b && !p && prefers(out, &body)) *out = body;
    if (l && !p && place.end > out->end) *out = place;
    if (out->kind == THING_PERSON) persons_apposed(f, out);
    return true;
}

/* Whether a name or a title can begin at the token; at most none can. */
static bool may_begin(const finder *f, uint32_t token) {
    return (f->d->name_bits[token] & (BITS_TITLE | BIT_ORGAN | set_bit(SET_ITEM_CHAIN))) ||
           f->known_at[token] || f->titled[token] || f->parts[token].as;
}

static void scan(finder *f, const doc_sentence *s) {
    for (uint32_t i = s->begin; i < s->end; i++) {
        found x;
        if (!may_begin(f, i) || !take(f, i, &x) || x.end > s->end) continue;
        VEC_PUSH(f->d->mem, &f->found, x);
        if (x.end > i) i = x.end - 1;
    }
}

void entities_find(finder *f, doc *d) {
    *f = (finder){.d = d, .r = registry_of(d)};
    f->titled = ARENA_NEW(d->mem, uint32_t, d->tokens.n + 1);
    namebits_read(d, f->r);
    gazetteer_read(f);
    nameparts_read(f);
    for (uint32_t i = 0; i < d->sentences.n; i++)
        if (!d->sentences.at[i].boilerplate) scan(f, &d->sentences.at[i]);
}

void extract_entities(doc *d) {
    finder f;
    entities_find(&f, d);
    settle_names(&f);
    merge_found(&f);
}
