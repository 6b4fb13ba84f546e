/* table: a file of data/ as it stands, with the place of every cell, for building the block. */
#ifndef TABLE_H
#define TABLE_H
#include "../base/file.h"
#include "lex.h"

typedef struct table_row {
    str *cells;     /* one for each column that the program reads */
    uint32_t place; /* file << 20 | line */
} table_row;

enum { PLACE_FILES = 1 << 12, PLACE_LINES = 1 << 20 };

typedef struct table {
    enum lex_table which;
    const char *name, *path;
    const char *const *columns; /* names, NULL-terminated */
    int n_columns;
    VEC(table_row) rows;
} table;

/* What a column holds; see tables.def. */
enum how { HOW_TEXT, HOW_MAYBE, HOW_KEY, HOW_WORD, HOW_PHRASE, HOW_REF };
extern const uint8_t *const table_how[TABLE_COUNT];
extern const char *const table_paths[TABLE_COUNT];
extern const char *const *const table_columns[TABLE_COUNT];

/* Reads all files of a table; their names are added to *files. A missing table is an error, an empty one is
 * not. */
msd_code table_read(arena *mem, const char *folder, enum lex_table which, strs *files, table *out,
                    msd_error *e);
/* The same in steps: an empty table, to which the text of each file is added. `path` is for messages, `file` the
 * file's number. */
void table_init(table *t, enum lex_table which);
msd_code table_text(arena *mem, table *t, const char *path, uint32_t file, str text, msd_error *e);
/* Reads the names of the files that make up a table, sorted. */
msd_code table_files(arena *mem, const char *folder, const char *path, strs *out, msd_error *e);
#endif
