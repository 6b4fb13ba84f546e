/* The same newspaper writes 1,65 and 1,234. What a mark is, its form says: two different marks, one repeated,
 * or not three digits behind it leave no doubt; one mark with three digits behind it does, and what stands
 * around the number settles that (numbers.c). */
#include "digits.h"
#include <stdlib.h>

enum { DIGITS_MOST = 40, SWAPPED_MOST = 5 };

typedef struct marks {
    uint32_t n, kinds; /* how many marks; 1: points, 2: commas */
    size_t first, last;
    bool threes;   /* three digits behind each mark */
    bool but_last; /* behind each but the last */
} marks;

static marks marks_in(str s) {
    marks m = {.threes = true, .but_last = true};
    size_t from = 0;
    for (size_t i = 0; i <= s.len; i++) {
        if (i < s.len && s.at[i] >= '0' && s.at[i] <= '9') continue;
        bool three = !m.n || i - from == 3;
        m.threes &= three;
        m.but_last &= three || i == s.len;
        from = i + 1;
        if (i == s.len) break;
        m.kinds |= s.at[i] == '.' ? 1 : 2;
        if (!m.n++) m.first = i;
        m.last = i;
    }
    return m;
}

/* The number whose decimal mark stands at `point`; other marks are passed over. */
static double value_of(str s, size_t point) {
    char copy[DIGITS_MOST + 1];
    size_t n = 0;
    for (size_t i = 0; i < s.len && n < DIGITS_MOST; i++) {
        if (s.at[i] >= '0' && s.at[i] <= '9') copy[n++] = s.at[i];
        if (i == point) copy[n++] = '.';
    }
    copy[n] = '\0';
    return strtod(copy, NULL);
}

/* Whether the original has the decimal mark of Arabic print (U+066B), which is nothing else. */
static bool true_decimal(const doc *d, uint32_t token) {
    return str_find(doc_text(d, d->tokens.at[token].span), STR("\xD9\xAB")) >= 0;
}

/* Marks of both kinds: the last is the decimal one, the others are for thousands. */
static digits both(str s, marks m) {
    bool lone = true;
    for (size_t i = m.first; i < m.last; i++) lone &= s.at[i] != s.at[m.last];
    if (!lone) return (digits){0};
    return (digits){DIGITS_DECIMAL, value_of(s, m.last), 0};
}

digits digits_read(const doc *d, uint32_t token) {
    str s = d->tokens.at[token].folded;
    if (s.len > DIGITS_MOST) return (digits){0};
    marks m = marks_in(s);
    if (!m.n) return (digits){DIGITS_PLAIN, value_of(s, s.len), 0};
    if (m.kinds == 3) return both(s, m);
    if (m.n > 1) {
        if (!m.but_last || m.first > 3) return (digits){0};
        if (!m.threes) return (digits){DIGITS_DECIMAL, value_of(s, m.last), 0};
        return (digits){DIGITS_THOUSANDS, value_of(s, s.len), 0};
    }
    bool group = m.threes && m.first <= 3 && s.at[0] != '0' && !true_decimal(d, token);
    if (!group) return (digits){DIGITS_DECIMAL, value_of(s, m.last), 0};
    return (digits){DIGITS_EITHER, value_of(s, s.len), value_of(s, m.last)};
}

/* ---- Runs of tokens ---- */

static bool is_digits(const doc *d, uint32_t token) {
    return token < d->tokens.n && d->tokens.at[token].kind == TOKEN_NUMBER;
}

/* Three digits behind a blank go on with the number. */
static bool blank_group(const doc *d, uint32_t token) {
    if (!is_digits(d, token) || d->tokens.at[token].gap != 1) return false;
    const doc_token *t = &d->tokens.at[token];
    return t->folded.len == 3 && (!is_digits(d, token + 1) || d->tokens.at[token + 1].folded.len == 3) &&
           digits_read(d, token).kind;
}

static uint32_t blank_groups(const doc *d, uint32_t at, double *value) {
    const doc_token *t = &d->tokens.at[at - 1];
    if (t->folded.at[0] == '0') return at;
    for (; blank_group(d, at); at++) *value = *value * 1000 + digits_read(d, at).value;
    return at;
}

static bool scale_or_percent(doc *d, uint32_t token) {
    uint32_t kinds = token < d->tokens.n ? numword_kinds(d, token) : 0;
    return kinds & (1u << NW_SCALE | 1u << NW_EITHER | 1u << NW_PERCENT);
}

/* v / 10 / 10 ... below 1: the digits behind a decimal mark, of which there are n. */
static double behind_mark(double v, size_t n) {
    while (n--) v /= 10;
    return v;
}

/* A decimal whose halves were typed from left to right: 5 ,1 is 1,5. */
static uint32_t turned_round(doc *d, uint32_t at, double *value) {
    if (!is_digits(d, at + 2) || !text_is(d, at + 1, ",")) return at;
    if (d->tokens.at[at + 1].gap != 1 || d->tokens.at[at + 2].gap || !scale_or_percent(d, at + 3)) return at;
    digits low = digits_read(d, at), high = digits_read(d, at + 2);
    if (low.kind != DIGITS_PLAIN || high.kind != DIGITS_PLAIN) return at;
    *value = high.value + behind_mark(low.value, d->tokens.at[at].folded.len);
    return at + 3;
}

/* What stands in the place of a mark between two tokens of digits: a letter, or a point whose second half a mark
 * of direction holds apart. Both are typed with the part behind the mark first. */
static bool swaps(doc *d, uint32_t at) {
    if (!is_digits(d, at + 1) || d->tokens.at[at].gap || d->tokens.at[at + 1].gap) return false;
    return text_is(d, at, ".") || numword_kinds(d, at) & 1u << NW_LETTER;
}

/* Two parts are a decimal, the whole behind (4 r 10 is 10.4); more are thousands (432 r 690 r 29 is 29,690,432). */
static uint32_t swapped(doc *d, uint32_t at, double *value, bool *decimal) {
    uint32_t end = at + 1, n = 1;
    double whole = 0, groups = 1;
    bool threes = true;
    for (; n < SWAPPED_MOST && swaps(d, end); end += 2, n++) {
        if (digits_read(d, end - 1).kind != DIGITS_PLAIN) return at;
        threes &= d->tokens.at[end - 1].folded.len == 3;
        whole += groups * digits_read(d, end - 1).value, groups *= 1000;
    }
    if (n == 1 || (n > 2 && !threes) || digits_read(d, end - 1).kind != DIGITS_PLAIN) return at;
    *decimal = n == 2;
    *value = digits_read(d, end - 1).value;
    if (n == 2)
        *value += behind_mark(digits_read(d, at).value, d->tokens.at[at].folded.len);
    else
        *value = *value * groups + whole;
    return end;
}

/* A decimal mark before its first digit: .5 */
static uint32_t leading_mark(doc *d, uint32_t at, double *value) {
    if (!is_digits(d, at + 1) || d->tokens.at[at + 1].gap || !text_is(d, at, ".")) return at;
    if (at && !d->tokens.at[at].gap) return at;
    if (!true_decimal(d, at) && !scale_or_percent(d, at + 2)) return at;
    digits x = digits_read(d, at + 1);
    if (x.kind != DIGITS_PLAIN) return at;
    *value = behind_mark(x.value, d->tokens.at[at + 1].folded.len);
    return at + 2;
}

/* One digit before the mark and money behind: a rate of exchange, 1.085 dollars. */
static bool rate(doc *d, uint32_t token) {
    str s = d->tokens.at[token].folded;
    return s.at[1] == '.' && s.at[s.len - 1] != '0' && token + 1 < d->tokens.n &&
           numword_kinds(d, token + 1) & 1u << NW_MONEY;
}

/* 5.000 million: no one writes a decimal so. */
static bool round_group(const doc *d, uint32_t token) {
    str s = d->tokens.at[token].folded;
    return s.len > 4 && s.at[s.len - 1] == '0' && s.at[s.len - 2] == '0' && s.at[s.len - 3] == '0';
}

uint32_t digits_run(doc *d, uint32_t token, double *value, bool *decimal) {
    *decimal = true;
    if (token >= d->tokens.n) return token;
    if (d->tokens.at[token].kind == TOKEN_MARK) return leading_mark(d, token, value);
    if (!is_digits(d, token)) return token;
    uint32_t end = turned_round(d, token, value);
    if (end == token) end = swapped(d, token, value, decimal);
    if (end > token) return end;
    digits x = digits_read(d, token);
    if (!x.kind) return token;
    bool as_decimal = x.kind == DIGITS_EITHER && !round_group(d, token) &&
                      (scale_or_percent(d, token + 1) || rate(d, token));
    *decimal = as_decimal || x.kind == DIGITS_DECIMAL;
    *value = as_decimal ? x.decimal : x.value;
    bool more = x.kind == DIGITS_THOUSANDS || d->tokens.at[token].folded.len <= 3 || x.kind == DIGITS_EITHER;
    return *decimal || !more ? token + 1 : blank_groups(d, token + 1, value);
}

uint32_t digits_fraction(doc *d, uint32_t token, double *value) {
    if (!is_digits(d, token) || !is_digits(d, token + 2) || !text_is(d, token + 1, "/")) return token;
    if (d->tokens.at[token + 1].gap || d->tokens.at[token + 2].gap) return token;
    if (token + 3 < d->tokens.n && !d->tokens.at[token + 3].gap && text_is(d, token + 3, "/")) return token;
    if (token && !d->tokens.at[token].gap && text_is(d, token - 1, "/")) return token;
    digits a = digits_read(d, token), b = digits_read(d, token + 2);
    bool parts = b.value == 2 || b.value == 3 || b.value == 4 || b.value == 5 || b.value == 8 ||
                 b.value == 10 || b.value == 100 || b.value == 1000;
    if (a.kind != DIGITS_PLAIN || b.kind != DIGITS_PLAIN || !parts || a.value == b.value) return token;
    *value = a.value / b.value;
    return token + 3;
}
