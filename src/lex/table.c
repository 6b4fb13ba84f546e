#include "table.h"
#include "../base/utf8.h"
#include <stdio.h>

#define TABLE(name, path) static const char *const name##_names[] = {
#define COL(table, column, how) #column,
#define END(table)                                                                                           \
    NULL                                                                                                     \
    }                                                                                                        \
    ;
#include "tables.def"

/* A column that a file may leave out. */
#define TABLE(name, path) static const char *const name##_hows[] = {
#define COL(table, column, how) #how,
#define END(table)                                                                                           \
    NULL                                                                                                     \
    }                                                                                                        \
    ;
#include "tables.def"

static const char *const *const table_hows[TABLE_COUNT] = {
#define TABLE(name, path) name##_hows,
#define COL(table, column, how)
#define END(table)
#include "tables.def"
};

static bool may_lack(const table *t, int column) { return !strcmp(table_hows[t->which][column], "MAYBE"); }

const char *const table_paths[TABLE_COUNT] = {
#define TABLE(name, path) path,
#define COL(table, column, how)
#define END(table)
#include "tables.def"
};

const char *const *const table_columns[TABLE_COUNT] = {
#define TABLE(name, path) name##_names,
#define COL(table, column, how)
#define END(table)
#include "tables.def"
};

#define TABLE(name, path) static const uint8_t name##_how[] = {
#define COL(table, column, how) HOW_##how,
#define END(table)                                                                                           \
    }                                                                                                        \
    ;
#include "tables.def"

const uint8_t *const table_how[TABLE_COUNT] = {
#define TABLE(name, path) name##_how,
#define COL(table, column, how)
#define END(table)
#include "tables.def"
};

typedef struct reader {
    arena *mem;
    table *t;
    const char *path; /* of the file, for messages */
    uint32_t file;    /* its number */
    int line;
    int *where; /* column of the file -> column of the table, or -1 */
    int n_where;
    msd_error *e;
} reader;

static msd_code fault(reader *r, int column, const char *what, const char *mend) {
    error_set(r->e, MSD_SYNTAX, "%s", what);
    error_at(r->e, r->path, r->line, column);
    error_mend(r->e, "%s", mend);
    return MSD_SYNTAX;
}

static int column_named(const table *t, str name) {
    for (int i = 0; i < t->n_columns; i++)
        if (str_is(name, t->columns[i])) return i;
    return -1;
}

static msd_code read_header(reader *r, str line) {
    uint32_t seen = 0;
    r->where = ARENA_NEW(r->mem, int, line.len + 1);
    r->n_where = 0;
    for (str rest = line; rest.at;) {
        int c = column_named(r->t, str_trim(str_cut(&rest, '\t')));
        r->where[r->n_where++] = c;
        if (c >= 0) seen |= 1u << c;
    }
    for (int i = 0; i < r->t->n_columns; i++) {
        if (seen & 1u << i || may_lack(r->t, i)) continue;
        str what = str_printf(r->mem, "the column '%s' is missing", r->t->columns[i]);
        return fault(r, 1, what.at, "the first line that is no comment names the columns, parted by TABs");
    }
    return MSD_OK;
}

static int characters(str s) {
    int n = 0;
    for (size_t i = 0; i < s.len; i++) n += ((unsigned char)s.at[i] & 0xC0) != 0x80;
    return n;
}

static msd_code read_row(reader *r, str line) {
    if (r->line >= PLACE_LINES) return fault(r, 0, "the file is too long", "part it in several");
    table_row *row = VEC_ADD(r->mem, &r->t->rows);
    row->place = r->file << 20 | (uint32_t)r->line;
    row->cells = ARENA_NEW(r->mem, str, r->t->n_columns);
    int i = 0;
    for (str rest = line; rest.at; i++) {
        size_t from = (size_t)(rest.at - line.at);
        str cell = str_trim(str_cut(&rest, '\t'));
        if (i >= r->n_where)
            return fault(r, 1 + characters(str_sub(line, 0, from)),
                         "the row has more cells than the header has names", "take out a TAB");
        if (r->where[i] >= 0) row->cells[r->where[i]] = cell;
    }
    return MSD_OK;
}

static msd_code read_lines(reader *r, str text) {
    size_t at;
    if (!utf8_valid(text.at, text.len, &at)) {
        for (size_t i = 0; i < at; i++) r->line += text.at[i] == '\n';
        r->line++;
        return fault(r, 0, "is not UTF-8", "save the file as UTF-8");
    }
    msd_code code = MSD_OK;
    for (str rest = text; rest.at && !code;) {
        str line = str_cut(&rest, '\n');
        r->line++;
        if (line.len && line.at[line.len - 1] == '\r') line.len--;
        if (!str_trim(line).len || *line.at == '#') continue;
        code = r->where ? read_row(r, line) : read_header(r, line);
    }
    return code;
}

msd_code table_files(arena *mem, const char *folder, const char *path, strs *out, msd_error *e) {
    str single = str_printf(mem, "%s/%s.tsv", folder, path);
    str below = str_printf(mem, "%s/%s", folder, path);
    const char *slash = strrchr(below.at, '/');
    str parent = str_copy(mem, str_sub(below, 0, (size_t)(slash - below.at)));
    str prefix = str_printf(mem, "%s-", below.at);
    str inside = str_printf(mem, "%s/", below.at);
    strs all = {0};
    msd_code code = file_walk(mem, parent.at, &all, e);
    for (uint32_t i = 0; i < all.n && !code; i++) {
        str f = all.at[i];
        if (!str_ends(f, STR(".tsv"))) continue;
        if (str_eq(f, single) || str_starts(f, prefix) || str_starts(f, inside)) VEC_PUSH(mem, out, f);
    }
    return code;
}

void table_init(table *t, enum lex_table which) {
    *t = (table){.which = which, .path = table_paths[which], .columns = table_columns[which]};
    while (t->columns[t->n_columns]) t->n_columns++;
}

msd_code table_text(arena *mem, table *t, const char *path, uint32_t file, str text, msd_error *e) {
    reader r = {.mem = mem, .t = t, .path = path, .file = file, .e = e};
    if (file >= PLACE_FILES) return fault(&r, 0, "is one file too many", "join it with others of its table");
    return read_lines(&r, text);
}

msd_code table_read(arena *mem, const char *folder, enum lex_table which, strs *files, table *out,
                    msd_error *e) {
    strs paths = {0};
    table_init(out, which);
    msd_code code = table_files(mem, folder, out->path, &paths, e);
    if (!code && !paths.n) {
        error_set(e, MSD_MISSING, "the table %s.tsv is missing", out->path);
        error_at(e, folder, 0, 0);
        return MSD_MISSING;
    }
    for (uint32_t i = 0; i < paths.n && !code; i++) {
        str text;
        VEC_PUSH(mem, files, str_sub(paths.at[i], strlen(folder) + 1, paths.at[i].len));
        code = file_read(mem, paths.at[i].at, 0, &text, e);
        if (!code) code = table_text(mem, out, paths.at[i].at, files->n - 1, text, e);
    }
    return code;
}
