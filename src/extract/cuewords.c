#include "../lex/fold.h"
#include "quotes.h"

typedef struct loader {
    doc *d;
    cues *c;
} loader;

static uint32_t word_of(loader *l, str s) { return lex_word(l->d->lex, fold_str(l->d->keep, s)); }

static cue_slot slot_named(loader *l, str name) {
    static const struct {
        const char *name;
        uint8_t role;
    } roles[] = {{"subj", SLOT_SUBJ}, {"obj", SLOT_OBJ},   {"of", SLOT_OF},
                 {"adj", SLOT_ADJ},   {":", SLOT_CONTENT}, {"quote", SLOT_CONTENT}};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (str_is(name, roles[i].name)) return (cue_slot){roles[i].role, 0};
    uint32_t word = word_of(l, name);
    uint32_t n;
    const lex_entry *rows = lex_rows(l->d->lex, TABLE_function_words, function_words_form, word, &n);
    for (uint32_t i = 0; i < n; i++)
        if (str_is(lex_cell(l->d->lex, TABLE_function_words, rows[i].row, function_words_class), "content"))
            return (cue_slot){SLOT_CONTENT, 0};
    return (cue_slot){SLOT_PREP, word};
}

static uint8_t slots_in(loader *l, str cell, cue_slot *out) {
    uint8_t n = 0;
    while (cell.at && cell.len && n < CUE_SLOTS) out[n++] = slot_named(l, str_trim(str_cut(&cell, '|')));
    return n;
}

static uint8_t kind_named(str pos) {
    switch (pos.len == 1 ? *pos.at : 0) {
    case 'V': return CLAUSE_VERB;
    case 'P': return CLAUSE_PASSIVE;
    case 'M': return CLAUSE_MASDAR;
    case 'A': return CLAUSE_PARTICIPLE;
    case 'N': return CLAUSE_NOMINAL;
    default: return CUE_PHRASE;
    }
}

const cues *cues_open(doc *d) {
    if (d->state[STATE_QUOTES]) return d->state[STATE_QUOTES];
    loader l = {d, ARENA_NEW(d->keep, cues, 1)};
    uint32_t rows = lex_row_count(d->lex, TABLE_cues);
    l.c->first = ARENA_NEW(d->keep, uint16_t, lex_word_count(d->lex));
    l.c->of_row = ARENA_NEW(d->keep, uint16_t, rows + 1);
    for (uint32_t row = 0; row < rows; row++) {
        cue *k = VEC_ADD(d->keep, &l.c->list);
        k->row = row;
        k->kind = kind_named(lex_cell(d->lex, TABLE_cues, row, cues_pos));
        k->n_content = slots_in(&l, lex_cell(d->lex, TABLE_cues, row, cues_content), k->content);
        k->n_speaker = slots_in(&l, lex_cell(d->lex, TABLE_cues, row, cues_speaker), k->speaker);
        str class = lex_cell(d->lex, TABLE_cues, row, cues_class);
        k->accuses = str_is(class, "accuse");
        k->reports =
            !str_is(class, "claim") && !str_is(class, "blame") && !str_is(class, "deny") && !k->accuses;
        l.c->of_row[row] = (uint16_t)l.c->list.n;
        uint32_t word = word_of(&l, lex_cell(d->lex, TABLE_cues, row, cues_lemma));
        if (!word || k->kind == CUE_PHRASE) continue;
        k->next = l.c->first[word];
        l.c->first[word] = (uint16_t)l.c->list.n;
    }
    l.c->set_stop = lex_set(d->lex, STR("quote_stop"));
    l.c->set_source = lex_set(d->lex, STR("quote_source"));
    l.c->set_person = lex_set(d->lex, STR("person_noun"));
    l.c->set_title = lex_set(d->lex, STR("quote_title"));
    l.c->offices = ARENA_NEW(d->keep, str, lex_row_count(d->lex, TABLE_roles) + 1);
    for (uint32_t row = 0; row < lex_row_count(d->lex, TABLE_roles); row++)
        l.c->offices[row] = fold_str(d->keep, lex_cell(d->lex, TABLE_roles, row, roles_role));
    l.c->set_again = lex_set(d->lex, STR("quote_again"));
    l.c->set_twin = lex_set(d->lex, STR("quote_twin"));
    l.c->set_but = lex_set(d->lex, STR("quote_but"));
    l.c->set_matter = lex_set(d->lex, STR("quote_matter"));
    l.c->set_speech = lex_set(d->lex, STR("quote_speech"));
    l.c->set_yet = lex_set(d->lex, STR("quote_yet"));
    l.c->set_hidden = lex_set(d->lex, STR("quote_hidden"));
    l.c->set_paper = lex_set(d->lex, STR("quote_paper"));
    return d->state[STATE_QUOTES] = l.c;
}

const cue *cue_of(const quoting *q, const doc_clause *c) {
    if (!c->lemma || c->lemma >= lex_word_count(q->d->lex)) return NULL;
    uint32_t at = q->c->first[c->lemma];
    while (at) {
        const cue *k = &q->c->list.at[at - 1];
        if (k->kind == c->kind) return k;
        at = k->next;
    }
    return NULL;
}
