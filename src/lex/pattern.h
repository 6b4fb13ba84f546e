/* pattern: words by their letters, as ar/paradigms.tsv and ar/shapes.tsv write them: `*` stands for one or more
 * letters, `?` for one. What is given uses what they took, in order; `+` writes the letter before it again. */
#ifndef PATTERN_H
#define PATTERN_H
#include "../base/str.h"

enum { PATTERN_ONES = 8 };

typedef struct pattern_fit {
    str star, one[PATTERN_ONES];
    int n;
} pattern_fit;

/* Whether the pattern takes the whole word; what `*` and each `?` took is kept. */
bool pattern_takes(str pattern, str word, pattern_fit *f);
/* The word that the pattern makes of what was taken; it lies in `out`, which is written over. */
str pattern_give(buf *out, str pattern, const pattern_fit *f);
#endif
