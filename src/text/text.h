/* text: the stages from bytes to tokens, sentences, readings and the table rows that stand in them. Each is a
 * function of the document; what it reads and writes stands in pipeline.c. */
#ifndef TEXT_H
#define TEXT_H
#include "../lex/lex.h"

void text_tokens(doc *d);
void text_sentences(doc *d);
void text_readings(doc *d);
void text_rank(doc *d);
void text_phrases(doc *d);
void text_clauses(doc *d);
void text_shown(doc *d); /* the clauses as text */
void text_words(doc *d);

/* A token as segmenters print it, by one of its readings (NULL: as it stands): see words.c. */
str text_segments(doc *d, uint32_t token, const doc_reading *r);
/* The dictionary form of a reading of a token, as it is spelt. */
str text_lemma(doc *d, uint32_t token, const doc_reading *r);
/* The senses that start at a token. */
static inline const doc_sense *text_senses(const doc *d, uint32_t token, uint32_t *n) {
    uint32_t from = d->sense_at[token];
    *n = d->sense_at[token + 1] - from;
    return *n ? d->senses.at + from : NULL;
}
/* The bit of a table in the masks of what stands at a token: for sets one of sixteen, by the set. */
static inline uint32_t text_row_bit(uint32_t table, uint32_t set) {
    return table == TABLE_sets ? 0x10000u << (set * 2654435761u >> 28) : 1u << table % 16;
}
const doc_sense *text_sense_there(const doc *d, uint32_t token, enum lex_table table, uint32_t set);
/* The longest sense of a table at a token (for sets: of that set); NULL where there is none, as at most tokens. */
static inline const doc_sense *text_sense(const doc *d, uint32_t token, enum lex_table table, uint32_t set) {
    return d->rows_at[token] & text_row_bit(table, set) ? text_sense_there(d, token, table, set) : NULL;
}
/* Whether a token is that mark ("," or "\"") as folding leaves it. */
static inline bool text_is(const doc *d, uint32_t token, const char *folded) {
    return str_is(d->tokens.at[token].folded, folded);
}
#endif
