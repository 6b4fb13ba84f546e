/* boilerplate: sentences that are not the article: rights, menus, shares, teasers, the author's life, debris of links.
 * Rules (ar/boilerplate.rules) know the words; what has hardly any Arabic word, but addresses or other letters, is
 * known by its make-up. A rule that opens a list of other articles reaches over the short lines behind it. */
#include "extract.h"

enum {
    PROSE = 25 /* words: a line so long ends a list */,
    LOOK = 48 /* tokens of a sentence that rules may start at */
};

/* The sentence's line; from the sentence on where prose stands before it. */
static void mark_line(doc *d, uint32_t sentence) {
    uint32_t line = d->sentences.at[sentence].line, i = sentence;
    while (i > 0 && d->sentences.at[i - 1].line == line) i--;
    if (d->sentences.at[sentence].begin - d->sentences.at[i].begin > PROSE) i = sentence;
    for (; i < d->sentences.n && d->sentences.at[i].line == line; i++) d->sentences.at[i].boilerplate = true;
}

/* The lines behind, unless prose follows. */
static void mark_rest(doc *d, uint32_t sentence) {
    for (uint32_t i = sentence + 1; i < d->sentences.n; i++)
        if (d->sentences.at[i].end - d->sentences.at[i].begin > PROSE) return;
    for (uint32_t i = sentence; i < d->sentences.n; i++) d->sentences.at[i].boilerplate = true;
}

/* Whether a rule decided. */
static bool by_rules(doc *d, uint32_t sentence) {
    const doc_sentence *s = &d->sentences.at[sentence];
    uint32_t end = s->end - s->begin < LOOK ? s->end : s->begin + LOOK;
    for (uint32_t i = s->begin; (i = match_seek(d, RULES_boilerplate, s, i)) < end; i++) {
        match m;
        if (!match_at(d, RULES_boilerplate, i, &m)) continue;
        if (m.whole_end > s->end) continue;
        str kind = match_kind(d, &m);
        if (str_is(kind, "KEEP")) return true;
        d->sentences.at[sentence].boilerplate = true;
        if (str_is(kind, "LINE")) mark_line(d, sentence);
        if (str_is(kind, "REST")) mark_rest(d, sentence);
        return true;
    }
    return false;
}

/* Hardly an Arabic word among other letters: an address, an English heading, what is left of a link. */
static bool debris(const doc *d, const doc_sentence *s) {
    uint32_t arabic = 0, latin = 0, slashes = 0;
    for (uint32_t i = s->begin; i < s->end; i++) {
        const doc_token *t = &d->tokens.at[i];
        arabic += t->kind == TOKEN_WORD;
        latin += t->kind == TOKEN_LATIN;
        slashes += text_is(d, i, "/") || text_is(d, i, "@") || text_is(d, i, "_");
    }
    if (!arabic) return latin > 0 || slashes > 1;
    return slashes > 1 && latin >= arabic;
}

/* Debris stands beside an article; a text of nothing else is taken as it is. */
static bool all_debris(const doc *d) {
    for (uint32_t i = 0; i < d->sentences.n; i++)
        if (!debris(d, &d->sentences.at[i])) return false;
    return true;
}

void extract_boilerplate(doc *d) {
    bool mostly_arabic = (str_is(d->language, "ar") || !d->language.len) && !all_debris(d);
    for (uint32_t i = 0; i < d->sentences.n; i++) {
        if (d->sentences.at[i].boilerplate) continue;
        if (by_rules(d, i)) continue;
        if (mostly_arabic && debris(d, &d->sentences.at[i])) d->sentences.at[i].boilerplate = true;
    }
}
