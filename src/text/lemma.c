/* lemma: the dictionary form of a reading as it is spelt. Inside, words are folded; the tables know how a careful
 * editor writes them. What no table has is spelt as the text has it. */
#include "../lex/fold.h"
#include "text.h"

/* Where words of some part of speech have their spelling. */
static const struct source {
    uint32_t pos; /* bits */
    uint8_t table, column;
} sources[] = {
    {1u << POS_VERB | 1u << POS_AUX, TABLE_verbs, verbs_past},
    {1u << POS_MASDAR, TABLE_verbs, verbs_masdar},
    {1u << POS_ACTIVE, TABLE_verbs, verbs_active},
    {1u << POS_PASSIVE, TABLE_verbs, verbs_passive},
    {1u << POS_NOUN | 1u << POS_ADJ, TABLE_nouns, nouns_form},
    {~(1u << POS_NAME), TABLE_function_words, function_words_form},
};

/* The cell's word that folds to the lemma. */
static str in_list(doc *d, str cell, str lemma) {
    while (cell.at && cell.len) {
        str one = str_trim(str_cut(&cell, '|'));
        if (str_eq(fold_str(d->mem, one), lemma)) return one;
    }
    return STR_NONE;
}

/* A demonym, as its row spells it. */
static str demonym(const doc *d, uint32_t lemma) {
    uint32_t n, node = lex_begin(d->lex, lemma);
    const lex_sense *s = node ? lex_senses(d->lex, node, &n) : NULL;
    for (uint32_t i = 0; s && i < n; i++)
        if (s[i].table == TABLE_demonyms) return lex_cell(d->lex, TABLE_demonyms, s[i].row, demonyms_form);
    return STR_NONE;
}

static str spelt(doc *d, const doc_reading *r) {
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        const struct source *s = &sources[i];
        uint32_t n;
        if (!(s->pos & 1u << r->pos)) continue;
        const lex_entry *e = lex_rows(d->lex, (enum lex_table)s->table, s->column, r->lemma, &n);
        str cell = n ? lex_cell(d->lex, (enum lex_table)s->table, e->row, s->column) : STR_NONE;
        if (n) return in_list(d, cell, lex_word_text(d->lex, r->lemma));
    }
    return r->pos == POS_ADJ ? demonym(d, r->lemma) : STR_NONE;
}

str text_lemma(doc *d, uint32_t token, const doc_reading *r) {
    const uint32_t open = 1u << POS_NOUN | 1u << POS_ADJ | 1u << POS_VERB | 1u << POS_AUX | 1u << POS_MASDAR |
                          1u << POS_ACTIVE | 1u << POS_PASSIVE;
    if (!(open & 1u << r->pos) && !r->clitics && !r->enclitic && r->lemma == r->bare)
        return doc_text(d, d->tokens.at[token].span); /* en and an are one when folded */
    str lemma = r->lemma && r->lemma < lex_word_count(d->lex) ? spelt(d, r) : STR_NONE;
    if (lemma.len) return lemma;
    if (!r->clitics && !r->enclitic && (!r->lemma || r->lemma == r->bare))
        return doc_text(d, d->tokens.at[token].span);
    return doc_word_text(d, r->lemma ? r->lemma : r->bare);
}
