#include "text.h"

void text_clauses(doc *d) { (void)d; }
