/* knowledge: an engine made of text in memory, for the fuzzers of tables and rules.
 *
 * The text is parted by lines `%% NAME`: NAME is a table of tables.def, a set of rules, or `text`, the article that
 * is read with what came out. A table that is not named is empty; behind `%% NAME all` the header that names all its
 * columns is left out. */
#ifndef KNOWLEDGE_H
#define KNOWLEDGE_H
#include "base/str.h"

/* Builds, opens and reads; false where the knowledge has a fault, which must name its line. */
bool knowledge_try(str text);
#endif
