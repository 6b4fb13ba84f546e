/* era: which state it was that acted then. */
#ifndef ERA_H
#define ERA_H
#include "extract.h"

/* Gives the parties of an act (its sides, codes as in the JSON) the names of the states of that time; `date` is EDTF,
 * empty where not known. A state that so stands on both sides stays on the first. */
void era_restore(doc *d, doc_strs *one, doc_strs *other, str date);
#endif
