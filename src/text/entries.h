/* entries: what each spelling is, kept from one document to the next. */
#ifndef ENTRIES_H
#define ENTRIES_H
#include "../lex/fold.h"
#include "text.h"

/* The entries of all tokens, made where a spelling is new. */
void entries_find(doc *d);
/* The number of a word that the lexicon lacks, for as long as the entries are kept. The letters must be as lasting. */
uint32_t entries_own(doc *d, str folded);

/* The parts of an entry, each by the module that knows it; `spelt` is where they lie. */
void readings_of(doc *d, doc_entry *e);      /* readings.c */
void valence_of_entry(doc *d, doc_entry *e); /* valence.c: what its readings tell */
void ends_of(doc_entry *e);                  /* rank.c: which of its readings end alike */
void phrases_of(doc *d, doc_entry *e);       /* phrases.c: its groups and senses */
void starts_of(doc *d, doc_entry *e);        /* starts.c: the rules that it may begin */
#endif
