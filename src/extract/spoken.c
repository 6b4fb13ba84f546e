/* spoken: the nouns that numbers count. Where none stands beside the number it was said before: of them, two
 * others, 400 wounded behind 260 fighters killed. */
#include "quantity.h"
#include <math.h>
#include <math.h>

enum { MONEY_BACK = 3, MONEY_AHEAD = 3 };

bool quantity_take(quantity *q, counted c, bool before) {
    if (!c.end || !c.lemma.len) return false;
    q->unit = c.lemma, q->rule = c.rule, q->word = c.word;
    q->kind = c.person ? UNIT_PERSON : UNIT_NOUN, q->sure = c.sure;
    if (before || c.begin == q->begin) q->begin = c.begin, q->reading = c.reading;
    if (!before && c.end > q->end) q->end = c.end;
    return true;
}

static const doc_numbers *number_of(const quantity *q) {
    return q->number == NONE ? NULL : &q->d->numbers.at[q->number];
}

/* The word for one says how many only behind its noun. */
static bool lone_one(const quantity *q) {
    const doc_numbers *n = number_of(q);
    return q->value.high == 1 && n && (n->form & NUMBER_WORDS) && n->end == n->begin + 1;
}

/* Nor does the word for two stand before its noun: what follows is an adjective. */
static bool lone_two(const quantity *q) {
    const doc_numbers *n = number_of(q);
    return q->value.high == 2 && n && n->form == NUMBER_WORDS && n->end == n->begin + 1 && q->end == n->end;
}

/* Four digits that may be a year. */
static bool year_like(const quantity *q) {
    const doc_numbers *n = number_of(q);
    return n && n->form == NUMBER_DIGITS && q->value.low >= 1800 && q->value.high <= 2100 &&
           q->d->tokens.at[n->begin].folded.len == 4;
}

/* ---- Money ---- */

static bool money_before(quantity *q) {
    if (!q->r->last_money) return false;
    const doc_quantities *x = &q->d->quantities.at[q->r->last_money - 1];
    if (q->d->tokens.at[x->begin].sentence + MONEY_BACK < q->d->tokens.at[q->begin].sentence) return false;
    q->unit = x->unit, q->rule = x->rule, q->word = x->unit_word, q->kind = UNIT_MONEY;
    return true;
}

/* The currency of one of the next numbers in the sentence. */
static bool money_behind(quantity *q) {
    doc *d = q->d;
    uint32_t stop = d->sentences.at[d->tokens.at[q->begin].sentence].end, last = q->number + MONEY_AHEAD;
    for (uint32_t i = q->number + 1; i < d->numbers.n && i <= last && d->numbers.at[i].end < stop; i++) {
        wordset_hit u = unit_at(d, d->numbers.at[i].end, UNITS_MONEY);
        if (!u.end || u.kind == UNIT_SUB) continue;
        uint32_t end = q->end;
        q->end = d->numbers.at[i].end;
        quantity_unit(q, u);
        q->end = end;
        return q->unit.len > 0;
    }
    return false;
}

/* Millions of what is spoken of as money, where no noun stands that they count: "1.5 billion (of) exports". */
static bool money_meant(quantity *q) {
    const doc_numbers *n = number_of(q);
    return n && n->scale >= 1e6 && (money_before(q) || money_behind(q));
}

static bool indicator_behind(const quantity *q) {
    return quantity_line(q->d, q->end) && text_sense(q->d, q->end, TABLE_indicators, NONE) &&
           !unit_at(q->d, q->end, UNITS_NOUN).end;
}

/* ---- Nouns ---- */

/* What the number asks of its noun: words of 3 to 10 bear the other gender's ending. */
static counting counting_of(const quantity *q) {
    counting c = {q->value.high, 0};
    const doc_numbers *n = number_of(q);
    if (!n || n->form != NUMBER_WORDS || n->end != n->begin + 1 || c.value < 3 || c.value > 10) return c;
    bool marked = q->d->tokens.at[n->begin].spell & (SPELL_MARBUTA | SPELL_HA);
    c.gender = marked ? FEAT_MASC : FEAT_FEM;
    return c;
}

static bool bounded(const quantity *q) {
    uint32_t begin;
    return unit_before(q->d, q->begin, UNIT_BIT(UNIT_BOUND), &begin).end;
}

/* A number that is perhaps no amount: behind a label, a lone 1 in digits, with the article before a
 * preposition (the eight of the league). */
static bool doubtful(const quantity *q) {
    doc *d = q->d;
    const doc_numbers *n = number_of(q);
    uint32_t begin;
    if (!n) return false;
    bool digits = !(n->form & NUMBER_WORDS);
    if (digits && n->scale == 1 && unit_before(d, q->begin, UNIT_BIT(UNIT_LABEL), &begin).end) return true;
    if (digits && q->value.high == 1 && n->scale == 1) return true;
    return q->value.high == 0 ||
           (!digits && counted_definite(d, n->begin) && unit_kinds(d, q->end) & UNIT_BIT(UNIT_OF));
}

/* Whether the number bears the article, itself or as a token before its digits. */
static bool definite_number(const quantity *q, bool *digits) {
    doc *d = q->d;
    *digits = q->begin && unit_kinds(d, q->begin - 1) & UNIT_BIT(UNIT_THE);
    return *digits || counted_definite(d, q->begin);
}

/* The five states, the 19 states. */
static bool noun_before(quantity *q) {
    bool digits;
    if (!definite_number(q, &digits)) return false;
    bool longer = q->value.high > 2 && (digits || !q->d->ordinal_at[q->begin]);
    return quantity_take(q, counted_before(q->d, digits ? q->begin - 1 : q->begin, longer), true);
}

/* One dollar: the unit before its number. */
static bool unit_before_one(quantity *q) {
    uint32_t begin, end = q->end;
    wordset_hit u = unit_before(q->d, q->begin, UNITS_WHOLE | UNITS_DUAL | UNIT_BIT(UNIT_TIMES), &begin);
    if (!u.end || counted_definite(q->d, begin) || q->reading != NONE) return false;
    q->begin = q->end = begin;
    quantity_unit(q, u);
    q->end = end, q->reading = u.reading;
    return q->unit.len > 0;
}

bool quantity_counted(quantity *q) {
    if (noun_before(q)) return true;
    if (unit_kinds(q->d, q->begin) & UNIT_BIT(UNIT_ONE)) {
        if (unit_before_one(q)) return true;
        if (q->value.low == 2 && quantity_take(q, counted_two(q->d, q->begin), true)) return true;
    }
    if (lone_one(q) || (lone_two(q) && !(unit_kinds(q->d, q->end) & UNIT_BIT(UNIT_OF)))) return false;
    if (indicator_behind(q) && money_meant(q)) return true;
    counted c = counted_after(q->d, q->end, counting_of(q));
    if (doubtful(q) && !c.sure) return false;
    if (year_like(q) && !bounded(q) && !unit_at(q->d, q->end, UNITS_NOUN).end) return false;
    return quantity_take(q, c, false);
}

/* ---- Said before ---- */

/* The unit of a count in the same sentence. */
static bool as_in(quantity *q, uint32_t last, uint8_t kind) {
    if (!last) return false;
    const doc_quantities *x = &q->d->quantities.at[last - 1];
    if (q->d->tokens.at[x->begin].sentence != q->d->tokens.at[q->begin].sentence) return false;
    q->unit = x->unit, q->rule = x->rule, q->word = x->unit_word, q->kind = kind;
    return true;
}

static bool as_before(quantity *q) {
    return as_in(q, q->r->last_counted, q->r->last_counted == q->r->last_person ? UNIT_PERSON : UNIT_NOUN);
}

/* Whether a word joins the number to what comes before: and 32. */
static bool joins(const quantity *q) {
    doc *d = q->d;
    if (q->reading != NONE) return d->readings.at[q->reading].clitics & CLITIC_W;
    return q->begin && (unit_kinds(d, q->begin - 1) & UNIT_BIT(UNIT_AND)) && !d->tokens.at[q->begin].gap;
}

/* 11 people were killed and 32 were wounded; 111 went to the one and 51 to the other; 450 in 2010 and 620 in 2012: the
 * number stands in the place of the one before. */
static bool goes_on(quantity *q) {
    doc *d = q->d;
    if (!joins(q) || !q->r->last_counted || !quantity_line(d, q->end)) return false;
    const doc_reading *r = doc_best(d, q->end);
    const doc_quantities *x = &d->quantities.at[q->r->last_counted - 1];
    if (r && r->pos == POS_VERB && (r->features & FEAT_PLUR)) return as_in(q, q->r->last_person, UNIT_PERSON);
    uint32_t t = d->time_at ? d->time_at[q->end] : 0, before = d->time_at ? d->time_at[x->end] : 0;
    if (t && before && d->times.at[t - 1].begin == q->end) return as_before(q);
    if (!r || r->pos != POS_PREP || r->enclitic) return false;
    for (uint32_t i = x->end; i < q->begin; i++) {
        const doc_reading *other = doc_best(d, i);
        if (other && other->pos == POS_PREP && other->bare == r->bare) return as_before(q);
    }
    return false;
}

/* 5 million tons, then 6 million. */
static bool measured_before(quantity *q) {
    const doc_numbers *n = number_of(q);
    return n && n->scale >= 1e3 && !(unit_kinds(q->d, q->end) & UNIT_BIT(UNIT_OF)) &&
           as_in(q, q->r->last_measure, UNIT_MEASURE);
}

static bool persons_before(quantity *q, bool plural) {
    uint32_t end = q->end;
    bool found = quantity_take(q, counted_person(q->d, q->begin, plural), false);
    q->end = end;
    return found;
}

static bool adjective_of_two(const doc *d, uint32_t token) {
    const doc_token *t = &d->tokens.at[token];
    for (uint32_t i = t->reading; i < t->reading + t->n_readings; i++)
        if (d->readings.at[i].features & FEAT_DUAL && !d->readings.at[i].clitics) return true;
    return false;
}

/* 4 out of 10 members: the noun of the other number, behind or before. */
static bool out_of(quantity *q) {
    doc *d = q->d;
    uint32_t begin, end = q->end;
    wordset_hit of = unit_at(d, q->end, UNIT_BIT(UNIT_OUT_OF));
    uint32_t n = of.end && of.end < d->tokens.n ? d->number_at[of.end] : 0;
    if (n) {
        const doc_numbers *m = &d->numbers.at[n - 1];
        bool found = quantity_take(q, counted_after(d, m->end, (counting){m->value.high, 0}), false);
        q->end = end;
        if (found) return true;
    }
    return unit_before(d, q->begin, UNIT_BIT(UNIT_OUT_OF), &begin).end && as_before(q);
}

/* Two others; of them; of the fighters, behind a bound too. */
static bool tail(quantity *q) {
    doc *d = q->d;
    wordset_hit others = unit_at(d, q->end, UNIT_BIT(UNIT_OTHERS));
    if (others.end && !others.clitics) {
        if (!as_before(q) && !persons_before(q, false)) return false;
        q->end = others.end;
        return true;
    }
    if (unit_kinds(d, q->end) & UNIT_BIT(UNIT_THEM)) {
        if (!persons_before(q, true) && !as_before(q)) return false;
        q->end++;
        return true;
    }
    if (lone_two(q) && adjective_of_two(d, q->end)) {
        if (!as_before(q)) return false;
        q->end++;
        return true;
    }
    wordset_hit bound = unit_at(d, q->end, UNIT_BIT(UNIT_AFTER));
    uint32_t of = bound.end ? bound.end : q->end;
    if (!quantity_line(d, of) || !(unit_kinds(d, of) & UNIT_BIT(UNIT_OF))) return false;
    counted c = counted_after(d, of, (counting){q->value.high, 0});
    if (!c.end) return as_before(q);
    uint32_t end = q->end;
    quantity_take(q, c, false);
    if (bound.end) q->end = end;
    return true;
}

/* Behind a word that tells of killed, wounded, held: persons, as before or at large. */
static bool opened(quantity *q) {
    uint32_t begin = q->begin, at = q->begin;
    wordset_hit bound = unit_before(q->d, at, UNIT_BIT(UNIT_BOUND), &begin);
    if (bound.end) at = begin;
    wordset_hit open = unit_before(q->d, at, UNIT_BIT(UNIT_OPEN_COUNT), &begin);
    if (!open.end) return false;
    if (as_in(q, q->r->last_person, UNIT_PERSON)) return true;
    q->unit = lex_cell(q->d->lex, TABLE_sets, open.row, sets_lemma);
    q->rule = lex_rule_row(TABLE_sets, open.row);
    q->kind = UNIT_PERSON;
    return q->unit.len > 0;
}

bool quantity_spoken(quantity *q) {
    if (money_meant(q)) return true;
    if (lone_one(q) || doubtful(q) || year_like(q) || q->value.low != floor(q->value.low)) return false;
    if (q->d->ordinal_at[q->begin]) return false;
    if (out_of(q) || (quantity_line(q->d, q->end) && tail(q))) return true;
    return opened(q) || quantity_take(q, counted_told(q->d, q->begin), false) || goes_on(q) ||
           measured_before(q);
}
