#include "extract.h"

void extract_figures(doc *d) { (void)d; }
