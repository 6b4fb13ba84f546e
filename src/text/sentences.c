/* sentences: where one ends. A line's end always does; a full stop, a question or exclamation mark does where
 * a blank follows, or another long word without one, as the press writes in haste. It does not behind an
 * abbreviation (set `abbreviation`), behind the number or letter that opens an item of a list, between letters of an
 * acronym, or alone in brackets. Closing quotation marks and brackets belong to the sentence that they close; a
 * bullet opens one. What runs on beyond all measure is cut, at a mark where there is one: stages look round inside
 * a sentence, and no text is to make that slow. */
#include "../lex/fold.h"
#include "text.h"

enum { LONGEST = 400, MARK_BACK = 100, LONG_WORD = 6 /* bytes */ };

typedef struct abbreviations {
    u32s words;
} abbreviations;

static const abbreviations *abbreviations_of(doc *d) {
    if (d->state[STATE_SENTENCES]) return d->state[STATE_SENTENCES];
    abbreviations *a = ARENA_NEW(d->keep, abbreviations, 1);
    uint32_t set = lex_set(d->lex, STR("abbreviation"));
    for (uint32_t row = 0; set != NONE && row < lex_row_count(d->lex, TABLE_sets); row++)
        if (lex_set_of(d->lex, row) == set) {
            uint32_t word = lex_word(d->lex, fold_str(d->keep, lex_cell(d->lex, TABLE_sets, row, sets_form)));
            if (word) VEC_PUSH(d->keep, &a->words, word);
        }
    return d->state[STATE_SENTENCES] = a;
}

static bool closes(const doc *d, uint32_t i) {
    return text_is(d, i, "\"") || text_is(d, i, ")") || text_is(d, i, "]") || text_is(d, i, "'");
}

/* Whether the stop at i stands behind what it shortens: a letter, an abbreviation, the number of an item. A letter
 * behind a number is an era, which may well end a sentence. */
static bool shortens(const doc *d, const abbreviations *a, uint32_t i, uint32_t begin) {
    if (i == begin || d->tokens.at[i].gap) return false;
    const doc_token *t = &d->tokens.at[i - 1];
    if (t->kind == TOKEN_NUMBER) return i - 1 == begin;
    if (t->kind != TOKEN_WORD) return false;
    if (t->folded.len <= 2) return i - 1 == begin || d->tokens.at[i - 2].kind != TOKEN_NUMBER;
    for (uint32_t k = 0; k < a->words.n; k++)
        if (a->words.at[k] == t->word) return true;
    return false;
}

static bool stops(const doc *d, const abbreviations *a, uint32_t i, uint32_t begin) {
    const doc_token *t = &d->tokens.at[i];
    if (t->kind != TOKEN_MARK) return false;
    char c = t->folded.at[0];
    if (c != '.' && c != '!' && c != '?') return false;
    if (i > begin && !t->gap && text_is(d, i - 1, "(")) return false;
    return c != '.' || t->folded.len > 1 || !shortens(d, a, i, begin);
}

static bool long_word(const doc *d, uint32_t i) {
    return i < d->tokens.n && d->tokens.at[i].kind == TOKEN_WORD && d->tokens.at[i].folded.len >= LONG_WORD;
}

/* Whether a stop at i whose sentence would end before `end` is followed by another sentence. */
static bool another(const doc *d, uint32_t i, uint32_t end) {
    if (end == d->tokens.n || d->tokens.at[end].gap) return true;
    return i && end == i + 1 && long_word(d, i - 1) && long_word(d, end);
}

static void add_sentence(doc *d, uint32_t begin, uint32_t end, uint32_t line) {
    doc_sentence *s = VEC_ADD(d->mem, &d->sentences);
    s->span = doc_cover(d, begin, end);
    s->begin = begin, s->end = end, s->line = line;
    for (uint32_t i = begin; i < end; i++) d->tokens.at[i].sentence = d->sentences.n - 1;
}

/* Where a sentence that has become too long is cut. */
static uint32_t cut(const doc *d, uint32_t begin, uint32_t end) {
    for (uint32_t i = end; i > begin && i + MARK_BACK > end; i--)
        if (d->tokens.at[i - 1].kind == TOKEN_MARK) return i;
    return end;
}

/* Whether a sentence begins at token i whatever stands before it. */
static bool begins(const doc *d, uint32_t i) {
    return d->tokens.at[i].gap >= 2 || (d->tokens.at[i].gap && text_is(d, i, "\xE2\x80\xA2")); /* a bullet */
}

void text_sentences(doc *d) {
    const abbreviations *a = abbreviations_of(d);
    uint32_t begin = 0, line = 0;
    for (uint32_t i = 0; i < d->tokens.n; i++) {
        if (begins(d, i) && i > begin) add_sentence(d, begin, i, line), begin = i;
        if (d->tokens.at[i].gap >= 2) line++;
        if (i - begin == LONGEST) {
            uint32_t end = cut(d, begin, i);
            add_sentence(d, begin, end, line), begin = end;
        }
        if (!stops(d, a, i, begin)) continue;
        uint32_t end = i + 1;
        while (end < d->tokens.n && !d->tokens.at[end].gap && (closes(d, end) || stops(d, a, end, begin)))
            end++;
        if (!another(d, i, end)) continue;
        add_sentence(d, begin, end, line);
        begin = end;
        i = end - 1;
    }
    if (begin < d->tokens.n) add_sentence(d, begin, d->tokens.n, line);
}
