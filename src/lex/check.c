#include "check.h"
#include "build.h"

enum { KEYS = 4 };

/* What tells the rows of a table apart; the first of those with the same key counts. */
static const struct identity {
    uint8_t table, n, columns[KEYS];
} identities[] = {
    {TABLE_names, 2, {names_id, names_form}},
    {TABLE_demonyms, 2, {demonyms_id, demonyms_form}},
    {TABLE_roles, 4, {roles_id, roles_role, roles_polity, roles_from}},
    {TABLE_currencies, 1, {currencies_id}},
    {TABLE_hijri, 1, {hijri_year}},
    {TABLE_titles, 2, {titles_form, titles_kind}},
    {TABLE_organs, 1, {organs_form}},
    {TABLE_sets, 2, {sets_set, sets_form}},
    {TABLE_indicators, 2, {indicators_form, indicators_note}},
    {TABLE_contexts, 2, {contexts_form, contexts_context}},
    {TABLE_frames, 3, {frames_lemma, frames_pos, frames_with}},
    {TABLE_cues, 3, {cues_lemma, cues_pos, cues_content}},
    {TABLE_verbs, 2, {verbs_past, verbs_present}},
    {TABLE_nouns, 2, {nouns_form, nouns_pos}},
    {TABLE_function_words, 3, {function_words_form, function_words_pos, function_words_class}},
};

typedef struct checker {
    builder b;
    check_each each;
    void *context;
    msd_error *e;
} checker;

static str file_of(const checker *c, uint32_t place) { return c->b.files.at[place >> 20]; }
static int line_of(uint32_t place) { return (int)(place & (PLACE_LINES - 1)); }

static msd_code tell(checker *c, uint32_t place, const char *what, uint32_t other) {
    str file = str_copy(c->b.mem, file_of(c, place)), before = file_of(c, other);
    str said = str_printf(c->b.mem, "%s %.*s:%d", what, STR_ARG(before), line_of(other));
    return c->each(c->context, file.at, line_of(place), said.at, c->e);
}

/* ---- Rows ---- */

static str key_of(checker *c, const struct identity *x, const table_row *row) {
    buf out = {.mem = c->b.mem};
    for (int i = 0; i < x->n; i++) {
        buf_add(&out, row->cells[x->columns[i]]);
        buf_char(&out, '\t');
    }
    return buf_str(&out);
}

static bool same_row(const table *t, const table_row *a, const table_row *b) {
    for (int i = 0; i < t->n_columns; i++)
        if (!str_eq(a->cells[i], b->cells[i])) return false;
    return true;
}

static msd_code check_rows(checker *c, const struct identity *x) {
    const table *t = &c->b.tables[x->table];
    map seen = {.mem = c->b.mem};
    msd_code code = MSD_OK;
    for (uint32_t i = 0; i < t->rows.n && !code; i++) {
        uint32_t first = *map_put(&seen, key_of(c, x, &t->rows.at[i]), i);
        if (first == i) continue;
        bool same = same_row(t, &t->rows.at[i], &t->rows.at[first]);
        code = tell(c, t->rows.at[i].place,
                    same ? "says again what stands in" : "says otherwise than, and is hidden by,",
                    t->rows.at[first].place);
    }
    return code;
}

/* ---- Rules ---- */

/* A line of a rule with one blank where there are several. */
static str even(arena *mem, str line) {
    buf out = {.mem = mem};
    for (str rest = line; rest.at;) {
        str word = str_cut(&rest, ' ');
        if (!word.len) continue;
        if (out.len) buf_char(&out, ' ');
        buf_add(&out, word);
    }
    return buf_str(&out);
}

/* Of two rules of a set with the same pattern, the later one never wins. */
static msd_code check_patterns(checker *c) {
    map seen = {.mem = c->b.mem};
    msd_code code = MSD_OK;
    for (uint32_t i = 0; i < c->b.rules.n && !code; i++) {
        const lex_rule *r = &c->b.rules.at[i];
        for (str rest = str_of(c->b.strings.at + r->text); rest.at && !code;) {
            str line = even(c->b.mem, str_cut(&rest, '\n'));
            if (!str_starts(line, STR("is "))) continue;
            str key = str_printf(c->b.mem, "%u %.*s", r->set, STR_ARG(line));
            uint32_t first = *map_put(&seen, key, i);
            if (first != i)
                code = tell(c, r->place, "has a pattern that is hidden by", c->b.rules.at[first].place);
        }
    }
    return code;
}

static msd_code check_all(checker *c, const char *folder, arena *mem) {
    msd_code code = build_read(&c->b, mem, folder, c->e);
    for (size_t i = 0; i < sizeof identities / sizeof *identities && !code; i++)
        code = check_rows(c, &identities[i]);
    return code ? code : check_patterns(c);
}

msd_code check_tables(arena *mem, const char *folder, check_each each, void *context, msd_error *e) {
    jmp_buf guard;
    checker c = {.each = each, .context = context, .e = e};
    mem->guard = &guard;
    msd_code code = setjmp(guard) ? error_set(e, MSD_NOMEM, "out of memory") : check_all(&c, folder, mem);
    mem->guard = NULL;
    return code;
}
