#include "str.h"
#include <stdio.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

int str_cmp(str a, str b) {
    size_t n = a.len < b.len ? a.len : b.len;
    int d = n ? memcmp(a.at, b.at, n) : 0;
    return d ? d : (a.len > b.len) - (a.len < b.len);
}

ptrdiff_t str_find(str s, str what) {
    if (!what.len) return 0;
    const char *hit = s.len ? memmem(s.at, s.len, what.at, what.len) : NULL;
    return hit ? hit - s.at : -1;
}

static bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

str str_trim(str s) {
    while (s.len && blank(*s.at)) s.at++, s.len--;
    while (s.len && blank(s.at[s.len - 1])) s.len--;
    return s;
}

str str_cut(str *rest, char by) {
    const char *hit = rest->len ? memchr(rest->at, by, rest->len) : NULL;
    str part = *rest;
    if (!hit) {
        *rest = STR_NONE;
        return part;
    }
    part.len = (size_t)(hit - rest->at);
    *rest = str_sub(*rest, part.len + 1, rest->len);
    return part;
}

str str_copy(arena *mem, str s) { return (str){arena_copy(mem, s.at, s.len), s.len}; }

str str_printf(arena *mem, const char *format, ...) {
    buf b = {.mem = mem};
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    buf_reserve(&b, (size_t)n + 1);
    va_start(args, format);
    vsnprintf(b.at, (size_t)n + 1, format, args);
    va_end(args);
    return (str){b.at, (size_t)n};
}

str str_join(arena *mem, str a, str b) {
    char *at = arena_alloc(mem, a.len + b.len + 1);
    if (a.len) memcpy(at, a.at, a.len);
    if (b.len) memcpy(at + a.len, b.at, b.len);
    at[a.len + b.len] = '\0';
    return (str){at, a.len + b.len};
}

bool str_int(str s, int64_t *out) {
    int64_t value = 0;
    size_t i = s.len && s.at[0] == '-';
    if (i == s.len || s.len - i > 18) return false;
    for (size_t k = i; k < s.len; k++) {
        if (s.at[k] < '0' || s.at[k] > '9') return false;
        value = value * 10 + (s.at[k] - '0');
    }
    *out = i ? -value : value;
    return true;
}

uint64_t str_hash(str s) { return XXH3_64bits(s.at ? s.at : "", s.len); }

void buf_grow(buf *b, size_t more) {
    size_t cap = b->cap ? b->cap * 2 : 256;
    while (cap - b->len < more) cap *= 2;
    b->at = arena_grow(b->mem, b->at, b->cap, cap);
    b->cap = cap;
}

void buf_uint(buf *b, uint64_t n) {
    char digits[20], *p = digits + sizeof digits;
    do *--p = (char)('0' + n % 10);
    while (n /= 10);
    buf_add(b, (str){p, (size_t)(digits + sizeof digits - p)});
}

void buf_printf(buf *b, const char *format, ...) {
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    buf_reserve(b, (size_t)n + 1);
    va_start(args, format);
    vsnprintf(b->at + b->len, (size_t)n + 1, format, args);
    va_end(args);
    b->len += (size_t)n;
}

const char *buf_cstr(buf *b) {
    buf_reserve(b, 1);
    b->at[b->len] = '\0';
    return b->at;
}
