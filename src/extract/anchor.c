#include "extract.h"

void extract_anchor(doc *d) { (void)d; }
