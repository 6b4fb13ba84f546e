#include "extract.h"

void extract_times(doc *d) { (void)d; }
