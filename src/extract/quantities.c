/* quantities: a number with what it is a number of. The unit stands behind the number (money, percent, a
 * measure, a counted noun), in a few forms before it (a sign, the five states); words of bound stand around.
 *
 *     [bound] [open] number [to number] unit [per unit] [bound behind]
 *
 * Units are the guide's: ISO 4217, %, UCUM, else the noun's singular. What the times stage took is a date or
 * a duration; what a label stands before (article 5, flight 17) is a name. */
#include "quantity.h"

/* ---- Bounds ---- */

/* What exceeds or reaches the number stands between the verb and it: "the deficit exceeds not 3 %" in the order of
 * Arabic. The bound is told; the quantity's words stay its own. */
static void bound_apart(quantity *q) {
    doc *d = q->d;
    uint32_t at = q->begin, begin;
    const doc_reading *r = at ? doc_best(d, at - 1) : NULL;
    bool prep = r && r->pos == POS_PREP;
    if (prep) r = --at ? doc_best(d, at - 1) : NULL;
    for (int nouns = 0; nouns < 2 && r && (r->pos == POS_NOUN || r->pos == POS_MASDAR); nouns++) {
        if (r->clitics & (uint8_t)~CLITIC_AL) return;
        wordset_hit b = unit_before(d, --at, UNIT_BIT(prep ? UNIT_SPLIT : UNIT_BOUND), &begin);
        r = at ? doc_best(d, at - 1) : NULL;
        if (!b.end || !r || r->pos != POS_VERB) continue;
        q->mod = quantity_value(d, b.row);
        return;
    }
}

static void bound_before(quantity *q) {
    uint32_t begin;
    wordset_hit b = unit_before(q->d, q->begin, UNIT_BIT(UNIT_BOUND), &begin);
    if (!b.end) {
        bound_apart(q);
        return;
    }
    q->mod = quantity_value(q->d, b.row);
    q->begin = begin;
    q->reading = b.reading;
}

static void bound_behind(quantity *q) {
    wordset_hit b = unit_at(q->d, q->end, UNIT_BIT(UNIT_AFTER));
    if (!b.end || !quantity_line(q->d, q->end)) return;
    if (!q->mod.len) q->mod = quantity_value(q->d, b.row);
    q->end = b.end;
}

/* ---- One quantity ---- */

static bool a_time(const doc *d, uint32_t begin, uint32_t end) {
    for (uint32_t i = begin; d->time_at && i < end; i++)
        if (d->time_at[i]) return true;
    return false;
}

/* Whether a verb before the number says that something changed, from the one value to the other. */
static bool changes(doc *d, uint32_t at) {
    enum { VERB_BACK = 12 };
    for (uint32_t i = at;
         i > 0 && i + VERB_BACK > at && d->tokens.at[i].sentence == d->tokens.at[at].sentence; i--) {
        if (text_is(d, i - 1, ",")) return false;
        if (unit_kinds(d, i - 1) & UNIT_BIT(UNIT_CHANGE)) return true;
    }
    return false;
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
    if (kinds & UNIT_BIT(UNIT_AND)) return open.end != 0;
    return kinds & UNIT_BIT(UNIT_TO) && !(d->tokens.at[a->end].kind == TOKEN_WORD && changes(d, *begin));
}

static uint32_t number_reading(const doc *d, const doc_numbers *n) {
    const doc_token *t = &d->tokens.at[n->begin];
    if (n->span.begin == t->span.begin) return NONE;
    for (uint32_t i = t->reading; i < t->reading + t->n_readings; i++)
        if (doc_stem_span(d, n->begin, n->end, &d->readings.at[i]).begin == n->span.begin) return i;
    return NONE;
}

static uint32_t keep(quantity *q) {
    doc *d = q->d;
    uint32_t taken = d->quantities.n ? d->quantities.at[d->quantities.n - 1].end : 0;
    if (q->begin < taken) return q->end; /* its words are another's */
    doc_quantities *x = VEC_ADD(d->mem, &d->quantities);
    x->value = q->value, x->unit = q->unit, x->mod = q->mod, x->rule = q->rule;
    x->begin = q->begin, x->end = q->end, x->number = q->number, x->unit_word = q->word;
    x->span = q->reading == NONE ? doc_cover(d, q->begin, q->end)
                                 : doc_stem_span(d, q->begin, q->end, &d->readings.at[q->reading]);
    if (q->kind == UNIT_NOUN || q->kind == UNIT_PERSON) q->r->last_counted = d->quantities.n;
    if (q->kind == UNIT_PERSON) q->r->last_person = d->quantities.n;
    if (UNIT_BIT(q->kind) & UNITS_MONEY) q->r->last_money = d->quantities.n;
    if (q->kind == UNIT_MEASURE) q->r->last_measure = d->quantities.n;
    return q->end;
}

/* A number beside a word of time is a duration or a date, whatever the times stage made of it. */
static bool beside_time(const quantity *q) {
    doc *d = q->d;
    wordset_hit u = quantity_line(d, q->end) ? unit_at(d, q->end, UNIT_BIT(UNIT_TIME)) : (wordset_hit){0};
    uint32_t t = u.end && d->time_at ? d->time_at[q->end] : 0;
    bool date =
        t && d->times.at[t - 1].begin == q->end && d->times.at[t - 1].end > u.end; /* 450 in the year 2010 */
    if (u.end && !u.clitics && !date) return true;
    uint32_t i = q->begin;
    bool digits = i && unit_kinds(d, i - 1) & UNIT_BIT(UNIT_THE);
    if (!digits && !counted_definite(d, i)) return false;
    if (digits) i--;
    if (i && unit_kinds(d, i - 1) & UNIT_BIT(UNIT_NOT_PART)) i--;
    return i && i < q->begin + 1 && counted_definite(d, i - 1) && unit_kinds(d, i - 1) & UNIT_BIT(UNIT_TIME);
}

static bool unit_of(quantity *q) {
    if (quantity_measured(q)) return true;
    if (beside_time(q)) return false;
    return quantity_signed(q) || quantity_counted(q) || quantity_spoken(q);
}

static bool open_mark(const doc *d, uint32_t at) { return text_is(d, at, "(") || text_is(d, at, "\""); }
static bool close_mark(const doc *d, uint32_t at) { return text_is(d, at, ")") || text_is(d, at, "\""); }

/* A number in brackets or quotation marks before what it counts: (49) projects. */
static bool wrapped(quantity *q) {
    doc *d = q->d;
    if (!q->begin || !open_mark(d, q->begin - 1) || !quantity_line(d, q->end) || !close_mark(d, q->end))
        return false;
    quantity inner = *q;
    q->begin--, q->end++, q->reading = NONE;
    uint32_t end = q->end;
    if (!quantity_line(d, q->end)) return *q = inner, false;
    const doc_numbers *scale = d->number_at[end] ? &d->numbers.at[d->number_at[end] - 1] : NULL;
    if (scale && scale->end == end + 1 && scale->value.low == scale->scale && scale->scale > 1) {
        q->value.low *= scale->scale, q->value.high *= scale->scale; /* (100) thousand */
        q->end = end = scale->end;
    }
    bool counts = unit_of(q) && q->end > end;
    bool item = q->kind == UNIT_NOUN && !q->sure && q->value.high <= 10; /* (7) of a list */
    if (counts && !item) return true;
    *q = inner;
    return false;
}

/* Whether a number stands right behind another: and, to, then, or a comma between them. */
static bool linked(doc *d, const doc_numbers *a, const doc_numbers *b) {
    enum { LINK_LONGEST = 2 };
    if (b->begin < a->end || b->begin > a->end + LINK_LONGEST || !quantity_line(d, b->begin)) return false;
    if (b->begin == a->end) return d->tokens.at[b->begin].kind == TOKEN_WORD;
    const uint64_t links = UNIT_BIT(UNIT_AND) | UNIT_BIT(UNIT_TO) | UNIT_BIT(UNIT_NEXT);
    for (uint32_t i = a->end; i < b->begin; i++)
        if (!(unit_kinds(d, i) & links) && !text_is(d, i, ",")) return false;
    return true;
}

/* 70, 75 and 80 million dollars: the unit said once behind several numbers, with its scale. */
static bool shared_unit(quantity *q, const doc_numbers *a) {
    enum { NUMBERS_MOST = 4 };
    doc *d = q->d;
    const doc_numbers *end = d->numbers.at + d->numbers.n, *b = a + 1;
    for (; b < end && b <= a + NUMBERS_MOST && linked(d, b - 1, b); b++) {
        quantity next = {
            .r = q->r, .d = d, .value = b->value, .begin = b->begin, .end = b->end, .reading = NONE};
        if (!quantity_measured(&next)) continue;
        q->unit = next.unit, q->kind = next.kind, q->rule = next.rule, q->word = next.word;
        double lead = b->value.low / b->scale;
        if (a->scale == 1 && b->scale > 1 && a->value.low < lead) q->value.low = q->value.high *= b->scale;
        return true;
    }
    return false;
}

/* The quantity of the number at a token; the token behind it, or behind the number where it is none. */
static uint32_t of_number(quantity_reader *r, uint32_t at) {
    doc *d = r->d;
    uint32_t i = d->number_at[at] - 1, begin;
    const doc_numbers *a = &d->numbers.at[i], *b = i + 1 < d->numbers.n ? a + 1 : NULL;
    quantity q = {.r = r, .d = d, .value = a->value, .begin = a->begin, .end = a->end, .number = i};
    q.reading = number_reading(d, a);
    if (a_time(d, a->begin, a->end)) return a->end;
    bool range = b && range_of(d, a, b, &begin);
    if (range) q.value = (doc_value){a->value.low, b->value.high, true}, q.end = b->end;
    if (!wrapped(&q) && !unit_of(&q)) {
        if (range || !b || !shared_unit(&q, a)) return a->end;
    } else if (range && begin < q.begin) {
        q.begin = begin, q.reading = NONE;
    }
    quantity_more(&q);
    bound_before(&q);
    bound_behind(&q);
    return keep(&q);
}

/* ---- Without a number ---- */

/* Two dollars, two metres. */
static bool two_units(quantity *q) {
    wordset_hit u = unit_at(q->d, q->begin, UNITS_DUAL);
    if (!u.end) return false;
    quantity_unit(q, u);
    q->reading = u.reading;
    quantity_more(q);
    return q->unit.len > 0;
}

/* A litre and a quarter. */
static bool one_and_part(quantity *q) {
    wordset_hit u = unit_at(q->d, q->begin, UNITS_WHOLE);
    if (!u.end) return false;
    q->value = (doc_value){1, 1, false};
    quantity_unit(q, u);
    q->reading = u.reading;
    quantity_more(q);
    return q->value.low != 1;
}

static uint32_t without_number(quantity_reader *r, uint32_t at) {
    doc *d = r->d;
    quantity fresh = {.r = r, .d = d, .value = {2, 2, false}, .begin = at, .end = at, .reading = NONE};
    fresh.number = NONE, fresh.word = at;
    quantity q = fresh;
    if (a_time(d, at, at + 1)) return at;
    if (!two_units(&q) && (q = fresh, !one_and_part(&q)) && (q = fresh, !quantity_fraction(&q)) &&
        !quantity_take(&q, counted_dual(d, at), false))
        return at;
    bound_before(&q);
    bound_behind(&q);
    return keep(&q);
}

/* Whether a quantity can begin at a token that begins no number. */
static bool worth_a_look(doc *d, uint32_t at) {
    const doc_token *t = &d->tokens.at[at];
    for (uint32_t i = t->reading; i < t->reading + t->n_readings; i++)
        if (d->readings.at[i].features & FEAT_DUAL) return true;
    return unit_kinds(d, at) &
           (UNITS_DUAL | UNITS_WHOLE | UNIT_BIT(UNIT_FRACTION) | UNIT_BIT(UNIT_FRACTION_PRON));
}

void extract_quantities(doc *d) {
    quantity_reader r = {.d = d};
    units_read(d);
    for (uint32_t i = 0; i < d->tokens.n;) {
        uint32_t end = i;
        if (d->sentences.at[d->tokens.at[i].sentence].boilerplate)
            end = i;
        else if (d->number_at[i])
            end = of_number(&r, i);
        else if (worth_a_look(d, i))
            end = without_number(&r, i);
        i = end > i ? end : i + 1;
    }
}
