/* extract: the stages that find what an article says, one file and one layer each. What each reads and writes
 * stands in pipeline.c; none calls another. */
#ifndef EXTRACT_H
#define EXTRACT_H
#include "../text/match.h"

void extract_given(doc *d);       /* the date that the article was given with, where it is one */
void extract_boilerplate(doc *d); /* marks sentences that are not the article */
void extract_numbers(doc *d);     /* numbers, ordinals */
void extract_entities(doc *d);    /* entities, mentions */
void extract_times(doc *d);  /* times as they stand: spans, rules, what is fixed without the article's date */
void extract_anchor(doc *d); /* the article's date: given, found in it, or inferred */
void extract_dates(doc *d);  /* the values of the times */
void extract_quantities(doc *d);
void extract_quotes(doc *d);
void extract_events(doc *d);
void extract_figures(doc *d);
#endif
