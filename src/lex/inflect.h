/* inflect: the forms of a word, made by the rewriting rules of ar/paradigms.tsv.
 *
 * A rule takes a word of a cell (`past`, `masdar` ...) by a pattern and gives a form: `*` stands for one or
 * more letters, `?` for one, `+` in what is given writes the letter before it again; `-` gives nothing. For
 * each cell and feature the first rule that fits wins. docs/morphology.md has worked examples. */
#ifndef INFLECT_H
#define INFLECT_H
#include "table.h"

typedef struct inflect_form {
    str text;
    uint32_t features; /* enum feature */
    uint8_t pos;       /* enum pos; POS_NONE: that of the row */
} inflect_form;
typedef VEC(inflect_form) inflect_forms;

typedef struct inflector inflector;
/* Reads the rules; a fault names the row's file and line. */
msd_code inflect_open(arena *mem, const table *paradigms, const strs *files, inflector **out, msd_error *e);
/* All forms of `word`, which stands in the cell `of` of a row whose cells are given by name. */
void inflect(const inflector *f, const char *of, str word, const table *t, const table_row *row, arena *mem,
             inflect_forms *out);
#endif
