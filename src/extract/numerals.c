/* numerals: one number as it stands, in digits, in words or in both.
 *
 *     number    = [minus] part { and part } [ and fraction [scale] ]    three millions and 500 thousand
 *     part      = ( group | digits ) [ point group ] { scale } | scale | two of a scale
 *     group     = [hundreds] [and] [units and tens | teen]              in words, below a thousand
 *
 * A part joins the ones before it only where it is smaller than their scale, so that "5 thousand and 10
 * thousand" stay two. The classical order (six and ninety and nine hundred and a thousand) adds a bare
 * hundred or thousand behind two smaller words. */
#include "numerals.h"
#include "digits.h"

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
static numword next_word(const numeral *p, uint32_t kinds, bool joined) {
    uint32_t at = p->at;
    numword none = {0};
    if (!same_line(p->d, at)) return none;
    if (!joined) return numword_behind(p->d, at, kinds, 0);
    numword w = numword_behind(p->d, at, kinds, CLITIC_W);
    if (w.end) return w;
    if (!(numword_kinds(p->d, at) & 1u << NW_AND) || !same_line(p->d, at + 1)) return none;
    return numword_behind(p->d, at + 1, kinds, 0);
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

static void take_word(numeral *p, group *g, numword w) {
    p->at = w.end;
    p->form |= NUMBER_WORDS;
    g->n++;
    g->has |= place_of(w.kind);
    g->value += w.value;
    if (w.kind != NW_UNIT || w.value < 3 || g->n > 1) return;
    numword hundred = next_word(p, 1u << NW_HUNDRED, false); /* five hundred in two words */
    if (!hundred.end || hundred.value != 100) return;
    g->value = w.value * 100, g->has = GROUP_HUNDRED;
    p->at = hundred.end;
}

enum { GROUP_WORDS = 1 << NW_UNIT | 1 << NW_TEN | 1 << NW_TEEN | 1 << NW_TENS | 1 << NW_HUNDRED };

/* One before a ten is a number only with the ten: one of them is none. */
static bool one_and_ten(const numeral *p, numword w) {
    numeral ahead = *p;
    ahead.at = w.end;
    return next_word(&ahead, 1u << NW_TENS, true).end;
}

/* Whether fifths follow: the word before is theirs, not of the group. */
static bool parts_follow(const numeral *p, numword w) {
    numeral ahead = *p;
    ahead.at = w.end;
    return w.end && next_word(&ahead, 1u << NW_PART, false).end;
}

/* The next word of a group. */
static numword group_word(const numeral *p, bool joined) {
    uint32_t kinds = GROUP_WORDS | 1u << NW_ONE;
    numword w = joined ? next_word(p, kinds, true) : numword_at(p->d, p->at, kinds);
    if (joined && parts_follow(p, w)) return (numword){0};
    if (!w.end || w.kind != NW_ONE || one_and_ten(p, w)) return w;
    return joined ? next_word(p, GROUP_WORDS, true) : numword_at(p->d, p->at, GROUP_WORDS);
}

static bool take_group(numeral *p, group *g, bool joined) {
    numword w = group_word(p, joined);
    if (!w.end) return false;
    if (!joined) p->reading = w.reading;
    take_word(p, g, w);
    for (w = group_word(p, true); w.end && may_follow(g, w); w = group_word(p, true)) take_word(p, g, w);
    return true;
}

/* The figures behind a spoken point: five point seven five, five point twenty-five. */
static void take_point(numeral *p, double *value) {
    numword point = next_word(p, 1u << NW_DECIMAL, false);
    if (!point.end) return;
    numeral ahead = *p;
    ahead.at = point.end;
    double unit = 1;
    for (int i = 0; i < 6; i++) {
        group g = {0};
        numeral one = ahead;
        if (!same_line(one.d, one.at) || !take_group(&one, &g, false)) break;
        for (double v = 10; unit /= 10, v <= g.value; v *= 10) {}
        *value += g.value * unit;
        one.reading = ahead.reading;
        ahead = one;
    }
    if (unit == 1) return;
    ahead.form |= NUMBER_DECIMAL;
    *p = ahead;
}

/* ---- Parts ---- */

/* Scales right behind: 20 thousand, 3 thousand billions. The product of them. */
static double take_scales(numeral *p) {
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
static bool bare_scale(numeral *p, bool joined, double *value, double *scale) {
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

static bool take_digits(numeral *p, double *value) {
    bool decimal;
    uint32_t end = digits_run(p->d, p->at, value, &decimal);
    if (end == p->at) return false;
    p->at = end;
    p->form |= NUMBER_DIGITS | (decimal ? NUMBER_DECIMAL : 0);
    return true;
}

/* Digits that the conjunction joins to what stands before. */
static bool joined_digits(numeral *p, double *value) {
    const doc *d = p->d;
    if (p->at + 1 >= d->tokens.n || d->tokens.at[p->at + 1].kind != TOKEN_NUMBER) return false;
    if (!(numword_kinds(p->d, p->at) & 1u << NW_AND) || !same_line(d, p->at) || !same_line(d, p->at + 1))
        return false;
    p->at++;
    return take_digits(p, value);
}

static bool take_part(numeral *p, bool joined, part *x) {
    group g = {0};
    *x = (part){.scale = 1};
    bool found = joined ? joined_digits(p, &x->value) : take_digits(p, &x->value);
    if (found || take_group(p, &g, joined)) {
        if (g.n) x->value = g.value;
        take_point(p, &x->value);
        x->words = g.n;
        x->scale = take_scales(p);
        x->value *= x->scale;
        return true;
    }
    x->bare = true;
    return bare_scale(p, joined, &x->value, &x->scale);
}

/* Whether a part goes on with the number: smaller than the scale before it, or the classical thousand. */
static bool part_joins(const numeral *p, const part *x) {
    if (p->scale > 1 && x->value < p->scale) return true;
    return p->scale == 1 && p->words > 1 && x->bare && x->scale == 1000 && !(p->form & NUMBER_DIGITS);
}

static void take_parts(numeral *p) {
    for (int i = 0; i < 6; i++) {
        numeral ahead = *p;
        part x;
        if (!take_part(&ahead, true, &x) || !part_joins(p, &x)) return;
        bool classical = p->scale == 1;
        *p = ahead;
        p->total += x.value;
        p->scale = classical ? 1 : x.scale;
        p->words = x.words;
    }
}

/* ---- Fractions ---- */

/* A half; three quarters; a fifth of the whole that follows. */
static numword fraction_at(const numeral *p, bool joined) {
    numword w = next_word(p, 1u << NW_FRACTION, joined), n, part;
    if (w.end) return w;
    n = next_word(p, 1u << NW_UNIT | 1u << NW_TEN, joined);
    numeral ahead = *p;
    ahead.at = n.end;
    part = n.end ? next_word(&ahead, 1u << NW_PART, false) : n;
    if (part.end) n.value *= part.value, n.end = part.end, w = n;
    return w;
}

/* And a half, and three fifths: of the last scale, which may be said again. */
static void take_fraction(numeral *p) {
    numword w = fraction_at(p, true);
    if (!w.end) return;
    numeral ahead = *p;
    ahead.at = w.end;
    double scale = p->scale;
    numword s = next_word(&ahead, 1u << NW_SCALE, false);
    if (s.end && p->scale > 1 && s.value > p->scale) return; /* five thousand, and half a million */
    if (s.end && s.value <= p->scale) scale = s.value, ahead.at = s.end;
    ahead.total += w.value * scale;
    if (s.end && p->scale == 1) { /* four and a half million */
        ahead.at = s.end;
        ahead.total *= s.value;
        ahead.scale = ahead.lead = s.value;
    }
    ahead.form |= NUMBER_WORDS | NUMBER_DECIMAL;
    *p = ahead;
}

/* Half a million, three quarters of the billion, half a hundred. */
static bool fraction_of_scale(numeral *p, numword w) {
    numeral ahead = *p;
    ahead.at = w.end;
    double scale = take_scales(&ahead);
    numword hundred = scale == 1 ? next_word(&ahead, 1u << NW_HUNDRED, false) : (numword){0};
    if (hundred.end && hundred.value == 100) scale = 100, ahead.at = hundred.end;
    if (scale == 1) return false;
    *p = ahead;
    p->total = w.value * scale;
    p->scale = p->lead = scale;
    return true;
}

/* A fraction that begins at p->at, with any proclitic. */
static bool fraction_first(numeral *p) {
    numword w = numword_at(p->d, p->at, 1u << NW_FRACTION);
    uint32_t kinds = numword_kinds(p->d, p->at);
    if (!w.end && kinds & 1u << NW_FIFTH && !numeral_definite(p->d, p->at) &&
        numeral_definite(p->d, p->at + 1))
        w = numword_at(p->d, p->at, 1u << NW_FIFTH);
    if (!w.end && kinds & (1u << NW_UNIT | 1u << NW_TEN)) {
        numword n = numword_at(p->d, p->at, 1u << NW_UNIT | 1u << NW_TEN);
        numeral ahead = *p;
        ahead.at = n.end;
        numword part = next_word(&ahead, 1u << NW_PART, false);
        if (part.end) w = n, w.value *= part.value, w.end = part.end;
    }
    if (!w.end) return false;
    p->reading = w.reading;
    p->form |= NUMBER_WORDS | NUMBER_FRACTION;
    if (fraction_of_scale(p, w)) return p->form &= (uint8_t)~NUMBER_FRACTION, true;
    p->total = w.value;
    p->at = w.end;
    return true;
}

static bool fraction_in_digits(numeral *p) {
    uint32_t end = digits_fraction(p->d, p->at, &p->total);
    if (end == p->at) return false;
    p->at = end;
    p->form |= NUMBER_DIGITS | NUMBER_DECIMAL;
    return true;
}

/* ---- One number ---- */

/* Minus: a word, or a dash that touches its digits and nothing before. */
static bool take_minus(numeral *p) {
    numword w = numword_at(p->d, p->at, 1u << NW_MINUS);
    if (!w.end || !same_line(p->d, w.end)) return false;
    const doc_token *t = &p->d->tokens.at[p->at];
    bool dash = t->kind == TOKEN_MARK;
    if (dash && (p->d->tokens.at[w.end].gap || (p->at && t->gap != 1))) return false;
    if (dash && p->d->tokens.at[w.end].kind == TOKEN_WORD) return false;
    p->at = w.end;
    return true;
}

bool numeral_read(doc *d, uint32_t token, numeral *p) {
    *p = (numeral){.d = d, .at = token, .reading = NONE, .scale = 1, .lead = 1};
    bool minus = take_minus(p);
    part x;
    if (!fraction_in_digits(p) && !fraction_first(p)) {
        if (!take_part(p, false, &x)) return false;
        p->total = x.value, p->scale = p->lead = x.scale, p->words = x.words;
        take_parts(p);
        take_fraction(p);
    }
    if (minus) p->total = -p->total, p->reading = NONE;
    return true;
}

bool numeral_definite(const doc *d, uint32_t token) {
    if (token >= d->tokens.n) return false;
    const doc_token *t = &d->tokens.at[token];
    for (uint32_t i = t->reading; i < t->reading + t->n_readings; i++)
        if (d->readings.at[i].clitics == CLITIC_AL) return true;
    return false;
}
