/* money: which currency a word means that many states share. */
#ifndef MONEY_H
#define MONEY_H
#include "units.h"

/* One of the codes ("SAR|QAR|OMR") for the word at a token: of the state named nearest in its sentence, else of
 * the one that the article names most, else the first. Empty codes: any currency of those. */
str money_choose(doc *d, uint32_t token, str codes);
#endif
