/* quotes: what somebody says. Each clause whose head is a cue is looked at once: its cue says in which slot the
 * words stand and in which the speaker; where they are not there, nothing is said. */
#include "quotes.h"

enum { CONTINUED_LINES = 12 };

/* The word without what is written before it. */
static doc_span cue_span(const doc *d, const doc_clause *c) {
    return doc_stem_span(d, c->head, c->head + 1, &d->readings.at[c->reading]);
}

/* Whether a token lies in words that somebody else is quoted with in quotation marks. */
static bool inside_marks(const quoting *q, uint32_t token) {
    const doc *d = q->d;
    for (uint32_t i = d->quotes.n; i > 0 && i + 4 > d->quotes.n; i--) {
        const doc_quotes *x = &d->quotes.at[i - 1];
        if (x->begin <= token && token < x->end) return str_is(x->kind, "direct") && x->marked;
    }
    return false;
}

/* The quote in whose words a token lies, of its sentence: who speaks there is not who tells on. NULL: none. */
static const doc_quotes *within_words(const doc *d, uint32_t token, uint32_t sentence) {
    for (uint32_t i = d->quotes.n; i > 0 && i + QUOTES_BACK > d->quotes.n; i--) {
        const doc_quotes *x = &d->quotes.at[i - 1];
        if (d->tokens.at[x->begin].sentence != sentence) return NULL;
        if (x->begin <= token && token < x->end) return x;
    }
    return NULL;
}

/* Whether a clause has what is said behind `that` or a mark, and not as its object. */
static bool that_said(const doc_clause *c) {
    for (uint32_t i = 0; i < c->slots.n; i++)
        if (c->slots.at[i].role == SLOT_CONTENT) return true;
    return false;
}

/* Whether a verb only tells whose the words are (as X announced): according.c reads it. */
static bool led_by_phrase(const quoting *q, uint32_t head) {
    enum { PHRASE_BACK = 3 };
    for (uint32_t i = head; i > 0 && i + PHRASE_BACK > head; i--) {
        uint32_t n;
        const doc_sense *s = text_senses(q->d, i - 1, &n);
        for (uint32_t k = 0; k < n; k++)
            if (s[k].table == TABLE_cues && s[k].end == head &&
                q->c->list.at[q->c->of_row[s[k].row] - 1].kind == CUE_PHRASE)
                return true;
    }
    return false;
}

static void read_clause(quoting *q, uint32_t clause) {
    doc *d = q->d;
    const doc_clause *c = &d->clauses.at[clause];
    const cue *k = cue_of(q, c);
    uint32_t begin, end;
    speaker s;
    if (k && led_by_phrase(q, c->head)) return;
    if (k) speakers_reach(q, c->head);
    if (!k || (d->readings.at[c->reading].features & (FEAT_1 | FEAT_2)) || inside_marks(q, c->head)) return;
    if ((c->flags & CLAUSE_NEGATED) && c->kind == CLAUSE_VERB) return;
    if (!said_in(q, c, k, &begin, &end) && !said_before(q, c, k, &begin, &end)) return;
    if (!speaker_of(q, c, k, begin, &s) || !speaker_can(q, &s, s.token)) return;
    const doc_quotes *nested = within_words(d, c->head, c->sentence);
    if (nested && !s.entity && !that_said(c)) return;
    if (nested && s.entity && nested->entity == s.entity) return; /* he said that he hopes */
    said_add(q, begin, end, &s, cue_span(d, c), lex_rule_row(TABLE_cues, k->row), clause + 1);
    if (!nested) speaker_keep(q, &s);
}

/* ---- Quotations over several lines ---- */

static uint32_t line_of(const doc *d, uint32_t token) {
    return d->sentences.at[d->tokens.at[token].sentence].line;
}

/* A guillemet that only closes. */
static bool closes(const doc *d, uint32_t i) { return str_is(doc_text(d, d->tokens.at[i].span), "\xC2\xBB"); }

/* Whether the last quote opens a mark that its own line does not close. */
static bool stays_open(const quoting *q) {
    const doc *d = q->d;
    if (!d->quotes.n) return false;
    const doc_quotes *x = &d->quotes.at[d->quotes.n - 1];
    uint32_t from = x->begin > 2 ? x->begin - 2 : 0, open = NONE, line = line_of(d, x->begin);
    for (uint32_t i = from; i < x->end && open == NONE; i++)
        if (text_is(d, i, "\"") && line_of(d, i) == line && !closes(d, i)) open = i;
    return open != NONE && open <= x->begin + 1 && said_close(q, open) == NONE;
}

/* The closing mark in a sentence that none in it opens; NONE where there is none. */
static uint32_t closing_mark(const quoting *q, const doc_sentence *s) {
    const doc *d = q->d;
    for (uint32_t i = s->begin; i < s->end; i++)
        if (text_is(d, i, "\"") && said_close(q, i) == NONE) return i;
    return NONE;
}

/* A line inside a quotation that an earlier line began. Returns whether it goes on behind it. */
static bool continued(quoting *q, const doc_sentence *s) {
    uint32_t close = closing_mark(q, s);
    said_add(q, s->begin, close == NONE ? s->end : close, &q->kept[q->n_kept - 1], (doc_span){0, 0}, 0, 0);
    return close == NONE;
}

/* Whether the sentence begins with a word of saying of its own. */
static bool tells(const quoting *q, uint32_t clause, uint32_t sentence) {
    const doc *d = q->d;
    if (clause >= d->clauses.n || d->clauses.at[clause].sentence != sentence) return false;
    const doc_clause *c = &d->clauses.at[clause];
    return c->kind == CLAUSE_VERB && c->head <= d->sentences.at[sentence].begin + 1 && cue_of(q, c);
}

void extract_quotes(doc *d) {
    quoting q = {.d = d, .c = cues_open(d)};
    speakers_open(&q);
    said_pair(&q);
    uint32_t clause = 0, lines = 0;
    bool open = false;
    for (uint32_t i = 0; i < d->sentences.n; i++) {
        const doc_sentence *s = &d->sentences.at[i];
        speakers_reach(&q, s->begin);
        bool fresh = !i || d->sentences.at[i - 1].line != s->line;
        if (fresh && !open && q.n_kept) open = stays_open(&q), lines = 0;
        if (open && q.n_kept && lines++ < CONTINUED_LINES && !tells(&q, clause, i))
            open = continued(&q, s);
        else
            open = false;
        for (; clause < d->clauses.n && d->clauses.at[clause].sentence == i; clause++)
            if (!open) read_clause(&q, clause);
        if (!s->boilerplate) according_in(&q, s);
    }
}
