/* report: answers laid out. Each function puts one answer on the page; the page's owner flushes it. */
#ifndef REPORT_H
#define REPORT_H
#include "../store/store.h"
#include "page.h"

/* One event of a timeline. */
void report_event(page *p, const answer *a);
/* Who was asked about: a party and those that it takes in. */
void report_parties(page *p, const doc_strs *a, const doc_strs *b);
/* An article with all that was read out of it. */
void report_article(page *p, const doc *d, const store_origin *o);
/* One item of it: e, t, q, f or s for its layer, and its index. */
void report_item(page *p, const doc *d, char prefix, uint32_t i);

/* Why an item is what it is. What was read now stands in `now`; the item there is `index`, or NONE where it is read otherwise
 * now. */
typedef struct reason {
    const char *item; /* as it was asked for: e1 */
    char prefix;
    uint32_t index, sentence;
    doc_span span;
    str rule;             /* file:line and name */
    doc_strs keys, texts; /* the row's columns and cells; or the rule's lines, without keys */
} reason;
void report_reason(page *p, const doc *was, uint32_t was_index, const doc *now, const reason *r);
/* One count of the store; `group` is named where a new one begins. */
void report_count(page *p, const char *group, bool first, str name, int64_t n);
/* A fault of the store: a line, or an object of one key. */
void report_fault(page *p, const char *fault);
/* The items of a JSON list of strings, one after the other; false at the end. */
bool report_next(arena *mem, str *json, str *item);
#endif
