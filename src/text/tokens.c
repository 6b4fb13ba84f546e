/* tokens: the text cut into words, numbers and marks, each with its number in the lexicon. */
#include "../lex/fold.h"
#include "text.h"

static uint32_t number(doc *d, str folded, uint64_t hash) {
    uint32_t known = lex_word_hashed(d->lex, folded, hash);
    if (known) return known;
    uint32_t fresh = lex_word_count(d->lex) + d->own_texts.n;
    uint32_t *at = map_put_hashed(&d->own_words, folded, hash, fresh);
    if (*at == fresh) VEC_PUSH(d->mem, &d->own_texts, folded);
    return *at;
}

uint32_t text_word(doc *d, str folded) { return number(d, folded, str_hash(folded)); }

str doc_word_text(const doc *d, uint32_t word) {
    uint32_t known = lex_word_count(d->lex);
    return word < known ? lex_word_text(d->lex, word) : d->own_texts.at[word - known];
}

void text_tokens(doc *d) {
    fold_scanner s = {d->text, 0, arena_alloc(d->mem, fold_room(d->text.len))};
    fold_token raw;
    d->own_words.mem = d->mem;
    /* Words and marks take some nine bytes each; a third of the words are new to the lexicon. */
    VEC_RESERVE(d->mem, &d->tokens, (uint32_t)(d->text.len / 8 + 16));
    map_reserve(&d->own_words, (uint32_t)(d->text.len / 24));
    while (fold_next(&s, &raw)) {
        doc_token *t = VEC_ADD(d->mem, &d->tokens);
        t->span = raw.span;
        t->folded = raw.folded;
        t->kind = raw.kind;
        t->spell = raw.spell;
        t->gap = raw.gap;
        t->hash = str_hash(raw.folded);
        t->word = number(d, raw.folded, t->hash);
    }
}
