/* measure: what was read against what stands in a gold, as precision, recall and F1 a layer. The same measure as the
 * script beside the gold, so that it can be had without Python and on any gold of that form.
 *
 *     measure_text.c   how strings, codes, units and values compare
 *     measure_place.c  lines, spans, and where an item stands
 *     measure_tally.c  one-to-one matching, counts, the table
 *     measure_layers.c the layers */
#ifndef MEASURE_H
#define MEASURE_H
#include "../base/file.h"
#include <jansson.h>

/* ---- measure_text.c ---- */

str measure_fold(arena *mem, str s);
bool measure_is_code(str s);
/* A party as it is compared: its code, or its folded name without articles. */
str measure_party(arena *mem, str s);
str measure_unit(arena *mem, str s);
bool measure_close(const json_t *a, const json_t *b);
bool measure_has(const strs *set, str x);
void measure_put(arena *mem, strs *set, str x);
int measure_shared(const strs *a, const strs *b);
bool measure_same(const strs *a, const strs *b);

/* ---- measure_place.c ---- */

typedef struct place_lines {
    str text;
    VEC(size_t) starts; /* of the lines, and one behind the last */
} place_lines;

typedef struct place {
    size_t line, begin, end; /* the line from 1; bytes */
} place;

/* An item of a record with its place, and what of it is compared again and again. */
typedef struct item {
    const json_t *x;
    place at;
    strs actor, recipient; /* as parties; `of` and `to` of a figure */
    strs names;            /* of an entity; the words of a quote's speaker; contexts */
    str unit, say;         /* what a list of errors shows is made from `say` */
} item;
typedef VEC(item) items;

void place_read(arena *mem, str text, place_lines *out);
/* Where an item stands: by its span, else by its sentence and words; false where that cannot be told. */
bool place_of(const place_lines *l, const json_t *x, place *out);
str place_text(const place_lines *l, place p);
/* Whether two share half of what they cover together, or that share. */
bool place_overlap(place a, place b, double share);
/* The lines that spans cover by half, added to *out. */
void place_covered(const place_lines *l, const json_t *spans, bool *lines);

/* ---- measure_tally.c ---- */

enum measure_layer {
    M_BOILERPLATE,
    M_TIMES_SPAN,
    M_TIMES,
    M_TIMES_MOD,
    M_QUANTITIES,
    M_QUANTITIES_MOD,
    M_ENTITIES,
    M_ENTITIES_POLITY,
    M_ALIASES,
    M_QUOTES,
    M_EVENTS_TYPE,
    M_EVENTS_DYAD,
    M_EVENTS,
    M_EVENTS_DATE,
    M_EVENTS_STATUS,
    M_EVENTS_PLACE,
    M_EVENTS_CONTEXT,
    M_EVENTS_UNREAL,
    M_FIGURES,
    M_LAYERS
};
extern const char *const measure_names[M_LAYERS];

typedef struct measure {
    arena *mem; /* for the whole */
    arena *now; /* for one document */
    int errors; /* the layer whose errors are listed, or -1 */
    bool any;   /* a document was measured */
    buf missed; /* the errors, a line each */
    const char *doc;
    const place_lines *lines;
    struct {
        long hit, gold, found;
    } n[M_LAYERS];
} measure;

typedef struct pairs {
    VEC(const item *) gold;
    VEC(const item *) found;
} pairs;

typedef bool (*measure_like)(measure *m, const item *gold, const item *found);
typedef int (*measure_prefer)(const item *gold, const item *found);
typedef void (*measure_show)(measure *m, const item *x, buf *out);

/* Matches one to one in text order, the preferred among equals first, and counts. */
pairs measure_add(measure *m, enum measure_layer layer, const items *gold, const items *found,
                  measure_like like, measure_show show, measure_prefer prefer);
/* Counts flags of matched pairs. */
void measure_flag(measure *m, enum measure_layer layer, bool flag);
/* The table, and behind it the errors; or one JSON object. */
void measure_print(const measure *m, bool json, buf *out);
/* A value as the lists of errors show it. */
void measure_repr(const json_t *x, bool quoted, buf *out);

/* ---- measure_layers.c ---- */

/* Counts one document: its gold record, its text, and what was read (NULL: nothing). */
void measure_doc(measure *m, const json_t *gold, str text, const json_t *found);
#endif
