/* singular: the dictionary form of a counted noun, as a careful editor writes it. */
#ifndef SINGULAR_H
#define SINGULAR_H
#include "extract.h"

/* Of the noun at a token as it is read; *rule is set where a row of a table names it and it was not set. */
str singular_of(doc *d, uint32_t token, const doc_reading *r, doc_rule *rule);
#endif
