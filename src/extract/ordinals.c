/* ordinals: the third, the twenty-fifth, the 16th. A spelled ordinal is a unit, a teen or a ten, or unit +
 * and
 * + ten; a hundred comes behind with its link (the first after the hundred). Tens and hundreds with the
 * article are ordinals and numbers at once (the sixtieth, the sixty): both are kept, what follows decides. */
#include "numbers.h"
#include "numerals.h"
#include "../text/starts.h"

enum { ORDINAL_DIGITS_MOST = 999 };

void ordinals_keep(doc *d, uint32_t begin, uint32_t end, uint32_t reading, double value) {
    doc_ordinals *o = VEC_ADD(d->mem, &d->ordinals);
    o->begin = begin, o->end = end;
    o->value = (doc_value){value, value, false};
    o->span =
        reading == NONE ? doc_cover(d, begin, end) : doc_stem_span(d, begin, end, &d->readings.at[reading]);
    d->ordinal_at[begin] = d->ordinals.n;
    starts_found(d, begin, FIRST_ORDINAL);
}

/* The word of a kind at a token, joined by the conjunction. */
static numword joined_word(doc *d, uint32_t at, uint32_t kinds) {
    numword none = {0};
    if (at >= d->tokens.n || d->tokens.at[at].gap > 1) return none;
    numword w = numword_behind(d, at, kinds, CLITIC_W);
    if (w.end || !(numword_kinds(d, at) & 1u << NW_AND)) return w;
    return numword_behind(d, at + 1, kinds, 0);
}

/* The hundred and twenty-fifth: hundreds and what is joined to them. */
static uint32_t hundreds(doc *d, uint32_t at) {
    numword h = numword_at(d, at, 1u << NW_HUNDRED | 1u << NW_SCALE);
    if (!h.end || !numeral_definite(d, at)) return at;
    numword unit = joined_word(d, h.end, 1u << NW_ORDINAL_UNIT), w = joined_word(d, h.end, 1u << NW_ORDINAL);
    numword ten = unit.end ? joined_word(d, unit.end, 1u << NW_ORDINAL_TEN) : (numword){0};
    if (ten.end) w = unit, w.value += ten.value, w.end = ten.end;
    if (!w.end || w.value >= 100 || numword_at(d, w.end, 1u << NW_SCALE).end) return at;
    ordinals_keep(d, at, w.end, h.reading, h.value + w.value);
    return w.end;
}

static uint32_t spelled(doc *d, uint32_t at) {
    uint32_t end = hundreds(d, at);
    if (end > at) return end;
    numword unit = numword_at(d, at, 1u << NW_ORDINAL_UNIT), w = numword_at(d, at, 1u << NW_ORDINAL);
    numword ten = unit.end ? joined_word(d, unit.end, 1u << NW_ORDINAL_TEN) : (numword){0};
    if (ten.end && unit.end + 1 >= w.end) w = unit, w.value += ten.value, w.end = ten.end;
    if (!w.end) return at;
    numword link = w.end < d->tokens.n ? numword_at(d, w.end, 1u << NW_ORDINAL_LINK) : (numword){0};
    numword more =
        link.end && !link.clitics ? numword_at(d, link.end, 1u << NW_HUNDRED | 1u << NW_SCALE) : (numword){0};
    if (more.end && !more.clitics) w.value += more.value, w.end = more.end;
    ordinals_keep(d, at, w.end, w.reading, w.value);
    return w.end;
}

/* The article standing alone before digits. */
static uint32_t of_digits(doc *d, uint32_t at) {
    if (!(numword_kinds(d, at) & 1u << NW_THE) || at + 1 >= d->tokens.n) return at;
    const doc_token *t = &d->tokens.at[at + 1];
    int64_t value;
    if (t->kind != TOKEN_NUMBER || t->gap > 1 || !str_int(t->folded, &value) || value > ORDINAL_DIGITS_MOST)
        return at;
    ordinals_keep(d, at, at + 2, NONE, (double)value);
    return at + 2;
}

uint32_t ordinals_at(doc *d, uint32_t token) {
    uint32_t end = of_digits(d, token);
    return end > token ? end : spelled(d, token);
}
