#include "fold.h"
#include "../base/utf8.h"

enum letter { C_OTHER, C_ARABIC, C_DIGIT, C_LATIN, C_BLANK, C_LINE, C_DROP };

/* U+0600 ... U+06FF: what each folds to. 0: to itself; DROP: to nothing. */
enum { DROP = 1 };
static const uint16_t folds[256] = {[0x0C] = ',',           [0x10 ... 0x1A] = DROP, [0x1B] = ';',
                                    [0x1C] = DROP,          [0x1F] = '?',           [0x22] = 0x0627,
                                    [0x23] = 0x0627,        [0x24] = 0x0648,        [0x25] = 0x0627,
                                    [0x26] = 0x064A,        [0x29] = 0x0647,        [0x3B] = 0x0643,
                                    [0x3C] = 0x0643,        [0x40] = DROP,          [0x49] = 0x064A,
                                    [0x4B ... 0x5F] = DROP, [0x60] = '0',           [0x61] = '1',
                                    [0x62] = '2',           [0x63] = '3',           [0x64] = '4',
                                    [0x65] = '5',           [0x66] = '6',           [0x67] = '7',
                                    [0x68] = '8',           [0x69] = '9',           [0x6A] = '%',
                                    [0x6B] = '.',           [0x6C] = ',',           [0x6D] = '*',
                                    [0x70] = DROP,          [0x71] = 0x0627,        [0x72] = 0x0627,
                                    [0x73] = 0x0627,        [0x7E] = 0x0628,        [0x86] = 0x062C,
                                    [0x98] = 0x0632,        [0xA2] = 0x0641,        [0xA4] = 0x0641,
                                    [0xA5] = 0x0641,        [0xA7] = 0x0642,        [0xA8] = 0x0642,
                                    [0xA9] = 0x0643,        [0xAA] = 0x0643,        [0xAB] = 0x0643,
                                    [0xAD] = 0x0643,        [0xAF] = 0x0643,        [0xBE] = 0x0647,
                                    [0xC1] = 0x0647,        [0xC3] = 0x0647,        [0xCC] = 0x064A,
                                    [0xD0] = 0x064A,        [0xD2] = 0x064A,        [0xD4] = '.',
                                    [0xD5] = 0x0647,        [0xD6 ... 0xED] = DROP, [0xF0] = '0',
                                    [0xF1] = '1',           [0xF2] = '2',           [0xF3] = '3',
                                    [0xF4] = '4',           [0xF5] = '5',           [0xF6] = '6',
                                    [0xF7] = '7',           [0xF8] = '8',           [0xF9] = '9'};

/* Those of them that are letters and fold to themselves: most of any text. */
static const bool plain[256] = {
    [0x21] = true, [0x27 ... 0x28] = true, [0x2A ... 0x3A] = true, [0x41 ... 0x48] = true, [0x4A] = true};

/* What a code point of U+0600 ... U+06FF folds to; 0: it is dropped. */
static inline uint32_t fold_arabic(uint32_t c) {
    uint32_t f = folds[c & 0xFF];
    return f == DROP ? 0 : f ? f : c;
}

/* The letters of the presentation forms FE80 ... FEFC, in runs: each letter has `n` forms in a row. */
static uint32_t fold_presented(uint32_t c) {
    static const struct {
        uint16_t letter, n;
    } runs[] = {{0x0621, 1}, {0x0622, 2}, {0x0623, 2}, {0x0624, 2}, {0x0625, 2}, {0x0626, 4},
                {0x0627, 2}, {0x0628, 4}, {0x0629, 2}, {0x062A, 4}, {0x062B, 4}, {0x062C, 4},
                {0x062D, 4}, {0x062E, 4}, {0x062F, 2}, {0x0630, 2}, {0x0631, 2}, {0x0632, 2},
                {0x0633, 4}, {0x0634, 4}, {0x0635, 4}, {0x0636, 4}, {0x0637, 4}, {0x0638, 4},
                {0x0639, 4}, {0x063A, 4}, {0x0641, 4}, {0x0642, 4}, {0x0643, 4}, {0x0644, 4},
                {0x0645, 4}, {0x0646, 4}, {0x0647, 4}, {0x0648, 2}, {0x0649, 2}, {0x064A, 4}};
    uint32_t at = 0xFE80;
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        if (c < at + runs[i].n) return runs[i].letter;
        at += runs[i].n;
    }
    return c;
}

static uint32_t fold_mark(uint32_t c) {
    switch (c) {
    case 0x00AB:
    case 0x00BB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0xFF02: return '"';
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x2039:
    case 0x203A:
    case '`': return '\'';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212: return '-';
    case 0xFD3E: return ')';
    case 0xFD3F: return '(';
    case 0x2022:
    case 0x25CF:
    case 0x25AA: return 0x2022;
    default: return c;
    }
}

static bool dropped(uint32_t c) {
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) ||
           c == 0xFEFF || c == 0x00AD || (c < 0x20 && c != '\n' && c != '\t' && c != '\r');
}

static enum letter class_of(uint32_t c, uint32_t *folded) {
    *folded = c;
    if (c >= 0x0600 && c <= 0x06FF) {
        uint32_t f = *folded = fold_arabic(c);
        if (!f) return C_DROP;
        if (f >= '0' && f <= '9') return C_DIGIT;
        return f >= 0x0621 && f != 0x06DD ? C_ARABIC : C_OTHER;
    }
    if (c < 0x80) {
        if (c >= '0' && c <= '9') return C_DIGIT;
        if ((c >= 'a' && c <= 'z') || c == '_') return C_LATIN;
        if (c >= 'A' && c <= 'Z') return *folded = c | 0x20, C_LATIN;
        if (c == '\n' || c == '\r') return C_LINE;
        if (c == ' ' || c == '\t') return C_BLANK;
    }
    if (dropped(c)) return C_DROP;
    if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000) return C_BLANK;
    if (c == 0x0085 || c == 0x2028 || c == 0x2029) return C_LINE;
    if (c >= 0xFE80 && c <= 0xFEF4) {
        *folded = fold_arabic(fold_presented(c));
        return C_ARABIC;
    }
    if (c >= 0x0750 && c <= 0x077F) return C_ARABIC;
    if ((c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7) || (c >= 0x0370 && c < 0x0530)) return C_LATIN;
    *folded = fold_mark(c);
    return C_OTHER;
}

static uint8_t spell_first(uint32_t c) {
    if (c == 0x0623) return SPELL_HAMZA_ABOVE;
    if (c == 0x0625) return SPELL_HAMZA_BELOW;
    return c == 0x0622 ? SPELL_MADDA : 0;
}

static uint8_t spell_last(uint32_t c) {
    if (c == 0x0649) return SPELL_MAQSURA;
    if (c == 0x064A || c == 0x06CC) return SPELL_YA;
    if (c == 0x0629) return SPELL_MARBUTA;
    return c == 0x0647 ? SPELL_HA : 0;
}

/* A mark between digits that keeps them one number: 1,234.5 */
static bool joins_digits(const fold_scanner *s, size_t at) {
    int size;
    uint32_t f, c = utf8_next(s->text.at + at, s->text.at + s->text.len, &size);
    class_of(c, &f);
    if (f != '.' && f != ',') return false;
    at += (size_t)size;
    if (at >= s->text.len) return false;
    return class_of(utf8_next(s->text.at + at, s->text.at + s->text.len, &size), &f) == C_DIGIT;
}

static size_t web_address_end(const fold_scanner *s, size_t at) {
    while (at < s->text.len) {
        unsigned char c = (unsigned char)s->text.at[at];
        if (c <= ' ' || c == ')' || c == '>' || c == ']' || c == '"' || c >= 0x80) break;
        at++;
    }
    return at;
}

static size_t put_letter(fold_scanner *s, uint32_t f) {
    size_t n = (size_t)utf8_put(s->out, f);
    s->out += n;
    return n;
}

/* Ligatures of lam and alef (FEF5 ... FEFC) are two letters. */
static bool lam_alef(fold_scanner *s, uint32_t c) {
    if (c < 0xFEF5 || c > 0xFEFC) return false;
    put_letter(s, 0x0644);
    put_letter(s, 0x0627);
    return true;
}

/* Whether two bytes are a code point of U+0600 ... U+06FF, and which. */
static inline bool is_arabic(const unsigned char *p) {
    return (p[0] & 0xFC) == 0xD8 && (p[1] & 0xC0) == 0x80;
}
static inline uint32_t arabic_at(const unsigned char *p) { return (p[0] & 3u) << 6 | (p[1] & 0x3F); }

/* Passes over letters of two bytes. Returns the last one, or `last`. */
static uint32_t scan_letters(fold_scanner *s, fold_token *t, uint32_t last) {
    const unsigned char *from = (const unsigned char *)s->text.at + s->at, *p = from;
    const unsigned char *end = (const unsigned char *)s->text.at + s->text.len;
    char *out = s->out;
    for (; end - p > 1 && is_arabic(p); p += 2, out += 2) {
        uint32_t c = arabic_at(p);
        if (plain[c]) {
            memcpy(out, p, 2);
            continue;
        }
        uint32_t f = fold_arabic(c | 0x0600);
        if (f < 0x0621 || f > 0x064A) break;
        if (c >= 0x22 && c <= 0x26 && out > t->folded.at) { /* a letter that bears a hamza */
            t->spell |= out == t->folded.at + 2 ? SPELL_SECOND : SPELL_INNER;
            if (c == 0x25) t->spell |= SPELL_BELOW;
        }
        out[0] = (char)(0xC0 | f >> 6);
        out[1] = (char)(0x80 | (f & 0x3F));
    }
    s->out = out;
    s->at += (size_t)(p - from);
    return p > from ? arabic_at(p - 2) | 0x0600 : last;
}

/* A byte that ends a word whatever follows. */
static inline bool ends_word(char c) { return (unsigned char)c >= ' ' && (unsigned char)c < 0x80; }

static void scan_word(fold_scanner *s, fold_token *t) {
    const char *end = s->text.at + s->text.len;
    uint32_t last = 0, f;
    t->folded.at = s->out;
    for (int size; last = scan_letters(s, t, last), s->at < s->text.len; s->at += (size_t)size) {
        if (ends_word(s->text.at[s->at])) break;
        uint32_t c = utf8_next(s->text.at + s->at, end, &size);
        if (lam_alef(s, c)) continue;
        enum letter k = class_of(c, &f);
        if (k == C_DROP) {
            if (c == 0x064B) t->spell |= SPELL_TANWEEN;
            continue;
        }
        if (k != C_ARABIC) break;
        last = c;
        put_letter(s, f);
    }
    t->spell |= spell_last(last);
}

static void scan_number(fold_scanner *s) {
    const char *end = s->text.at + s->text.len;
    uint32_t f;
    for (int size; s->at < s->text.len; s->at += (size_t)size) {
        uint32_t c = utf8_next(s->text.at + s->at, end, &size);
        enum letter k = class_of(c, &f);
        if (k == C_DROP) continue;
        if (k != C_DIGIT && !(k == C_OTHER && joins_digits(s, s->at))) break;
        put_letter(s, f);
    }
}

static void scan_latin(fold_scanner *s) {
    const char *end = s->text.at + s->text.len;
    uint32_t f;
    for (int size; s->at < s->text.len; s->at += (size_t)size) {
        enum letter k = class_of(utf8_next(s->text.at + s->at, end, &size), &f);
        if (k != C_LATIN && k != C_DIGIT) break;
        put_letter(s, f);
    }
    bool address = str_starts(str_sub(s->text, s->at, s->text.len), STR("://")) ||
                   (s->out[-1] == 'w' && s->at < s->text.len && s->text.at[s->at] == '.');
    if (!address) return;
    for (size_t stop = web_address_end(s, s->at); s->at < stop; s->at++) *s->out++ = s->text.at[s->at];
}

static void scan_mark(fold_scanner *s, uint32_t f, int size) {
    put_letter(s, f);
    s->at += (size_t)size;
    while (f < 0x80 && (f == '.' || f == '-' || f == '*' || f == '_' || f == '=') && s->at < s->text.len &&
           s->text.at[s->at] == (char)f)
        s->at++, *s->out++ = (char)f;
}

/* Whether a letter that folds to itself stands next. */
static bool at_plain(const fold_scanner *s) {
    const unsigned char *p = (const unsigned char *)s->text.at + s->at;
    return s->text.len - s->at > 1 && is_arabic(p) && plain[arabic_at(p)];
}

/* Passes over blanks, line ends and dropped marks; false at the end of the text. */
static bool skip_gap(fold_scanner *s, fold_token *t) {
    const char *end = s->text.at + s->text.len;
    uint32_t f;
    int lines = 0, size = 1;
    for (; s->at < s->text.len && !at_plain(s); s->at += (size_t)size) {
        if (s->text.at[s->at] == ' ') {
            t->gap = 1, size = 1;
            continue;
        }
        enum letter k = class_of(utf8_next(s->text.at + s->at, end, &size), &f);
        if (k == C_LINE)
            lines += s->text.at[s->at] != '\r';
        else if (k == C_BLANK)
            t->gap = 1;
        else if (k != C_DROP)
            break;
    }
    if (lines) t->gap = lines > 1 ? 3 : 2;
    return s->at < s->text.len;
}

/* The token that begins with a letter, a digit or a mark of any kind. */
static void scan_any(fold_scanner *s, fold_token *t) {
    int size;
    uint32_t f, c = utf8_next(s->text.at + s->at, s->text.at + s->text.len, &size);
    enum letter k = class_of(c, &f);
    if (k == C_ARABIC || (c >= 0xFEF5 && c <= 0xFEFC)) {
        t->kind = TOKEN_WORD;
        t->spell = spell_first(c);
        scan_word(s, t);
    } else if (k == C_DIGIT) {
        t->kind = TOKEN_NUMBER;
        scan_number(s);
    } else if (k == C_LATIN) {
        t->kind = TOKEN_LATIN;
        scan_latin(s);
    } else {
        t->kind = TOKEN_MARK;
        scan_mark(s, f, size);
    }
}

bool fold_next(fold_scanner *s, fold_token *t) {
    *t = (fold_token){.kind = TOKEN_WORD};
    if (s->at >= s->text.len || !skip_gap(s, t)) return false;
    const char *from = s->out;
    t->span.begin = (uint32_t)s->at;
    if (at_plain(s))
        scan_word(s, t);
    else
        scan_any(s, t);
    t->span.end = (uint32_t)s->at;
    t->folded = (str){from, (size_t)(s->out - from)};
    return true;
}

str fold_str(arena *mem, str text) {
    fold_scanner s = {text, 0, arena_alloc(mem, fold_room(text.len))};
    char *from = s.out;
    fold_token t;
    while (fold_next(&s, &t)) {
        if (t.gap && t.folded.at > from) {
            memmove((char *)(uintptr_t)t.folded.at + 1, t.folded.at, t.folded.len);
            *(char *)(uintptr_t)t.folded.at = ' ';
            s.out++;
        }
    }
    return (str){from, (size_t)(s.out - from)};
}
