#include "extract.h"

void extract_events(doc *d) { (void)d; }
