/* forms: every inflected form of the words in verbs, nouns and function words, with its lemma and features,
 * and the words of the names in world/.
 *
 * A masdar and a participle keep themselves as lemma, since frames name them so; the verb is found through
 * its row. A verb that function-words lists as AUX inflects as the verb that it is: where it is nothing else
 * (a copula), all its forms are AUX; where it also tells an act (decide, begin), it has both readings. */
#include "build.h"
#include "fold.h"

static uint16_t spell_of(builder *b, str word) {
    fold_scanner s = {word, 0, arena_alloc(b->mem, fold_room(word.len))};
    fold_token t;
    return fold_next(&s, &t) ? t.spell : 0;
}

static void add_form(builder *b, str text, lex_form f) {
    f.spell = spell_of(b, text);
    VEC_PUSH(b->mem, &b->forms, ((build_form){build_word(b, fold_str(b->mem, text)), f}));
}

/* What the forms of a cell have in common. */
typedef struct source {
    const char *of;
    str word, lemma;
    uint8_t pos;     /* where the rule names none; a masdar's and a participle's own always */
    uint32_t gender; /* of what says none itself */
    const table *t;
    const table_row *row;
} source;

static uint32_t gender_of(builder *b, str word) {
    return spell_of(b, word) & SPELL_MARBUTA ? FEAT_FEM : FEAT_MASC;
}

static void add_cell(builder *b, const inflector *f, const source *s) {
    inflect_forms forms = {0};
    uint32_t lemma = build_word(b, fold_str(b->mem, s->lemma));
    inflect(f, s->of, s->word, s->t, s->row, b->mem, &forms);
    bool derived = s->pos == POS_MASDAR || s->pos == POS_ACTIVE || s->pos == POS_PASSIVE;
    bool verb = s->pos == POS_VERB || s->pos == POS_AUX;
    for (uint32_t i = 0; i < forms.n; i++) {
        const inflect_form *x = &forms.at[i];
        lex_form form = {.lemma = lemma, .features = x->features};
        if (s->pos == POS_AUX && (x->features & FEAT_PASS)) continue;
        form.pos = derived || verb || !x->pos ? s->pos : x->pos;
        if (!verb && !(x->features & (FEAT_MASC | FEAT_FEM))) form.features |= s->gender;
        if (!strcmp(s->of, "plural")) form.features |= FEAT_BROKEN;
        add_form(b, x->text, form);
    }
}

/* Each value of a cell, with itself as lemma. */
static void add_list(builder *b, const inflector *f, str cell, source s) {
    while (cell.at && cell.len) {
        s.word = s.lemma = str_trim(str_cut(&cell, '|'));
        s.gender = gender_of(b, s.word);
        add_cell(b, f, &s);
    }
}

/* ---- Verbs ---- */

static const table_row *auxiliary(const builder *b, str past) {
    const table *t = &b->tables[TABLE_function_words];
    for (uint32_t i = 0; i < t->rows.n; i++)
        if (str_is(t->rows.at[i].cells[function_words_pos], "AUX") &&
            str_eq(t->rows.at[i].cells[function_words_form], past))
            return &t->rows.at[i];
    return NULL;
}

static bool tells_an_act(const builder *b, str past) {
    const table *t = &b->tables[TABLE_frames];
    for (uint32_t i = 0; i < t->rows.n; i++)
        if (str_is(t->rows.at[i].cells[frames_pos], "V") && str_eq(t->rows.at[i].cells[frames_lemma], past))
            return true;
    return false;
}

static bool copula(const table_row *aux) {
    static const char *const classes[] = {"past", "become", "near", "may", "negative"};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (str_is(aux->cells[function_words_class], classes[i])) return true;
    return false;
}

static void add_conjugation(builder *b, const inflector *f, const table *t, const table_row *row,
                            uint8_t pos) {
    source s = {.lemma = row->cells[verbs_past], .pos = pos, .t = t, .row = row};
    s.of = "past", s.word = row->cells[verbs_past];
    add_cell(b, f, &s);
    s.of = "present", s.word = row->cells[verbs_present];
    add_cell(b, f, &s);
}

static void add_verbs(builder *b, const inflector *f) {
    const table *t = &b->tables[TABLE_verbs];
    for (uint32_t i = 0; i < t->rows.n; i++) {
        const table_row *row = &t->rows.at[i];
        str past = row->cells[verbs_past];
        const table_row *aux = auxiliary(b, past);
        if (aux) add_conjugation(b, f, t, row, POS_AUX);
        if (!aux || !copula(aux) || tells_an_act(b, past)) add_conjugation(b, f, t, row, POS_VERB);
        source s = {.t = t, .row = row};
        s.of = "masdar", s.pos = POS_MASDAR;
        add_list(b, f, row->cells[verbs_masdar], s);
        s.of = "active", s.pos = POS_ACTIVE;
        add_list(b, f, row->cells[verbs_active], s);
        s.of = "passive", s.pos = POS_PASSIVE;
        add_list(b, f, row->cells[verbs_passive], s);
    }
}

/* ---- Nouns, adjectives, demonyms ---- */

static void add_nouns(builder *b, const inflector *f) {
    const table *t = &b->tables[TABLE_nouns];
    for (uint32_t i = 0; i < t->rows.n; i++) {
        const table_row *row = &t->rows.at[i];
        bool adjective = str_is(row->cells[nouns_pos], "A");
        source s = {.word = row->cells[nouns_form], .lemma = row->cells[nouns_form], .t = t, .row = row};
        s.of = adjective ? "adjective" : "noun";
        s.pos = adjective ? POS_ADJ : POS_NOUN;
        s.gender = str_is(row->cells[nouns_gender], "f") ? FEAT_FEM : FEAT_MASC;
        add_cell(b, f, &s);
        s.of = "plural";
        for (str rest = row->cells[nouns_plural]; rest.at && rest.len;) {
            s.word = str_trim(str_cut(&rest, '|'));
            add_cell(b, f, &s);
        }
    }
}

static void add_demonyms(builder *b, const inflector *f) {
    const table *t = &b->tables[TABLE_demonyms];
    for (uint32_t i = 0; i < t->rows.n; i++) {
        const table_row *row = &t->rows.at[i];
        if (!str_is(row->cells[demonyms_kind], "nisba")) continue;
        source s = {.of = "nisba", .pos = POS_ADJ, .t = t, .row = row, .gender = FEAT_MASC};
        s.word = s.lemma = row->cells[demonyms_form];
        add_cell(b, f, &s);
    }
}

/* ---- Function words ---- */

static msd_code add_function_words(builder *b) {
    const table *t = &b->tables[TABLE_function_words];
    for (uint32_t i = 0; i < t->rows.n; i++) {
        const table_row *row = &t->rows.at[i];
        str form = row->cells[function_words_form], lemma = row->cells[function_words_lemma];
        uint8_t pos = lex_pos(row->cells[function_words_pos]);
        if (!pos) return build_fault(b, row->place, "there is no such part of speech", "see data/README.md");
        if (pos == POS_AUX) continue; /* by lemma only: see add_verbs */
        bool stem = str_is(row->cells[function_words_class], "stem");
        bool enclitic = str_is(row->cells[function_words_enclitic], "yes");
        lex_form x = {.lemma = build_word(b, fold_str(b->mem, lemma.len ? lemma : form)), .pos = pos};
        x.features = stem ? FEAT_PRO : enclitic ? 0 : FEAT_BARE;
        add_form(b, form, x);
    }
    return MSD_OK;
}

/* ---- Names ---- */

static void add_name_word(builder *b, str word, uint8_t origin) {
    lex_form form = {.lemma = build_word(b, fold_str(b->mem, word)), .pos = POS_NAME, .features = FEAT_BARE};
    form.origin = origin;
    add_form(b, word, form);
}

/* A single word is a name; of several the words of a person are, those of others only where they are nothing
 * else, which the reader sees by itself. */
static void add_name(builder *b, str kind, str name) {
    bool person = str_is(kind, "person"), several = str_find(name, STR(" ")) >= 0;
    if (several && !person) return;
    while (name.at && name.len) {
        str word = str_cut(&name, ' ');
        if (!word.len || !((unsigned char)*word.at & 0x80)) continue;
        add_name_word(b, word, several ? ORIGIN_PART : 0);
    }
}

/* For each word so far whether a noun is spelt so. */
static bool *nouns_so_far(builder *b) {
    bool *is = ARENA_NEW(b->mem, bool, b->words.n);
    for (uint32_t i = 0; i < b->forms.n; i++) {
        const build_form *x = &b->forms.at[i];
        if (x->form.pos == POS_NOUN || x->form.pos == POS_MASDAR) is[x->word] = true;
    }
    return is;
}

/* Given names and family names; those that are common words too are the weaker. */
static void add_name_sets(builder *b) {
    const table *t = &b->tables[TABLE_sets];
    uint32_t known = b->words.n;
    const bool *noun = nouns_so_far(b);
    for (uint32_t i = 0; i < t->rows.n; i++) {
        const table_row *row = &t->rows.at[i];
        str form = row->cells[sets_form], set = row->cells[sets_set];
        if (!str_is(set, "given") && !str_is(set, "family")) continue;
        bool part = str_is(row->cells[sets_value], "ambiguous") || memchr(form.at, ' ', form.len);
        for (str rest = form; rest.at && rest.len;) {
            str word = str_cut(&rest, ' ');
            uint32_t id = build_word(b, fold_str(b->mem, word));
            add_name_word(b, word, part || (id < known && noun[id]) ? ORIGIN_PART : 0);
        }
    }
}

static void add_names(builder *b) {
    const table *actors = &b->tables[TABLE_actors], *names = &b->tables[TABLE_names];
    map kinds = {.mem = b->mem};
    for (uint32_t i = 0; i < actors->rows.n; i++) {
        const table_row *row = &actors->rows.at[i];
        map_put(&kinds, row->cells[actors_id], i);
        add_name(b, row->cells[actors_kind], row->cells[actors_ar]);
    }
    for (uint32_t i = 0; i < names->rows.n; i++) {
        const table_row *row = &names->rows.at[i];
        const uint32_t *actor = map_get(&kinds, row->cells[names_id]);
        if (actor) add_name(b, actors->rows.at[*actor].cells[actors_kind], row->cells[names_form]);
    }
}

/* ---- Clitics ---- */

/* One figure, or two parted by `|`, the second no lower. */
static bool order_sound(str order) {
    str first = str_cut(&order, '|'), last = order.at ? order : first;
    return first.len == 1 && last.len == 1 && *first.at >= '1' && *last.at <= '9' && *first.at <= *last.at;
}

/* Whether a clitic is Arabic letters alone, which the reader of words relies on. */
static bool letters_sound(arena *mem, str form) {
    str folded = fold_str(mem, form);
    for (size_t i = 0; i < folded.len; i++)
        if (!((unsigned char)folded.at[i] & 0x80)) return false;
    return folded.len > 0;
}

static msd_code check_clitics(builder *b) {
    const table *t = &b->tables[TABLE_clitics];
    for (uint32_t i = 0; i < t->rows.n; i++) {
        const table_row *row = &t->rows.at[i];
        if (!letters_sound(b->mem, row->cells[clitics_form]))
            return build_fault(b, row->place, "a clitic is Arabic letters",
                               "write it without blanks or marks");
        if (!order_sound(row->cells[clitics_order]))
            return build_fault(b, row->place, "an order is a figure from 1 to 9, or two parted by |",
                               "see the lines at the beginning of the file");
    }
    return MSD_OK;
}

msd_code build_forms(builder *b) {
    inflector *f;
    msd_code code = inflect_open(b->mem, &b->tables[TABLE_paradigms], &b->files, &f, b->e);
    if (!code) code = check_clitics(b);
    if (code) return code;
    add_verbs(b, f);
    add_nouns(b, f);
    add_demonyms(b, f);
    add_names(b);
    add_name_sets(b);
    return add_function_words(b);
}
