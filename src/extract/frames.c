#include "frames.h"
#include "../lex/fold.h"

const char *const act_names[ACT_TYPES] = {
    "ACCUSE",   "AGREE",   "AID",    "ASSAULT", "COERCE",  "CONCEDE",  "CONSULT", "COOPERATE",
    "MOBILIZE", "PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
};

const char *const context_names[CONTEXTS] = {
    "military",   "economic", "diplomatic",   "energy",      "nuclear",      "space",
    "technology", "legal",    "intelligence", "terrorism",   "humanitarian", "migration",
    "culture",    "health",   "environment",  "legislative",
};

enum { SETS_MOST = 62 };

typedef struct loader {
    doc *d;
    frames *f;
    str sets[SETS_MOST]; /* the names that stand in conditions; the place is the bit */
    uint32_t n_sets;
} loader;

uint32_t frames_contexts(str list) {
    uint32_t bits = 0;
    while (list.at && list.len) {
        str one = str_trim(str_cut(&list, '|'));
        for (uint32_t i = 0; i < CONTEXTS; i++)
            if (str_is(one, context_names[i])) bits |= 1u << i;
    }
    return bits;
}

/* A word that the lexicon lacks is 0 and never met. */
static uint32_t word_of(loader *l, str text) {
    return text.len ? lex_word(l->d->lex, fold_str(l->d->mem, text)) : 0;
}

static frame_slot slot_named(loader *l, str name) {
    static const struct {
        const char *name;
        uint8_t role;
    } roles[] = {
        {"subj", SLOT_SUBJ}, {"obj", SLOT_OBJ}, {"of", SLOT_OF}, {"adj", SLOT_ADJ}, {"all", SLOT_ALL}};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (str_is(name, roles[i].name)) return (frame_slot){.role = roles[i].role};
    return (frame_slot){.role = SLOT_PREP, .word = word_of(l, name)};
}

static frame_range slots_in(loader *l, str cell) {
    frame_range r = {l->f->slots.n, 0};
    while (cell.at && cell.len) {
        VEC_PUSH(l->d->keep, &l->f->slots, slot_named(l, str_trim(str_cut(&cell, '|'))));
        r.n++;
    }
    return r;
}

/* The bit of a set. There are fewer sets than bits; one too many is never met. */
static uint64_t set_bit(loader *l, str name) {
    uint32_t i = 0;
    while (i < l->n_sets && !str_eq(l->sets[i], name)) i++;
    if (i == SETS_MOST) return 0;
    l->sets[i] = name;
    if (i == l->n_sets) l->n_sets++;
    return 1ull << i;
}

static frame_range words_in(loader *l, str cell) {
    frame_range r = {l->f->words.n, 0};
    while (cell.at && cell.len) {
        uint32_t word = word_of(l, str_trim(str_cut(&cell, '|')));
        if (word) l->f->sets[word] |= FRAMES_LISTED;
        VEC_PUSH(l->d->keep, &l->f->words, word);
        r.n++;
    }
    return r;
}

/* Conditions part at the blanks before which a `slot=` stands, for a slot may be of two words. */
static frame_range tests_in(loader *l, str cell) {
    frame_range r = {l->f->tests.n, 0};
    while (cell.at && cell.len) {
        str slot = str_trim(str_cut(&cell, '=')), list = str_cut(&cell, ' ');
        frame_test *t = VEC_ADD(l->d->keep, &l->f->tests);
        t->slot = slot_named(l, slot);
        if (str_is(list, "*"))
            t->any = true;
        else if (str_starts(list, STR("@")))
            t->set = set_bit(l, str_sub(list, 1, list.len));
        else
            t->set = FRAMES_LISTED, t->words = words_in(l, list);
        r.n++;
    }
    return r;
}

static uint8_t pos_named(str s) {
    switch (s.len ? s.at[0] : 0) {
    case 'V': return FRAME_V;
    case 'P': return FRAME_P;
    case 'M': return FRAME_M;
    case 'N': return FRAME_N;
    default: return FRAME_A;
    }
}

static uint8_t type_named(str s) {
    uint8_t i = 0;
    while (i < ACT_TYPES && !str_is(s, act_names[i])) i++;
    return i < ACT_TYPES ? i : ACT_NONE;
}

/* Puts a row behind those of its lemma. */
static void add_to_head(loader *l, uint32_t lemma, uint32_t row) {
    frames *f = l->f;
    if (!lemma) return;
    if (f->head_of[lemma])
        f->at[f->heads.at[f->head_of[lemma]].last].next = row + 1;
    else
        f->head_of[lemma] = (uint16_t)f->heads.n, VEC_ADD(l->d->keep, &f->heads)->first = row;
    frame_head *h = &f->heads.at[f->head_of[lemma]];
    h->last = row;
    h->pos |= f->at[row].pos;
}

static void load_row(loader *l, uint32_t row) {
    const lex *x = l->d->lex;
    frame *f = &l->f->at[row];
    f->row = row;
    f->pos = pos_named(lex_cell(x, TABLE_frames, row, frames_pos));
    f->type = type_named(lex_cell(x, TABLE_frames, row, frames_type));
    f->mode = lex_cell(x, TABLE_frames, row, frames_mode);
    f->status = lex_cell(x, TABLE_frames, row, frames_status);
    f->actor = slots_in(l, lex_cell(x, TABLE_frames, row, frames_actor));
    f->recipient = slots_in(l, lex_cell(x, TABLE_frames, row, frames_recipient));
    f->content = slots_in(l, lex_cell(x, TABLE_frames, row, frames_content));
    f->with = tests_in(l, lex_cell(x, TABLE_frames, row, frames_with));
    f->contexts = frames_contexts(lex_cell(x, TABLE_frames, row, frames_context));
    f->two = f->type == ACT_CONSULT || f->type == ACT_COOPERATE || str_is(f->mode, "urge");
    add_to_head(l, word_of(l, lex_cell(x, TABLE_frames, row, frames_lemma)), row);
}

bool frames_in(const frames *f, uint32_t word, uint64_t set) {
    return word < f->n_words && (f->sets[word] & set);
}

uint64_t frames_bits(const frames *f, const doc_entry *e) {
    uint64_t bits = FRAMES_ASKED;
    for (uint32_t i = 0; i < e->n_readings; i++) {
        const doc_reading *r = &e->readings[i];
        if (r->lemma < f->n_words) bits |= f->sets[r->lemma];
        if (r->bare < f->n_words) bits |= f->sets[r->bare];
    }
    return bits;
}

/* Which sets hold which word. */
static void load_sets(loader *l) {
    const lex *x = l->d->lex;
    for (uint32_t row = 0; row < lex_row_count(x, TABLE_sets); row++) {
        str name = lex_cell(x, TABLE_sets, row, sets_set);
        if (!str_starts(name, STR("ev_"))) continue;
        uint32_t word = word_of(l, lex_cell(x, TABLE_sets, row, sets_form));
        if (word < l->f->n_words) l->f->sets[word] |= set_bit(l, name);
    }
}

/* Which rows have a mode of the set. A deal by its name alone is no signing. */
static void load_mutual(loader *l) {
    uint64_t mutual = set_bit(l, STR("ev_mutual"));
    for (uint32_t row = 0; row < lex_row_count(l->d->lex, TABLE_frames); row++) {
        frame *f = &l->f->at[row];
        f->mutual =
            frames_in(l->f, word_of(l, f->mode), mutual) && !(f->pos == FRAME_N && str_is(f->mode, "sign"));
    }
}

static void load_contexts(loader *l) {
    const lex *x = l->d->lex;
    uint32_t n = lex_row_count(x, TABLE_contexts);
    l->f->context_of_row = ARENA_NEW(l->d->keep, uint32_t, n + 1);
    for (uint32_t row = 0; row < n; row++)
        l->f->context_of_row[row] = frames_contexts(lex_cell(x, TABLE_contexts, row, contexts_context));
}

const frames *frames_of(doc *d) {
    if (d->state[STATE_EVENTS]) return d->state[STATE_EVENTS];
    uint32_t rows = lex_row_count(d->lex, TABLE_frames);
    loader l = {.d = d, .f = ARENA_NEW(d->keep, frames, 1)};
    l.f->n_words = lex_word_count(d->lex);
    l.f->at = ARENA_NEW(d->keep, frame, rows + 1);
    l.f->sets = ARENA_NEW(d->keep, uint64_t, l.f->n_words);
    l.f->head_of = ARENA_NEW(d->keep, uint16_t, l.f->n_words);
    VEC_ADD(d->keep, &l.f->heads); /* what a word without rows has */
    for (uint32_t row = 0; row < rows; row++) load_row(&l, row);
    l.f->scene = set_bit(&l, STR("ev_scene"));
    l.f->aim = set_bit(&l, STR("ev_aim"));
    l.f->due = set_bit(&l, STR("ev_due"));
    l.f->going = set_bit(&l, STR("ev_going"));
    l.f->seat = set_bit(&l, STR("ev_seat"));
    l.f->part = set_bit(&l, STR("ev_part"));
    l.f->between = set_bit(&l, STR("ev_between"));
    l.f->belong = set_bit(&l, STR("ev_belong"));
    l.f->topic = set_bit(&l, STR("ev_topic"));
    l.f->held = set_bit(&l, STR("ev_held"));
    load_sets(&l);
    load_mutual(&l);
    load_contexts(&l);
    l.f->set_office = lex_set(d->lex, STR("party_office"));
    l.f->set_rulers = lex_set(d->lex, STR("ev_rulers"));
    l.f->set_private = lex_set(d->lex, STR("ev_private"));
    l.f->set_armed = lex_set(d->lex, STR("ev_armed"));
    l.f->set_counterpart = lex_set(d->lex, STR("party_counterpart"));
    l.f->set_masculine = lex_set(d->lex, STR("ev_masculine"));
    l.f->set_body = lex_set(d->lex, STR("ev_private_body"));
    l.f->set_citizen = lex_set(d->lex, STR("ev_citizen"));
    l.f->set_sport = lex_set(d->lex, STR("ev_sport"));
    l.f->set_voice = lex_set(d->lex, STR("ev_voice"));
    return d->state[STATE_EVENTS] = l.f;
}
