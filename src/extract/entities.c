/* entities: the names in an article, and which of them are one. The text is scanned once from left to right;
 * at each token the longest name that begins there is taken (names.h says which file finds what), then
 * merge.c makes entities of them. */
#include "names.h"

/* The longest name at a token; of equals one of the tables. */
static bool take(finder *f, uint32_t token, found *out) {
    persons_titled(f, token);
    found person;
    bool known = f->known_at[token];
    if (known) *out = *known_at(f, token);
    if (persons_at(f, token, &person) && (!known || person.end >= out->end || out->kind == THING_PERSON)) {
        if (known && out->kind != THING_PERSON && out->end >= person.end && !f->titled[token]) return true;
        *out = person;
        known = true;
    }
    if (known && out->kind == THING_PERSON) persons_apposed(f, out);
    return known;
}

static void scan(finder *f, const doc_sentence *s) {
    for (uint32_t i = s->begin; i < s->end; i++) {
        found x;
        if (!take(f, i, &x) || x.end > s->end) continue;
        VEC_PUSH(f->d->mem, &f->found, x);
        i = x.end - 1;
    }
}

void extract_entities(doc *d) {
    finder f = {.d = d, .r = registry_of(d)};
    f.titled = ARENA_NEW(d->mem, uint32_t, d->tokens.n + 1);
    gazetteer_read(&f);
    nameparts_read(&f);
    for (uint32_t i = 0; i < d->sentences.n; i++)
        if (!d->sentences.at[i].boilerplate) scan(&f, &d->sentences.at[i]);
    merge_found(&f);
}
