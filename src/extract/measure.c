/* measure: the units that a table lists: money, percent, measures. */
#include "quantity.h"
#include <math.h>

enum { HEAT_BACK = 10 };

bool quantity_line(const doc *d, uint32_t token) {
    return token && token < d->tokens.n && d->tokens.at[token].gap < 2;
}

static double rounded(double v) { return round(v * 1e9) / 1e9; }

static void scale_by(quantity *q, double factor) {
    q->value.low = rounded(q->value.low * factor);
    q->value.high = rounded(q->value.high * factor);
}

static str choose(quantity *q, str codes) { return money_choose(q->d, &q->r->money, q->word, codes); }

/* The adjective or the state behind a currency's word settles which it is: a Bolivian peso. */
static str choose_named(quantity *q, str codes) {
    str code;
    uint32_t end = quantity_line(q->d, q->end) ? money_named(q->d, q->end, &code) : q->end;
    if (end == q->end) return choose(q, codes);
    q->end = end;
    return code;
}

/* A factor, and the code where the word fixes it: "0.01|USD". */
static void take_sub(quantity *q, wordset_hit u) {
    str code = quantity_value(q->d, u.row);
    str_cut(&code, '|');
    q->unit = code.len ? code : choose(q, STR_NONE);
    scale_by(q, u.value);
}

static bool heat_near(doc *d, uint32_t token) {
    uint32_t from = d->sentences.at[d->tokens.at[token].sentence].begin;
    for (uint32_t i = token > from + HEAT_BACK ? token - HEAT_BACK : from; i < token; i++)
        if (unit_kinds(d, i) & UNIT_BIT(UNIT_HEAT)) return true;
    return false;
}

static void take_degree(quantity *q) {
    wordset_hit below = unit_at(q->d, q->end, UNIT_BIT(UNIT_BELOW));
    if (below.end && q->value.low > 0) scale_by(q, -1);
    if (below.end) q->end = below.end;
    q->unit = below.end || heat_near(q->d, q->begin) ? STR("Cel") : STR("deg");
}

void quantity_unit(quantity *q, wordset_hit u) {
    q->word = q->end;
    q->end = u.end;
    q->kind = u.kind;
    q->rule = lex_rule_row(TABLE_sets, u.row);
    switch (u.kind) {
    case UNIT_PERCENT:
    case UNIT_SIGN: q->unit = STR("%"); break;
    case UNIT_PERMILLE: q->unit = STR("%"), scale_by(q, 0.1); break;
    case UNIT_BARE:
    case UNIT_BARE_DUAL: q->unit = choose_named(q, quantity_value(q->d, u.row)); break;
    case UNIT_SYMBOL: q->unit = choose(q, quantity_value(q->d, u.row)); break;
    case UNIT_MILLION: q->unit = choose(q, quantity_value(q->d, u.row)), scale_by(q, 1e6); break;
    case UNIT_SUB: take_sub(q, u); break;
    case UNIT_DEGREE:
    case UNIT_DEGREE_DUAL: take_degree(q); break;
    case UNIT_MONEY:
    case UNIT_MONEY_DUAL: q->unit = choose(q, quantity_value(q->d, u.row)); break;
    default: q->unit = quantity_value(q->d, u.row);
    }
}

static bool is_money(uint8_t kind) { return UNIT_BIT(kind) & UNITS_MONEY; }

static void take_per(quantity *q) {
    if (!is_money(q->kind) && q->kind != UNIT_MEASURE) return;
    wordset_hit per = unit_at(q->d, q->end, UNIT_BIT(UNIT_PER));
    if (per.end && quantity_line(q->d, q->end)) q->end = per.end;
}

bool quantity_measured(quantity *q) {
    if (!quantity_line(q->d, q->end)) return false;
    wordset_hit u = unit_at(q->d, q->end, UNITS_MEASURE);
    if (u.end && !u.clitics) {
        quantity_unit(q, u);
        take_per(q);
        return q->unit.len > 0;
    }
    wordset_hit below = unit_at(q->d, q->end, UNIT_BIT(UNIT_BELOW));
    if (!below.end) return false;
    take_degree(q);
    return true;
}

bool quantity_signed(quantity *q) {
    doc *d = q->d;
    uint32_t begin;
    wordset_hit u = unit_before(d, q->begin,
                                UNIT_BIT(UNIT_SYMBOL) | UNIT_BIT(UNIT_SIGN) | UNIT_BIT(UNIT_PERCENT), &begin);
    if (!u.end) return false;
    /* A percent belongs to the number before it. */
    if (begin && u.kind != UNIT_SYMBOL && d->tokens.at[begin - 1].kind == TOKEN_NUMBER) return false;
    uint32_t end = q->end;
    q->end = begin;
    quantity_unit(q, u);
    q->begin = q->word = begin, q->end = end, q->reading = u.kind == UNIT_SYMBOL ? NONE : u.reading;
    return q->unit.len > 0;
}

/* ---- What follows a unit ---- */

/* Where a word joined by the conjunction begins: its token, or the one behind the conjunction. */
static uint32_t joined(doc *d, uint32_t token) {
    if (!quantity_line(d, token)) return NONE;
    if (d->number_at[token]) return token;
    return unit_kinds(d, token) & UNIT_BIT(UNIT_AND) && quantity_line(d, token + 1) ? token + 1 : NONE;
}

static bool take_cents(quantity *q) {
    doc *d = q->d;
    uint32_t at = joined(d, q->end);
    if (at == NONE || !d->number_at[at]) return false;
    const doc_numbers *n = &d->numbers.at[d->number_at[at] - 1];
    wordset_hit u = unit_at(d, n->end, UNIT_BIT(UNIT_SUB));
    if (!u.end || u.clitics || n->value.low >= 1 / u.value) return false;
    str code = quantity_value(d, u.row);
    str_cut(&code, '|');
    if (code.len && !str_eq(code, q->unit)) return false;
    q->value.low = q->value.high = rounded(q->value.low + n->value.low * u.value);
    q->end = u.end;
    return true;
}

/* And a half behind a unit, which may be said again. */
static void take_half(quantity *q) {
    doc *d = q->d;
    wordset_hit f = unit_at(d, q->end, UNIT_BIT(UNIT_FRACTION));
    if (!quantity_line(d, q->end)) return;
    if (!f.end && unit_kinds(d, q->end) & UNIT_BIT(UNIT_AND) && quantity_line(d, q->end + 1)) {
        f = unit_at(d, q->end + 1, UNIT_BIT(UNIT_FRACTION));
        if (f.clitics) return;
    } else if (f.clitics != CLITIC_W) {
        return;
    }
    if (!f.end) return;
    wordset_hit u = unit_at(d, f.end, UNITS_MEASURE);
    if (u.end && !str_eq(quantity_value(d, u.row), q->unit)) return;
    q->value.low = q->value.high = rounded(q->value.low + f.value);
    q->end = u.end ? u.end : f.end;
}

bool quantity_more(quantity *q) {
    if (q->value.range) return false;
    if (is_money(q->kind) && take_cents(q)) return true;
    if (is_money(q->kind) || q->kind == UNIT_MEASURE || q->kind == UNIT_TIMES || q->kind == UNIT_MEASURE_DUAL)
        take_half(q);
    return false;
}
