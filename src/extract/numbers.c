/* numbers: what is a number, in digits, in words or in both, and its value.
 *
 *     number    = part { and part } [ and fraction [scale] ]        three millions and 500 thousand
 *     part      = ( group | digits ) { scale } | scale | two of a scale
 *     group     = [hundreds] [and] [units and tens | teen]          in words, below a thousand
 *
 * A part joins the ones before it only where it is smaller than their scale, so that "5 thousand and 10
 * thousand" stay two. The classical order (six and ninety and nine hundred and a thousand) adds a bare
 * hundred or thousand behind two smaller words. A scale said once behind two numbers (between 3 and 4
 * billions) is given to both. Ordinals are read beside (ordinals.c); where both can stand, both are kept,
 * for only what follows tells them apart. */
#include "digits.h"
#include "numbers.h"

typedef struct parse {
    doc *d;
    uint32_t at;      /* the token that comes next */
    uint32_t reading; /* of the first word, or NONE */
    uint8_t form;     /* enum number_form */
    double total;     /* of the parts that are closed */
    double scale;     /* of the last part; 1: none */
    double lead;      /* the scale of the first part */
    uint32_t words;   /* in the group before */
} parse;

enum { GROUP_UNIT = 1, GROUP_TENS = 2, GROUP_HUNDRED = 4 };

typedef struct group {
    double value;
    uint32_t has; /* enum above */
    uint32_t n;   /* words */
} group;

static bool same_line(const doc *d, uint32_t token) {
    return token < d->tokens.n && d->tokens.at[token].gap < 2;
}

/* The word of number at p->at, where it is joined as wanted: with the conjunction, or without anything. */
static numword next_word(const parse *p, uint32_t kinds, bool joined) {
    uint32_t at = p->at;
    numword none = {0};
    if (!same_line(p->d, at)) return none;
    if (!joined) {
        numword w = numword_at(p->d, at, kinds);
        return w.clitics ? none : w;
    }
    numword w = numword_at(p->d, at, kinds);
    if (w.end && w.clitics == CLITIC_W) return w;
    if (!(numword_kinds(p->d, at) & 1u << NW_AND) || !same_line(p->d, at + 1)) return none;
    w = numword_at(p->d, at + 1, kinds);
    return w.clitics ? none : w;
}

/* ---- Groups below a thousand ---- */

static uint32_t place_of(uint8_t kind) {
    switch (kind) {
    case NW_UNIT:
    case NW_ONE: return GROUP_UNIT;
    case NW_TEN:
    case NW_TEEN: return GROUP_UNIT | GROUP_TENS;
    case NW_TENS: return GROUP_TENS;
    default: return GROUP_HUNDRED;
    }
}

/* Whether a word may follow what the group has: units after hundreds, tens after units. */
static bool may_follow(const group *g, numword w) {
    uint32_t place = place_of(w.kind);
    if (!w.end || (g->has & place)) return false;
    if (place == GROUP_HUNDRED) return g->n > 1 && (g->has & GROUP_TENS); /* classical */
    if (place & GROUP_UNIT) return !(g->has & GROUP_TENS);
    return true;
}

static void take_word(parse *p, group *g, numword w) {
    g->value += w.value;
    g->has |= place_of(w.kind);
    g->n++;
    p->at = w.end;
    p->form |= NUMBER_WORDS;
}

enum { GROUP_WORDS = 1 << NW_UNIT | 1 << NW_TEN | 1 << NW_TEEN | 1 << NW_TENS | 1 << NW_HUNDRED };

static void grow_group(parse *p, group *g) {
    for (;;) {
        numword w = next_word(p, GROUP_WORDS, true);
        if (!w.end || !may_follow(g, w)) return;
        take_word(p, g, w);
    }
}

/* One before a ten is a number only with the ten: one of them is none. */
static bool one_and_ten(const parse *p, numword w) {
    parse ahead = *p;
    ahead.at = w.end;
    return next_word(&ahead, 1u << NW_TENS, true).end;
}

static bool first_word(parse *p, group *g, bool joined) {
    numword w = joined ? next_word(p, GROUP_WORDS | 1u << NW_ONE, true)
                       : numword_at(p->d, p->at, GROUP_WORDS | 1u << NW_ONE);
    if (w.end && w.kind == NW_ONE && !one_and_ten(p, w)) {
        w = joined ? next_word(p, GROUP_WORDS, true) : numword_at(p->d, p->at, GROUP_WORDS);
    }
    if (!w.end) return false;
    if (!joined) p->reading = w.reading;
    take_word(p, g, w);
    grow_group(p, g);
    return true;
}

/* ---- Digits ---- */

static bool is_digits(const doc *d, uint32_t token) {
    return token < d->tokens.n && d->tokens.at[token].kind == TOKEN_NUMBER;
}

/* Three digits behind a blank go on with the number: 45 000. */
static bool blank_group(const doc *d, uint32_t token) {
    if (!is_digits(d, token) || d->tokens.at[token].gap != 1) return false;
    const doc_token *t = &d->tokens.at[token];
    return t->folded.len == 3 && t->span.begin == d->tokens.at[token - 1].span.end + 1 &&
           (!is_digits(d, token + 1) || d->tokens.at[token + 1].folded.len == 3) &&
           digits_read(d, token).kind;
}

static double blank_groups(parse *p, double value) {
    const doc_token *t = &p->d->tokens.at[p->at - 1];
    if (t->folded.len > 3 || t->folded.at[0] == '0') return value;
    for (; blank_group(p->d, p->at); p->at++) value = value * 1000 + digits_read(p->d, p->at).value;
    return value;
}

static bool scale_or_percent(const parse *p) {
    uint32_t kinds = p->at < p->d->tokens.n ? numword_kinds(p->d, p->at) : 0;
    return kinds & (1u << NW_SCALE | 1u << NW_EITHER | 1u << NW_PERCENT);
}

/* A decimal whose halves were typed from left to right: 5 ,1 is 1,5. */
static bool reversed_decimal(const parse *p, double *value) {
    const doc *d = p->d;
    uint32_t at = p->at;
    if (at + 3 >= d->tokens.n || !text_is(d, at + 1, ",") || d->tokens.at[at + 1].gap != 1) return false;
    if (!is_digits(d, at + 2) || d->tokens.at[at + 2].gap) return false;
    parse ahead = *p;
    ahead.at = at + 3;
    digits low = digits_read(d, at), high = digits_read(d, at + 2);
    if (!scale_or_percent(&ahead) || low.kind != DIGITS_PLAIN || high.kind != DIGITS_PLAIN) return false;
    for (*value = low.value; *value >= 1;) *value /= 10;
    *value += high.value;
    return true;
}

static bool take_digits(parse *p, double *value) {
    if (!is_digits(p->d, p->at)) return false;
    if (reversed_decimal(p, value)) {
        p->at += 3;
        p->form |= NUMBER_DIGITS | NUMBER_DECIMAL;
        return true;
    }
    digits x = digits_read(p->d, p->at);
    if (!x.kind) return false;
    p->at++;
    p->form |= NUMBER_DIGITS;
    *value = x.value;
    if (x.kind == DIGITS_PLAIN) *value = blank_groups(p, *value);
    bool decimal = x.kind == DIGITS_DECIMAL;
    if (x.kind == DIGITS_EITHER && scale_or_percent(p)) *value = x.decimal, decimal = true;
    if (decimal) p->form |= NUMBER_DECIMAL;
    return true;
}

/* ---- Parts ---- */

/* Scales right behind: 20 thousand, 3 thousand billions. The product of them. */
static double take_scales(parse *p) {
    double product = 1, last = 0;
    for (;;) {
        numword w = next_word(p, 1u << NW_SCALE | 1u << NW_EITHER, false);
        if (!w.end || w.value <= last) return product;
        product *= last = w.value;
        p->at = w.end;
        p->form |= NUMBER_SCALE;
    }
}

/* A scale without a number before it: a thousand, two thousands. */
static bool bare_scale(parse *p, bool joined, double *value, double *scale) {
    enum { KINDS = 1 << NW_SCALE | 1 << NW_DUAL | 1 << NW_EITHER };
    numword w = joined ? next_word(p, KINDS, true) : numword_at(p->d, p->at, KINDS);
    if (!w.end) return false;
    if (!joined) p->reading = w.reading;
    p->at = w.end;
    p->form |= NUMBER_WORDS | NUMBER_SCALE;
    *scale = w.kind == NW_DUAL ? w.value / 2 : w.value;
    *value = w.kind == NW_EITHER ? 2 * w.value : w.value;
    double more = take_scales(p);
    *scale *= more, *value *= more;
    return true;
}

typedef struct part {
    double value, scale;
    uint32_t words; /* of its group */
    bool bare;      /* nothing but a scale */
} part;

static bool digits_joined(const parse *p) {
    return (numword_kinds(p->d, p->at) & 1u << NW_AND) && same_line(p->d, p->at) &&
           same_line(p->d, p->at + 1) && is_digits(p->d, p->at + 1);
}

static bool take_part(parse *p, bool joined, part *x) {
    group g = {0};
    *x = (part){.scale = 1};
    if (joined && p->at < p->d->tokens.n && digits_joined(p)) p->at++, joined = false;
    if (take_digits(p, &x->value) || first_word(p, &g, joined)) {
        if (g.n) x->value = g.value;
        x->words = g.n;
        x->scale = take_scales(p);
        x->value *= x->scale;
        return true;
    }
    x->bare = true;
    return bare_scale(p, joined, &x->value, &x->scale);
}

/* Whether a part goes on with the number: smaller than the scale before it, or the classical thousand. */
static bool part_joins(const parse *p, const part *x) {
    if (p->scale > 1 && x->value < p->scale) return true;
    return p->scale == 1 && p->words > 1 && x->bare && x->scale == 1000 && !(p->form & NUMBER_DIGITS);
}

static void take_parts(parse *p) {
    for (int i = 0; i < 6; i++) {
        parse ahead = *p;
        part x;
        if (!take_part(&ahead, true, &x) || !part_joins(p, &x)) return;
        bool classical = p->scale == 1;
        *p = ahead;
        p->total += x.value;
        p->scale = classical ? 1 : x.scale;
        p->words = x.words;
    }
}

/* And a half, and three quarters: of the last scale, which may be said again. */
static void take_fraction(parse *p) {
    numword w = next_word(p, 1u << NW_FRACTION, true);
    if (!w.end) return;
    parse ahead = *p;
    ahead.at = w.end;
    double scale = p->scale;
    numword s = next_word(&ahead, 1u << NW_SCALE, false);
    if (s.end && s.value <= p->scale) scale = s.value, ahead.at = s.end;
    if (s.end && p->scale == 1) return; /* five, and half a million */
    ahead.total += w.value * scale;
    ahead.form |= NUMBER_WORDS;
    *p = ahead;
}

/* Half a million, three quarters of the billion. */
static bool fraction_of_scale(parse *p) {
    numword w = numword_at(p->d, p->at, 1u << NW_FRACTION);
    if (!w.end) return false;
    parse ahead = *p;
    ahead.at = w.end;
    double scale = take_scales(&ahead);
    if (scale == 1) return false;
    *p = ahead;
    p->reading = w.reading;
    p->total = w.value * scale, p->scale = p->lead = scale;
    p->form |= NUMBER_WORDS;
    return true;
}

/* ---- One number ---- */

static bool take_number(parse *p) {
    if (fraction_of_scale(p)) return true;
    part x;
    if (!take_part(p, false, &x)) return false;
    p->total = x.value, p->scale = p->lead = x.scale, p->words = x.words;
    take_parts(p);
    take_fraction(p);
    return true;
}

/* And one of them, spelt with its hamza, folds to the word for one. */
static bool and_one(const doc *d, uint32_t begin) {
    doc_span s = d->tokens.at[begin].span;
    return s.end - s.begin > 4 && str_starts(doc_text(d, (doc_span){s.begin + 2, s.end}), STR("\xD8\xA3"));
}

/* The weekday is the two with the article. */
static bool the_weekday(const doc *d, uint32_t token) {
    const doc_token *t = &d->tokens.at[token];
    for (uint32_t i = t->reading; i < t->reading + t->n_readings; i++)
        if (d->readings.at[i].clitics & CLITIC_AL) return true;
    return false;
}

/* Words that are a number only beside others: the weekday, a verb. */
static bool false_friend(doc *d, const parse *p, uint32_t begin) {
    if (p->at != begin + 1 || !(p->form & NUMBER_WORDS)) return false;
    uint32_t kinds = numword_kinds(d, begin);
    if (kinds & 1u << NW_VAGUE) return true;
    if (p->total == 1 && and_one(d, begin)) return true;
    if (p->total == 2 && kinds & 1u << NW_AMBIGUOUS && the_weekday(d, begin)) return true;
    bool tanween = p->at < d->tokens.n && (d->tokens.at[p->at].spell & SPELL_TANWEEN);
    return p->total == 1000 && tanween;
}

static uint32_t keep_number(doc *d, const parse *p, uint32_t begin) {
    doc_numbers *n = VEC_ADD(d->mem, &d->numbers);
    n->begin = begin, n->end = p->at;
    n->form = p->form, n->scale = p->lead;
    n->value = (doc_value){p->total, p->total, false};
    n->span = doc_cover(d, begin, p->at);
    if (p->reading != NONE) n->span = doc_stem_span(d, begin, p->at, &d->readings.at[p->reading]);
    d->number_at[begin] = d->numbers.n;
    return p->at;
}

/* The number at a token; the token behind it, or `at` where there is none. */
static uint32_t number_at(doc *d, uint32_t at) {
    parse p = {.d = d, .at = at, .reading = NONE, .scale = 1};
    if (!take_number(&p) || false_friend(d, &p, at)) return at;
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

void extract_numbers(doc *d) {
    d->number_at = ARENA_NEW(d->mem, uint32_t, d->tokens.n + 1);
    d->ordinal_at = ARENA_NEW(d->mem, uint32_t, d->tokens.n + 1);
    for (uint32_t i = 0; i < d->tokens.n;) {
        uint32_t kinds = numword_kinds(d, i);
        if (!kinds && d->tokens.at[i].kind != TOKEN_NUMBER) {
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
