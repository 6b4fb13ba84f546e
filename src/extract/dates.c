#include "extract.h"

void extract_dates(doc *d) { (void)d; }
