/* fraction: a part of a stated whole is a percentage: half of the states, a third of them, two thirds. Before
 * a unit it is a part of one: half a litre. */
#include "quantity.h"
#include <math.h>

static void as_percent(quantity *q, wordset_hit f) {
    double v = round(f.value * 1e4) / 100;
    q->value = (doc_value){v, v, false};
    q->unit = STR("%");
    q->kind = UNIT_PERCENT;
    q->rule = lex_rule_row(TABLE_sets, f.row);
    q->reading = f.reading;
    q->end = f.end;
}

/* Half a litre, a quarter of a dollar. */
static bool of_unit(quantity *q, wordset_hit f) {
    wordset_hit u = unit_at(q->d, f.end, UNITS_MEASURE);
    if (!u.end || u.clitics || u.kind == UNIT_PERCENT || u.kind == UNIT_SIGN) return false;
    q->value = (doc_value){f.value, f.value, false};
    q->reading = f.reading;
    q->end = f.end;
    quantity_unit(q, u);
    return true;
}

/* Whether what follows is a whole: a definite noun, or one that bears a pronoun. */
static bool whole_follows(const doc *d, uint32_t token) {
    if (!quantity_line(d, token) || d->tokens.at[token].kind != TOKEN_WORD) return false;
    const doc_reading *r = doc_best(d, token);
    if (!r || r->clitics & (uint8_t)~CLITIC_AL) return false;
    bool noun = r->pos == POS_NOUN || r->pos == POS_MASDAR || r->pos == POS_ACTIVE || r->pos == POS_PASSIVE;
    if (noun && (r->clitics & CLITIC_AL || r->enclitic || r->features & FEAT_PLUR)) return true;
    const doc_reading *next = noun && quantity_line(d, token + 1) ? doc_best(d, token + 1) : NULL;
    return next && next->clitics == CLITIC_AL; /* a third of the wheat's purchases */
}

bool quantity_fraction(quantity *q) {
    doc *d = q->d;
    wordset_hit f = unit_at(d, q->begin, UNIT_BIT(UNIT_FRACTION_PRON));
    if (f.end) return as_percent(q, f), true;
    f = unit_at(d, q->begin, UNIT_BIT(UNIT_FRACTION));
    if (!f.end) return false;
    if (of_unit(q, f)) return true;
    bool alone = unit_at(d, q->begin, UNIT_BIT(UNIT_WHOLE)).end == f.end;
    if (!alone && !whole_follows(d, f.end)) return false;
    if (f.end < d->tokens.n && unit_kinds(d, f.end) & (UNIT_BIT(UNIT_TIME) | UNIT_BIT(UNIT_NOT_PART)))
        return false;
    return as_percent(q, f), true;
}
