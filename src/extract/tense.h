/* tense: on which side of the article's day a bare weekday or month lies, by the verbs and words around it. */
#ifndef TENSE_H
#define TENSE_H
#include "../text/text.h"

/* -1 past, 1 coming, 0 not said, for what stands at tokens [begin, end). */
int tense_of(doc *d, uint32_t begin, uint32_t end);
#endif
