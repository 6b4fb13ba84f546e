/* numbers: what is a number (numerals.c), and what only looks like one. A scale said once behind two numbers
 * (between 3 and 4 billions) is given to both. Ordinals are read beside (ordinals.c); where both can stand, both
 * are kept, for only what follows tells them apart. */
#include "numbers.h"
#include "numerals.h"
#include "../text/starts.h"

/* And one of them, spelt with its hamza, folds to the word for one. */
static bool and_one(const doc *d, uint32_t begin) {
    doc_span s = d->tokens.at[begin].span;
    return s.end - s.begin > 4 && str_starts(doc_text(d, (doc_span){s.begin + 2, s.end}), STR("\xD8\xA3"));
}

/* Whether a token is rather read as another word: what is left behind its proclitics only looks like a number. */
static bool read_otherwise(const doc *d, const numeral *p, uint32_t begin) {
    if (p->reading == NONE) return false;
    const doc_reading *best = doc_best(d, begin), *r = &d->readings.at[p->reading];
    return r->clitics && best->score > r->score && best->pos != POS_NUM && best->pos != POS_NAME;
}

/* A word that bears the alef of the accusative. */
static bool accusative(const doc *d, uint32_t token) {
    if (token >= d->tokens.n) return false;
    const doc_token *t = &d->tokens.at[token];
    if (t->spell & SPELL_TANWEEN) return true;
    const doc_reading *best = doc_best(d, token);
    return best && best->lemma && best->features & FEAT_ACC && !best->clitics;
}

/* Words that are a number only beside others: the weekday, a verb. */
static bool false_friend(doc *d, const numeral *p, uint32_t begin) {
    if (p->at != begin + 1 || !(p->form & NUMBER_WORDS)) return false;
    uint32_t kinds = numword_kinds(d, begin);
    if (kinds & 1u << NW_VAGUE || read_otherwise(d, p, begin)) return true;
    if (p->total == 1 && and_one(d, begin)) return true;
    if (p->total == 2 && kinds & 1u << NW_AMBIGUOUS && numeral_definite(d, begin)) return true;
    return p->total == 1000 && accusative(d, p->at); /* "composed a book" has the letters of "a thousand" */
}

/* A hundred and more with the article may be an ordinal as well. */
static bool ordinal_too(doc *d, const numeral *p, uint32_t at) {
    return p->total >= 100 && p->form & NUMBER_WORDS && !(p->form & NUMBER_DIGITS) && !d->ordinal_at[at] &&
           numeral_definite(d, at);
}

static uint32_t keep_number(doc *d, const numeral *p, uint32_t begin) {
    doc_numbers *n = VEC_ADD(d->mem, &d->numbers);
    n->begin = begin, n->end = p->at;
    n->form = p->form, n->scale = p->lead;
    n->value = (doc_value){p->total, p->total, false};
    n->span = doc_cover(d, begin, p->at);
    if (p->reading != NONE) n->span = doc_stem_span(d, begin, p->at, &d->readings.at[p->reading]);
    /* A fraction alone is no number to a rule: half a day, the first quarter. */
    if (!(p->form & NUMBER_FRACTION))
        d->number_at[begin] = d->numbers.n, starts_found(d, begin, FIRST_NUMBER);
    return p->at;
}

/* The number at a token; the token behind it, or `at` where there is none. */
static uint32_t number_at(doc *d, uint32_t at) {
    numeral p;
    if (!numeral_read(d, at, &p) || false_friend(d, &p, at)) return at;
    if (ordinal_too(d, &p, at)) ordinals_keep(d, at, p.at, p.reading, p.total);
    return keep_number(d, &p, at);
}

/* ---- A scale said once for two ---- */

static bool opened(doc *d, uint32_t at) {
    for (uint32_t i = at > 3 ? at - 3 : 0; i < at; i++) {
        uint32_t n;
        if (numword_kinds(d, i) & 1u << NW_OPEN)
            for (const doc_sense *s = text_senses(d, i, &n), *end = s + n; s < end; s++)
                if (s->end == at) return true;
    }
    return false;
}

/* What joins two numbers to the ends of a range: and (where it is opened), to, or, a dash. */
static bool to_between(doc *d, const doc_numbers *a, const doc_numbers *b) {
    if (b->begin == a->end) return opened(d, a->begin) && d->tokens.at[b->begin].kind == TOKEN_WORD;
    if (b->begin != a->end + 1 || d->tokens.at[a->end].gap > 1) return false;
    uint32_t kinds = numword_kinds(d, a->end);
    return kinds & 1u << NW_AND ? opened(d, a->begin) : kinds & 1u << NW_TO;
}

static void share_scales(doc *d) {
    for (uint32_t i = 0; i + 1 < d->numbers.n; i++) {
        doc_numbers *a = &d->numbers.at[i], *b = a + 1;
        if (a->scale != 1 || b->scale <= 1 || a->value.low >= b->value.low / b->scale) continue;
        if (!to_between(d, a, b)) continue;
        a->value.low = a->value.high *= b->scale;
        a->scale = b->scale;
    }
}

static bool point_and_digits(const doc *d, uint32_t at) {
    const doc_token *t = &d->tokens.at[at];
    return t->kind == TOKEN_MARK && *t->folded.at == '.' && at + 1 < d->tokens.n && !t[1].gap &&
           t[1].kind == TOKEN_NUMBER;
}

void extract_numbers(doc *d) {
    numwords_read(d);
    d->number_at = ARENA_NEW(d->mem, uint32_t, d->tokens.n + 1);
    d->ordinal_at = ARENA_NEW(d->mem, uint32_t, d->tokens.n + 1);
    for (uint32_t i = 0; i < d->tokens.n;) {
        uint32_t kinds = numword_kinds(d, i);
        if (!kinds && d->tokens.at[i].kind != TOKEN_NUMBER && !point_and_digits(d, i)) {
            i++;
            continue;
        }
        numword w = numword_at(d, i, 1u << NW_PERCENT | 1u << NW_VAGUE);
        if (w.end) {
            i = w.end;
            continue;
        }
        uint32_t ordinal = ordinals_at(d, i);
        uint32_t end = ordinal > i + 1 && !(kinds & NW_CARDINALS) ? i : number_at(d, i);
        if (ordinal > end && !(kinds & 1u << NW_THE)) end = ordinal; /* the digits are a number too */
        i = end > i ? end : i + 1;
    }
    share_scales(d);
}
