#include "fields.h"
#include "../base/bytes.h"
#include "../base/utf8.h"

enum { DEEPEST = 100 };

typedef struct reader {
    str line;
    size_t at;
    arena *mem;
    const char *why;
} reader;

static char here(const reader *r) { return r->at < r->line.len ? r->line.at[r->at] : '\0'; }

static bool fail(reader *r, const char *why) {
    if (!r->why) r->why = why;
    return false;
}

static void blanks(reader *r) {
    while (here(r) == ' ' || here(r) == '\t' || here(r) == '\r' || here(r) == '\n') r->at++;
}

static bool take(reader *r, char c) {
    blanks(r);
    if (here(r) != c || r->at == r->line.len) return false;
    r->at++;
    return true;
}

/* ---- Strings ---- */

static int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Four hexadecimal digits at `at`, or -1. */
static int unit(str s, size_t at) {
    int value = 0;
    if (at + 4 > s.len) return -1;
    for (size_t i = at; i < at + 4; i++) {
        int digit = hex(s.at[i]);
        if (digit < 0) return -1;
        value = value << 4 | digit;
    }
    return value;
}

/* What stands behind a \u; r->at is moved past it and past the second half of a pair. */
static bool code_point(reader *r, char out[4], int *size) {
    int c = unit(r->line, r->at);
    if (c < 0) return fail(r, "four hexadecimal digits are expected behind \\u");
    r->at += 4;
    if (c >= 0xD800 && c < 0xDC00 && r->at + 1 < r->line.len && r->line.at[r->at] == '\\' &&
        r->line.at[r->at + 1] == 'u') {
        int low = unit(r->line, r->at + 2);
        if (low >= 0xDC00 && low < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
            r->at += 6;
        }
    }
    if (c >= 0xD800 && c < 0xE000) c = 0xFFFD;
    return *size = utf8_put(out, (uint32_t)c), true;
}

static bool escape(reader *r, char out[4], int *size) {
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    char c = here(r);
    r->at++;
    if (c == 'u') return code_point(r, out, size);
    const char *hit = c ? strchr(from, c) : NULL;
    if (!hit) return r->at--, fail(r, "there is no such escape");
    out[0] = to[hit - from];
    return *size = 1, true;
}

/* The end of the string that begins at r->at, its quotation mark; *escapes tells whether there are any. */
static bool string_end(reader *r, size_t *end, bool *escapes) {
    *escapes = false;
    for (size_t i = r->at; i < r->line.len; i++) {
        i += bytes_plain(str_sub(r->line, i, r->line.len));
        if (r->line.at[i] == '"') return *end = i, true;
        if (r->line.at[i] == '\\') *escapes = true, i++;
    }
    return r->at = r->line.len, fail(r, "the string has no end");
}

/* Behind the opening quotation mark. */
static bool string(reader *r, str *out) {
    size_t end, start = r->at;
    bool escapes;
    if (!string_end(r, &end, &escapes)) return false;
    if (!escapes) {
        *out = str_sub(r->line, start, end);
        return r->at = end + 1, true;
    }
    char *text = arena_alloc(r->mem, end - start + 1);
    size_t n = 0;
    while (r->at < end) {
        const char *from = r->line.at + r->at, *hit = memchr(from, '\\', end - r->at);
        size_t plain = hit ? (size_t)(hit - from) : end - r->at;
        memcpy(text + n, from, plain);
        n += plain;
        r->at += plain + (hit != NULL);
        int size = 0;
        if (hit && !escape(r, text + n, &size)) return false;
        n += (size_t)size;
    }
    text[n] = '\0';
    *out = (str){text, n};
    return r->at = end + 1, true;
}

/* ---- Values ---- */

static bool digits(reader *r) {
    size_t before = r->at;
    while (here(r) >= '0' && here(r) <= '9') r->at++;
    return r->at > before || fail(r, "a digit is expected");
}

static bool number(reader *r) {
    if (here(r) == '-') r->at++;
    if (!digits(r)) return false;
    if (here(r) == '.' && (r->at++, !digits(r))) return false;
    if (here(r) != 'e' && here(r) != 'E') return true;
    r->at++;
    if (here(r) == '+' || here(r) == '-') r->at++;
    return digits(r);
}

static bool word(reader *r, enum field_kind *kind) {
    static const char *const words[] = {"null", "true", "false"};
    for (int i = 0; i < 3; i++) {
        if (!str_starts(str_sub(r->line, r->at, r->line.len), str_of(words[i]))) continue;
        *kind = i ? FIELD_WORD : FIELD_NULL;
        r->at += strlen(words[i]);
        return true;
    }
    return fail(r, "a value is expected");
}

static bool value(reader *r, int depth, field *f);

/* What stands between brackets, each checked and dropped. */
static bool inside(reader *r, int depth, bool object) {
    field f;
    char close = object ? '}' : ']';
    if (depth > DEEPEST) return fail(r, "it is nested too deep");
    if (take(r, close)) return true;
    do {
        if (object && !(take(r, '"') && string(r, &f.name)))
            return fail(r, "a name in quotation marks is expected");
        if (object && !take(r, ':')) return fail(r, "a colon is expected");
        if (!value(r, depth + 1, &f)) return false;
    } while (take(r, ','));
    return take(r, close) || fail(r, object ? "a comma or } is expected" : "a comma or ] is expected");
}

static bool value(reader *r, int depth, field *f) {
    blanks(r);
    size_t start = r->at;
    bool good;
    if (take(r, '"')) return f->kind = FIELD_STRING, string(r, &f->value);
    char c = here(r);
    if (c == '{' || c == '[') {
        r->at++;
        f->kind = c == '{' ? FIELD_OBJECT : FIELD_LIST;
        good = inside(r, depth, c == '{');
    } else if (c == '-' || (c >= '0' && c <= '9')) {
        f->kind = FIELD_NUMBER;
        good = number(r);
    } else {
        good = word(r, &f->kind);
    }
    f->value = str_sub(r->line, start, r->at);
    return good;
}

/* ---- The object ---- */

static bool object(reader *r, fields *f) {
    if (!take(r, '{')) return fail(r, "it is no object");
    if (take(r, '}')) return true;
    do {
        field x = {0};
        if (!take(r, '"')) return fail(r, "a name in quotation marks is expected");
        if (!string(r, &x.name)) return false;
        if (!take(r, ':')) return fail(r, "a colon is expected");
        if (!value(r, 0, &x)) return false;
        VEC_PUSH(r->mem, &f->all, x);
    } while (take(r, ','));
    return take(r, '}') || fail(r, "a comma or } is expected");
}

bool fields_read(fields *f, arena *mem, str line) {
    *f = (fields){.why = NULL};
    reader r = {.line = line, .mem = mem};
    bool good = object(&r, f);
    blanks(&r);
    if (good && r.at < line.len) good = fail(&r, "something follows the object");
    f->why = r.why;
    f->at = r.at;
    return good;
}

const field *fields_get(const fields *f, const char *name) {
    for (uint32_t i = f->all.n; i-- > 0;)
        if (str_is(f->all.at[i].name, name)) return &f->all.at[i];
    return NULL;
}

void fields_list(const field *list, arena *mem, field_strings *out) {
    reader r = {.line = list->value, .at = 1, .mem = mem};
    field x = {0};
    if (take(&r, ']')) return;
    do {
        if (!value(&r, 1, &x)) return;
        if (x.kind == FIELD_STRING) VEC_PUSH(mem, out, x.value);
    } while (take(&r, ','));
}
