#include "page.h"
#include "../base/utf8.h"

static const char *const colors[] = {"",         "\033[1m",  "\033[2m",  "\033[31m",
                                     "\033[32m", "\033[33m", "\033[34m", "\033[36m"};

static const str isolate = {"\xE2\x81\xA7", 3}, pop = {"\xE2\x81\xA9", 3}; /* U+2067, U+2069 */

static bool combining(uint32_t c) {
    return (c >= 0x0610 && c <= 0x061A) || (c >= 0x064B && c <= 0x065F) || c == 0x0670 ||
           (c >= 0x0300 && c < 0x0370) || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

static bool right_to_left(uint32_t c) { return (c >= 0x0590 && c < 0x0900) || (c >= 0xFB1D && c < 0xFF00); }

static bool has_arabic(str s) {
    int size;
    for (const char *p = s.at, *end = p + s.len; p < end; p += size)
        if (right_to_left(utf8_next(p, end, &size))) return true;
    return false;
}

int page_columns(str s) {
    int size, n = 0;
    for (const char *p = s.at, *end = p + s.len; p < end; p += size)
        n += !combining(utf8_next(p, end, &size));
    return n;
}

/* A text cannot put escapes of its own on a terminal. */
static void safe(buf *out, str s) {
    size_t from = 0;
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.at[i];
        if (c >= 0x20 && c != 0x7F) continue;
        buf_add(out, str_sub(s, from, i));
        buf_char(out, ' ');
        from = i + 1;
    }
    if (s.len) buf_add(out, str_sub(s, from, s.len));
}

void page_put(page *p, enum page_color color, str text) {
    bool marks = p->layout->isolates && has_arabic(text), colored = p->layout->color && color;
    if (colored) buf_add(&p->out, str_of(colors[color]));
    if (marks) buf_add(&p->out, isolate);
    safe(&p->out, text);
    if (marks) buf_add(&p->out, pop);
    if (colored) buf_add(&p->out, STR("\033[0m"));
}

void page_say(page *p, enum page_color color, const char *english) {
    page_put(p, color, p->say(p->of, english));
}

/* "1964-21" as "spring 1964"; another part of a date as it stands. */
static void date_part(page *p, buf *out, str part) {
    static const char *const seasons[] = {"spring", "summer", "autumn", "winter"};
    size_t n = part.len;
    bool season = n > 3 && part.at[n - 3] == '-' && part.at[n - 2] == '2' && part.at[n - 1] >= '1' &&
                  part.at[n - 1] <= '4' && str_find(str_sub(part, 0, n - 3), STR("-")) < 1;
    if (!season) {
        buf_add(out, part);
        return;
    }
    buf_add(out, p->say(p->of, seasons[part.at[n - 1] - '1']));
    buf_char(out, ' ');
    buf_add(out, str_sub(part, 0, n - 3));
}

int page_date(page *p, enum page_color color, str edtf) {
    buf out = {.mem = p->out.mem};
    for (bool more = false; edtf.at; more = true) {
        str part = str_cut(&edtf, '/');
        if (more) buf_char(&out, '/');
        date_part(p, &out, part);
    }
    str text = buf_str(&out);
    page_put(p, color, text);
    return page_columns(text);
}

void page_blank(page *p, int n) {
    while (n-- > 0) buf_char(&p->out, ' ');
}

void page_comma(page *p, enum page_color color) {
    page_say(p, color, ",");
    page_blank(p, 1);
}

void page_end_line(page *p) { buf_char(&p->out, '\n'); }

/* The bytes of s that make one line: up to the last blank within the width, at least one word. */
static size_t fit(str s, int width) {
    int size, n = 0;
    size_t blank = 0;
    for (size_t i = 0; i < s.len; i += (size_t)size) {
        uint32_t c = utf8_next(s.at + i, s.at + s.len, &size);
        if (c == '\n') return i;
        if (c == ' ') blank = i;
        n += !combining(c);
        if (width && n > width && blank) return blank;
    }
    return s.len;
}

/* A line with the part that stands out, which may begin or end outside. */
static void line_with_mark(page *p, str line, size_t begin, size_t end) {
    if (begin > line.len) begin = line.len;
    if (end > line.len) end = line.len;
    safe(&p->out, str_sub(line, 0, begin));
    if (end > begin) {
        if (p->layout->color) buf_add(&p->out, STR("\033[1m"));
        safe(&p->out, str_sub(line, begin, end));
        if (p->layout->color) buf_add(&p->out, STR("\033[0m"));
    }
    safe(&p->out, str_sub(line, end > begin ? end : begin, line.len));
}

void page_text(page *p, int indent, str text, size_t begin, size_t end) {
    int width = p->layout->width ? p->layout->width - indent : 0;
    if (width && width < 20) width = 20;
    size_t at = 0;
    while (at < text.len) {
        str line = str_sub(text, at, at + fit(str_sub(text, at, text.len), width));
        bool marks = p->layout->isolates && has_arabic(line);
        page_blank(p, indent);
        if (marks) buf_add(&p->out, isolate);
        line_with_mark(p, line, begin > at ? begin - at : 0, end > at ? end - at : 0);
        if (marks) buf_add(&p->out, pop);
        page_end_line(p);
        at += line.len;
        while (at < text.len && (text.at[at] == ' ' || text.at[at] == '\n')) at++;
    }
}

msd_code page_flush(page *p, msd_error *e) {
    if (!p->out.len) return MSD_OK;
    msd_code code = p->write(p->context, p->out.at, p->out.len, e);
    arena_clear(p->out.mem, 1 << 20);
    p->out = (buf){.mem = p->out.mem};
    return code;
}
