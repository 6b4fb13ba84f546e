/* speakers: who says it. A phrase that holds a name is that name's entity. Another one stands for a name where
 * the text lets one find it: behind the phrase, set off by a comma (the ambassador, X, said); by the office that
 * the text or the registry gives somebody (the minister of trade); by the noun under which he spoke before; by a
 * body whose name has it (the company). Else the speaker is the phrase's own words. */
#include "../lex/fold.h"
#include "quotes.h"

enum { NAME_BEHIND = 14, TELLER_REACH = 12, PAPERS_MOST = 2 /* a statement on a statement */ };

static const doc_reading *reading_of(const doc *d, uint32_t token) {
    uint32_t r = d->picked[token];
    return r == NONE ? NULL : &d->readings.at[r];
}

static bool is_person(const doc *d, const doc_mention *m) {
    return str_is(d->entities.at[m->entity].kind, "person");
}

/* The name that the phrase is: its head, or a person behind a title. */
static const doc_mention *name_in(const doc *d, uint32_t begin, uint32_t end, uint32_t head) {
    const doc_mention *m = doc_mention_at(d, head);
    if (m && m->as != MENTION_PRONOUN) return m;
    for (uint32_t i = begin; i < end && i < d->tokens.n; i++) {
        m = doc_mention_at(d, i);
        if (m && m->as != MENTION_PRONOUN && is_person(d, m)) return m;
    }
    return NULL;
}

static uint32_t lemma_at(const doc *d, uint32_t token) {
    const doc_reading *r = reading_of(d, token);
    return r ? r->lemma ? r->lemma : r->bare : 0;
}

static speaker named(const doc *d, const doc_mention *m, uint32_t head) {
    const doc_entities *e = &d->entities.at[m->entity];
    str name = m->as == MENTION_CAPITAL && e->party.len ? e->party : e->id;
    return (speaker){name, m->entity + 1, head, m->begin};
}

static speaker described(quoting *q, uint32_t begin, uint32_t end, uint32_t head) {
    doc *d = q->d;
    while (end > begin + 1 && d->tokens.at[end - 1].kind == TOKEN_MARK) end--;
    return (speaker){doc_name(d, begin, end, reading_of(d, begin)), 0, lemma_at(d, head), head};
}

/* ---- A name behind the phrase ---- */

static bool may_stand_between(const quoting *q, uint32_t i) {
    const doc *d = q->d;
    const doc_reading *r = reading_of(d, i);
    if (text_is(d, i, ",") || text_is(d, i, "(") || !r) return true;
    if (r->pos == POS_PREP) return text_sense(d, i, TABLE_sets, q->c->set_title) != NULL && !r->enclitic;
    return r->pos != POS_VERB && r->pos != POS_AUX && r->pos != POS_SUBCONJ && r->pos != POS_REL &&
           r->pos != POS_NEG && r->pos != POS_PART && r->pos != POS_CONJ;
}

/* The minister of X in Y, Z: the person set off behind a title. */
static const doc_mention *name_behind(const quoting *q, uint32_t end, uint32_t limit) {
    const doc *d = q->d;
    for (uint32_t i = end; i < limit && i < end + NAME_BEHIND && may_stand_between(q, i); i++) {
        const doc_mention *m = doc_mention_at(d, i);
        if (!m) continue;
        if (!is_person(d, m)) {
            i = m->end - 1;
            continue;
        }
        const doc_reading *before = m->whole ? reading_of(d, m->whole - 1) : NULL;
        const doc_reading *own = reading_of(d, m->whole);
        if (before && before->pos == POS_PREP) return NULL;
        return own && (own->clitics & (CLITIC_W | CLITIC_B | CLITIC_L)) ? NULL : m;
    }
    return NULL;
}

/* ---- Somebody named elsewhere ---- */

/* Where a text has the word, with or without its article; -1 where it has not. */
static ptrdiff_t word_at(str text, str word) {
    enum { ARTICLE = 4 }; /* bytes */
    if (word.len <= 4 || !text.len) return -1;
    for (size_t from = 0; from < text.len;) {
        ptrdiff_t hit = str_find(str_sub(text, from, text.len), word);
        if (hit < 0) return -1;
        size_t at = from + (size_t)hit, end = at + word.len;
        bool ends = end == text.len || text.at[end] == ' ';
        size_t blank = at;
        while (blank > 0 && text.at[blank - 1] != ' ') blank--;
        if (ends && (at == blank || at - blank == ARTICLE)) return (ptrdiff_t)at;
        from = end;
    }
    return -1;
}

static bool has_word(str text, str word) { return word_at(text, word) >= 0; }

/* The state that an adjective of the phrase names, as its code. */
static str state_in(const doc *d, uint32_t begin, uint32_t end) {
    for (uint32_t i = begin; i < end; i++) {
        const doc_sense *s = text_sense(d, i, TABLE_demonyms, NONE);
        if (s)
            return lex_cell(d->lex, TABLE_actors, lex_ref(d->lex, TABLE_demonyms, s->row, demonyms_id),
                            actors_id);
        const doc_mention *m = doc_mention_at(d, i);
        if (m && d->entities.at[m->entity].party.len) return d->entities.at[m->entity].party;
    }
    return STR_NONE;
}

/* The word under which an office is looked up: its noun, or the one that the noun stands for. */
static str office_word(const quoting *q, uint32_t head) {
    const doc *d = q->d;
    const doc_sense *twin = text_sense(d, head, TABLE_sets, q->c->set_twin);
    return twin ? lex_cell(d->lex, TABLE_sets, twin->row, sets_value)
                : doc_word_text(d, reading_of(d, head)->bare);
}

/* How many words of the phrase stand in the office of an entity; 0 where its head does not, or where the office
 * goes on with another word than a noun without article does in the phrase. */
static int office_has(const doc *d, str office, str first, uint32_t begin, uint32_t end, uint32_t head) {
    enum { GAP = 5 }; /* a blank and an article */
    if (!has_word(office, first)) return 0;
    int n = 1;
    bool construct = !(reading_of(d, head)->clitics & CLITIC_AL);
    ptrdiff_t behind = word_at(office, first) + (ptrdiff_t)first.len + GAP;
    for (uint32_t i = begin; i < end; i++) {
        const doc_reading *r = i == head ? NULL : reading_of(d, i);
        if (!r) continue;
        str word = doc_word_text(d, r->bare);
        ptrdiff_t at = word_at(office, word);
        if (i == head + 1 && construct && at > behind) return 0; /* of trade, not of energy and trade */
        n += at < 0 ? -1 : 2;
    }
    return n > 0 ? n : 0;
}

/* The same by the registry's offices, whose state must be the one that the phrase names. */
static int registry_has(const quoting *q, const doc_entities *e, str state, str first) {
    const doc *d = q->d;
    if (!e->actor || !state.len) return 0;
    uint32_t n;
    const lex_entry *rows = lex_refs(d->lex, TABLE_roles, roles_id, e->actor - 1, &n);
    for (uint32_t i = 0; i < n; i++) {
        str polity = lex_cell(d->lex, TABLE_roles, rows[i].row, roles_polity);
        if (str_eq(polity, state) && has_word(q->c->offices[rows[i].row], first)) return 2;
    }
    return 0;
}

/* A word for anybody in office (the American official): whoever of that state was named. */
static int official_of(const quoting *q, const doc_entities *e, str state, uint32_t head) {
    bool any = (reading_of(q->d, head)->clitics & CLITIC_AL) && e->role.len &&
               text_sense(q->d, head, TABLE_sets, q->c->set_again);
    return any && state.len && str_eq(e->polity, state);
}

/* A phrase that can mean somebody by office or name, and who fits best so far. */
typedef struct office_search {
    const quoting *q;
    uint32_t begin, end, head;
    str first, state;
    int most;
    uint32_t latest, best; /* best: entity + 1 */
} office_search;

static int office_fit(const office_search *o, uint32_t i) {
    const quoting *q = o->q;
    const doc_entities *e = &q->d->entities.at[i];
    bool alone = o->end == o->head + 1 && (reading_of(q->d, o->head)->clitics & CLITIC_AL);
    if (str_is(e->kind, "org")) return alone ? has_word(q->names[i], o->first) : 0;
    if (!str_is(e->kind, "person")) return 0;
    int fit = office_has(q->d, q->roles[i], o->first, o->begin, o->end, o->head);
    if (!fit) fit = registry_has(q, e, o->state, o->first);
    if (!fit) fit = official_of(q, e, o->state, o->head);
    return fit || !alone ? fit : has_word(q->names[i], o->first) ? 1 : 0; /* the last of his names */
}

static void try_entity(office_search *o, uint32_t i) {
    int fit = office_fit(o, i);
    uint32_t last = o->q->last_named[i];
    if (fit <= 0 || fit < o->most || (fit == o->most && last <= o->latest)) return;
    o->most = fit, o->latest = last, o->best = i + 1;
}

/* The person or body that the phrase can mean by office or name, the best, of equals the one named last: among those named
 * before in reach, and the next ones that are still to be named. */
static bool by_office(const quoting *q, uint32_t begin, uint32_t end, uint32_t head, speaker *out) {
    enum { MENTIONS_BACK = 192, ENTITIES_AHEAD = 48 };
    const doc *d = q->d;
    const doc_reading *r = reading_of(d, head);
    if (!r || !((r->clitics & CLITIC_AL) || end > begin + 1)) return false;
    office_search o = {q, begin, end, head, office_word(q, head), state_in(d, begin, end), 0, 0, 0};
    for (uint32_t m = q->mention; m > 0 && m + MENTIONS_BACK > q->mention; m--) {
        const doc_mention *x = &d->mentions.at[m - 1];
        if (q->last_named[x->entity] == x->begin + 1) try_entity(&o, x->entity);
    }
    for (uint32_t i = q->named; i < d->entities.n && i < q->named + ENTITIES_AHEAD; i++) try_entity(&o, i);
    if (o.best) *out = (speaker){d->entities.at[o.best - 1].id, o.best, lemma_at(d, head), head};
    return o.best;
}

/* The last speaker who was called by the same noun, or any for a noun that is what was said. */
static bool spoke_before(const quoting *q, uint32_t begin, uint32_t end, uint32_t head, bool paper,
                         speaker *out) {
    const doc_reading *r = reading_of(q->d, head);
    if (!r || !(r->clitics & CLITIC_AL) || end > head + 2 || begin + 1 < head) return false;
    uint32_t lemma = lemma_at(q->d, head);
    for (uint32_t i = q->n_kept; i > 0; i--)
        if (paper || (q->kept[i - 1].head && q->kept[i - 1].head == lemma))
            return *out = q->kept[i - 1], true;
    return false;
}

/* Who is the subject of the verb before a noun of saying (contented himself with stressing that). */
static bool teller_before(quoting *q, uint32_t head, speaker *out) {
    const doc *d = q->d;
    for (uint32_t i = head;
         i > 0 && i + TELLER_REACH > head && d->tokens.at[i - 1].sentence == d->tokens.at[head].sentence;
         i--) {
        uint32_t c = d->clause_of[i - 1];
        const doc_clause *v = c ? &d->clauses.at[c - 1] : NULL;
        if (!v || (v->kind != CLAUSE_VERB && v->kind != CLAUSE_PARTICIPLE) || (v->flags & CLAUSE_RELATIVE))
            continue;
        for (uint32_t n = 0; n < v->slots.n; n++) {
            const doc_slot *s = &v->slots.at[n];
            if ((s->role != SLOT_SUBJ && s->role != SLOT_OBJ) || (s->begin <= head && head < s->end))
                continue;
            const doc_mention *m = name_in(d, s->begin, s->end, s->head);
            *out = m ? named(d, m, lemma_at(d, s->head)) : described(q, s->begin, s->end, s->head);
            if (m || speaker_can(q, out, s->head)) return true;
        }
        return false;
    }
    return false;
}

static bool paper_by(quoting *q, uint32_t head, speaker *out);

/* Whose a statement is: somebody's by name. A letter or a talk is his who gives it. */
static bool paper_of_other(quoting *q, uint32_t head, speaker *out) {
    speaker who;
    if (text_sense(q->d, head, TABLE_sets, q->c->set_speech) || !paper_by(q, head, &who) || !who.entity)
        return false;
    return *out = who, true;
}

/* "the statement": whose it is, with the noun before it. */
static speaker paper_of(quoting *q, uint32_t head, const speaker *who) {
    str noun = doc_word_text(q->d, reading_of(q->d, head)->bare);
    speaker s = *who;
    if (str_find(who->text, noun) < 0)
        s.text = str_printf(q->d->mem, "%.*s %.*s", STR_ARG(noun), STR_ARG(who->text));
    return s;
}

/* Whoever the clause has behind the noun, by, of or from whom it is. */
static bool paper_in(quoting *q, const doc_clause *c, uint32_t head, speaker *out) {
    for (uint32_t i = 0; i < c->slots.n; i++) {
        const doc_slot *s = &c->slots.at[i];
        if ((s->role != SLOT_PREP && s->role != SLOT_OF) || s->carried) continue;
        if (s->begin <= head || s->begin > head + 3) continue;
        if (q->papers >= PAPERS_MOST) return false;
        q->papers++;
        speaker who = speaker_in(q, s->begin, s->end, s->head);
        q->papers--;
        if (!who.entity && !speaker_can(q, &who, s->head)) continue;
        return *out = who, true;
    }
    return false;
}

/* A statement by, of, from somebody; the verb before it may have taken what stands behind it. */
static bool paper_by(quoting *q, uint32_t head, speaker *out) {
    const doc *d = q->d;
    uint32_t own = d->clause_of[head];
    if (own && paper_in(q, &d->clauses.at[own - 1], head, out)) return true;
    for (uint32_t i = head; i > 0 && i + TELLER_REACH > head; i--) {
        uint32_t c = d->clause_of[i - 1];
        if (d->tokens.at[i - 1].sentence != d->tokens.at[head].sentence) break;
        if (c && paper_in(q, &d->clauses.at[c - 1], head, out)) return true;
    }
    return false;
}

/* Whether a word only honours what stands behind it (his highness). */
static bool honours(const doc *d, uint32_t i) {
    const doc_sense *s = text_sense(d, i, TABLE_titles, NONE);
    return s && str_is(lex_cell(d->lex, TABLE_titles, s->row, titles_kind), "honorific");
}

speaker speaker_in(quoting *q, uint32_t begin, uint32_t end, uint32_t head) {
    doc *d = q->d;
    const doc_mention *m = name_in(d, begin, end, head);
    if (m) return named(d, m, lemma_at(d, head));
    while (head == begin && begin + 1 < end && honours(d, begin)) head = ++begin;
    const doc_sense *title = text_sense(d, head, TABLE_titles, NONE);
    uint32_t limit = d->sentences.at[d->tokens.at[head].sentence].end;
    if (title && (m = name_behind(q, end, limit))) return named(d, m, lemma_at(d, head));
    speaker other;
    bool paper = text_sense(d, head, TABLE_sets, q->c->set_paper);
    if (paper && paper_by(q, head, &other)) return other;
    if (spoke_before(q, begin, end, head, paper, &other)) return paper ? paper_of(q, head, &other) : other;
    if (paper && teller_before(q, head, &other)) return paper_of(q, head, &other);
    if (!paper && by_office(q, begin, end, head, &other)) return other;
    return described(q, begin, end, head);
}

bool speaker_can(const quoting *q, const speaker *s, uint32_t head) {
    const doc *d = q->d;
    if (s->entity) return !str_is(d->entities.at[s->entity - 1].kind, "item");
    const doc_reading *r = reading_of(d, head);
    if (r && !r->lemma && (r->clitics & CLITIC_AL)) return true; /* a word that nobody knows is a name */
    if (!r || r->pos == POS_NAME || r->pos == POS_QUANT) return true;
    if (text_sense(d, head, TABLE_titles, NONE) || text_sense(d, head, TABLE_organs, NONE)) return true;
    const uint32_t sets[3] = {q->c->set_source, q->c->set_paper, q->c->set_person};
    for (int i = 0; i < 3; i++)
        if (sets[i] != NONE && text_sense(d, head, TABLE_sets, sets[i])) return true;
    const doc_token *t = &d->tokens.at[head];
    for (uint32_t k = t->reading; k < t->reading + t->n_readings; k++)
        if (d->readings.at[k].pos == POS_ACTIVE && (d->readings.at[k].features & FEAT_MASC)) return true;
    return false;
}

void speakers_open(quoting *q) {
    doc *d = q->d;
    q->roles = ARENA_NEW(d->mem, str, d->entities.n + 1);
    q->names = ARENA_NEW(d->mem, str, d->entities.n + 1);
    q->last_named = ARENA_NEW(d->mem, uint32_t, d->entities.n + 1);
    for (uint32_t i = 0; i < d->entities.n; i++) {
        q->roles[i] = fold_str(d->mem, d->entities.at[i].role);
        q->names[i] = fold_str(d->mem, d->entities.at[i].id);
    }
}

void speakers_reach(quoting *q, uint32_t token) {
    const doc *d = q->d;
    for (; q->mention < d->mentions.n && d->mentions.at[q->mention].begin < token; q->mention++) {
        uint32_t entity = d->mentions.at[q->mention].entity;
        q->last_named[entity] = d->mentions.at[q->mention].begin + 1;
        if (q->named <= entity) q->named = entity + 1;
    }
}

void speaker_keep(quoting *q, const speaker *s) {
    if (q->n_kept == SPEAKERS_KEPT) {
        memmove(q->kept, q->kept + 1, sizeof(speaker) * (SPEAKERS_KEPT - 1));
        q->n_kept--;
    }
    q->kept[q->n_kept++] = *s;
}

/* ---- The speaker of a clause ---- */

/* Whether a phrase that a clause took over comes from an earlier sentence: then who spoke last knows better. */
static bool from_before(const doc *d, const doc_clause *c, const doc_slot *s) {
    return s->carried && d->tokens.at[s->head].sentence != c->sentence;
}

/* Whether a cue without a speaker in its sentence is said by who spoke last: it tells on (and added, adding). */
static bool goes_back(const doc *d, const doc_clause *c, const cue *k) {
    const doc_reading *r = &d->readings.at[c->reading];
    if (r->features & (FEAT_1 | FEAT_2)) return false;
    return k->reports &&
           (c->kind == CLAUSE_PARTICIPLE || (r->features & FEAT_PAST) || (r->clitics & CLITIC_W));
}

/* "A letter to the minister, a speech of X in which he said that": whose it is, else who gave it. */
static bool in_paper(quoting *q, const doc_clause *c, speaker *out) {
    enum { PAPER_BACK = 18 };
    const doc *d = q->d;
    const doc_reading *r = c->head + 1 < d->tokens.n ? reading_of(d, c->head + 1) : NULL;
    if (!r || r->pos != POS_PREP || !r->enclitic) return false;
    for (uint32_t i = c->head; i > 0 && i + PAPER_BACK > c->head; i--) {
        if (d->tokens.at[i - 1].sentence != c->sentence) return false;
        if (!text_sense(d, i - 1, TABLE_sets, q->c->set_paper) &&
            !text_sense(d, i - 1, TABLE_sets, q->c->set_speech))
            continue;
        return paper_of_other(q, i - 1, out) || teller_before(q, i - 1, out);
    }
    return false;
}

/* The speaker of a quote. */
static speaker speaker_again(const quoting *q, const doc_quotes *x) {
    for (uint32_t i = q->n_kept; i > 0; i--)
        if (str_eq(q->kept[i - 1].text, x->speaker)) return q->kept[i - 1];
    return (speaker){.text = x->speaker, .entity = x->entity};
}

/* Who tells on in the sentence, rather than the subject that a clause took over: who said what stands beside, or
 * what the clause is inside of behind "but he"; if the subject has no name, whoever spoke last. */
static bool tells_on(const quoting *q, const doc_clause *c, const doc_slot *subject, speaker *out) {
    const doc *d = q->d;
    const doc_quotes *last = d->quotes.n ? &d->quotes.at[d->quotes.n - 1] : NULL;
    bool but = c->head > 1 && text_sense(d, c->head - 1, TABLE_sets, q->c->set_but);
    for (uint32_t i = d->quotes.n; i > 0 && i + QUOTES_BACK > d->quotes.n; i--) {
        const doc_quotes *x = &d->quotes.at[i - 1];
        if (d->tokens.at[x->begin].sentence != c->sentence) break;
        bool beside = x->clause && d->clauses.at[x->clause - 1].parent == c->parent;
        bool around = but && x->clause && x->clause - 1 == c->parent;
        if (beside || around) return *out = speaker_again(q, x), true;
    }
    if (!last || name_in(d, subject->begin, subject->end, subject->head)) return false;
    if (d->tokens.at[last->begin].sentence != c->sentence || last->begin < subject->end) return false;
    return *out = speaker_again(q, last), true;
}

/* Whether a subject that cannot speak may be passed over: it is taken from elsewhere, or is a mere adjective. */
static bool mistaken(const doc *d, const doc_slot *s) {
    const doc_reading *r = reading_of(d, s->head);
    return s->role == SLOT_SUBJ && (s->carried || (r && r->pos == POS_ADJ));
}

/* A subject behind which a person stands as object: the clause layer did not know its first word (brigadier X). */
static bool apposed(const doc *d, const doc_slot *subject, const doc_slot *next) {
    if (subject->role != SLOT_SUBJ || next->role != SLOT_OBJ || next->begin != subject->end || next->carried)
        return false;
    const doc_mention *m = name_in(d, next->begin, next->end, next->head);
    return m && is_person(d, m);
}

/* "The prison is ..., and the White House says that": behind a verb that is joined to what comes before, a name is its
 * subject, whatever stood before. */
static const doc_slot *told_by_other(const doc *d, const doc_clause *c, const doc_slot *subject) {
    bool joined = d->readings.at[c->reading].clitics & (CLITIC_W | CLITIC_F);
    if (!joined || subject->role != SLOT_SUBJ || subject->begin > c->head) return NULL;
    for (uint32_t i = 0; i < c->slots.n; i++) {
        const doc_slot *s = &c->slots.at[i];
        if (s->role == SLOT_OBJ && !s->carried && s->begin == c->head + 1 &&
            name_in(d, s->begin, s->end, s->head))
            return s;
    }
    return NULL;
}

bool speaker_of(quoting *q, const doc_clause *c, const cue *k, uint32_t said, speaker *out) {
    doc *d = q->d;
    bool back = goes_back(d, c, k);
    if (in_paper(q, c, out)) return true;
    for (int i = 0; i < k->n_speaker; i++) {
        for (uint32_t n = 0; n < c->slots.n; n++) {
            const doc_slot *s = &c->slots.at[n];
            if (s->role != k->speaker[i].role || s->far || s->begin == said) continue;
            if (s->role == SLOT_PREP && s->word != k->speaker[i].word) continue;
            if (from_before(d, c, s) && q->n_kept) continue;
            if (s->role == SLOT_SUBJ && s->carried && back && !(c->flags & CLAUSE_RELATIVE) &&
                tells_on(q, c, s, out))
                return true;
            *out = speaker_in(q, s->begin, s->end, s->head);
            const doc_slot *other = told_by_other(d, c, s);
            if (other) *out = speaker_in(q, other->begin, other->end, other->head);
            if (!out->entity && n + 1 < c->slots.n && apposed(d, s, &c->slots.at[n + 1]))
                *out = speaker_in(q, s->end, c->slots.at[n + 1].end, c->slots.at[n + 1].head);
            if (back && mistaken(d, s) && !speaker_can(q, out, out->token)) continue;
            return true;
        }
    }
    if (c->kind == CLAUSE_MASDAR || c->kind == CLAUSE_NOMINAL) return teller_before(q, c->head, out);
    if (!q->n_kept || c->kind == CLAUSE_PASSIVE || !back) return false;
    *out = q->kept[q->n_kept - 1];
    return true;
}
