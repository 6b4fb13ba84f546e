#include "charset.h"
#include "../base/utf8.h"
#include <iconv.h>
#include <stdio.h>
#include <uchardet.h>

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

/* Bytes that only one of the two Arabic single-byte sets would put into a text. */
static enum charset single_byte(str b) {
    size_t windows = 0, iso = 0, letters = 0;
    for (size_t i = 0; i < b.len; i++) {
        unsigned char c = (unsigned char)b.at[i];
        letters += c >= 0xC1 && c <= 0xED;
        windows +=
            (c >= 0xDB && c <= 0xDF) || (c >= 0x80 && c <= 0x9F) || c == 0xA1 || c == 0xBA || c >= 0xF3;
        iso += c == 0xE0 || c == 0xE2 || (c >= 0xE7 && c <= 0xEA) || c == 0xAC || c == 0xBB;
    }
    if (letters * 4 < b.len) return CHARSET_OTHER;
    return windows >= iso ? CHARSET_1256 : CHARSET_8859_6;
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

/* Through iconv; a byte that means nothing becomes U+FFFD. The room is made first: nothing is to be released
 * should memory run out. */
static bool through_iconv(arena *mem, const char *name, str b, str *text, charset_note *note) {
    buf out = {.mem = mem};
    buf_reserve(&out, b.len * 4 + 16);
    iconv_t cd = iconv_open("UTF-8", name);
    if (cd == (iconv_t)-1) return false;
    char *from = (char *)(uintptr_t)b.at, *to = out.at;
    size_t left = b.len, room = b.len * 4;
    while (left && iconv(cd, &from, &left, &to, &room) == (size_t)-1 && left && room >= 3) {
        to += utf8_put(to, 0xFFFD);
        room -= 3;
        from++, left--;
        note->faults++;
    }
    iconv_close(cd);
    out.len = (size_t)(to - out.at);
    buf_cstr(&out);
    *text = mended(mem, buf_str(&out), note); /* some of its decoders let halves of letters through */
    return true;
}

static void ask_uchardet(str b, char *name, size_t size) {
    *name = '\0';
    uchardet_t u = uchardet_new();
    if (!u) return;
    if (!uchardet_handle_data(u, b.at, b.len < SAMPLE ? b.len : SAMPLE)) {
        uchardet_data_end(u);
        snprintf(name, size, "%s", uchardet_get_charset(u));
    }
    uchardet_delete(u);
}

static const char *const names[] = {"UTF-8", "UTF-16LE", "UTF-16BE", "WINDOWS-1256", "ISO-8859-6", ""};

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
    str b = bytes, text;
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
    if (note->set == CHARSET_OTHER) ask_uchardet(b, note->name, sizeof note->name);
    if (note->set != CHARSET_UTF8 && *note->name && through_iconv(mem, note->name, b, &text, note))
        return text;
    note->set = CHARSET_UTF8;
    snprintf(note->name, sizeof note->name, "UTF-8");
    return mended(mem, b, note);
}
