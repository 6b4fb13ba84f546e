/* The same newspaper writes 1,65 and 1,234. What a mark is, its form says: two different marks, one repeated,
 * or not three digits behind it leave no doubt; one mark with three digits behind it does, and what stands
 * around the number settles that (numbers.c). */
#include "digits.h"
#include <stdlib.h>

enum { DIGITS_MOST = 40 };

typedef struct marks {
    uint32_t n, kinds; /* how many marks; 1: points, 2: commas */
    size_t first, last;
    bool threes; /* three digits behind each mark */
} marks;

static marks marks_in(str s) {
    marks m = {.threes = true};
    size_t from = 0;
    for (size_t i = 0; i <= s.len; i++) {
        if (i < s.len && s.at[i] >= '0' && s.at[i] <= '9') continue;
        if (m.n && i - from != 3) m.threes = false;
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
        if (!m.threes || m.first > 3) return (digits){0};
        return (digits){DIGITS_THOUSANDS, value_of(s, s.len), 0};
    }
    bool group = m.threes && m.first <= 3 && s.at[0] != '0' && !true_decimal(d, token);
    if (!group) return (digits){DIGITS_DECIMAL, value_of(s, m.last), 0};
    return (digits){DIGITS_EITHER, value_of(s, s.len), value_of(s, m.last)};
}
