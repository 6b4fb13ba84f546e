/* Lemmas are folded; what prints is spelt. The spelling is that of the noun's row, of the verb's row for a
 * participle or a verbal noun, of the word itself where it stands in its dictionary form. A word that no table has
 * gives up its ending of the plural or of the accusative (the set count_ending). */
#include "singular.h"
#include "../lex/fold.h"

/* The cell's word that folds to the lemma. */
static str in_list(doc *d, str cell, str lemma) {
    while (cell.at && cell.len) {
        str one = str_trim(str_cut(&cell, '|'));
        if (str_eq(fold_str(d->mem, one), lemma)) return one;
    }
    return STR_NONE;
}

static str in_verbs(doc *d, uint32_t lemma, doc_rule *rule) {
    static const int columns[] = {verbs_active, verbs_passive, verbs_masdar};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        uint32_t n;
        const lex_entry *e = lex_rows(d->lex, TABLE_verbs, columns[i], lemma, &n);
        if (!n) continue;
        if (!*rule) *rule = lex_rule_row(TABLE_verbs, e->row);
        return in_list(d, lex_cell(d->lex, TABLE_verbs, e->row, columns[i]), lex_word_text(d->lex, lemma));
    }
    return STR_NONE;
}

static str in_tables(doc *d, uint32_t lemma, doc_rule *rule) {
    uint32_t n;
    if (!lemma || lemma >= lex_word_count(d->lex)) return STR_NONE;
    const lex_entry *e = lex_rows(d->lex, TABLE_nouns, nouns_form, lemma, &n);
    if (!n) return in_verbs(d, lemma, rule);
    if (!*rule) *rule = lex_rule_row(TABLE_nouns, e->row);
    return lex_cell(d->lex, TABLE_nouns, e->row, nouns_form);
}

static str in_demonyms(doc *d, uint32_t token, uint32_t lemma, doc_rule *rule) {
    const doc_sense *s = text_sense(d, token, TABLE_demonyms, NONE);
    if (!s || s->end != token + 1) return STR_NONE;
    str form = lex_cell(d->lex, TABLE_demonyms, s->row, demonyms_form);
    if (lex_word(d->lex, fold_str(d->mem, form)) != lemma) return STR_NONE;
    if (!*rule) *rule = lex_rule_row(TABLE_demonyms, s->row);
    return form;
}

/* The letters of a word without its marks and, where a reading takes it off, its article. */
static str letters(doc *d, uint32_t token, const doc_reading *r) {
    str text = doc_text(d, doc_stem_span(d, token, token + 1, r));
    char *out = arena_alloc(d->mem, text.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char a = (unsigned char)text.at[i], b = i + 1 < text.len ? (unsigned char)text.at[i + 1] : 0;
        if (a == 0xD9 && (b == 0x80 || (b >= 0x8B && b <= 0x9F)))
            i++;
        else
            out[n++] = text.at[i];
    }
    if (r->clitics & CLITIC_AL && n > 4) out += 4, n -= 4;
    return (str){out, n};
}

/* An unknown word without the ending that its number gives it; the row that says so is its rule. */
static str bare(doc *d, str word, doc_rule *rule) {
    uint32_t row = lex_find(d->lex, TABLE_sets, sets_set, STR("count_ending"));
    uint32_t rows = lex_row_count(d->lex, TABLE_sets), set = lex_set(d->lex, STR("count_ending"));
    if (row < rows && !*rule) *rule = lex_rule_row(TABLE_sets, row);
    for (; row < rows && lex_set_of(d->lex, row) == set; row++) {
        str ending = lex_cell(d->lex, TABLE_sets, row, sets_form);
        if (word.len < ending.len + 6 || !str_ends(word, ending)) continue;
        str stem = str_sub(word, 0, word.len - ending.len);
        *rule = lex_rule_row(TABLE_sets, row);
        return str_printf(d->mem, "%.*s%.*s", STR_ARG(stem),
                          STR_ARG(lex_cell(d->lex, TABLE_sets, row, sets_value)));
    }
    return word;
}

str singular_of(doc *d, uint32_t token, const doc_reading *r, doc_rule *rule) {
    str word = letters(d, token, r);
    if (!r->lemma) return bare(d, word, rule);
    str lemma = in_tables(d, r->lemma, rule);
    if (!lemma.len) lemma = in_demonyms(d, token, r->lemma, rule);
    if (!lemma.len) lemma = r->lemma == r->bare ? word : doc_word_text(d, r->lemma);
    bool noun = r->pos == POS_NOUN || r->pos == POS_MASDAR || r->pos == POS_NAME;
    bool feminine = r->features & FEAT_PLUR && r->features & FEAT_FEM && !(r->features & FEAT_BROKEN);
    return noun || !feminine ? lemma : str_printf(d->mem, "%.*s\xD8\xA9", STR_ARG(lemma));
}
