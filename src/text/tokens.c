/* tokens: the text cut into words, numbers and marks, each with the entry of its spelling. */
#include "entries.h"

void text_tokens(doc *d) {
    fold_scanner s = {d->text, 0, arena_alloc(d->mem, fold_room(d->text.len))};
    fold_token raw;
    /* Words and marks take some nine bytes each. */
    VEC_RESERVE(d->mem, &d->tokens, (uint32_t)(d->text.len / 8 + 16));
    while (fold_next(&s, &raw)) {
        doc_token *t = VEC_ADD(d->mem, &d->tokens);
        t->span = raw.span;
        t->folded = raw.folded;
        t->spell = raw.spell;
        t->kind = raw.kind & 15;
        t->gap = raw.gap & 15;
    }
    entries_find(d);
}
