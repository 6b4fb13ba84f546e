/* str: a view of bytes that somebody else owns; buf: text that grows in an arena. */
#ifndef STR_H
#define STR_H
#include "arena.h"
#include <stdarg.h>
#include <stdbool.h>
#include <string.h>

typedef struct str {
    const char *at;
    size_t len;
} str;

#define STR(literal) ((str){(literal), sizeof(literal) - 1})
#define STR_NONE ((str){NULL, 0})
#define STR_ARG(s) (int)(s).len, (s).at /* for "%.*s" */

static inline str str_of(const char *c) { return (str){c, c ? strlen(c) : 0}; }
static inline bool str_eq(str a, str b) { return a.len == b.len && (!a.len || !memcmp(a.at, b.at, a.len)); }
static inline bool str_is(str a, const char *c) { return str_eq(a, str_of(c)); }
static inline str str_sub(str s, size_t from, size_t to) { return (str){s.at + from, to - from}; }
static inline bool str_starts(str s, str with) {
    return s.len >= with.len && str_eq(str_sub(s, 0, with.len), with);
}
static inline bool str_ends(str s, str with) {
    return s.len >= with.len && str_eq(str_sub(s, s.len - with.len, s.len), with);
}
/* Less than, equal to or greater than zero, by bytes. */
int str_cmp(str a, str b);
/* The place of `what` in `s`, or -1. */
ptrdiff_t str_find(str s, str what);
/* Without ASCII white space at both ends. */
str str_trim(str s);
/* Cuts the part before the first `by` off *rest and returns it; *rest becomes what follows (none: empty, at
 * NULL). */
str str_cut(str *rest, char by);
str str_copy(arena *mem, str s);
/* printf into an arena. */
str str_printf(arena *mem, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* One behind the other. */
str str_join(arena *mem, str a, str b);
/* A whole decimal number of at most 18 digits; false for anything else. */
bool str_int(str s, int64_t *out);
uint64_t str_hash(str s);

typedef struct buf {
    arena *mem;
    char *at;
    size_t len, cap;
} buf;

void buf_printf(buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* A number in decimal. */
void buf_uint(buf *b, uint64_t n);
/* Room for that many more bytes, of which there is none. */
void buf_grow(buf *b, size_t more);
static inline void buf_reserve(buf *b, size_t more) {
    if (b->cap - b->len < more) buf_grow(b, more);
}
static inline void buf_char(buf *b, char c) {
    buf_reserve(b, 1);
    b->at[b->len++] = c;
}
static inline void buf_add(buf *b, str s) {
    buf_reserve(b, s.len);
    if (s.len) memcpy(b->at + b->len, s.at, s.len);
    b->len += s.len;
}
static inline str buf_str(const buf *b) { return (str){b->at, b->len}; }
/* With a NUL behind the text. */
const char *buf_cstr(buf *b);
#endif
