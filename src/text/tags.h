/* tags: the classes of words and word parts by whose order readings are ranked, from ar/tags.tsv, and what
 * ar/order.tsv (with a trained ar/order-*.tsv beside it, if there is one) says for or against them.
 *
 * A reading is a path of tags: its proclitics, the form, the pronoun. The score of a path is a sum over its
 * neighbours, inside a word and from one word to the next alike, so that w + b + Noun is judged as the three
 * words that it is. What lies inside a word is added up once, when the word is first met; only the step from
 * the last tag of one word to the first of the next is left for the context (rank.c). */
#ifndef TAGS_H
#define TAGS_H
#include "text.h"

enum { TAGS_MOST = 96, TAG_PATH = 8, READINGS_MOST = 12 };

typedef struct tags {
    VEC(str) names;
    int16_t move[TAGS_MOST][TAGS_MOST];     /* from, to */
    int16_t into[TAGS_MOST + 1][TAGS_MOST]; /* the same: to, from; the last row is of nothing */
    int16_t alone[TAGS_MOST];
    uint8_t start, number, latin, quote, any; /* tags; `any` agrees with all */
    struct tag_rows *rows;
    map words;          /* word and tag, 8 bytes -> score as uint32_t */
    uint64_t named[64]; /* bits of those words, by a hash: most words have no score of their own */
} tags;

/* The tables made ready, once for each thread. */
const tags *tags_of(doc *d);
/* The tag of a mark, a number, Latin letters. */
uint8_t tags_token(const tags *t, const doc_entry *e);
/* The tags of a reading in order; their number. */
int tags_path(const tags *t, const doc_reading *r, uint8_t path[TAG_PATH]);
/* What the path inside a reading adds up to; sets its tags. */
int tags_score(const tags *t, doc_reading *r);
/* What the step from one word to the next says: the order of the tags, and whether they agree. A conjunction or
 * preposition between them parts them. */
static inline int tags_step(const tags *t, uint8_t last, uint8_t agree, const doc_reading *r) {
    return t->move[last][r->first] + (r->first == r->main ? t->move[agree][r->agree] : 0);
}
/* What the beginning of a sentence says of a reading whose conjunction stands before its form: the sentence begins
 * behind it as well. */
static inline int tags_opening(const tags *t, const doc_reading *r) {
    return r->clitics & (CLITIC_W | CLITIC_F) ? t->move[t->start][r->main] : 0;
}
#endif
