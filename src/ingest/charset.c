#include "charset.h"
#include "../base/utf8.h"
#include "codepage.h"
#include <stdio.h>

enum { SAMPLE = 64 << 10 };

size_t charset_mark(str b, enum charset set) {
    if (set == CHARSET_UTF8 && str_starts(b, STR("\xEF\xBB\xBF"))) return 3;
    if (set == CHARSET_UTF16LE && str_starts(b, STR("\xFF\xFE"))) return 2;
    if (set == CHARSET_UTF16BE && str_starts(b, STR("\xFE\xFF"))) return 2;
    return 0;
}

/* Whether most high bytes of UTF-16 are those of ASCII and Arabic; `odd`: the high byte comes second. */
static bool high_bytes(str b, size_t odd) {
    size_t pairs = b.len / 2, hit = 0, other = 0;
    for (size_t i = 0; i < pairs; i++) {
        char high = b.at[2 * i + odd], low = b.at[2 * i + !odd];
        hit += high == 0 || high == 6;
        other += low == 0 || low == 6;
    }
    return pairs && hit * 10 >= pairs * 7 && other * 10 <= pairs * 3;
}

/* What tells the sets of one byte a character apart. */
typedef struct single_bytes {
    size_t high,
        letters; /* bytes beyond ASCII; those of them that are Arabic letters in both sets, or nearly */
    size_t windows, iso; /* bytes that only the one or the other would put into a text */
    size_t article[2];   /* alif and lam of the one, of the other, side by side */
} single_bytes;

static single_bytes count_bytes(str b) {
    single_bytes n = {0};
    unsigned char before = 0;
    for (size_t i = 0; i < b.len; i++) {
        unsigned char c = (unsigned char)b.at[i];
        n.high += c >= 0x80;
        n.letters += c >= 0xC1 && c <= 0xED;
        n.windows +=
            (c >= 0xDB && c <= 0xDF) || (c >= 0x80 && c <= 0x9F) || c == 0xA1 || c == 0xBA || c >= 0xF3;
        n.iso += c == 0xE0 || c == 0xE2 || (c >= 0xE7 && c <= 0xEA) || c == 0xAC || c == 0xBB;
        n.article[0] += before == 0xC7 && c == 0xE1;
        n.article[1] += before == 0xC7 && c == 0xE4;
        before = c;
    }
    return n;
}

/* Arabic is full of its letters, and no hundred of them go without its article, which proves it among much Latin too. What
 * has few bytes beyond ASCII is a Western text; the rest is none that we know. */
static enum charset single_byte(str b) {
    single_bytes n = count_bytes(b);
    size_t articles = n.article[0] + n.article[1];
    bool arabic = n.letters < 100 ? n.letters * 4 >= b.len || articles : articles * 100 >= n.letters;
    if (n.letters && arabic) return n.windows >= n.iso ? CHARSET_1256 : CHARSET_8859_6;
    return n.high * 4 < b.len ? CHARSET_OTHER : CHARSET_UTF8;
}

/* Whether the faults are few against what is good UTF-8: a damaged text, not another encoding. */
static bool mostly_utf8(str b) {
    size_t good = 0, bad = 0;
    int size;
    for (const char *p = b.at, *end = p + b.len; p < end; p += size) {
        uint32_t c = utf8_next(p, end, &size);
        good += size > 1;
        bad += c == 0xFFFD && size == 1;
    }
    return good >= bad * 2;
}

enum charset charset_guess(str bytes) {
    str b = str_sub(bytes, 0, bytes.len < SAMPLE ? bytes.len : SAMPLE);
    if (charset_mark(b, CHARSET_UTF8)) return CHARSET_UTF8;
    if (charset_mark(b, CHARSET_UTF16LE)) return CHARSET_UTF16LE;
    if (charset_mark(b, CHARSET_UTF16BE)) return CHARSET_UTF16BE;
    if (high_bytes(b, 1)) return CHARSET_UTF16LE;
    if (high_bytes(b, 0)) return CHARSET_UTF16BE;
    return mostly_utf8(b) ? CHARSET_UTF8 : single_byte(b);
}

static void put(buf *out, uint32_t c) {
    char bytes[4];
    int n = utf8_put(bytes, c);
    buf_add(out, (str){bytes, (size_t)n});
}

static uint32_t unit(const char *p, bool big) {
    unsigned a = (unsigned char)p[0], b = (unsigned char)p[1];
    return big ? a << 8 | b : b << 8 | a;
}

size_t charset_utf16(str b, bool big, bool last, buf *out, size_t *faults) {
    size_t i = 0;
    while (i + 2 <= b.len) {
        uint32_t c = unit(b.at + i, big);
        bool high = c >= 0xD800 && c < 0xDC00;
        if (high && i + 4 > b.len && !last) break;
        uint32_t low = high && i + 4 <= b.len ? unit(b.at + i + 2, big) : 0;
        i += 2;
        if (low >= 0xDC00 && low < 0xE000)
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00), i += 2;
        else if (c >= 0xD800 && c < 0xE000)
            c = 0xFFFD, ++*faults;
        put(out, c);
    }
    if (last && i < b.len) put(out, 0xFFFD), ++*faults, i = b.len;
    return i;
}

/* UTF-8 with its faults replaced. */
static str mended(arena *mem, str b, charset_note *note) {
    size_t at;
    if (utf8_valid(b.at, b.len, &at)) return b;
    buf out = {.mem = mem};
    buf_reserve(&out, b.len + 64);
    int size;
    size_t from = 0;
    note->fault_line = 1;
    for (size_t i = 0; i < b.len; i += (size_t)size) {
        uint32_t c = utf8_next(b.at + i, b.at + b.len, &size);
        if (c == '\n' && !note->faults) note->fault_line++;
        if (c != 0xFFFD || size != 1) continue;
        buf_add(&out, str_sub(b, from, i));
        put(&out, 0xFFFD);
        from = i + 1;
        note->faults++;
    }
    buf_add(&out, str_sub(b, from, b.len));
    buf_cstr(&out);
    return buf_str(&out);
}

static const char *const names[] = {"UTF-8",        "UTF-16LE",   "UTF-16BE",
                                    "WINDOWS-1256", "ISO-8859-6", "WINDOWS-1252"};

/* Most texts: UTF-8 without a fault, a mark or the high bytes of UTF-16. */
static bool plain_utf8(str b) {
    size_t at;
    if (!b.len || charset_mark(b, CHARSET_UTF8)) return false;
    return !memchr(b.at, 0, b.len) && !memchr(b.at, 6, b.len) && utf8_valid(b.at, b.len, &at);
}

str charset_convert(arena *mem, str bytes, charset_note *note) {
    *note = (charset_note){.set = CHARSET_UTF8, .name = "UTF-8"};
    if (plain_utf8(bytes)) return bytes;
    *note = (charset_note){.set = charset_guess(bytes)};
    str b = bytes;
    size_t mark = charset_mark(b, note->set);
    if (mark) b = str_sub(b, mark, b.len);
    snprintf(note->name, sizeof note->name, "%s", names[note->set]);
    if (note->set == CHARSET_UTF16LE || note->set == CHARSET_UTF16BE) {
        buf out = {.mem = mem};
        buf_reserve(&out, b.len * 3 / 2 + 16);
        charset_utf16(b, note->set == CHARSET_UTF16BE, true, &out, &note->faults);
        buf_cstr(&out);
        return buf_str(&out);
    }
    if (note->set != CHARSET_UTF8) return codepage_decode(mem, note->set, b, note);
    return mended(mem, b, note);
}
