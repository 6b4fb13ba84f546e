/* query: what is asked, and what an answer is. Knows no store. */
#ifndef QUERY_H
#define QUERY_H
#include "../doc/doc.h"

/* All conditions hold together; an empty one asks for nothing. */
typedef struct query {
    doc_strs a, b;                      /* parties: one of each takes part */
    str a_side, b_side;                 /* actor or recipient */
    str from, to;                       /* days, YYYY-MM-DD */
    doc_strs types, contexts, statuses; /* any of them */
    str outlet;
    int64_t limit; /* 0: none */
} query;

/* An event with what a reader needs to check it. Lists are JSON. */
typedef struct answer {
    int64_t article, n;
    doc_span span;
    str type, mode, actor, recipient, participants, date, resolved, place, context, status, rule;
    str id, outlet, title, url, published;
    doc_span sentence;
    str text; /* the sentence */
} answer;

/* Items of a comma-separated list. */
void query_list(arena *mem, const char *list, doc_strs *out);
/* The days that --from and --to mean; MSD_USAGE for what is no date. */
msd_code query_days(arena *mem, const char *from, const char *to, query *q, msd_error *e);
/* A list of strings as JSON; NULL where it is empty. */
const char *query_json(arena *mem, const doc_strs *list);
#endif
