/* according: quotes without a word of saying.
 *
 *     according to X, words            at the beginning: what follows
 *     words, according to X            else: what stands before it in the sentence
 *     X: words                         a headline, where X speaks
 *     "words ... / words ... / words"  further lines of a quotation whose mark is still open */
#include "quotes.h"

enum { NAME_MOST = 10 };

static uint8_t pos_at(const doc *d, uint32_t i) {
    uint32_t r = d->picked[i];
    return r == NONE ? POS_NONE : d->readings.at[r].pos;
}

static bool comma(const doc *d, uint32_t i) { return text_is(d, i, ",") || text_is(d, i, ";"); }

/* ---- According to ---- */

/* Whether a definite noun stands behind a definite one: it begins another phrase (according to observers, resort to). */
static bool another(const doc *d, uint32_t i) {
    if ((d->mention_at && d->mention_at[i]) || d->picked[i] == NONE || d->picked[i - 1] == NONE) return false;
    const doc_reading *r = &d->readings.at[d->picked[i]], *before = &d->readings.at[d->picked[i - 1]];
    return (r->pos == POS_NOUN || r->pos == POS_MASDAR) && (r->clitics & CLITIC_AL) &&
           (before->clitics & CLITIC_AL);
}

/* The end of the name or description behind the phrase. */
static uint32_t name_end(const doc *d, uint32_t begin, uint32_t limit) {
    uint32_t i = begin;
    for (; i < limit && i < begin + NAME_MOST; i++) {
        const doc_token *t = &d->tokens.at[i];
        uint8_t pos = pos_at(d, i);
        if (t->kind == TOKEN_MARK && !text_is(d, i, "\"")) break;
        if (pos == POS_VERB || pos == POS_SUBCONJ || pos == POS_REL || pos == POS_PREP || pos == POS_NEG)
            break;
        if (i > begin && d->time_at && d->time_at[i]) break;
        if (i > begin && another(d, i)) break;
        if (i > begin && pos != POS_NONE && (d->readings.at[d->picked[i]].clitics & (CLITIC_F | CLITIC_B)))
            break;
    }
    return i;
}

typedef struct source {
    speaker who;
    uint32_t end; /* token behind it */
} source;

/* The subject of a verb of saying right behind the phrase (as X said). */
static bool verb_source(quoting *q, uint32_t at, uint32_t limit, source *out) {
    doc *d = q->d;
    for (uint32_t i = at; i < limit && i < at + 3; i++) {
        uint32_t c = d->clause_of[i];
        if (!c || d->clauses.at[c - 1].kind > CLAUSE_PASSIVE) continue;
        const doc_clause *v = &d->clauses.at[c - 1];
        if (!cue_of(q, v)) return false; /* as the treaty provides */
        out->end = i + 1;
        for (uint32_t n = 0; n < v->slots.n; n++) {
            const doc_slot *s = &v->slots.at[n];
            if ((s->role != SLOT_SUBJ && s->role != SLOT_OBJ) || s->begin <= i) continue;
            out->who = speaker_in(q, s->begin, s->end, s->head);
            out->end = s->end;
            return true;
        }
        if (!q->n_kept) return false;
        out->who = q->kept[q->n_kept - 1];
        return true;
    }
    return false;
}

/* A pronoun (in his words) points to who spoke last. */
static bool pronoun_source(const quoting *q, uint32_t at, source *out) {
    const doc *d = q->d;
    if (d->picked[at] == NONE || !d->readings.at[d->picked[at]].enclitic || !q->n_kept) return false;
    out->who = q->kept[q->n_kept - 1];
    out->end = at + 1;
    return true;
}

static bool source_at(quoting *q, uint32_t at, uint32_t limit, source *out) {
    doc *d = q->d;
    if (at >= limit) return false;
    if (verb_source(q, at, limit, out) || pronoun_source(q, at, out)) return true;
    uint32_t end = name_end(d, at, limit), head = at;
    if (end == at) return false;
    while (head < end && text_is(d, head, "\"")) head++;
    if (head == end) return false;
    out->who = speaker_in(q, at, end, head);
    bool speaks = speaker_can(q, &out->who, head); /* a decision of the council does not */
    for (uint32_t i = at; speaks && i < end && !out->who.entity; i++) {
        uint32_t m = d->mention_at ? d->mention_at[i] : 0;
        if (m) out->who = speaker_in(q, i, d->mentions.at[m - 1].end, i);
    }
    out->end = end;
    return true;
}

/* Where the words before the phrase begin: behind the last quote of the sentence, or with the sentence. */
static uint32_t begin_before(const quoting *q, const doc_sentence *s, uint32_t at) {
    const doc *d = q->d;
    uint32_t begin = s->begin;
    for (uint32_t i = d->quotes.n; i > 0 && i + 6 > d->quotes.n; i--) {
        const doc_quotes *x = &d->quotes.at[i - 1];
        if (x->begin >= s->begin && x->end + 2 >= at && x->end <= at + 1) return NONE; /* told already */
        if (x->begin >= s->begin && x->begin < at && at < x->end) return NONE; /* part of what is told */
        if (x->begin > at && x->clause && d->clauses.at[x->clause - 1].head < at) return NONE;
    }
    if (begin < at) return begin;
    uint32_t n = d->tokens.at[s->begin].sentence; /* a sentence of its own: the one before it in the line */
    if (!n || d->sentences.at[n - 1].line != s->line) return NONE;
    return d->sentences.at[n - 1].begin;
}

/* "In accordance with" has sources behind a lam, and as often laws and plans: only a name, a title, a source or a paper
 * tells something. */
static bool in_accordance(const quoting *q, uint32_t at) {
    const doc *d = q->d;
    const doc_reading *r = at < d->tokens.n && d->picked[at] != NONE ? &d->readings.at[d->picked[at]] : NULL;
    if (!r || !(r->clitics & CLITIC_L)) return true;
    uint32_t m = d->mention_at ? d->mention_at[at] : 0;
    if (m) return !str_is(d->entities.at[d->mentions.at[m - 1].entity].kind, "item");
    if (text_sense(d, at, TABLE_sets, q->c->set_source) || text_sense(d, at, TABLE_sets, q->c->set_paper))
        return true;
    const doc_sense *t = text_sense(d, at, TABLE_titles, NONE);
    return t && !str_is(lex_cell(d->lex, TABLE_titles, t->row, titles_kind), "item");
}

static uint32_t according_at(quoting *q, const doc_sentence *s, uint32_t i, const doc_sense *phrase,
                             const cue *k) {
    doc *d = q->d;
    source x;
    uint32_t last = s->end;
    while (last > s->begin && d->tokens.at[last - 1].kind == TOKEN_MARK) last--;
    if (!in_accordance(q, phrase->end) || !source_at(q, phrase->end, last, &x)) return i + 1;
    if (!x.who.entity && x.who.token >= phrase->end && !speaker_can(q, &x.who, x.who.token)) return i + 1;
    doc_span cue_at =
        doc_stem_span(d, i, phrase->end, phrase->reading == NONE ? NULL : &d->readings.at[phrase->reading]);
    doc_rule rule = lex_rule_row(TABLE_cues, k->row);
    if (i <= s->begin + 3 && x.end + 2 < last) {
        uint32_t begin = x.end;
        while (begin < last && comma(d, begin)) begin++;
        said_add(q, begin, said_until(q, NULL, begin, s->end), &x.who, cue_at, rule, 0);
    } else {
        uint32_t begin = begin_before(q, s, i);
        if (begin == NONE) return x.end;
        said_add(q, begin, i, &x.who, cue_at, rule, 0);
    }
    speaker_keep(q, &x.who);
    return x.end;
}

static const cue *phrase_cue(const quoting *q, uint32_t token, const doc_sense **out) {
    uint32_t n;
    const doc_sense *s = text_senses(q->d, token, &n);
    for (uint32_t i = 0; i < n; i++) {
        if (s[i].table != TABLE_cues) continue;
        const cue *k = &q->c->list.at[q->c->of_row[s[i].row] - 1];
        if (k->kind != CUE_PHRASE || !k->n_content || k->content[0].role != SLOT_SUBJ) continue;
        *out = &s[i];
        return k;
    }
    return NULL;
}

/* ---- Headlines ---- */

/* Whether what stands before a colon can speak: a name that is no mere place, or a title. */
static bool speaks(const doc *d, uint32_t begin, uint32_t end) {
    bool any = false;
    for (uint32_t i = begin; i < end; i++) {
        uint8_t pos = pos_at(d, i);
        if (pos == POS_VERB || pos == POS_AUX || pos == POS_REL || pos == POS_SUBCONJ || text_is(d, i, ","))
            return false;
        if (text_is(d, i, "-")) return false; /* a dateline */
        uint32_t m = d->mention_at ? d->mention_at[i] : 0;
        if (m)
            any |= d->mentions.at[m - 1].as != MENTION_PLACE &&
                   !str_is(d->entities.at[d->mentions.at[m - 1].entity].kind, "place");
        any |= text_sense(d, i, TABLE_titles, NONE) && !text_sense(d, i, TABLE_titles, NONE)->article;
    }
    return any;
}

static void headline(quoting *q, const doc_sentence *s) {
    doc *d = q->d;
    uint32_t colon = s->begin + 1;
    while (colon < s->end && colon < s->begin + NAME_MOST && !text_is(d, colon, ":")) colon++;
    if (colon >= s->end || !text_is(d, colon, ":") || s->end - colon < 4 || !speaks(d, s->begin, colon))
        return;
    uint32_t end = colon;
    for (uint32_t i = s->begin + 1; i < end; i++)
        if (pos_at(d, i) == POS_PREP || (pos_at(d, i) && (d->readings.at[d->picked[i]].clitics & CLITIC_L)))
            end = i;
    speaker who = speaker_in(q, s->begin, end, s->begin);
    said_add(q, colon + 1, s->end, &who, (doc_span){0, 0}, 0, 0);
    speaker_keep(q, &who);
}

void according_in(quoting *q, const doc_sentence *s) {
    if (!s->begin || q->d->tokens.at[s->begin].gap >= 2) headline(q, s);
    for (uint32_t i = s->begin; i < s->end;) {
        const doc_sense *phrase;
        const cue *k = phrase_cue(q, i, &phrase);
        i = k ? according_at(q, s, i, phrase, k) : i + 1;
    }
}
