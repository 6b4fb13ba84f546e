/* nametags: a learnt second opinion on where names begin and end. A linear chain over the tokens gives each one a tag
 * (outside, or the beginning or inside of a person, place, body or other name); what it weighs are the token's word,
 * its letters and neighbours, and what tables and rules found there. tools/trainnames.c learns the weights, which lie in
 * ar/nametags.tsv; without that file the rules stand alone.
 *
 * Most tokens of a text are far from any name: only those near a word that may be part of one are weighed. */
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

/* What a token looks like to the tagger. */
typedef struct tag_token {
    uint32_t stem;              /* hashes: the word, of those near a name and two on either side */
    uint32_t first[3], last[4]; /* its first 2 to 4 and last 1 to 4 letters, of those near a name */
    uint8_t pos, gaz, part, shape, rule, title, ended, other;
    bool near;
} tag_token;

/* Describes all tokens of the document; `near` are those to be weighed. */
const tag_token *nametags_describe(const finder *f);
/* The keys of a token's features; returns how many. */
int nametags_features(const doc *d, const tag_token *all, uint32_t token, uint32_t *keys);
/* Whether tag b may follow tag a. */
static inline bool nametags_follows(int a, int b) { return b == TAG_O || b % 2 == 1 || a == b || a == b - 1; }
/* The best tags of all tokens, NULL where there are no weights. */
const uint8_t *nametags_run(const finder *f);
#endif
