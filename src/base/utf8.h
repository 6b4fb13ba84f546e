/* utf8: one code point at a time. Bytes that are no UTF-8 come out as U+FFFD, one a byte. */
#ifndef UTF8_H
#define UTF8_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes the code point at p (p < end) and sets *size to its bytes. */
uint32_t utf8_next_slow(const char *p, const char *end, int *size);
/* Writes a code point to out (4 bytes of room) and returns its size. */
int utf8_put(char *out, uint32_t c);
/* Whether all is well-formed UTF-8; *at becomes the place of the first fault. */
bool utf8_valid(const char *text, size_t len, size_t *at);

static inline uint32_t utf8_next(const char *p, const char *end, int *size) {
    unsigned char a = (unsigned char)*p;
    if (a < 0x80) return *size = 1, a;
    if (a >= 0xC2 && a < 0xE0 && end - p > 1 && ((unsigned char)p[1] & 0xC0) == 0x80)
        return *size = 2, (uint32_t)(a & 0x1F) << 6 | ((unsigned char)p[1] & 0x3F);
    return utf8_next_slow(p, end, size);
}
#endif
