/* bytes: eight at a time, for the loops that pass over a whole text in search of a few. */
#ifndef BYTES_H
#define BYTES_H
#include "str.h"

/* How many bytes at the front are no control character, quotation mark or backslash: all that a JSON string shows as
 * it is. Told in eights, and less than all, so that the caller has a byte to look at. */
static inline size_t bytes_plain(str s) {
    const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
    size_t n = 0;
    for (uint64_t x; s.len - n > 8; n += 8) {
        memcpy(&x, s.at + n, sizeof x);
        uint64_t quote = x ^ ones * '"', slash = x ^ ones * '\\';
        uint64_t found = ((x - ones * ' ') & ~x) | ((quote - ones) & ~quote) | ((slash - ones) & ~slash);
        if (found & highs) break;
    }
    return n;
}
#endif
