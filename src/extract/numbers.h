/* numbers: the pieces of the stage that reads numbers and ordinals. */
#ifndef NUMBERS_H
#define NUMBERS_H
#include "numwords.h"

/* Keeps the ordinal that stands at a token; the token behind it, or `token` where there is none. */
uint32_t ordinals_at(doc *d, uint32_t token);
/* Keeps one that is known. */
void ordinals_keep(doc *d, uint32_t begin, uint32_t end, uint32_t reading, double value);
#endif
