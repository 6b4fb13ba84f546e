#include "extract.h"

void extract_boilerplate(doc *d) { (void)d; }
