/* match: runs the rules of one set over a document. docs/rules.md has the language, lex/rules.h the nodes. */
#ifndef MATCH_H
#define MATCH_H
#include "../lex/rules.h"
#include "text.h"

/* What a name caught: tokens [begin, end), and where it came from a set the row. */
typedef struct match_capture {
    uint32_t name; /* string */
    uint32_t begin, end;
    uint32_t row;    /* of sets, or NONE */
    uint32_t number; /* index into numbers or ordinals, or NONE */
    bool ordinal;
} match_capture;

typedef struct match {
    uint32_t rule;
    uint32_t begin, end;             /* tokens of the item */
    uint32_t whole_begin, whole_end; /* with the context */
    uint32_t
        reading; /* of the first token where it matched through one (its proclitics are no part), or NONE */
    uint32_t n;
    match_capture captures[RULE_CAPTURES];
} match;

/* The first token of the sentence from this one on at which a rule of the set may begin; its end where there is none. */
uint32_t match_seek(doc *d, enum rule_set set, const doc_sentence *s, uint32_t token);
/* The best match of a rule of the set that begins at the token; false where there is none. */
bool match_at(doc *d, enum rule_set set, uint32_t token, match *out);
/* The same without one rule, whose match turned out to mean nothing. */
bool match_but(doc *d, enum rule_set set, uint32_t token, uint32_t without, match *out);
/* The kind that the rule makes, its first word after `make`. */
str match_kind(const doc *d, const match *m);
/* The value of a key of `make`: a literal, or what $name caught (a set's value, else the text as folded
 * letters); empty where the rule does not have the key or the capture took no part. */
str match_value(doc *d, const match *m, const char *key);
/* The capture that a key names with $; NULL where there is none. */
const match_capture *match_caught(const doc *d, const match *m, const char *key);
/* A key's value as a number: of a number's capture, or of the text; false where it is none. */
bool match_number(doc *d, const match *m, const char *key, double *out);
/* Its span: the tokens of the item without the first one's proclitics. */
doc_span match_span(const doc *d, const match *m);
#endif
