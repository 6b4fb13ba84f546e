/* quantities: a number with what it is a number of. The unit stands behind the number (money, percent, a
 * measure, a counted noun), in a few forms before it (a sign, the five states); words of bound stand around.
 *
 *     [bound] [open] number [to number] unit [per unit] [bound behind]
 *
 * Units are the guide's: ISO 4217, %, UCUM, else the noun's singular. What the times stage took is a date or
 * a duration; what a label stands before (article 5, flight 17) is a name. */
#include "counted.h"
#include "money.h"
#include <math.h>

typedef struct quantity {
    doc *d;
    doc_value value;
    str unit, mod;
    doc_rule rule;
    uint32_t begin, end; /* tokens */
    uint32_t reading;    /* of the first token, or NONE */
    uint32_t number, word;
} quantity;

static str set_value(const doc *d, uint32_t row) { return lex_cell(d->lex, TABLE_sets, row, sets_value); }

static void scale_by(quantity *q, double factor) {
    q->value.low *= factor;
    q->value.high *= factor;
}

/* ---- Units behind the number ---- */

/* A factor, and the code where the word fixes it: "0.01|USD". */
static void take_sub(quantity *q, wordset_hit u) {
    str code = set_value(q->d, u.row), factor = str_cut(&code, '|');
    (void)factor;
    q->unit = code.len ? code : money_choose(q->d, q->word, STR_NONE);
    q->value.low = round(q->value.low * u.value * 1e6) / 1e6;
    q->value.high = round(q->value.high * u.value * 1e6) / 1e6;
}

static bool heat_near(doc *d, uint32_t token) {
    uint32_t from = d->sentences.at[d->tokens.at[token].sentence].begin;
    for (uint32_t i = token > from + 8 ? token - 8 : from; i < token; i++)
        if (unit_kinds(d, i) & UNIT_BIT(UNIT_HEAT)) return true;
    return false;
}

static void take_degree(quantity *q) {
    wordset_hit below = unit_at(q->d, q->end, UNIT_BIT(UNIT_BELOW));
    if (below.end) scale_by(q, -1), q->end = below.end;
    q->unit = below.end || heat_near(q->d, q->begin) ? STR("Cel") : STR("deg");
}

static void take_unit(quantity *q, wordset_hit u) {
    q->word = q->end;
    q->end = u.end;
    q->rule = lex_rule_row(TABLE_sets, u.row);
    switch (u.kind) {
    case UNIT_PERCENT:
    case UNIT_SIGN: q->unit = STR("%"); break;
    case UNIT_PERMILLE: q->unit = STR("%"), scale_by(q, 0.1); break;
    case UNIT_BARE:
    case UNIT_BARE_DUAL: q->unit = money_choose(q->d, q->word, set_value(q->d, u.row)); break;
    case UNIT_MILLION:
        q->unit = money_choose(q->d, q->word, set_value(q->d, u.row));
        scale_by(q, 1e6);
        break;
    case UNIT_SYMBOL: q->unit = money_choose(q->d, q->word, set_value(q->d, u.row)); break;
    case UNIT_SUB: take_sub(q, u); break;
    case UNIT_DEGREE:
    case UNIT_DEGREE_DUAL: take_degree(q); break;
    case UNIT_NOUN:
    case UNIT_NOUN_DUAL: q->unit = lex_cell(q->d->lex, TABLE_sets, u.row, sets_lemma); break;
    default: q->unit = set_value(q->d, u.row);
    }
}

static bool is_money(uint8_t kind) {
    return kind == UNIT_MONEY || kind == UNIT_BARE || kind == UNIT_SYMBOL || kind == UNIT_SUB ||
           kind == UNIT_MILLION || kind == UNIT_MONEY_DUAL || kind == UNIT_BARE_DUAL;
}

static bool same_line(const doc *d, uint32_t token) {
    return token < d->tokens.n && d->tokens.at[token].gap < 2;
}

static bool take_counted(quantity *q, counted c, bool before) {
    if (!c.end || !c.lemma.len) return false;
    q->unit = c.lemma, q->rule = c.rule, q->word = c.word;
    if (before)
        q->begin = c.begin, q->reading = NONE;
    else if (c.end > q->end)
        q->end = c.end;
    return true;
}

/* The word for one says how many only behind its noun. */
static bool lone_one(const quantity *q) {
    return q->value.high == 1 && (q->d->numbers.at[q->number].form & NUMBER_WORDS) && q->end == q->begin + 1;
}

static bool unit_behind(quantity *q) {
    doc *d = q->d;
    if (!same_line(d, q->end)) return false;
    wordset_hit u = unit_at(d, q->end, UNITS_AFTER);
    if (u.end && !u.clitics && u.kind != UNIT_NOUN) {
        take_unit(q, u);
        wordset_hit per = unit_at(d, q->end, UNIT_BIT(UNIT_PER));
        if (per.end && (is_money(u.kind) || u.kind == UNIT_MEASURE)) q->end = per.end;
        return q->unit.len > 0;
    }
    wordset_hit below = unit_at(d, q->end, UNIT_BIT(UNIT_BELOW));
    if (below.end) {
        take_degree(q);
        return true;
    }
    if (lone_one(q)) return false;
    return take_counted(q, counted_after(d, q->end, q->value.high), false);
}

/* ---- Units before the number ---- */

static bool sign_before(quantity *q) {
    uint32_t begin;
    uint64_t kinds = UNIT_BIT(UNIT_SYMBOL) | UNIT_BIT(UNIT_SIGN);
    wordset_hit u = unit_before(q->d, q->begin, kinds, &begin);
    if (!u.end || (begin && q->d->number_at[begin - 1] && u.kind == UNIT_SIGN && !q->d->tokens.at[begin].gap))
        return false;
    uint32_t end = q->end;
    take_unit(q, u);
    q->begin = begin, q->end = end, q->word = begin, q->reading = NONE;
    return q->unit.len > 0;
}

/* The five states, the 19 states; a state (one). */
static bool noun_before(quantity *q) {
    doc *d = q->d;
    uint32_t begin = q->begin;
    bool digits = begin && (unit_kinds(d, begin - 1) & UNIT_BIT(UNIT_THE));
    const doc_reading *r = doc_best(d, begin);
    bool the = digits || (r && (r->clitics & CLITIC_AL)) ||
               str_starts(d->tokens.at[begin].folded, STR("\xD8\xA7\xD9\x84"));
    if (!the) return false;
    return take_counted(q, counted_before(d, digits ? begin - 1 : begin), true);
}

/* One round, two others; of them; the number of them rose to. */
static bool noun_spoken(quantity *q) {
    doc *d = q->d;
    if (unit_kinds(d, q->begin) & UNIT_BIT(UNIT_ONE)) {
        if (take_counted(q, counted_noun(d, q->begin, q->value.low), true)) return true;
        if (lone_one(q)) return false;
    }
    if (!same_line(d, q->end)) return take_counted(q, counted_told(d, q->begin), false);
    uint64_t kinds = unit_kinds(d, q->end);
    if (kinds & UNIT_BIT(UNIT_THEM)) {
        uint32_t end = q->end + 1;
        bool found = take_counted(q, counted_spoken(d, q->begin), false);
        q->end = end;
        return found;
    }
    return take_counted(q, counted_told(d, q->begin), false);
}

/* ---- Bounds ---- */

static void bound_before(quantity *q) {
    uint32_t begin;
    wordset_hit b = unit_before(q->d, q->begin, UNIT_BIT(UNIT_BOUND), &begin);
    if (!b.end) return;
    q->mod = set_value(q->d, b.row);
    q->begin = begin;
    q->reading = b.reading;
}

static void bound_behind(quantity *q) {
    wordset_hit b = unit_at(q->d, q->end, UNIT_BIT(UNIT_AFTER));
    if (!b.end || !same_line(q->d, q->end)) return;
    if (!q->mod.len) q->mod = set_value(q->d, b.row);
    q->end = b.end;
}

/* ---- One quantity ---- */

static bool a_time(const doc *d, uint32_t begin, uint32_t end) {
    for (uint32_t i = begin; d->time_at && i < end; i++)
        if (d->time_at[i]) return true;
    return false;
}

static bool labelled(quantity *q) {
    uint32_t begin;
    return unit_before(q->d, q->begin, UNIT_BIT(UNIT_LABEL), &begin).end != 0;
}

static void keep(quantity *q) {
    doc *d = q->d;
    doc_quantities *x = VEC_ADD(d->mem, &d->quantities);
    x->value = q->value, x->unit = q->unit, x->mod = q->mod, x->rule = q->rule;
    x->begin = q->begin, x->end = q->end, x->number = q->number, x->unit_word = q->word;
    x->span = q->reading == NONE ? doc_cover(d, q->begin, q->end)
                                 : doc_stem_span(d, q->begin, q->end, &d->readings.at[q->reading]);
}

/* Whether two numbers are the ends of a range: from a to b, between a and b, a-b. */
static bool range_of(doc *d, const doc_numbers *a, const doc_numbers *b, uint32_t *begin) {
    bool word = b->begin == a->end;
    *begin = a->begin;
    if (!word && b->begin != a->end + 1) return false;
    if (a->value.low >= b->value.low) return false;
    wordset_hit open = unit_before(d, a->begin, UNIT_BIT(UNIT_OPEN), begin);
    if (word) return open.end && d->tokens.at[b->begin].kind == TOKEN_WORD;
    uint64_t kinds = unit_kinds(d, a->end);
    return kinds & UNIT_BIT(UNIT_AND) ? open.end != 0 : (kinds & UNIT_BIT(UNIT_TO)) != 0;
}

static uint32_t number_reading(const doc *d, const doc_numbers *n) {
    const doc_token *t = &d->tokens.at[n->begin];
    if (n->span.begin == t->span.begin) return NONE;
    for (uint32_t i = t->reading; i < t->reading + t->n_readings; i++)
        if (doc_stem_span(d, n->begin, n->end, &d->readings.at[i]).begin == n->span.begin) return i;
    return NONE;
}

/* The quantity of number i; how many numbers it took. */
static uint32_t of_number(doc *d, uint32_t i) {
    const doc_numbers *n = &d->numbers.at[i], *last = n;
    quantity q = {.d = d, .value = n->value, .begin = n->begin, .end = n->end, .number = i};
    q.reading = number_reading(d, n);
    if (a_time(d, n->begin, n->end) || labelled(&q)) return 1;
    uint32_t begin;
    if (i + 1 < d->numbers.n && range_of(d, n, n + 1, &begin)) {
        last = n + 1;
        q.value = (doc_value){n->value.low, last->value.high, true};
        q.end = last->end;
    }
    if (!noun_before(&q) && !unit_behind(&q) && !sign_before(&q) && !noun_spoken(&q)) return 1;
    if (last != n && begin < q.begin) q.begin = begin, q.reading = NONE;
    bound_before(&q);
    bound_behind(&q);
    keep(&q);
    return (uint32_t)(last - n) + 1;
}

/* Two dollars, two metres, two soldiers, without a number. */
static bool of_dual(doc *d, uint32_t at) {
    quantity q = {.d = d, .value = {2, 2, false}, .begin = at, .end = at, .number = NONE, .word = at};
    if (a_time(d, at, at + 1)) return false;
    wordset_hit u = unit_at(d, at, UNITS_DUAL & ~UNIT_BIT(UNIT_NOUN_DUAL));
    if (u.end) {
        take_unit(&q, u);
        q.reading = u.reading;
    } else {
        counted c = counted_dual(d, at);
        if (!c.end) return false;
        q.unit = c.lemma, q.rule = c.rule, q.end = c.end, q.reading = NONE;
    }
    bound_before(&q);
    bound_behind(&q);
    keep(&q);
    return true;
}

static bool may_be_dual(doc *d, uint32_t at) {
    const doc_token *t = &d->tokens.at[at];
    for (uint32_t i = t->reading; i < t->reading + t->n_readings; i++)
        if (d->readings.at[i].features & FEAT_DUAL) return true;
    return unit_kinds(d, at) & UNITS_DUAL;
}

void extract_quantities(doc *d) {
    uint32_t next = 0; /* number */
    for (uint32_t i = 0; i < d->tokens.n; i++) {
        if (d->sentences.at[d->tokens.at[i].sentence].boilerplate) {
            while (next < d->numbers.n && d->numbers.at[next].begin <= i) next++;
            continue;
        }
        if (next < d->numbers.n && d->numbers.at[next].begin == i) {
            uint32_t taken = of_number(d, next);
            next += taken;
            i = d->numbers.at[next - 1].end - 1;
            if (d->quantities.n && d->quantities.at[d->quantities.n - 1].end > i)
                i = d->quantities.at[d->quantities.n - 1].end - 1;
        } else if (may_be_dual(d, i)) {
            of_dual(d, i);
        }
    }
}
