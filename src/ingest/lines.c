#include "lines.h"
#include <errno.h>
#include <poll.h>
#include <unistd.h>

enum { BLOCK = 64 << 10 };

void lines_open(lines *l, arena *mem, int fd) {
    *l = (lines){.fd = fd, .mem = mem, .raw = {.mem = mem}, .text = {.mem = mem}};
}

void lines_close(lines *l) {
    if (l->fd > 0) close(l->fd);
    l->fd = -1;
}

/* One block more to the raw bytes; false at the end. A failed read is an end with a fault. */
static bool more_raw(lines *l) {
    if (l->ended) return false;
    buf_reserve(&l->raw, BLOCK);
    ssize_t n;
    do n = read(l->fd, l->raw.at + l->raw.len, BLOCK);
    while (n < 0 && errno == EINTR);
    if (n < 0) l->fault = errno;
    if (n <= 0) return l->ended = true, false;
    l->raw.len += (size_t)n;
    l->total += (uint64_t)n;
    return true;
}

str lines_head(lines *l) {
    while (l->raw.len < 4 && more_raw(l)) {}
    return buf_str(&l->raw);
}

str lines_all(lines *l, size_t cap) {
    while (l->raw.len <= cap && more_raw(l)) {}
    buf_cstr(&l->raw);
    return buf_str(&l->raw);
}

/* Moves what was read to the text. */
static void convert(lines *l) {
    str raw = buf_str(&l->raw);
    size_t faults = 0, used = raw.len;
    if (l->set == CHARSET_UTF16LE || l->set == CHARSET_UTF16BE)
        used = charset_utf16(raw, l->set == CHARSET_UTF16BE, l->ended, &l->text, &faults);
    else
        buf_add(&l->text, raw);
    l->raw.len -= used;
    if (l->raw.len) memmove(l->raw.at, l->raw.at + used, l->raw.len);
}

void lines_decode(lines *l, enum charset set) {
    l->set = set;
    size_t mark = charset_mark(buf_str(&l->raw), set);
    l->raw.len -= mark;
    if (mark) memmove(l->raw.at, l->raw.at + mark, l->raw.len);
    convert(l);
}

/* Drops the lines that were given, so that the buffer stays as large as a line. */
static void compact(lines *l) {
    if (!l->from) return;
    l->text.len -= l->from;
    memmove(l->text.at, l->text.at + l->from, l->text.len);
    l->seen -= l->from;
    l->from = 0;
}

static bool more_text(lines *l) {
    compact(l);
    size_t had = l->text.len;
    while (l->text.len == had) {
        bool some = more_raw(l);
        convert(l);
        if (!some) return l->text.len > had;
    }
    return true;
}

enum lines_got lines_next(lines *l, size_t cap, str *line) {
    bool passed_over = false;
    l->line++;
    for (;;) {
        const char *start = l->text.at + l->from, *hit = NULL;
        if (l->seen < l->text.len) hit = memchr(l->text.at + l->seen, '\n', l->text.len - l->seen);
        size_t len = hit ? (size_t)(hit - start) : l->text.len - l->from;
        passed_over |= len > cap;
        if (hit || (l->ended && !l->raw.len && (len || passed_over))) {
            *line = (str){start, len};
            l->from += len + (hit != NULL);
            l->seen = l->from;
            return passed_over ? LINES_LONG : LINES_LINE;
        }
        if (passed_over) l->from = l->text.len;
        l->seen = l->text.len;
        if (!more_text(l) && l->from == l->text.len && !passed_over) return LINES_END;
    }
}

bool lines_would_wait(const lines *l) {
    if (l->fd < 0 || l->ended ||
        (l->text.len > l->from && memchr(l->text.at + l->from, '\n', l->text.len - l->from)))
        return false;
    struct pollfd p = {.fd = l->fd, .events = POLLIN};
    return poll(&p, 1, 0) == 0;
}
