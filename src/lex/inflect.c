#include "inflect.h"
#include "pattern.h"
#include <stdlib.h>

/* Bounds, so that no table takes long: a word of more bytes has no forms, and rules make so many cells of one. */
enum { WORD_AT_MOST = 256, CELLS_AT_MOST = 64 };

typedef struct paradigm {
    strs of, when;
    str condition, give;
    str features;
    uint8_t pos;
    uint32_t bits;
} paradigm;

struct inflector {
    arena *mem;
    VEC(paradigm) rules;
};

static bool read_features(str text, paradigm *p) {
    if (str_starts(text, STR("="))) return true; /* a cell for later rules */
    while (text.at) {
        str one = str_cut(&text, '.');
        uint32_t bit = 0;
        if (one.len && !lex_feature(one, &bit)) return false;
        p->bits |= bit;
    }
    return true;
}

static strs list(arena *mem, str cell) {
    strs out = {0};
    while (cell.at && cell.len) VEC_PUSH(mem, &out, str_trim(str_cut(&cell, '|')));
    return out;
}

/* Whether a pattern can be matched in linear time: one `*` at most, and not too many `?`. */
static bool sound(str pattern) {
    int stars = 0, ones = 0;
    for (size_t i = 0; i < pattern.len; i++) stars += pattern.at[i] == '*', ones += pattern.at[i] == '?';
    return stars <= 1 && ones <= PATTERN_ONES && pattern.len <= WORD_AT_MOST;
}

static bool all_sound(arena *mem, const paradigm *p) {
    for (uint32_t i = 0; i < p->when.n; i++)
        if (!sound(p->when.at[i])) return false;
    for (str conditions = p->condition; conditions.at;) {
        str one = str_cut(&conditions, ' ');
        strs patterns = list(mem, one);
        for (uint32_t i = 0; i < patterns.n; i++)
            if (!sound(patterns.at[i])) return false;
    }
    return sound(p->give);
}

static msd_code fault(const table_row *row, const strs *files, const char *what, str which, msd_error *e) {
    error_set(e, MSD_SYNTAX, "%s '%.*s'", what, STR_ARG(which));
    error_at(e, files->at[row->place >> 20].at, (int)(row->place & (PLACE_LINES - 1)), 1);
    error_mend(e, "see the lines at the beginning of ar/paradigms.tsv");
    return MSD_SYNTAX;
}

msd_code inflect_open(arena *mem, const table *t, const strs *files, inflector **out, msd_error *e) {
    inflector *f = *out = ARENA_NEW(mem, inflector, 1);
    f->mem = mem;
    for (uint32_t i = 0; i < t->rows.n; i++) {
        const table_row *row = &t->rows.at[i];
        str features = row->cells[paradigms_features];
        do { /* features parted by | are several rules in one line */
            paradigm p = {.of = list(mem, row->cells[paradigms_of]),
                          .when = list(mem, row->cells[paradigms_when])};
            p.condition = row->cells[paradigms_if];
            p.give = row->cells[paradigms_give];
            p.pos = lex_pos(row->cells[paradigms_pos]);
            p.features = str_cut(&features, '|');
            if (!read_features(p.features, &p))
                return fault(row, files, "there is no feature", p.features, e);
            if (!all_sound(mem, &p))
                return fault(row, files, "more than one * or eight ? in", row->cells[paradigms_when], e);
            VEC_PUSH(mem, &f->rules, p);
        } while (features.at);
    }
    return MSD_OK;
}

static bool any_takes(const strs *patterns, str word, pattern_fit *f) {
    for (uint32_t i = 0; i < patterns->n; i++) {
        if (pattern_takes(patterns->at[i], word, f)) return true;
    }
    return !patterns->n;
}

/* One condition cell=pattern: some value of the cell fits; cell=-: the cell is empty. */
static bool holds(arena *mem, str condition, const table *t, const table_row *row) {
    str name = str_cut(&condition, '=');
    str cell = STR_NONE;
    for (int i = 0; t && i < t->n_columns; i++)
        if (str_is(name, t->columns[i])) cell = row->cells[i];
    if (str_is(condition, "-")) return !cell.len;
    strs patterns = list(mem, condition), values = list(mem, cell);
    pattern_fit f;
    for (uint32_t i = 0; i < values.n; i++)
        if (any_takes(&patterns, values.at[i], &f)) return true;
    return false;
}

static bool all_hold(arena *mem, str conditions, const table *t, const table_row *row) {
    while (conditions.at && conditions.len) {
        str one = str_trim(str_cut(&conditions, ' '));
        if (one.len && !holds(mem, one, t, row)) return false;
    }
    return true;
}

static bool names(const strs *of, str cell) {
    for (uint32_t i = 0; i < of->n; i++)
        if (str_eq(of->at[i], cell)) return true;
    return false;
}

/* A cell of the row, or one that a rule made. `done`: the rules that have fitted it. */
typedef struct cell {
    str name, word;
    u32s done;
} cell;
typedef VEC(cell) cells;

static bool settled(const inflector *f, const cell *c, str features) {
    for (uint32_t i = 0; i < c->done.n; i++)
        if (str_eq(f->rules.at[c->done.at[i]].features, features)) return true;
    return false;
}

/* Applies one rule to one cell: a form, or a further cell. */
static void apply(const inflector *f, uint32_t rule, cells *all, uint32_t at, const table *t,
                  const table_row *row, arena *mem, inflect_forms *out) {
    const paradigm *p = &f->rules.at[rule];
    cell *c = &all->at[at];
    pattern_fit fit;
    if (!names(&p->of, c->name) || settled(f, c, p->features)) return;
    if (!any_takes(&p->when, c->word, &fit) || !all_hold(mem, p->condition, t, row)) return;
    VEC_PUSH(mem, &c->done, rule);
    if (str_is(p->give, "-")) return;
    buf room = {.mem = mem};
    str made = pattern_give(&room, p->give, &fit);
    if (made.len > WORD_AT_MOST || all->n == CELLS_AT_MOST) return;
    if (str_starts(p->features, STR("="))) {
        *VEC_ADD(mem, all) = (cell){.name = str_sub(p->features, 1, p->features.len), .word = made};
        return;
    }
    *VEC_ADD(mem, out) = (inflect_form){made, p->bits, p->pos};
}

void inflect(const inflector *f, const char *of, str word, const table *t, const table_row *row, arena *mem,
             inflect_forms *out) {
    cells all = {0};
    if (word.len > WORD_AT_MOST) return;
    *VEC_ADD(mem, &all) = (cell){.name = str_of(of), .word = word};
    for (uint32_t rule = 0; rule < f->rules.n; rule++)
        for (uint32_t i = 0, n = all.n; i < n; i++) apply(f, rule, &all, i, t, row, mem, out);
}
