/* readings: what its parts share while one word is read. */
#ifndef READINGS_H
#define READINGS_H
#include "clitics.h"
#include "tags.h"

enum { READINGS_MOST = 12, ARTICLE = 4 /* bytes */ };

typedef struct shapes shapes;

typedef struct split {
    doc *d;
    const lex *lex;
    const clitics *clitics;
    const tags *tags;
    const shapes *shapes;
    const doc_entry *t;
    const chain *chain; /* the one being tried */
    bool plain;         /* the lexicon knows the word as it stands, or with the article */
    bool known;         /* it knows it in some way */
    uint8_t masks[8];   /* proclitics behind which it knows what is left */
    uint8_t n_masks;
    doc_reading *out;
    uint32_t n;
    char room[160]; /* the article, then the stem */
} split;

/* The stem behind the chain, in the split's room behind an article; empty where there is none. */
str readings_stem(split *s);
/* The word that a stem is with the article, if the chain has one. */
uint32_t readings_word(const split *s, str core);
/* Adds a reading behind the chain, unless an equal one is there. */
void readings_add(split *s, doc_reading r);

/* shapes.c: ar/shapes.tsv made ready, and the readings that a word's shape suggests. */
const shapes *guess_read(doc *d);
void guess_readings(split *s);
#endif
