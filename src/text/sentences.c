/* sentences: where one ends. A line's end always does; a full stop, a question or exclamation mark does where
 * a blank follows and what stands before it is no abbreviation. Closing quotation marks and brackets belong
 * to the sentence that they close. What runs on beyond all measure is cut, at a mark where there is one: stages
 * look round inside a sentence, and no text is to make that slow. */
#include "text.h"

enum { LONGEST = 400, MARK_BACK = 100 }; /* tokens */

static bool closes(const doc *d, uint32_t i) {
    return text_is(d, i, "\"") || text_is(d, i, ")") || text_is(d, i, "]") || text_is(d, i, "'");
}

static bool stops(const doc *d, uint32_t i) {
    const doc_token *t = &d->tokens.at[i];
    if (t->kind != TOKEN_MARK) return false;
    char c = t->folded.at[0];
    if (c == '!' || c == '?') return true;
    if (c != '.') return false;
    /* One letter before the stop: an abbreviation. */
    return t->folded.len > 1 || !i || t->gap || d->tokens.at[i - 1].folded.len > 2 ||
           d->tokens.at[i - 1].kind != TOKEN_WORD;
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

void text_sentences(doc *d) {
    uint32_t begin = 0, line = 0;
    for (uint32_t i = 0; i < d->tokens.n; i++) {
        uint8_t gap = d->tokens.at[i].gap;
        if (gap >= 2 && i > begin) add_sentence(d, begin, i, line), begin = i;
        if (gap >= 2) line++;
        if (i - begin == LONGEST) {
            uint32_t end = cut(d, begin, i);
            add_sentence(d, begin, end, line), begin = end;
        }
        if (!stops(d, i)) continue;
        uint32_t end = i + 1;
        while (end < d->tokens.n && !d->tokens.at[end].gap && (closes(d, end) || stops(d, end))) end++;
        if (end < d->tokens.n && !d->tokens.at[end].gap) continue;
        add_sentence(d, begin, end, line);
        begin = end;
        i = end - 1;
    }
    if (begin < d->tokens.n) add_sentence(d, begin, d->tokens.n, line);
}
