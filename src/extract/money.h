/* money: which currency a word means that many states share. */
#ifndef MONEY_H
#define MONEY_H
#include "units.h"

enum { MONEY_CODES = 24 };

/* The votes of an article's names for currencies; made once an article, when it is first asked. */
typedef struct money {
    bool counted;
    uint32_t used;
    str code[MONEY_CODES];
    uint32_t votes[MONEY_CODES];
} money;

/* One of the codes ("SAR|QAR|OMR") for the word at a token: the one for which the names of the article vote
 * most, else the first. Empty codes: any currency. */
str money_choose(doc *d, money *m, uint32_t token, str codes);
/* The currency of the state whose adjective or name stands at a token; the token behind it, or `token`. */
uint32_t money_named(doc *d, uint32_t token, str *code);
#endif
