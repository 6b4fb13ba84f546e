/* speakers: who says it. A phrase that holds a name is that name's entity; another one stands by its own words,
 * unless it points back (the minister, the statement): then it is the last speaker whom it can mean. */
#include "quotes.h"

static const doc_mention *mention_of(const doc *d, uint32_t token) {
    uint32_t i = d->mention_at ? d->mention_at[token] : 0;
    return i ? &d->mentions.at[i - 1] : NULL;
}

/* The name that the phrase is: its head, or a person behind a title. */
static const doc_mention *name_in(const doc *d, uint32_t begin, uint32_t end, uint32_t head) {
    const doc_mention *m = mention_of(d, head);
    if (m && m->as != MENTION_PRONOUN) return m;
    for (uint32_t i = begin; i < end && i < d->tokens.n; i++) {
        m = mention_of(d, i);
        if (m && m->as != MENTION_PRONOUN && str_is(d->entities.at[m->entity].kind, "person")) return m;
    }
    return NULL;
}

static uint32_t lemma_at(const doc *d, uint32_t token) {
    uint32_t r = d->picked[token];
    if (r == NONE) return 0;
    return d->readings.at[r].lemma ? d->readings.at[r].lemma : d->readings.at[r].bare;
}

static speaker described(quoting *q, uint32_t begin, uint32_t end, uint32_t head) {
    doc *d = q->d;
    const doc_reading *r = d->picked[begin] == NONE ? NULL : &d->readings.at[d->picked[begin]];
    while (end > begin + 1 && d->tokens.at[end - 1].kind == TOKEN_MARK) end--;
    return (speaker){doc_name(d, begin, end, r), 0, lemma_at(d, head)};
}

/* Whether a speaker can be meant by a definite noun alone: it was described by it, or its office or name has it. */
static bool meant(const doc *d, const speaker *s, uint32_t lemma, str word) {
    if (s->head && s->head == lemma) return true;
    if (!s->entity) return false;
    const doc_entities *e = &d->entities.at[s->entity - 1];
    return word.len > 4 && (str_find(e->role, word) >= 0 || str_find(e->id, word) >= 0);
}

static bool points_back(quoting *q, uint32_t begin, uint32_t end, uint32_t head, speaker *out) {
    doc *d = q->d;
    const doc_reading *r = d->picked[head] == NONE ? NULL : &d->readings.at[d->picked[head]];
    if (!r || !(r->clitics & CLITIC_AL) || end > head + 2 || begin + 1 < head) return false;
    bool paper = text_sense(d, head, TABLE_sets, q->c->set_paper);
    uint32_t lemma = lemma_at(d, head);
    str word = doc_word_text(d, lemma);
    for (uint32_t i = q->n_kept; i > 0; i--) {
        const speaker *s = &q->kept[i - 1];
        if (paper || meant(d, s, lemma, word)) return *out = *s, true;
    }
    return false;
}

speaker speaker_in(quoting *q, uint32_t begin, uint32_t end, uint32_t head) {
    doc *d = q->d;
    const doc_mention *m = name_in(d, begin, end, head);
    speaker back;
    if (m) {
        const doc_entities *e = &d->entities.at[m->entity];
        str name = m->as == MENTION_CAPITAL && e->party.len ? e->party : e->id;
        return (speaker){name, m->entity + 1, lemma_at(d, head)};
    }
    if (points_back(q, begin, end, head, &back)) return back;
    return described(q, begin, end, head);
}

void speaker_keep(quoting *q, const speaker *s) {
    if (q->n_kept == SPEAKERS_KEPT) {
        memmove(q->kept, q->kept + 1, sizeof(speaker) * (SPEAKERS_KEPT - 1));
        q->n_kept--;
    }
    q->kept[q->n_kept++] = *s;
}

/* Names in apposition right behind the phrase, set off by a comma: the minister, X, said. */
static bool set_off(const doc *d, uint32_t end, uint32_t limit, const doc_mention **out) {
    if (end + 1 >= limit || !text_is(d, end, ",")) return false;
    for (uint32_t i = end + 1; i < limit && i < end + 6; i++) {
        const doc_mention *m = mention_of(d, i);
        if (!m) continue;
        *out = m;
        return str_is(d->entities.at[m->entity].kind, "person") && m->end < limit && text_is(d, m->end, ",");
    }
    return false;
}

/* Who is the subject of the verb before a noun of saying (contented himself with stressing that). */
static bool teller(quoting *q, const doc_clause *c, speaker *out) {
    const doc *d = q->d;
    for (uint32_t i = (uint32_t)(c - d->clauses.at); i > 0; i--) {
        const doc_clause *v = &d->clauses.at[i - 1];
        if (v->sentence != c->sentence || v->head + 12 < c->head) return false;
        if (v->kind != CLAUSE_VERB && v->kind != CLAUSE_PARTICIPLE) continue;
        for (uint32_t n = 0; n < v->slots.n; n++) {
            const doc_slot *s = &v->slots.at[n];
            if (s->role == SLOT_SUBJ) return *out = speaker_in(q, s->begin, s->end, s->head), true;
        }
        return false;
    }
    return false;
}

bool speaker_of(quoting *q, const doc_clause *c, const cue *k, uint32_t said, speaker *out) {
    doc *d = q->d;
    for (int i = 0; i < k->n_speaker; i++) {
        for (uint32_t n = 0; n < c->slots.n; n++) {
            const doc_slot *s = &c->slots.at[n];
            if (s->role != k->speaker[i].role || s->far) continue;
            if (s->role == SLOT_PREP && s->word != k->speaker[i].word) continue;
            if (s->begin == said) continue;
            const doc_mention *m;
            *out = speaker_in(q, s->begin, s->end, s->head);
            if (!out->entity && set_off(d, s->end, d->sentences.at[c->sentence].end, &m))
                *out = (speaker){d->entities.at[m->entity].id, m->entity + 1, out->head};
            return true;
        }
    }
    if (c->kind == CLAUSE_MASDAR || c->kind == CLAUSE_NOMINAL) return teller(q, c, out);
    if (!q->n_kept || c->kind == CLAUSE_PASSIVE) return false;
    *out = q->kept[q->n_kept - 1];
    return true;
}
