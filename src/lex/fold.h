/* fold: letters as they are matched, and the cutting of text into raw tokens. Tables, rules and articles all
 * pass through here, so that what a table lists is what an article shows.
 *
 * Folding drops harakat, tatweel, and marks of direction and joining; it maps the forms of alef to alef, alef
 * maqsura to ya, ta marbuta to ha, hamza on waw and ya to these, presentation forms to their letters, Persian
 * letters to the nearest Arabic ones, the digits of all scripts to ASCII, Latin letters to lower case, and
 * the many quotation marks and dashes of the press to one of each. What it hides stays known as spelling
 * evidence. */
#ifndef FOLD_H
#define FOLD_H
#include "../doc/doc.h"

/* One raw token. `folded` lies in the arena given to fold_scan. */
typedef struct fold_token {
    doc_span span;
    str folded;
    uint16_t spell; /* enum spell */
    uint8_t kind;   /* enum token_kind */
    uint8_t gap;    /* as in doc_token */
} fold_token;

typedef struct fold_scanner {
    str text;
    size_t at;
    char *out; /* where folded letters go: fold_room bytes */
} fold_scanner;

/* The bytes of room that folding `n` bytes may need: each that is no UTF-8 becomes a mark of three. */
static inline size_t fold_room(size_t n) { return n * 3 + 8; }
/* The next raw token; false at the end. */
bool fold_next(fold_scanner *s, fold_token *t);
/* A whole string folded, blanks as they are. */
str fold_str(arena *mem, str s);
#endif
