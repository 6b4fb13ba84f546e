/* measure_text: how strings are compared when records are measured: folded, codes apart from names, numbers with a
 * little room. */
#include "measure.h"
#include "../base/utf8.h"
#include <math.h>
#include <stdlib.h>

/* Harakat and marks of direction. */
static bool dropped(uint32_t c) {
    return (c >= 0x064B && c <= 0x065F) || c == 0x0670 || c == 0x0640 || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static bool blank(uint32_t c) {
    return (c >= 9 && c <= 13) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}

static bool parts(uint32_t c) {
    static const uint32_t marks[] = {'"',    '\'', 0x201C, 0x201D, 0x2018, 0x2019, 0x00AB, 0x00BB,
                                     '(',    ')',  '[',    ']',    0x060C, ',',    '.',    ':',
                                     0x061B, ';',  '-',    0x2013, '/',    0x2014};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == c) return true;
    return blank(c);
}

static uint32_t folded(uint32_t c) {
    switch (c) {
    case 0x0622:
    case 0x0623:
    case 0x0625:
    case 0x0671: return 0x0627;
    case 0x0649:
    case 0x0626: return 0x064A;
    case 0x0629: return 0x0647;
    case 0x0624: return 0x0648;
    default: return c;
    }
}

str measure_fold(arena *mem, str s) {
    buf out = {.mem = mem};
    bool gap = false;
    int size;
    for (size_t i = 0; i < s.len; i += (size_t)size) {
        uint32_t c = utf8_next(s.at + i, s.at + s.len, &size);
        if (dropped(c)) continue;
        if (parts(c)) {
            gap = true;
            continue;
        }
        char bytes[4];
        if (gap && out.len) buf_char(&out, ' ');
        gap = false;
        buf_add(&out, (str){bytes, (size_t)utf8_put(bytes, folded(c))});
    }
    buf_cstr(&out);
    return buf_str(&out);
}

bool measure_is_code(str s) {
    for (size_t i = 0; i < s.len; i++)
        if (!strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+", s.at[i]) || !s.at[i]) return false;
    return s.len >= 2 && s.len <= 6;
}

/* The folded words, each without its article. */
static str without_articles(arena *mem, str s) {
    buf out = {.mem = mem};
    for (str rest = measure_fold(mem, s); rest.at && rest.len;) {
        str word = str_cut(&rest, ' ');
        if (str_starts(word, STR("\xD8\xA7\xD9\x84"))) word = str_sub(word, 4, word.len);
        if (out.len) buf_char(&out, ' ');
        buf_add(&out, word);
    }
    buf_cstr(&out);
    return buf_str(&out);
}

str measure_party(arena *mem, str s) { return measure_is_code(s) ? s : without_articles(mem, s); }

/* A unit by code stays as it is; U+00B2 and U+00B3 stand in some. */
str measure_unit(arena *mem, str s) {
    bool code = s.len > 0;
    int size;
    for (size_t i = 0; i < s.len; i += (size_t)size) {
        uint32_t c = utf8_next(s.at + i, s.at + s.len, &size);
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!letter && c != '%' && c != '/' && c != '.' && c != '[' && c != ']' && c != '_' && c != 0xB2 &&
            c != 0xB3)
            code = false;
    }
    return code ? s : without_articles(mem, s);
}

/* ---- Values ---- */

static bool number(const json_t *x, double *out) {
    char *end;
    if (json_is_number(x)) return *out = json_number_value(x), true;
    if (json_is_boolean(x)) return *out = json_is_true(x), true;
    if (!json_is_string(x)) return false;
    *out = strtod(json_string_value(x), &end);
    return !*end && end != json_string_value(x);
}

bool measure_close(const json_t *a, const json_t *b) {
    double x, y;
    if (json_is_array(a) != json_is_array(b)) return false;
    if (!json_is_array(a)) return number(a, &x) && number(b, &y) && fabs(x - y) <= 1e-6 * fmax(1, fabs(x));
    if (json_array_size(a) != json_array_size(b)) return false;
    for (size_t i = 0; i < json_array_size(a); i++)
        if (!measure_close(json_array_get(a, i), json_array_get(b, i))) return false;
    return true;
}

/* ---- Sets of strings ---- */

bool measure_has(const strs *set, str x) {
    for (uint32_t i = 0; i < set->n; i++)
        if (str_eq(set->at[i], x)) return true;
    return false;
}

void measure_put(arena *mem, strs *set, str x) {
    if (!measure_has(set, x)) VEC_PUSH(mem, set, x);
}

int measure_shared(const strs *a, const strs *b) {
    int n = 0;
    for (uint32_t i = 0; i < a->n; i++) n += measure_has(b, a->at[i]);
    return n;
}

bool measure_same(const strs *a, const strs *b) { return a->n == b->n && measure_shared(a, b) == (int)a->n; }
