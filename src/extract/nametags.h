/* nametags: a learnt second opinion on where names begin and end. A linear chain over the tokens gives each one a tag
 * (outside, or the beginning or inside of a person, place, body or other name); what it weighs are the token's word,
 * its letters and neighbours, and what tables and rules found there. tools/trainnames.c learns the weights, which lie in
 * ar/nametags.tsv; without that file the rules stand alone.
 *
 * Most tokens of a text are far from any name: only those near a word that may be part of one are weighed.
 *
 *     nametags.c    what a token looks like, and its features
 *     namechain.c   their weights, and the best path through a sentence
 *
 * What a word alone shows is summed up once for a word and kept with its spelling; what a token shows beside it is
 * weighed each time. */
#ifndef NAMETAGS_H
#define NAMETAGS_H
#include "names.h"

enum name_tag {
    TAG_O,
    TAG_B_PER,
    TAG_I_PER,
    TAG_B_LOC,
    TAG_I_LOC,
    TAG_B_ORG,
    TAG_I_ORG,
    TAG_B_MISC,
    TAG_I_MISC,
    NAME_TAGS
};

enum { NAMETAG_FEATURES = 40, NAMETAG_MOVES = 1 /* key of the first move: from tag t it is this + t */ };

/* What n features add to each tag, four tags in a number: see namechain.c. */
typedef struct tag_sums {
    uint64_t even, odd;
    uint32_t last, n;
} tag_sums;

/* What a token's word is, without what stands on it. */
typedef struct tag_word {
    struct tag_word *next; /* another that its spelling can be */
    uint32_t word;
    uint32_t stem, suffix2; /* hashes of its letters; 0: no word */
    uint8_t group;
    bool summed;
    tag_sums sums; /* of nametags_of_word, once they were asked for */
} tag_word;

/* What a token looks like to the tagger. */
typedef struct tag_token {
    tag_word *word; /* of those near a name and two on either side */
    uint8_t pos, gaz, part, shape, rule, title, ended, other;
    bool near;
} tag_token;

/* Describes all tokens of the document; `near` are those to be weighed. */
const tag_token *nametags_describe(const finder *f);
/* The keys of what a word alone shows, wherever it stands; returns how many. */
int nametags_of_word(const doc *d, const tag_word *w, uint32_t *keys);
/* The keys of all else that a token shows. */
int nametags_of_place(const doc *d, const tag_token *all, uint32_t token, uint32_t *keys);
/* Whether tag b may follow tag a. */
static inline bool nametags_follows(int a, int b) { return b == TAG_O || b % 2 == 1 || a == b || a == b - 1; }
/* The best tags of all tokens, NULL where there are no weights. */
const uint8_t *nametags_run(const finder *f);
#endif
