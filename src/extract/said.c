/* said: where the words that somebody says begin and end. What `that` opens ends where the clause layer closed
 * it; behind a preposition or a verb they go on over commas for as long as no new predicate begins. In both the
 * reporter may take the word again (where ..., in a reference to ...). Inside quotation marks the closing mark
 * ends them, even in a later sentence of the line. */
#include "quotes.h"

enum { CLOSE_REACH = 600, MARKED_LEAST = 6 };

static bool is_quote(const doc *d, uint32_t i) { return text_is(d, i, "\""); }

/* A mark at the beginning or the end of words that is no part of them. */
static bool trims(const doc *d, uint32_t i) {
    return d->tokens.at[i].kind == TOKEN_MARK && !text_is(d, i, "%") && !text_is(d, i, ")") &&
           !text_is(d, i, "(");
}

/* A word that only leads to what comes next. */
static bool leads(const doc *d, uint32_t i) {
    uint32_t r = d->picked[i];
    if (r == NONE || d->readings.at[r].enclitic) return false;
    uint8_t pos = d->readings.at[r].pos;
    return pos == POS_PART || pos == POS_CONJ || pos == POS_SUBCONJ || pos == POS_NEG || pos == POS_REL ||
           pos == POS_PREP;
}

/* One mark of a line on the way through it. */
static void pair_mark(quoting *q, uint32_t i, u32s *open, uint32_t *straight) {
    str s = doc_text(q->d, q->d->tokens.at[i].span);
    if (str_is(s, "\xC2\xAB")) {
        VEC_PUSH(q->d->mem, open, i);
    } else if (str_is(s, "\xC2\xBB")) {
        if (open->n) q->closes[open->at[--open->n]] = i;
    } else {
        if (*straight != NONE) q->closes[*straight] = i; /* any other may close what any other opened */
        *straight = i;
    }
}

void said_pair(quoting *q) {
    const doc *d = q->d;
    u32s open = {0};
    uint32_t straight = NONE, line = NONE;
    q->closes = ARENA_NEW(d->mem, uint32_t, d->tokens.n + 1);
    for (uint32_t i = 0; i < d->tokens.n; i++) {
        if (!is_quote(d, i)) continue;
        uint32_t of = d->sentences.at[d->tokens.at[i].sentence].line;
        if (of != line) open.n = 0, straight = NONE, line = of;
        pair_mark(q, i, &open, &straight);
    }
}

uint32_t said_close(const quoting *q, uint32_t open) {
    uint32_t close = q->closes[open];
    return close && close < open + CLOSE_REACH ? close : NONE;
}

/* The clause that a token heads, or NULL. */
static const doc_clause *clause_at(const doc *d, uint32_t i) {
    uint32_t c = d->clause_of[i];
    return c ? &d->clauses.at[c - 1] : NULL;
}

/* Whether a word is only a pronoun in the accusative (accusing them of). */
static bool lone_pronoun(const doc *d, uint32_t i) {
    const doc_reading *r = i < d->tokens.n && d->picked[i] != NONE ? &d->readings.at[d->picked[i]] : NULL;
    return r && r->pos == POS_PRON && r->enclitic;
}

/* Whether a participle stands beside what comes before it: behind a pause, in the accusative, or with an object. */
static bool apart(const doc *d, uint32_t i) {
    return d->tokens.at[i - 1].kind == TOKEN_MARK || (d->tokens.at[i].spell & SPELL_TANWEEN) ||
           (d->readings.at[d->picked[i]].features & (FEAT_ACC | FEAT_OBL)) || lone_pronoun(d, i + 1);
}

static bool joined(const doc *d, uint32_t i) {
    return d->picked[i] != NONE && (d->readings.at[d->picked[i]].clitics & (CLITIC_W | CLITIC_F));
}

/* Whether a new clause begins at a verb, or at the particle before it: behind a pause, or with a conjunction. */
static bool anew(const doc *d, uint32_t i) {
    if (joined(d, i) || d->tokens.at[i - 1].kind == TOKEN_MARK) return true;
    uint8_t pos = d->picked[i - 1] == NONE ? POS_NONE : d->readings.at[d->picked[i - 1]].pos;
    if (pos != POS_PART && pos != POS_NEG && pos != POS_SUBCONJ && pos != POS_AUX && pos != POS_CONJ)
        return false;
    return pos == POS_SUBCONJ || pos == POS_CONJ || joined(d, i - 1) ||
           (i > 1 && d->tokens.at[i - 2].kind == TOKEN_MARK);
}

/* Whether a participle is an adjective of the noun before it. */
static bool describes(const doc_clause *c) {
    for (uint32_t i = 0; i < c->slots.n; i++) {
        const doc_slot *s = &c->slots.at[i];
        if (s->role == SLOT_SUBJ && !s->carried && s->begin < c->head && c->head < s->end) return true;
    }
    return false;
}

/* Whether a predicate of the teller begins at the token. */
static bool teller_resumes(const quoting *q, const doc_clause *by, uint32_t i) {
    const doc_clause *c = clause_at(q->d, i);
    if (!c || c->kind == CLAUSE_MASDAR || c->kind == CLAUSE_NOMINAL || (c->flags & CLAUSE_RELATIVE))
        return false;
    const doc_reading *r = &q->d->readings.at[c->reading];
    if (c->kind == CLAUSE_PARTICIPLE)
        return !(r->clitics & CLITIC_AL) && cue_of(q, c) && apart(q->d, i) && !describes(c);
    return by && c->parent == by->parent && anew(q->d, i);
}

/* Whether the subject of a clause begins at a token. */
static bool begins_with_subject(const doc_clause *c, uint32_t token) {
    for (uint32_t i = 0; i < c->slots.n; i++)
        if (c->slots.at[i].role == SLOT_SUBJ && !c->slots.at[i].carried && c->slots.at[i].begin == token)
            return true;
    return false;
}

/* But he stressed that ..., but X stressed that: somebody says something else. */
static bool turns(const quoting *q, uint32_t i) {
    enum { NAMED = 6 };
    const doc *d = q->d;
    const doc_sense *but = text_sense(d, i, TABLE_sets, q->c->set_but);
    const doc_clause *c = but && but->end < d->tokens.n ? clause_at(d, but->end) : NULL;
    if (c) return c->kind == CLAUSE_VERB && cue_of(q, c);
    but = text_sense(d, i, TABLE_sets, q->c->set_yet);
    for (uint32_t k = but ? but->end : NONE; but && k < d->tokens.n && k < but->end + NAMED; k++) {
        c = clause_at(d, k);
        if (c && c->kind == CLAUSE_VERB) return cue_of(q, c) && begins_with_subject(c, but->end);
    }
    return false;
}

uint32_t said_until(const quoting *q, const doc_clause *by, uint32_t begin, uint32_t limit) {
    const doc *d = q->d;
    for (uint32_t i = begin + 1; i < limit; i++) {
        if (is_quote(d, i)) {
            uint32_t close = said_close(q, i);
            if (close < limit) i = close;
            continue;
        }
        bool pause = text_is(d, i - 1, ",") || text_is(d, i - 1, ";") || text_is(d, i - 1, "-");
        if (text_is(d, i, ";") || text_is(d, i, ":")) return i;
        if (d->tokens.at[i].kind == TOKEN_MARK && d->tokens.at[i].folded.len > 1 &&
            *d->tokens.at[i].folded.at == '.')
            return i;
        if (pause && text_sense(d, i, TABLE_sets, q->c->set_stop)) return i;
        if (teller_resumes(q, by, i) || turns(q, i)) return i;
    }
    return limit;
}

/* What is said is a matter, no person, body or place. */
static bool may_be_said(const doc *d, const doc_slot *s) {
    if (d->mention_at && d->mention_at[s->head]) return false;
    uint32_t r = d->picked[s->head];
    if (r == NONE || d->readings.at[r].pos == POS_NAME) return false;
    const doc_sense *t = text_sense(d, s->head, TABLE_titles, NONE);
    if (!t) return true;
    str kind = lex_cell(d->lex, TABLE_titles, t->row, titles_kind);
    return str_is(kind, "item") || lex_cell(d->lex, TABLE_titles, t->row, titles_note).len;
}

/* The slot of the clause that the cue's slot names; NULL where there is none. */
static const doc_slot *slot_of(const doc *d, const doc_clause *c, cue_slot want) {
    for (uint32_t i = 0; i < c->slots.n; i++) {
        const doc_slot *s = &c->slots.at[i];
        if (s->role != want.role || s->carried || s->far) continue;
        if (want.role == SLOT_PREP && s->word != want.word) continue;
        if (want.role != SLOT_CONTENT && !may_be_said(d, s)) continue;
        return s;
    }
    return NULL;
}

static const doc_slot *earlier(const doc_slot *a, const doc_slot *b) {
    return !a || (b && b->begin < a->begin) ? b : a;
}

/* A noun of doing, or one such as importance, need. */
static bool matter(const quoting *q, uint32_t head) {
    const doc_clause *c = clause_at(q->d, head);
    return (c && c->kind == CLAUSE_MASDAR) || text_sense(q->d, head, TABLE_sets, q->c->set_matter);
}

/* "And stressed the importance of ...": what looks like the subject of a verb of saying cannot speak. */
static const doc_slot *mute_subject(quoting *q, const doc_clause *c, const cue *k) {
    bool takes = false;
    for (int i = 0; i < k->n_content; i++) takes |= k->content[i].role == SLOT_OBJ;
    if (!takes || c->kind != CLAUSE_VERB) return NULL;
    for (uint32_t i = 0; i < c->slots.n; i++) {
        const doc_slot *s = &c->slots.at[i];
        if (s->role != SLOT_SUBJ || s->carried || s->joined || s->begin < c->head || !may_be_said(q->d, s))
            continue;
        return matter(q, s->head) ? s : NULL;
    }
    return NULL;
}

static bool has_object(const doc_clause *c) {
    for (uint32_t i = 0; i < c->slots.n; i++)
        if (c->slots.at[i].role == SLOT_OBJ) return true;
    return false;
}

bool said_in(quoting *q, const doc_clause *c, const cue *k, uint32_t *begin, uint32_t *end) {
    uint32_t limit = q->d->sentences.at[c->sentence].end;
    cue_slot any = {SLOT_CONTENT, 0};
    const doc_slot *s = slot_of(q->d, c, any);
    if (k->accuses && !has_object(c)) return false;
    if (!s) s = mute_subject(q, c, k);
    bool open = !s;
    for (int i = 0; i < k->n_content && c->kind != CLAUSE_MASDAR; i++) {
        bool prep = k->content[i].role == SLOT_PREP;
        if (!prep && !(open && k->content[i].role == SLOT_OBJ)) continue;
        const doc_slot *x = slot_of(q->d, c, k->content[i]); /* the need that ..., the hope that ... too */
        if (open || (x && s->role == SLOT_CONTENT && x->begin < s->begin)) s = earlier(s, x);
    }
    if (!s) return false;
    *begin = s->begin;
    if (*begin < limit && text_sense(q->d, *begin, TABLE_sets, q->c->set_hidden)) return false;
    if (s->role != SLOT_CONTENT) return *end = said_until(q, c, *begin, limit), true;
    *end = said_until(q, c, *begin, s->end > s->begin && s->end < limit ? s->end : limit);
    for (s++; s < c->slots.at + c->slots.n; s++) /* that ..., and that ... */
        if (s->role == SLOT_CONTENT && s->joined && s->end > *end) *end = said_until(q, c, s->begin, s->end);
    return true;
}

bool said_before(quoting *q, const doc_clause *c, const cue *k, uint32_t *begin, uint32_t *end) {
    enum { LEAST = 3, MOST = 120 };
    const doc *d = q->d;
    bool quotes = false;
    for (int i = 0; i < k->n_content; i++) quotes |= k->content[i].role == SLOT_CONTENT;
    if (!quotes || c->kind != CLAUSE_VERB || joined(d, c->head) || c->head < LEAST + 2) return false;
    uint32_t close = c->head - 1, line = d->sentences.at[c->sentence].line;
    if (text_is(d, close, ",")) close--;
    if (!is_quote(d, close) || said_close(q, close) != NONE) return false;
    for (uint32_t i = close; i > 0 && i + MOST > close; i--) {
        if (d->sentences.at[d->tokens.at[i - 1].sentence].line != line) return false;
        if (!is_quote(d, i - 1) || said_close(q, i - 1) != close) continue;
        const doc_quotes *last = d->quotes.n ? &d->quotes.at[d->quotes.n - 1] : NULL;
        if (last && last->end > i) return false; /* somebody said it already */
        return *begin = i, *end = close, close >= i + LEAST;
    }
    return false;
}

static bool mostly_quoted(const quoting *q, uint32_t begin, uint32_t end) {
    const doc *d = q->d;
    for (uint32_t i = begin; i < end && i < begin + 8; i++)
        if (is_quote(d, i)) {
            uint32_t close = said_close(q, i);
            return close != NONE && close + 3 >= end;
        }
    return false;
}

/* Words that open with quotation marks, `that` before them or not: what is inside. */
static bool inside_marks(const quoting *q, uint32_t *begin, uint32_t *end) {
    const doc *d = q->d;
    uint32_t i = *begin;
    if (i + 1 < d->tokens.n && !is_quote(d, i) && is_quote(d, i + 1) && d->picked[i] != NONE &&
        d->readings.at[d->picked[i]].pos == POS_SUBCONJ)
        i++;
    if (!is_quote(d, i) && i && is_quote(d, i - 1) && !d->tokens.at[i].gap)
        i--; /* the clause layer left it out */
    if (!is_quote(d, i)) return false;
    uint32_t close = said_close(q, i);
    if (close == NONE || close < i + 4) return false;
    if (close + 3 < *end && close < i + MARKED_LEAST) return false; /* only its first words */
    *begin = i + 1, *end = close;
    return true;
}

/* Whether a closing bracket ends words whose opening bracket stands before them. */
static bool closes_outside(const doc *d, uint32_t begin, uint32_t i) {
    if (!text_is(d, i, ")")) return false;
    for (uint32_t k = begin; k < i; k++)
        if (text_is(d, k, "(")) return false;
    return true;
}

void said_add(quoting *q, uint32_t begin, uint32_t end, const speaker *s, doc_span cue_at, doc_rule rule,
              uint32_t clause) {
    doc *d = q->d;
    while (begin < end && trims(d, begin) && !is_quote(d, begin)) begin++;
    bool direct = inside_marks(q, &begin, &end);
    while (end > begin && (trims(d, end - 1) || leads(d, end - 1) || closes_outside(d, begin, end - 1)))
        end--;
    while (begin < end && trims(d, begin)) begin++;
    if (end <= begin) return;
    doc_quotes *x = VEC_ADD(d->mem, &d->quotes);
    x->span = doc_cover(d, begin, end);
    x->begin = begin, x->end = end;
    x->speaker = s->text;
    x->entity = s->entity;
    x->cue = doc_text(d, cue_at);
    x->kind = direct || mostly_quoted(q, begin, end) ? STR("direct") : STR("indirect");
    x->marked = direct;
    x->rule = rule;
    x->clause = clause;
}
