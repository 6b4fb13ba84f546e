#include "entries.h"
#include "valence.h"
#include "../base/utf8.h"
#include "../lex/fold.h"

typedef struct reader {
    doc *d;
    valences *v;
} reader;

static uint32_t word_of(reader *r, str s) { return lex_word(r->d->lex, fold_str(r->d->keep, s)); }

/* The entry of a word, made where it has none. */
static valence *entry(reader *r, uint32_t word) {
    if (!r->v->at[word]) {
        r->v->at[word] = (uint16_t)r->v->list.n;
        VEC_ADD(r->d->keep, &r->v->list);
    }
    return &r->v->list.at[r->v->at[word]];
}

/* ---- Function words and sets ---- */

static const struct {
    const char *pos, *class;
    uint32_t bits;
} classes[] = {
    {"SUBCONJ", "content", WORD_THAT},
    {"SUBCONJ", "condition", WORD_IF},
    {"SUBCONJ", "purpose", WORD_SO_THAT},
    {"SUBCONJ", "wish", WORD_PERHAPS},
    {"SUBCONJ", "reason", WORD_WHEN},
    {"SUBCONJ", "manner", WORD_WHEN},
    {"SUBCONJ", "contrast", WORD_WHEN},
    {"SUBCONJ", "time", WORD_WHEN},
    {"SUBCONJ", "concession", WORD_WHEN},
    {"NEG", "pres", WORD_NOT},
    {"NEG", "juss", WORD_NOT},
    {"NEG", "past", WORD_NOT},
    {"NEG", "subj", WORD_NOT_WILL},
    {"NEG", "copula", WORD_NOT},
    {"NEG", "noun", WORD_LACK},
    {"PART", "aspect", WORD_MAY},
    {"PART", "condition", WORD_IF},
    {"FUT", "positive", WORD_WILL},
    {"INTERR", "yesno", WORD_ASK},
    {"AUX", "past", WORD_WAS},
    {"AUX", "become", WORD_PHASE},
    {"AUX", "continue", WORD_PHASE | WORD_MOVER},
    {"AUX", "near", WORD_PHASE},
    {"AUX", "begin", WORD_PHASE},
    {"AUX", "able", WORD_PHASE | WORD_CAN},
    {"AUX", "must", WORD_CAN},
    {"AUX", "may", WORD_CAN},
    {"AUX", "intend", WORD_PHASE | WORD_PLAN},
    {"AUX", "try", WORD_PHASE | WORD_PLAN},
    {"AUX", "stop", WORD_PHASE},
    {"AUX", "soon", WORD_PHASE},
    {"AUX", "succeed", WORD_PHASE},
    {"CONJ", "and", WORD_CONJ},
    {"CONJ", "or", WORD_CONJ},
    {"CONJ", "but", WORD_CONJ},
};

static const struct {
    const char *set;
    uint32_t bits;
} sets[] = {
    {"cl_of", WORD_OF},         {"cl_copula", WORD_COPULA},   {"cl_scheduled", WORD_SCHEDULED},
    {"cl_light", WORD_LIGHT},   {"cl_done", WORD_DONE},       {"cl_want", WORD_WANT},
    {"cl_plan", WORD_PLAN},     {"cl_risk", WORD_RISK},       {"cl_denial", WORD_DENIAL},
    {"cl_mover", WORD_MOVER},   {"cl_perhaps", WORD_PERHAPS}, {"ev_masculine", WORD_HE},
    {"cl_victim", WORD_VICTIM}, {"cl_holds", WORD_HOLDS},     {"cl_self", WORD_SELF},
};

/* "f.s": the gender and number that a class names. */
static uint16_t gender_of(str class) {
    uint16_t f = 0;
    while (class.at && class.len) {
        str one = str_cut(&class, '.');
        if (str_is(one, "m")) f |= FEAT_MASC;
        if (str_is(one, "f")) f |= FEAT_FEM;
        if (str_is(one, "s")) f |= FEAT_SING;
        if (str_is(one, "d")) f |= FEAT_DUAL;
        if (str_is(one, "p")) f |= FEAT_PLUR;
    }
    return f;
}

static void read_function_words(reader *r) {
    const lex *l = r->d->lex;
    for (uint32_t row = 0; row < lex_row_count(l, TABLE_function_words); row++) {
        str pos = lex_cell(l, TABLE_function_words, row, function_words_pos);
        str class = lex_cell(l, TABLE_function_words, row, function_words_class);
        uint32_t word = word_of(r, lex_cell(l, TABLE_function_words, row, function_words_form));
        if (str_is(pos, "DEM") && (str_starts(class, STR("near")) || str_starts(class, STR("far"))))
            entry(r, word)->class |= WORD_THIS;
        if (str_is(pos, "REL")) entry(r, word)->relative = gender_of(class);
        bool enclitic = lex_cell(l, TABLE_function_words, row, function_words_enclitic).len;
        for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
            if (str_is(pos, classes[i].pos) && str_is(class, classes[i].class) &&
                (classes[i].bits != WORD_THAT || enclitic))
                entry(r, word)->class |= classes[i].bits;
    }
}

static void read_sets(reader *r) {
    const lex *l = r->d->lex;
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        uint32_t set = lex_set(l, str_of(sets[i].set));
        for (uint32_t row = 0; set != NONE && row < lex_row_count(l, TABLE_sets); row++) {
            if (lex_set_of(l, row) != set) continue;
            uint32_t word = word_of(r, lex_cell(l, TABLE_sets, row, sets_form));
            if (word) entry(r, word)->class |= sets[i].bits;
        }
    }
}

/* ---- Frames and cues ---- */

static int kind_of(str pos) {
    static const char letters[] = "VPMAN";
    const char *hit = pos.len == 1 ? strchr(letters, *pos.at) : NULL;
    return hit ? (int)(hit - letters) : -1;
}

static uint32_t prep_bit(reader *r, str name) {
    uint32_t word = word_of(r, name);
    if (!word) return 0;
    valence *x = entry(r, word);
    if (!x->prep && r->v->n_preps < 32) x->prep = (uint8_t)++r->v->n_preps;
    return x->prep ? 1u << (x->prep - 1) : 0;
}

/* Notes that a word takes a slot; `content`: and that what is said stands in it. */
static void take_slot(reader *r, uint32_t word, int kind, str name, bool content) {
    static const char *const others[] = {"subj", "of", "adj", "all", ":", "quote", ""};
    if (str_is(name, "obj")) {
        valence *x = entry(r, word);
        x->objects |= (uint8_t)(1 << kind);
        if (content) x->content_object |= (uint8_t)(1 << kind);
        return;
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (str_is(name, others[i])) return;
    if (word_of(r, name) == r->v->that) {
        entry(r, word)->says |= (uint8_t)(1 << kind);
        return;
    }
    uint32_t bit = prep_bit(r, name); /* may move the entries */
    entry(r, word)->preps[kind] |= bit;
    if (content) entry(r, word)->opens[kind] |= bit;
}

static void take_slots(reader *r, uint32_t word, int kind, str cell, bool content) {
    while (cell.at && cell.len) take_slot(r, word, kind, str_trim(str_cut(&cell, '|')), content);
}

/* The slots that the conditions `slot=words slot=words` name. */
static void take_with(reader *r, uint32_t word, int kind, str cell) {
    while (cell.at && cell.len) {
        str one = str_cut(&cell, ' ');
        if (str_find(one, STR("=")) > 0) take_slot(r, word, kind, str_cut(&one, '='), false);
    }
}

static void read_frames(reader *r) {
    const lex *l = r->d->lex;
    for (uint32_t row = 0; row < lex_row_count(l, TABLE_frames); row++) {
        int kind = kind_of(lex_cell(l, TABLE_frames, row, frames_pos));
        uint32_t word = word_of(r, lex_cell(l, TABLE_frames, row, frames_lemma));
        if (kind < 0 || !word) continue;
        entry(r, word)->known |= (uint8_t)(1 << kind);
        take_slots(r, word, kind, lex_cell(l, TABLE_frames, row, frames_actor), false);
        take_slots(r, word, kind, lex_cell(l, TABLE_frames, row, frames_recipient), false);
        take_slots(r, word, kind, lex_cell(l, TABLE_frames, row, frames_content), true);
        take_with(r, word, kind, lex_cell(l, TABLE_frames, row, frames_with));
    }
}

static void read_cues(reader *r) {
    const lex *l = r->d->lex;
    for (uint32_t row = 0; row < lex_row_count(l, TABLE_cues); row++) {
        int kind = kind_of(lex_cell(l, TABLE_cues, row, cues_pos));
        uint32_t word = word_of(r, lex_cell(l, TABLE_cues, row, cues_lemma));
        if (kind < 0 || !word) continue;
        valence *x = entry(r, word);
        x->known |= (uint8_t)(1 << kind), x->speaks |= (uint8_t)(1 << kind);
        take_slots(r, word, kind, lex_cell(l, TABLE_cues, row, cues_content), true);
        if (str_is(lex_cell(l, TABLE_cues, row, cues_class), "deny")) entry(r, word)->class |= WORD_DENIAL;
        if (str_is(lex_cell(l, TABLE_cues, row, cues_class), "demand")) entry(r, word)->class |= WORD_WANT;
    }
}

/* The prepositions of one letter, by the clitic that each is; and the word for content. */
static void read_anchors(reader *r) {
    const lex *l = r->d->lex;
    for (uint32_t row = 0; row < lex_row_count(l, TABLE_function_words); row++) {
        str form = lex_cell(l, TABLE_function_words, row, function_words_form);
        str class = lex_cell(l, TABLE_function_words, row, function_words_class);
        if (!r->v->that && str_is(class, "content")) r->v->that = word_of(r, form);
        if (!str_is(class, "stem") || form.len != 2) continue;
        int size;
        uint32_t letter = utf8_next(form.at, form.at + form.len, &size), word = word_of(r, form);
        if (letter == 0x0628) r->v->of_b = word;
        if (letter == 0x0643) r->v->of_k = word;
        if (letter == 0x0644) r->v->of_l = word;
    }
}

/* Nouns that are feminine though they do not end so. */
static void read_genders(reader *r) {
    const lex *l = r->d->lex;
    for (uint32_t row = 0; row < lex_row_count(l, TABLE_nouns); row++) {
        str form = lex_cell(l, TABLE_nouns, row, nouns_form);
        if (!str_is(lex_cell(l, TABLE_nouns, row, nouns_gender), "f") || str_ends(form, STR("\xD8\xA9")))
            continue;
        uint32_t word = word_of(r, form);
        if (word) entry(r, word)->class |= WORD_SHE;
    }
}

static void read_prepositions(reader *r) {
    const lex *l = r->d->lex;
    uint32_t n = lex_row_count(l, TABLE_prepositions);
    r->v->preposition = ARENA_NEW(r->d->keep, uint32_t, n + 1);
    for (uint32_t row = 0; row < n; row++)
        r->v->preposition[row] = word_of(r, lex_cell(l, TABLE_prepositions, row, prepositions_prep));
}

const valences *valence_open(doc *d) {
    if (d->state[STATE_CLAUSES]) return d->state[STATE_CLAUSES];
    reader r = {d, ARENA_NEW(d->keep, valences, 1)};
    r.v->at = ARENA_NEW(d->keep, uint16_t, lex_word_count(d->lex));
    VEC_ADD(d->keep, &r.v->list); /* what a word without anything has */
    read_anchors(&r);
    read_function_words(&r);
    read_sets(&r);
    read_prepositions(&r);
    read_genders(&r);
    r.v->set_aside = lex_set(d->lex, STR("cl_aside"));
    r.v->set_aside_open = lex_set(d->lex, STR("cl_aside_open"));
    read_frames(&r);
    read_cues(&r);
    return d->state[STATE_CLAUSES] = r.v;
}

/* ---- What readings tell ---- */

enum { KNOWN_VERB = 1 << AS_V | 1 << AS_P, KNOWN_NOUN = 1 << AS_M | 1 << AS_N };

static uint8_t verb_tells(const valence *v, uint8_t pos) {
    return (v->known & KNOWN_VERB ? TELLS_VERB : 0) | (v->class & WORD_WAS ? TELLS_WAS : 0) |
           (v->class & WORD_VICTIM ? TELLS_VICTIM : 0) |
           (pos == POS_VERB && (v->speaks & 1 << AS_V) ? TELLS_SAYS : 0);
}

static uint8_t noun_tells(const valences *all, uint32_t words, const valence *lemma, const doc_reading *r) {
    bool bare = valence_of(all, r->bare, words)->known & KNOWN_NOUN;
    return (lemma->known & KNOWN_NOUN ? TELLS_NOUN : 0) | (bare ? TELLS_BARE : 0);
}

static uint8_t tells_of(const valences *all, uint32_t words, const doc_reading *r) {
    const valence *lemma = valence_of(all, r->lemma, words);
    uint8_t she = lemma->class & WORD_SHE ? TELLS_SHE : 0;
    switch (r->pos) {
    case POS_VERB:
    case POS_AUX: return she | verb_tells(lemma, r->pos);
    case POS_NOUN:
    case POS_MASDAR: return she | noun_tells(all, words, lemma, r);
    case POS_ADJ:
    case POS_ACTIVE:
    case POS_PASSIVE:
        if (!r->lemma) lemma = valence_of(all, r->bare, words);
        return she | (lemma->known & 1 << AS_A ? TELLS_PART : 0);
    default: return she;
    }
}

void valence_of_entry(doc *d, doc_entry *e) {
    const valences *all = valence_open(d);
    for (uint32_t i = 0; i < e->n_readings; i++)
        e->readings[i].tells = tells_of(all, lex_word_count(d->lex), &e->readings[i]);
}
