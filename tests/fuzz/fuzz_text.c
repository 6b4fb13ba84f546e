/* A text of any bytes: what comes out of the decoder is UTF-8, and UTF-16 comes out the same in whatever pieces it
 * arrives. */
#include "base/utf8.h"
#include "ingest/charset.h"
#include <stdlib.h>

static void whole(arena *mem, str bytes) {
    charset_note note = {0};
    size_t at;
    str text = charset_convert(mem, bytes, &note);
    if (!utf8_valid(text.at, text.len, &at)) abort();
    if (utf8_valid(bytes.at, bytes.len, &at) && note.set == CHARSET_UTF8 && note.faults) abort();
}

/* The first byte says how long the pieces are. */
static void pieces(arena *mem, str bytes) {
    size_t step = 1 + (unsigned char)*bytes.at % 7, faults = 0, at, used = 0;
    bool big = (unsigned char)*bytes.at & 128;
    buf one = {.mem = mem}, many = {.mem = mem};
    charset_utf16(bytes, big, true, &one, &faults);
    for (size_t end = step; used < bytes.len; end += step) {
        bool last = end >= bytes.len;
        used += charset_utf16(str_sub(bytes, used, last ? bytes.len : end), big, last, &many, &faults);
        if (last) break;
    }
    if (!str_eq(buf_str(&one), buf_str(&many)) || !utf8_valid(one.at ? one.at : "", one.len, &at)) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    arena mem = ARENA_INIT;
    if (!size) return 0;
    whole(&mem, (str){(const char *)bytes, size});
    pieces(&mem, (str){(const char *)bytes, size});
    arena_release(&mem);
    return 0;
}
