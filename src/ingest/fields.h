/* fields: the fields of one JSON object on a line.
 *
 * Why not a JSON library: the article's strings would lie in its memory, to be released on every way out, and jansson,
 * which the project uses elsewhere, drops a letter without a word where memory runs out in the middle of a string.
 * Here all lies in the arena, a string without escapes is a view of the line, and half a surrogate is U+FFFD: bad text
 * is data. */
#ifndef FIELDS_H
#define FIELDS_H
#include "../base/str.h"
#include "../base/vec.h"

enum field_kind { FIELD_NULL, FIELD_STRING, FIELD_NUMBER, FIELD_WORD, FIELD_LIST, FIELD_OBJECT };

typedef struct field {
    str name, value; /* a string's letters; of anything else the JSON as it stands */
    enum field_kind kind;
} field;

typedef struct fields {
    VEC(field) all;
    const char *why; /* what is wrong, NULL: nothing */
    size_t at;       /* byte of the line */
} fields;

/* Reads a line of valid UTF-8; false with `why` and `at` where it is no JSON object. */
bool fields_read(fields *f, arena *mem, str line);
/* The last field of that name, or NULL. */
const field *fields_get(const fields *f, const char *name);
/* The strings of a list, in order; what else it holds is passed over. */
typedef VEC(str) field_strings;
void fields_list(const field *list, arena *mem, field_strings *out);
#endif
