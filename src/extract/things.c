/* things: ships, weapons and systems that no table has, by the word that opens them and a name in quotation marks or
 * Latin letters behind it. */
#include "names.h"

enum { THING_LONGEST = 8 };

static bool quotes(const doc *d, uint32_t at) { return at < d->tokens.n && text_is(d, at, "\""); }

/* The end of a run of Latin words, numbers and what joins them; `at` where none begins. */
static uint32_t latin_end(const doc *d, uint32_t at) {
    uint32_t end = at;
    for (uint32_t i = at; i < d->tokens.n && i < at + THING_LONGEST; i++) {
        const doc_token *t = &d->tokens.at[i];
        if (i > at && (t->sentence != d->tokens.at[at].sentence || t->gap > 1)) break;
        if (t->kind == TOKEN_LATIN || (t->kind == TOKEN_NUMBER && i > at))
            end = i + 1;
        else if (!(t->kind == TOKEN_MARK && text_is(d, i, "-") && i > at))
            break;
    }
    return end;
}

static uint32_t quoted_end(const doc *d, uint32_t at) {
    for (uint32_t i = at; i < d->tokens.n && i < at + THING_LONGEST; i++)
        if (quotes(d, i)) return i;
    return at;
}

/* Behind the opening word and what it is like. */
static uint32_t behind(const finder *f, const doc_sense *s) {
    uint32_t at = s->end;
    for (int i = 0; i < 2 && at + 1 < f->d->tokens.n; i++) {
        const doc_reading *r = name_reading(f->d, at);
        if (!r || (r->pos != POS_ADJ && !f->parts[at].unknown)) break;
        at++;
    }
    return at;
}

bool things_at(finder *f, uint32_t token, found *out) {
    const doc *d = f->d;
    const doc_sense *s = title_at(f, token, TITLE_ITEM);
    uint32_t at = s ? behind(f, s) : 0;
    if (!s || at + 1 >= d->tokens.n || d->tokens.at[at].sentence != d->tokens.at[token].sentence)
        return false;
    bool marks = quotes(d, at);
    uint32_t begin = at + marks, end = latin_end(d, begin);
    if (marks && !(f->r->title[s->row] & TITLE_WEAK)) end = quoted_end(d, begin);
    if (end == begin) return false;
    *out = (found){.begin = begin, .end = end, .whole = token, .reading = NONE, .kind = THING_ITEM};
    out->how = NAME_GUESS, out->sure = true;
    out->rule = lex_rule_row(TABLE_titles, s->row);
    return true;
}
