/* parties: which polities a stretch of text speaks of: by name, by a person's or body's polity, by demonym,
 * or by a word that stands for parties named before. The later stages ask it for the parties of a clause's
 * slots. */
#ifndef PARTIES_H
#define PARTIES_H
#include "extract.h"

/* Adds the codes of the parties in tokens [begin, end), each once, in text order. `entities` (may be NULL)
 * gets the entity of each code, or NONE where a demonym gave it. */
void parties_in(doc *d, uint32_t begin, uint32_t end, doc_strs *codes, u32s *entities);
/* The code of the party that the token names by itself (mention, demonym), empty where none. */
str party_at(doc *d, uint32_t token);
#endif
