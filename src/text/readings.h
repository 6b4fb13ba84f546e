/* readings: what its parts share while one word is read. */
#ifndef READINGS_H
#define READINGS_H
#include "clitics.h"
#include "tags.h"

enum { ARTICLE = 4 /* bytes */ };

typedef struct shapes shapes;

/* What is left behind one chain, and what the lexicon knows of it. */
typedef struct stem {
    const chain *chain;
    uint32_t bare,
        word; /* without and with the article; 0: the lexicon lacks it; `word` NONE: not asked yet */
    uint32_t own_bare, own_word; /* their numbers where it lacks them; 0: not asked yet */
} stem;

enum { STEMS_MOST = 64 };

typedef struct split {
    doc *d;
    const lex *lex;
    const clitics *clitics;
    const tags *tags;
    const shapes *shapes;
    const doc_entry *t;
    uint32_t whole;         /* the word as it stands; 0 where the lexicon lacks it */
    const chain *chain;     /* the one being tried */
    stem *stem;             /* what is left behind it */
    stem stems[STEMS_MOST]; /* one for each chain that may open the word */
    uint32_t n_stems;
    bool plain;       /* the lexicon knows the word as it stands, or with the article */
    bool known;       /* it knows it in some way */
    uint8_t masks[8]; /* proclitics behind which it knows what is left */
    uint8_t n_masks;
    doc_reading *out;
    uint32_t n;
    buf given;      /* what a shape makes of a word */
    char room[160]; /* the article, then the stem, where the word's letters do not have them so */
} split;

/* The letters behind the chain, behind those of an article where the chain has one; empty where there are none. */
str readings_stem(split *s);
/* The word that the stem is with the article, if the chain has one. */
uint32_t readings_word(split *s, str core);
/* Adds a reading behind the chain, unless an equal one is there. */
void readings_add(split *s, doc_reading r);

/* shapes.c: ar/shapes.tsv made ready, and the readings that a word's shape suggests. */
const shapes *guess_read(doc *d);
void guess_readings(split *s);
#endif
