#include "extract.h"

void extract_quotes(doc *d) { (void)d; }
