#include "extract.h"

void extract_entities(doc *d) { (void)d; }
