#include "text.h"

void text_words(doc *d) { (void)d; }
