#include "extract.h"

void extract_quantities(doc *d) { (void)d; }
