/* forms: every inflected form of the words in verbs, nouns and function words, with its lemma and features.
 */
#include "build.h"
#include "fold.h"

static const struct {
    const char *name;
    uint8_t pos;
} pos_names[] = {{"N", POS_NOUN},      {"A", POS_ADJ},           {"V", POS_VERB},    {"PREP", POS_PREP},
                 {"CONJ", POS_CONJ},   {"SUBCONJ", POS_SUBCONJ}, {"REL", POS_REL},   {"DEM", POS_DEM},
                 {"PRON", POS_PRON},   {"NEG", POS_NEG},         {"PART", POS_PART}, {"ADV", POS_ADV},
                 {"QUANT", POS_QUANT}, {"NUM", POS_NUM},         {"FUT", POS_PART},  {"INTERR", POS_INTERROG},
                 {"AUX", POS_AUX},     {"NAME", POS_NAME}};

static uint8_t pos_of(str s) {
    for (size_t i = 0; i < sizeof pos_names / sizeof *pos_names; i++)
        if (str_is(s, pos_names[i].name)) return pos_names[i].pos;
    return POS_NONE;
}

static uint8_t spell_of(builder *b, str word) {
    fold_scanner s = {word, 0, arena_alloc(b->mem, fold_room(word.len))};
    fold_token t;
    return fold_next(&s, &t) ? t.spell : 0;
}

static void add_form(builder *b, str text, uint32_t lemma, uint8_t pos, uint16_t features, uint8_t bare) {
    lex_form f = {.lemma = lemma, .features = features, .pos = pos, .bare = bare, .spell = spell_of(b, text)};
    VEC_PUSH(b->mem, &b->forms, ((build_form){build_word(b, fold_str(b->mem, text)), f}));
}

/* The forms that the paradigms give for one cell; `pos` where the rule names none. */
static void add_cell(builder *b, const inflector *f, const char *of, str word, str lemma, uint8_t pos,
                     const table *t, const table_row *row) {
    inflect_forms forms = {0};
    uint32_t id = build_word(b, fold_str(b->mem, lemma));
    inflect(f, of, word, t, row, b->mem, &forms);
    for (uint32_t i = 0; i < forms.n; i++) {
        inflect_form *x = &forms.at[i];
        bool derived = pos == POS_MASDAR || pos == POS_ACTIVE || pos == POS_PASSIVE;
        uint16_t broken = !strcmp(of, "plural") ? FEAT_BROKEN | FEAT_PLUR : 0;
        add_form(b, x->text, id, derived || !x->pos ? pos : x->pos, x->features | broken, x->bare);
    }
}

static void add_list(builder *b, const inflector *f, const char *of, str cell, uint8_t pos, const table *t,
                     const table_row *row) {
    while (cell.at && cell.len) {
        str word = str_trim(str_cut(&cell, '|'));
        add_cell(b, f, of, word, word, pos, t, row);
    }
}

static void add_verbs(builder *b, const inflector *f) {
    const table *t = &b->tables[TABLE_verbs];
    for (uint32_t i = 0; i < t->rows.n; i++) {
        const table_row *row = &t->rows.at[i];
        add_cell(b, f, "past", row->cells[verbs_past], row->cells[verbs_past], POS_VERB, t, row);
        add_cell(b, f, "present", row->cells[verbs_present], row->cells[verbs_past], POS_VERB, t, row);
        add_list(b, f, "masdar", row->cells[verbs_masdar], POS_MASDAR, t, row);
        add_list(b, f, "active", row->cells[verbs_active], POS_ACTIVE, t, row);
        add_list(b, f, "passive", row->cells[verbs_passive], POS_PASSIVE, t, row);
    }
}

static void add_nouns(builder *b, const inflector *f) {
    const table *t = &b->tables[TABLE_nouns];
    for (uint32_t i = 0; i < t->rows.n; i++) {
        const table_row *row = &t->rows.at[i];
        bool adjective = str_is(row->cells[nouns_pos], "A");
        uint8_t pos = adjective ? POS_ADJ : POS_NOUN;
        str form = row->cells[nouns_form];
        add_cell(b, f, adjective ? "adjective" : "noun", form, form, pos, t, row);
        for (str rest = row->cells[nouns_plural]; rest.at && rest.len;)
            add_cell(b, f, "plural", str_trim(str_cut(&rest, '|')), form, pos, t, row);
    }
}

static msd_code add_function_words(builder *b) {
    const table *t = &b->tables[TABLE_function_words];
    for (uint32_t i = 0; i < t->rows.n; i++) {
        const table_row *row = &t->rows.at[i];
        str form = row->cells[function_words_form], lemma = row->cells[function_words_lemma];
        uint8_t pos = pos_of(row->cells[function_words_pos]);
        if (!pos) return build_fault(b, row->place, "there is no such part of speech", "see data/README.md");
        bool stem = str_is(row->cells[function_words_class], "stem");
        bool enclitic = str_is(row->cells[function_words_enclitic], "yes");
        uint32_t id = build_word(b, fold_str(b->mem, lemma.len ? lemma : form));
        add_form(b, form, id, pos, 0, stem ? 2 : enclitic ? 0 : 1);
    }
    return MSD_OK;
}

msd_code build_forms(builder *b) {
    inflector *f;
    msd_code code = inflect_open(b->mem, &b->tables[TABLE_paradigms], &b->files, &f, b->e);
    if (code) return code;
    add_verbs(b, f);
    add_nouns(b, f);
    return add_function_words(b);
}
