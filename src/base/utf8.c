#include "utf8.h"

static bool tail(const char *p, const char *end, int n) {
    for (int i = 1; i < n; i++)
        if (p + i >= end || ((unsigned char)p[i] & 0xC0) != 0x80) return false;
    return true;
}

uint32_t utf8_next_slow(const char *p, const char *end, int *size) {
    const unsigned char *u = (const unsigned char *)p;
    *size = 1;
    if (u[0] < 0x80) return u[0];
    if (u[0] >= 0xE0 && u[0] < 0xF0 && tail(p, end, 3)) {
        uint32_t c = (uint32_t)(u[0] & 0x0F) << 12 | (uint32_t)(u[1] & 0x3F) << 6 | (u[2] & 0x3F);
        if (c < 0x800 || (c >= 0xD800 && c < 0xE000)) return 0xFFFD;
        return *size = 3, c;
    }
    if (u[0] >= 0xF0 && u[0] < 0xF5 && tail(p, end, 4)) {
        uint32_t c = (uint32_t)(u[0] & 0x07) << 18 | (uint32_t)(u[1] & 0x3F) << 12 |
                     (uint32_t)(u[2] & 0x3F) << 6 | (u[3] & 0x3F);
        if (c < 0x10000 || c > 0x10FFFF) return 0xFFFD;
        return *size = 4, c;
    }
    if (u[0] >= 0xC2 && u[0] < 0xE0 && tail(p, end, 2))
        return *size = 2, (uint32_t)(u[0] & 0x1F) << 6 | (u[1] & 0x3F);
    return 0xFFFD;
}

int utf8_put(char *out, uint32_t c) {
    if (c < 0x80) return out[0] = (char)c, 1;
    if (c < 0x800) return out[0] = (char)(0xC0 | c >> 6), out[1] = (char)(0x80 | (c & 0x3F)), 2;
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

bool utf8_valid(const char *text, size_t len, size_t *at) {
    const unsigned char *p = (const unsigned char *)text, *end = p + len;
    while (p < end) {
        int size = 1;
        if (*p < 0x80)
            p++;
        else if (end - p > 1 && *p >= 0xC2 && *p < 0xE0 && (p[1] & 0xC0) == 0x80)
            p += 2;
        else if (utf8_next_slow((const char *)p, (const char *)end, &size) == 0xFFFD && size == 1)
            return *at = (size_t)((const char *)p - text), false;
        else
            p += size;
    }
    return true;
}
