/* wordsets: the word sets that a stage asks for, made ready by row. A sense names a row of the sets table;
 * one look at `kind[row]` tells whether it is of a set that the stage knows, so that a token with no such
 * word costs next to nothing. Kinds are the stage's own enum, 0 for none, below 64 so that a mask holds them.
 */
#ifndef WORDSETS_H
#define WORDSETS_H
#include "extract.h"

typedef struct wordset_name {
    const char *set;
    uint8_t kind;
} wordset_name;

typedef struct wordsets {
    uint8_t *kind; /* of each row */
    double *value; /* its value as a number, 0 where it is none */
    uint8_t state; /* enum doc_state, under which it is kept */
} wordsets;

/* A word or phrase of a set. `end` 0: there is none. */
typedef struct wordset_hit {
    uint32_t end;
    uint32_t reading; /* through which it matched, or NONE */
    uint32_t row;
    uint8_t kind;
    uint8_t clitics; /* before it, the article not counted */
    double value;
} wordset_hit;

/* Made once for a thread, in `keep`. */
const wordsets *wordsets_make(doc *d, enum doc_state state, const wordset_name *names, size_t n);
/* Notes for all tokens of a document which kinds stand there, for a stage that asks it of each. */
void wordsets_read(doc *d, const wordsets *w);
/* The longest hit of one of the kinds (bits) at a token; of equals the one with the fewest proclitics, then
 * the last kind. Words with a pronoun behind are none. */
wordset_hit wordsets_at(const doc *d, const wordsets *w, uint32_t token, uint64_t kinds);
/* The longest hit behind these proclitics and no others (bits of enum clitic, the article not counted). */
wordset_hit wordsets_behind(const doc *d, const wordsets *w, uint32_t token, uint64_t kinds, uint8_t clitics);
/* Bits of all the kinds that stand at a token. */
uint64_t wordsets_kinds(const doc *d, const wordsets *w, uint32_t token);
#endif
