/* knowledge: an engine made of text in memory, for the fuzzers of tables and rules.
 *
 * The text is parted by lines `%% NAME`: NAME is a table of tables.def, a set of rules, or `text`, the article that
 * is read with what came out. A table that is not named is empty. */
#ifndef KNOWLEDGE_H
#define KNOWLEDGE_H
#include "base/str.h"

/* Builds, opens and reads; a fault in the knowledge must name a line. */
void knowledge_try(str text);
#endif
