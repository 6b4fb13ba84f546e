#include "counted.h"
#include "../lex/fold.h"
#include "singular.h"

enum { LOOK_BACK = 5, PERSON_BACK = 30, TOLD_BACK = 60, COUNT_AGREES = 4 };

#define NOUNS                                                                                                \
    (1u << POS_NOUN | 1u << POS_MASDAR | 1u << POS_ACTIVE | 1u << POS_PASSIVE | 1u << POS_ADJ |              \
     1u << POS_NAME)
#define NO_NOUN                                                                                              \
    (1u << POS_PREP | 1u << POS_CONJ | 1u << POS_SUBCONJ | 1u << POS_REL | 1u << POS_DEM | 1u << POS_PRON |  \
     1u << POS_NEG | 1u << POS_PART | 1u << POS_ADV | 1u << POS_INTERROG | 1u << POS_AUX | 1u << POS_NUM |   \
     1u << POS_QUANT)

/* The row of a counted noun at a token, behind the same proclitics as the reading; of several the one whose noun the
 * reading has (books, writers). */
static wordset_hit listed(doc *d, uint32_t token, const doc_reading *r) {
    uint8_t clitics = r->clitics & (uint8_t)~CLITIC_AL;
    wordset_hit best = unit_at(d, token, UNITS_NOUN), none = {0};
    if (!best.end || best.clitics != clitics) return none;
    uint32_t n;
    const doc_sense *s = text_senses(d, token, &n);
    for (uint32_t i = 0; i < n && r->lemma; i++) {
        if (s[i].table != TABLE_sets || s[i].end != best.end) continue;
        str lemma = lex_cell(d->lex, TABLE_sets, s[i].row, sets_lemma);
        if (!lemma.len || lex_word(d->lex, fold_str(d->mem, lemma)) != r->lemma) continue;
        best.row = s[i].row;
        break;
    }
    return best;
}

static void name_lemma(doc *d, counted *c, const doc_reading *r, uint16_t gender) {
    wordset_hit known = listed(d, c->word, r);
    bool decided = gender && r->features & gender && r->lemma && r->pos == POS_NOUN;
    c->person = known.kind == UNIT_PERSON;
    if (known.end && !decided) {
        c->lemma = lex_cell(d->lex, TABLE_sets, known.row, sets_lemma);
        c->rule = lex_rule_row(TABLE_sets, known.row);
        if (known.end > c->end) c->end = known.end;
        if (c->lemma.len) return;
    }
    c->lemma = singular_of(d, c->word, r, &c->rule);
}

/* ---- Readings ---- */

/* The score of the likeliest way to cut the token: what scores less is a guess. */
static int top_score(const doc *d, uint32_t token) {
    const doc_token *t = &d->tokens.at[token];
    int top = 0;
    for (uint32_t i = t->reading; i < t->reading + t->n_readings; i++)
        if (d->readings.at[i].score > top) top = d->readings.at[i].score;
    return top;
}

bool counted_definite(const doc *d, uint32_t token) {
    if (token >= d->tokens.n) return false;
    const doc_token *t = &d->tokens.at[token];
    for (uint32_t i = t->reading; i < t->reading + t->n_readings; i++)
        if (d->readings.at[i].clitics == CLITIC_AL) return true;
    return false;
}

/* How well a reading fits a number: nouns in the plural behind 3 to 10, in the singular behind the others, of the
 * gender that the number's word asks for. */
static int fit(const doc_reading *r, counting n) {
    if (!(NOUNS >> r->pos & 1) || r->enclitic || (r->clitics & (uint8_t)~CLITIC_AL)) return -1;
    if (r->features & FEAT_DUAL) return 0;
    int points = r->pos == POS_NAME ? 0 : r->pos == POS_ADJ ? 1 : r->pos == POS_NOUN ? 3 : 2;
    bool few = n.value >= 3 && n.value <= 10;
    if (n.value && !(r->features & FEAT_PLUR) == !few) points += COUNT_AGREES;
    if (n.gender && r->features & n.gender) points += 2;
    return points;
}

static const doc_reading *noun_reading(const doc *d, uint32_t token, counting n, int *points) {
    const doc_token *t = &d->tokens.at[token];
    const doc_reading *best = NULL;
    int top = top_score(d, token);
    *points = -1;
    for (uint32_t i = t->reading; i < t->reading + t->n_readings; i++) {
        const doc_reading *r = &d->readings.at[i];
        int p = r->score < top ? -1 : fit(r, n);
        if (p > *points) *points = p, best = r;
    }
    return best;
}

static bool same_sentence(const doc *d, uint32_t a, uint32_t b) {
    return b < d->tokens.n && d->tokens.at[a].sentence == d->tokens.at[b].sentence;
}

/* Whether a name of somebody or something stands at a token. */
static bool named(const doc *d, uint32_t token) {
    uint32_t n;
    const doc_sense *s = text_senses(d, token, &n);
    for (uint32_t i = 0; i < n; i++)
        if (s[i].table == TABLE_actors || s[i].table == TABLE_names) return true;
    return unit_kinds((doc *)(uintptr_t)d, token) & UNIT_BIT(UNIT_GIVEN);
}

/* ---- Where the noun stands ---- */

static counted made_of(doc *d, uint32_t token, const doc_reading *r, uint16_t gender) {
    counted c = {.begin = token, .end = token + 1, .word = token};
    c.reading = (uint32_t)(r - d->readings.at);
    name_lemma(d, &c, r, gender);
    return c;
}

static counted made(doc *d, uint32_t token, const doc_reading *r) { return made_of(d, token, r, 0); }

static counted noun_at(doc *d, uint32_t token, counting n) {
    counted none = {0};
    int points;
    if (token >= d->tokens.n || d->tokens.at[token].kind != TOKEN_WORD) return none;
    const doc_reading *first = doc_best(d, token), *r = noun_reading(d, token, n, &points);
    if (!first || !r || (NO_NOUN >> first->pos & 1)) return none;
    if (first->pos == POS_VERB && (r->pos == POS_NAME || r->pos == POS_ADJ)) return none;
    if (r->pos == POS_NAME && (named(d, token) || d->tokens.at[token].folded.len < 6)) return none;
    counted c = made_of(d, token, r, n.gender);
    c.sure = r->lemma && points >= COUNT_AGREES + 2;
    return c;
}

/* A plural that may bear a pronoun: seven of its diplomats. */
static counted plural_behind(doc *d, uint32_t token, uint8_t proclitics) {
    counted none = {0};
    if (token >= d->tokens.n) return none;
    const doc_token *t = &d->tokens.at[token];
    int top = top_score(d, token);
    for (uint32_t i = t->reading; i < t->reading + t->n_readings; i++) {
        const doc_reading *r = &d->readings.at[i];
        if (!(NOUNS >> r->pos & 1) || !(r->features & FEAT_PLUR)) continue;
        if (r->clitics & (uint8_t) ~(CLITIC_AL | proclitics) || r->score < top) continue;
        return made(d, token, r);
    }
    return none;
}

static counted plural_at(doc *d, uint32_t token) { return plural_behind(d, token, 0); }

counted counted_after(doc *d, uint32_t token, counting n) {
    counted none = {0};
    if (!token || !same_sentence(d, token - 1, token)) return none;
    uint64_t kinds = unit_kinds(d, token);
    if (kinds & (UNIT_BIT(UNIT_TIME) | UNIT_BIT(UNIT_AND) | UNIT_BIT(UNIT_OTHERS) | UNIT_BIT(UNIT_THEM)))
        return none;
    if ((kinds & UNIT_BIT(UNIT_OF)) && same_sentence(d, token, token + 1)) {
        counted c = plural_at(d, token + 1);
        if (c.end) c.begin = token;
        return c;
    }
    if (counted_definite(d, token)) return none;
    return noun_at(d, token, n);
}

/* The head of a name of several words: a plural without the article, the leaders of the euro zone. */
static counted head_before(doc *d, uint32_t token) {
    counted none = {0};
    for (uint32_t i = token; i-- > 0 && token - i <= LOOK_BACK;) {
        if (!same_sentence(d, i, token) || d->tokens.at[i].kind != TOKEN_WORD) return none;
        const doc_reading *r = doc_best(d, i);
        if (r && (NO_NOUN | 1u << POS_VERB) >> r->pos & 1) return none;
        counted c = plural_at(d, i);
        if (c.end) return c;
    }
    return none;
}

/* Whether a token can be read with the article, whatever stands before it. */
static bool with_article(const doc *d, uint32_t token) {
    const doc_token *t = &d->tokens.at[token];
    for (uint32_t i = t->reading; i < t->reading + t->n_readings; i++)
        if (d->readings.at[i].clitics & CLITIC_AL) return true;
    return false;
}

counted counted_before(doc *d, uint32_t token, bool longer) {
    counted found = {0};
    bool last = false;
    for (uint32_t i = token; i-- > 0 && token - i <= LOOK_BACK && !last;) {
        if (!same_sentence(d, i, token) || !with_article(d, i)) break;
        last = !counted_definite(d, i); /* a proclitic: the phrase begins here */
        counted c = plural_behind(d, i, CLITIC_W | CLITIC_F | CLITIC_B | CLITIC_L | CLITIC_K);
        if (c.end && unit_kinds(d, i) & UNIT_BIT(UNIT_TIME)) return (counted){0};
        if (c.end && d->readings.at[c.reading].clitics & CLITIC_AL) found = c;
    }
    if (found.end || !longer) return found;
    return head_before(d, token);
}

/* Whether the dictionary gives a noun a broken plural and no other, so that its ending in ya and nun is the dual. */
static bool breaks(const doc *d, uint32_t lemma) {
    uint32_t n;
    if (!lemma || lemma >= lex_word_count(d->lex)) return false;
    const lex_entry *e = lex_rows(d->lex, TABLE_nouns, nouns_form, lemma, &n);
    return e && n && lex_cell(d->lex, TABLE_nouns, e->row, nouns_plural).len &&
           !lex_cell(d->lex, TABLE_nouns, e->row, nouns_takes).len;
}

/* Whether a plural is none in truth: the noun has a broken one, and either the plural is that of the noun itself
 * or the tables know the dual. */
static bool overlong_plural(const doc_reading *plural, bool breaks, bool known) {
    bool sound = plural->features & FEAT_PLUR && !(plural->features & FEAT_BROKEN);
    bool noun = plural->pos == POS_NOUN || plural->pos == POS_MASDAR;
    return sound && breaks && (noun || known);
}

/* Two memoranda of understanding: a dual in construct before a noun without the article. */
static bool two_of_some(const doc *d, uint32_t token, const doc_reading *r) {
    if (!(r->features & FEAT_CONSTRUCT) || !(r->features & FEAT_FEM) || !same_sentence(d, token, token + 1))
        return false;
    const doc_reading *next = doc_best(d, token + 1);
    bool noun = next && (next->pos == POS_NOUN || next->pos == POS_MASDAR) && next->lemma;
    return noun && !next->clitics && !next->enclitic && !named(d, token + 1);
}

static bool two_of(const doc *d, uint32_t token, const doc_reading *r) {
    bool noun = r->pos == POS_NOUN || r->pos == POS_MASDAR;
    bool whole = !(r->features & FEAT_CONSTRUCT) || two_of_some(d, token, r);
    if (r->enclitic || r->clitics & CLITIC_K) return false;
    return noun && whole && r->lemma && r->features & FEAT_DUAL;
}

/* Many names end as the nominative of the masculine does. */
static bool like_a_name(const doc_reading *dual) {
    return dual->features & FEAT_NOM && dual->features & FEAT_MASC;
}

/* A verb before or an adjective of two behind shows that it is a noun. */
static bool two_beside(const doc *d, uint32_t token) {
    const doc_reading *before = token ? doc_best(d, token - 1) : NULL;
    const doc_reading *behind = same_sentence(d, token, token + 1) ? doc_best(d, token + 1) : NULL;
    return (before && before->pos == POS_VERB) ||
           (behind && behind->pos == POS_ADJ && behind->features & FEAT_DUAL);
}

/* The reading of a noun in the dual that nothing else outdoes: a name, a verb, a noun that ends so, a plural
 * that is spelt the same. */
static const doc_reading *dual_reading(doc *d, uint32_t token) {
    const doc_token *t = &d->tokens.at[token];
    const doc_reading *dual = NULL, *at = d->readings.at + t->reading;
    for (uint32_t i = 0; i < t->n_readings && !dual; i++)
        if (two_of(d, token, &at[i])) dual = &at[i];
    if (!dual || named(d, token)) return NULL;
    bool known = listed(d, token, dual).end != 0;
    if (!known && like_a_name(dual) && !two_beside(d, token)) return NULL;
    for (uint32_t i = 0; i < t->n_readings; i++) {
        if (at[i].pos == POS_NAME || at[i].score < dual->score) continue;
        if (at[i].features & FEAT_DUAL && (known || at[i].pos != POS_ADJ)) continue; /* an adjective of two */
        if (!overlong_plural(&at[i], breaks(d, dual->lemma), known)) return NULL;
    }
    return dual;
}

counted counted_dual(doc *d, uint32_t token) {
    counted none = {0};
    const doc_reading *r = dual_reading(d, token);
    if (!r || (r->clitics & CLITIC_AL)) return none;
    if (unit_kinds(d, token) & (UNIT_BIT(UNIT_TIME) | UNIT_BIT(UNIT_NOT) | UNIT_BIT(UNIT_OTHERS)))
        return none;
    if (token && same_sentence(d, token - 1, token) && !r->clitics && dual_reading(d, token - 1)) return none;
    return made(d, token, r);
}

counted counted_two(doc *d, uint32_t token) {
    counted none = {0};
    for (uint32_t i = token; i-- > 0 && token - i <= 2;) {
        if (!same_sentence(d, i, token)) return none;
        uint64_t kinds = unit_kinds(d, i);
        if (kinds & (UNIT_BIT(UNIT_TIME) | UNIT_BIT(UNIT_NOT))) return none;
        if (kinds & UNIT_BIT(UNIT_OTHERS)) continue;
        const doc_token *t = &d->tokens.at[i];
        for (uint32_t k = t->reading; k < t->reading + t->n_readings; k++) {
            const doc_reading *r = &d->readings.at[k];
            bool noun = r->pos != POS_NAME && r->pos != POS_ADJ && (NOUNS >> r->pos & 1) && !r->enclitic;
            if (noun && r->features & FEAT_DUAL) return made(d, i, r);
        }
        return none;
    }
    return none;
}

/* ---- What was spoken of ---- */

counted counted_told(doc *d, uint32_t token) {
    counted none = {0};
    uint32_t from = d->sentences.at[d->tokens.at[token].sentence].begin;
    for (uint32_t i = token; i-- > from && token - i < TOLD_BACK;) {
        if (!(unit_kinds(d, i) & UNIT_BIT(UNIT_NUMBER_OF))) continue;
        counted c = plural_at(d, i + 1);
        if (c.end) return c;
    }
    return none;
}

counted counted_person(doc *d, uint32_t token, bool plural) {
    counted none = {0};
    uint32_t from = d->sentences.at[d->tokens.at[token].sentence].begin;
    for (uint32_t i = token; i-- > from && token - i < PERSON_BACK;) {
        wordset_hit h = unit_at(d, i, UNIT_BIT(UNIT_PERSON));
        const doc_reading *r = h.end && h.reading != NONE ? &d->readings.at[h.reading] : NULL;
        if (!r || (plural && !plural_at(d, i).end)) continue;
        h = i > from ? unit_at(d, i - 1, UNIT_BIT(UNIT_PERSON)) : h; /* a Turkish soldier is a soldier */
        return h.end == i && h.reading != NONE ? made(d, i - 1, &d->readings.at[h.reading]) : made(d, i, r);
    }
    return none;
}
