/* figuresides: of whom a figure is, and to whom.
 *
 *     exports  of Algeria  to Spain  reached  5 billion dollars  in 2023
 *     hint     of          to                 quantity           period
 *
 * Whose it is stands behind the word that names the indicator, else it is the last party before; people belong
 * to the state whose adjective they bear, or to the one that the attack in the same sentence was on. */
#include "figures.h"
#include "parties.h"
#include "who.h"

enum { SUBJECT_FAR = 40 };

static void put(doc *d, doc_strs *s, str code, const doc_strs *but) {
    if (!code.len) return;
    for (uint32_t i = 0; i < s->n; i++)
        if (str_eq(s->at[i], code)) return;
    for (uint32_t i = 0; but && i < but->n; i++)
        if (str_eq(but->at[i], code)) return;
    VEC_PUSH(d->mem, s, code);
}

/* From a token up to the first word that leaves its phrase. */
static uint32_t phrase_end(const doc *d, uint32_t begin, uint32_t end) {
    uint32_t i = begin;
    for (; i < end; i++) {
        const doc_reading *r = doc_best(d, i);
        if (i > begin && r && (r->clitics & (CLITIC_B | CLITIC_L | CLITIC_K))) break;
        if (d->mention_at && d->mention_at[i]) continue;
        if (d->tokens.at[i].kind == TOKEN_MARK && !text_is(d, i, "\"")) break;
        if (d->time_at && d->time_at[i]) break;
        if (r && (r->pos == POS_PREP || r->pos == POS_VERB || r->pos == POS_REL || r->pos == POS_SUBCONJ))
            break;
    }
    return i;
}

/* A people's adjective behind the name of a body or firm is part of it, and no further party. */
static bool adjective_of_body(const doc *d, uint32_t body, uint32_t next) {
    return next == NONE && body != NONE && str_is(d->entities.at[body].kind, "org");
}

static void all_in(figuring *f, uint32_t begin, uint32_t end, doc_strs *out, const doc_strs *but) {
    doc *d = f->d;
    doc_strs codes = {0};
    u32s entities = {0};
    if (begin < end) parties_in(d, begin, end, &codes, &entities);
    for (uint32_t i = 0; i < codes.n; i++)
        if (!(i && adjective_of_body(d, entities.at[i - 1], entities.at[i])) &&
            !who_nobody(&f->who, entities.at[i], codes.at[i]))
            put(d, out, codes.at[i], but);
}

/* The last party before a token in its sentence. */
static void last_before(figuring *f, uint32_t token, doc_figures *out) {
    const doc *d = f->d;
    const doc_quantities *sum = f->index ? &d->quantities.at[f->index - 1] : NULL; /* 300 Tunisian dinars */
    for (uint32_t i = token; i > f->s->begin && i + SUBJECT_FAR > token && !out->of.n; i--)
        if (!sum || i - 1 < sum->begin || i - 1 >= sum->end) put(f->d, &out->of, party_at(f->d, i - 1), NULL);
}

/* ---- What the acts of the sentence say ---- */

const doc_events *figures_act(figuring *f, const char *type, const char *other) {
    const doc *d = f->d;
    uint32_t sentence = d->tokens.at[f->s->begin].sentence, nearest = NONE;
    const doc_events *best = NULL;
    for (uint32_t i = f->event; i < d->events.n; i++) {
        const doc_events *e = &d->events.at[i];
        uint32_t at = d->tokens.at[e->head].sentence;
        if (at > sentence) break;
        if (at != sentence || !(str_is(e->type, type) || (other && str_is(e->type, other)))) continue;
        uint32_t far = e->head < f->at ? f->at - e->head : e->head - f->at;
        if (far < nearest) best = e, nearest = far;
    }
    return best;
}

static bool is_state(str code) { return code.len == 3 && code.at[0] >= 'A' && code.at[0] <= 'Z'; }

/* The dead of an attack on an armed group are its fighters; civilians are of a state. */
static void from_act(figuring *f, const hint *h, bool fights, doc_figures *out) {
    doc *d = f->d;
    const doc_events *e;
    if (h->group == GROUP_PEOPLE) {
        e = figures_act(f, "ASSAULT", "COERCE");
        for (uint32_t i = 0; e && i < e->recipient.n; i++)
            if (fights || is_state(e->recipient.at[i])) put(d, &out->of, e->recipient.at[i], NULL);
        for (uint32_t i = 0; e && !e->recipient.n && i < e->actor.n; i++)
            put(d, &out->of, e->actor.at[i], NULL);
        return;
    }
    e = str_is(h->indicator, "troops") ? figures_act(f, "MOBILIZE", "RETREAT")
                                       : figures_act(f, "AID", "AGREE");
    if (!e || !e->recipient.n) return;
    out->of.n = out->to.n = 0;
    for (uint32_t i = 0; i < e->actor.n; i++) put(d, &out->of, e->actor.at[i], NULL);
    for (uint32_t i = 0; i < e->recipient.n; i++) put(d, &out->to, e->recipient.at[i], &out->of);
}

bool figures_aided(figuring *f) {
    const doc_events *e = figures_act(f, "AID", NULL);
    return e && e->recipient.n;
}

bool figures_moved(figuring *f, const hint *h) {
    if (!str_is(h->indicator, "troops") && !str_is(h->indicator, "equipment")) return true;
    if (figures_act(f, "MOBILIZE", "AID") || figures_act(f, "COOPERATE", "AGREE") ||
        figures_act(f, "RETREAT", NULL))
        return true;
    for (uint32_t i = f->s->begin; i < f->s->end; i++)
        if (text_sense(f->d, i, TABLE_sets, f->set_moved)) return true;
    for (uint32_t i = 0; i < f->hints.n; i++)
        if (&f->hints.at[i] != h && str_eq(f->hints.at[i].indicator, h->indicator)) return true;
    return false;
}

/* ---- Where there is no word for it ---- */

/* The state of a mention that is a place or a state, or none. */
static str ground(const doc *d, const doc_mention *m) {
    const doc_entities *e = &d->entities.at[m->entity];
    if (str_is(e->kind, "place")) return e->polity;
    return str_is(e->kind, "state") ? e->id : STR_NONE;
}

/* The state in which the place lies that stands nearest in the sentence, one behind before one in front; else of
 * the place that was named last, else the one that the text is about. */
static void from_place(figuring *f, const doc_quantities *q, doc_figures *out) {
    enum { IN_FRONT = 6, AROUND = 100 };
    const doc *d = f->d;
    uint32_t nearest = NONE;
    str best = STR_NONE;
    uint32_t begin = q->begin > f->s->begin + AROUND ? q->begin - AROUND : f->s->begin;
    for (uint32_t i = begin; d->mention_at && i < f->s->end && i < q->end + AROUND; i++) {
        if (!d->mention_at[i]) continue;
        const doc_mention *m = &d->mentions.at[d->mention_at[i] - 1];
        str state = ground(d, m);
        i = m->end - 1;
        uint32_t far = m->begin >= q->end ? m->begin - q->end : q->begin - m->begin + IN_FRONT;
        if (state.len && far < nearest) best = state, nearest = far;
    }
    put(f->d, &out->of, best, NULL);
    if (!out->of.n && str_is(out->indicator, "detained")) last_before(f, q->begin, out);
    if (!out->of.n) put(f->d, &out->of, f->scene.len ? f->scene : f->main, NULL);
}

/* The one state whose money it is. */
static void from_currency(figuring *f, doc_figures *out) {
    uint32_t *row = map_get(&f->of_currency, out->unit);
    if (row && *row)
        put(f->d, &out->of, lex_cell(f->d->lex, TABLE_currencies, *row - 1, currencies_id), NULL);
}

/* Handing over to X, arming X: who gets it stands behind the word. */
static void from_handing(figuring *f, const doc_quantities *q, doc_figures *out) {
    enum { HANDED_FAR = 10 };
    doc *d = f->d;
    for (uint32_t i = q->begin; !out->to.n && i > f->s->begin + 1 && i + HANDED_FAR > q->begin; i--)
        if (text_sense(d, i - 2, TABLE_sets, f->set_moved)) put(d, &out->to, party_at(d, i - 1), &out->of);
}

/* ---- By group ---- */

/* Militants are those of the armed group that is named most. */
static void from_group(figuring *f, const doc_quantities *q, doc_figures *out) {
    doc *d = f->d;
    if (f->set_armed == NONE || q->unit_word >= d->tokens.n) return;
    if (!text_sense(d, q->unit_word, TABLE_sets, f->set_armed)) return;
    if (f->armed) put(d, &out->of, f->armed->party, NULL);
}

static void people(figuring *f, const hint *h, const doc_quantities *q, doc_figures *out) {
    doc *d = f->d;
    uint32_t end = phrase_end(d, q->end, f->s->end);
    all_in(f, q->begin, end, &out->of, NULL);
    const doc_reading *r = end < f->s->end ? doc_best(d, end) : NULL;
    bool some_of = r && r->pos == POS_PREP && end == q->end && frames_in(f->who.f, r->bare, f->who.f->part);
    if (!out->of.n && some_of) all_in(f, end + 1, phrase_end(d, end + 1, f->s->end), &out->of, NULL);
    if (!out->of.n) from_group(f, q, out);
    bool fights = h->begin >= q->begin || text_sense(d, q->unit_word, TABLE_sets, f->set_armed) ||
                  !text_sense(d, q->unit_word, TABLE_sets, f->set_civil);
    if (!out->of.n) from_act(f, h, fights, out);
    if (!out->of.n) from_place(f, q, out);
}

/* The owner behind the hint; what follows in further phrases is the other side. */
static void behind(figuring *f, const hint *h, const doc_quantities *q, doc_figures *out) {
    doc *d = f->d;
    bool before = h->end <= q->begin;
    uint32_t limit = before ? q->begin : f->s->end;
    uint32_t from = before ? h->end : h->end > q->end ? h->end : q->end, end = phrase_end(d, from, limit);
    all_in(f, h->begin, end, &out->of, NULL);
    doc_strs rest = {0};
    all_in(f, end, before ? limit : phrase_end(d, end + 1, limit), &rest, &out->of);
    if (h->group == GROUP_OWN) { /* the stocks of enriched uranium in ... */
        for (uint32_t i = 0; !out->of.n && i < rest.n && i < 1; i++) put(d, &out->of, rest.at[i], NULL);
        return;
    }
    if (out->of.n) out->to = rest;
    if (out->of.n || !rest.n) return;
    if (h->group == GROUP_BOTH) {
        out->of = rest;
        return;
    }
    last_before(f, h->begin, out);
    doc_strs *side = out->of.n ? &out->to : &out->of;
    for (uint32_t i = 0; i < rest.n; i++) put(d, side, rest.at[i], side == &out->to ? &out->of : NULL);
}

const doc_clause *figures_verb(const figuring *f, uint32_t token) {
    const doc *d = f->d;
    for (uint32_t i = token; d->clause_of && i > f->s->begin; i--) {
        uint32_t c = d->clause_of[i - 1];
        if (c && (d->clauses.at[c - 1].kind == CLAUSE_VERB || d->clauses.at[c - 1].kind == CLAUSE_PASSIVE))
            return &d->clauses.at[c - 1];
    }
    return NULL;
}

/* Whether the quantity, or the word that names its indicator, is what the verb does something with. */
static bool governs(const doc_clause *v, const hint *h, const doc_quantities *q) {
    if (h->begin <= v->head && v->head < h->end) return true;
    for (uint32_t i = 0; i < v->slots.n; i++) {
        const doc_slot *s = &v->slots.at[i];
        if (s->role == SLOT_OBJ && !s->carried &&
            ((s->begin <= q->begin && q->begin < s->end) || (s->begin <= h->begin && h->begin < s->end)))
            return true;
    }
    return false;
}

/* Whether a set has the word. */
static bool lemma_in(const doc *d, uint32_t lemma, uint32_t set) {
    uint32_t n = 0, node = lex_begin(d->lex, lemma);
    const lex_sense *s = node ? lex_senses(d->lex, node, &n) : NULL;
    for (uint32_t i = 0; i < n; i++)
        if (s[i].table == TABLE_sets && lex_set_of(d->lex, s[i].row) == set) return true;
    return false;
}

/* Who does something with what is counted, and whom it goes to: of, to; the other way round with verbs of
 * receiving. */
static void from_clause(figuring *f, const hint *h, const doc_quantities *q, doc_figures *out) {
    enum { VERB_FAR = 16 };
    doc *d = f->d;
    const doc_clause *v = figures_verb(f, q->begin);
    if (!v || v->kind == CLAUSE_PASSIVE || q->begin - v->head > VERB_FAR || !governs(v, h, q)) return;
    bool takes = lemma_in(d, v->lemma, f->set_receive);
    doc_strs subject = {0}, other = {0};
    for (uint32_t i = 0; i < v->slots.n; i++) {
        const doc_slot *s = &v->slots.at[i];
        bool counted = s->begin <= q->begin && q->begin < s->end;
        if (s->role == SLOT_SUBJ && s->begin <= h->begin && h->begin < s->end) return;
        if (s->role == SLOT_SUBJ) all_in(f, s->begin, s->end, &subject, NULL);
        if (s->role == SLOT_PREP && !s->carried && !counted) all_in(f, s->begin, s->end, &other, &subject);
        if (s->role == SLOT_OBJ && !s->carried && !counted && s->end <= q->begin)
            all_in(f, s->begin, s->end, &other, &subject);
    }
    if (!subject.n) return;
    if (!takes)
        out->of = subject, out->to = other;
    else if (other.n)
        out->of = other, out->to = subject;
}

/* The first party behind the quantity in its clause: what it is done to, or where. */
static void to_behind(figuring *f, const hint *h, const doc_quantities *q, doc_figures *out) {
    enum { REACH = 9 };
    doc *d = f->d;
    uint32_t begin = h->end > q->end && h->begin >= q->begin ? h->end : q->end, end = begin;
    for (; end < f->s->end && end < begin + REACH; end++) {
        const doc_reading *r = doc_best(d, end);
        if (d->tokens.at[end].kind == TOKEN_MARK || (r && (r->pos == POS_SUBCONJ || r->pos == POS_CONJ)))
            break;
        if (end > begin && r && (r->clitics & CLITIC_W)) break;
    }
    doc_strs rest = {0};
    all_in(f, begin, end, &rest, &out->of);
    if (rest.n) put(d, &out->to, rest.at[0], &out->of);
}

/* A sum from somebody: who gives it; who was named before gets it. */
static void from_giver(figuring *f, const hint *h, const doc_quantities *q, doc_figures *out) {
    enum { BEHIND_FAR = 3, WIDE = 6 };
    doc *d = f->d;
    uint32_t begin = h->begin < q->begin ? h->end : q->end;
    for (uint32_t i = begin; i < f->s->end && i < q->end + BEHIND_FAR; i++) {
        const doc_reading *r = doc_best(d, i);
        if (!r || r->pos != POS_PREP || !frames_in(f->who.f, r->bare, f->who.f->part)) continue;
        doc_strs giver = {0};
        all_in(f, i + 1, phrase_end(d, i + 1, i + WIDE < f->s->end ? i + WIDE : f->s->end), &giver, NULL);
        if (!giver.n) continue;
        doc_figures other = {0};
        last_before(f, h->begin < q->begin ? h->begin : q->begin, &other);
        out->of.n = out->to.n = 0;
        put(d, &out->of, giver.at[0], NULL);
        for (uint32_t k = 0; k < other.of.n; k++) put(d, &out->to, other.of.at[k], &out->of);
        return;
    }
}

/* Two parties of which the first is the one side. */
static void part(doc *d, doc_figures *out) {
    for (uint32_t i = 1; i < out->of.n && !out->to.n; i++) {
        doc_strs rest = {0};
        for (uint32_t k = 1; k < out->of.n; k++) VEC_PUSH(d->mem, &rest, out->of.at[k]);
        out->to = rest, out->of.n = 1;
    }
}

const doc_figures *figures_same(const figuring *f, const doc_figures *out) {
    const doc *d = f->d;
    for (uint32_t i = d->figures.n; i > 0 && d->figures.at[i - 1].span.begin >= f->s->span.begin; i--)
        if (str_eq(d->figures.at[i - 1].indicator, out->indicator)) return &d->figures.at[i - 1];
    return NULL;
}

/* In a row of figures one side stays: imports of the one from the first, the second, the third. */
static void from_row(figuring *f, const hint *h, const doc_quantities *q, doc_figures *out) {
    doc *d = f->d;
    const doc_figures *last = figures_same(f, out);
    if (!last) return;
    doc_strs fresh = {0};
    uint32_t from = d->quantities.at[last->quantity].end;
    all_in(f, from, q->begin, &fresh, NULL);
    (void)h;
    if (h->group == GROUP_TAKEN) {
        out->of = last->of, out->to = fresh;
        if (!fresh.n) to_behind(f, h, q, out);
        if (!out->to.n) out->to = last->to;
    } else if (h->group == GROUP_BOTH || (h->group == GROUP_OWN && !fresh.n)) {
        out->of = last->of, out->to = last->to;
    } else if (h == f->last) {
        out->of = fresh.n ? fresh : last->of, out->to = last->to;
    }
}

/* The other side as in the figure before: exports of the one and of the other of two that trade. */
static void from_trade(figuring *f, doc_figures *out) {
    const doc *d = f->d;
    const doc_figures *last = d->figures.n ? &d->figures.at[d->figures.n - 1] : NULL;
    if (!last || last->span.begin < f->s->span.begin) return;
    bool trade = str_is(last->indicator, "trade") || str_is(last->indicator, "exports");
    if (!trade && !str_eq(last->indicator, out->indicator)) return;
    for (uint32_t i = 0; i < last->to.n; i++) put(f->d, &out->to, last->to.at[i], &out->of);
    if (!out->to.n && trade)
        for (uint32_t i = 0; i < last->of.n; i++) put(f->d, &out->to, last->of.at[i], &out->of);
}

/* What a barrel costs is of the state whose oil it is, in the words right behind the price or in those before it back
 * to a pause; of a sort that is of no state (Brent) it is nobody's. Returns whether the sort is named. */
static bool from_oil(figuring *f, const doc_quantities *q, doc_figures *out) {
    enum { FRONT = 6, BACK = 14 };
    doc *d = f->d;
    for (uint32_t i = q->end; i < f->s->end && i < q->end + FRONT; i++) {
        if (d->tokens.at[i].kind == TOKEN_MARK || text_sense(d, i, TABLE_sets, f->set_oil)) break;
        put(d, &out->of, party_at(d, i), NULL);
    }
    for (uint32_t i = q->begin; !out->of.n && i > f->s->begin && i + BACK > q->begin; i--) {
        if (text_sense(d, i - 1, TABLE_sets, f->set_oil)) return false;
        if (text_is(d, i - 1, ",")) break;
        put(d, &out->of, party_at(d, i - 1), NULL);
    }
    return out->of.n;
}

/* What a state has, and not what things cost. */
static bool of_the_state(const doc_figures *out) {
    static const char *const names[] = {"budget",       "production", "reserves", "revenue", "debt",
                                        "unemployment", "inflation",  "imports",  "exports"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is(out->indicator, names[i])) return true;
    return false;
}

/* The other side of the act in the sentence that the owner had a part in. */
static void from_other_side(figuring *f, doc_figures *out) {
    const doc_events *e = figures_act(f, "COOPERATE", "AID");
    if (!e || !out->of.n) return;
    for (uint32_t i = 0; i < e->actor.n; i++)
        if (str_eq(e->actor.at[i], out->of.at[0]))
            for (uint32_t k = 0; k < e->recipient.n; k++) put(f->d, &out->to, e->recipient.at[k], &out->of);
    for (uint32_t i = 0; i < e->recipient.n; i++)
        if (str_eq(e->recipient.at[i], out->of.at[0]))
            for (uint32_t k = 0; k < e->actor.n; k++) put(f->d, &out->to, e->actor.at[k], &out->of);
}

/* What a project costs is of those who build it, as was told before. */
static void from_project(figuring *f, doc_figures *out) {
    const doc *d = f->d;
    const doc_events *e = f->project ? &d->events.at[f->project - 1] : NULL;
    for (uint32_t i = f->event; i < d->events.n && d->events.at[i].head <= f->at; i++)
        if (str_is(d->events.at[i].type, "COOPERATE")) e = &d->events.at[i];
    for (uint32_t k = 0; e && k < e->actor.n; k++) put(f->d, &out->of, e->actor.at[k], NULL);
    for (uint32_t k = 0; e && k < e->recipient.n; k++) put(f->d, &out->of, e->recipient.at[k], NULL);
}

/* The world's production, the world market: of no polity. */
static bool is_worldwide(const figuring *f, const hint *h) {
    enum { NEAR = 2 };
    for (uint32_t i = h->begin; f->set_world != NONE && i < h->end + NEAR && i < f->s->end; i++)
        if (text_sense(f->d, i, TABLE_sets, f->set_world)) return true;
    return false;
}

/* The national production, the local market: of the state that the article is about. */
static bool is_national(const figuring *f, const hint *h) {
    enum { NEAR = 3 };
    for (uint32_t i = h->begin; f->set_national != NONE && i < h->end + NEAR && i < f->s->end; i++)
        if (text_sense(f->d, i, TABLE_sets, f->set_national)) return true;
    return false;
}

/* The budget of this festival, the deficit that it has: of something that the words point at, and of no state. */
static bool pointed_at(const figuring *f, const hint *h) {
    const doc_reading *r = h->end < f->s->end ? doc_best(f->d, h->end) : NULL;
    return r && (r->pos == POS_DEM || r->pos == POS_REL);
}

/* Whether the quantity counts things or people. */
static bool of_count(const figuring *f, const doc_quantities *q) {
    return q->unit_word < f->d->tokens.n && q->unit.len && (unsigned char)q->unit.at[0] > 127;
}

void figures_sides(figuring *f, const hint *h, const doc_quantities *q, doc_figures *out) {
    if (h->group == GROUP_PEOPLE) {
        people(f, h, q, out);
        return;
    }
    if (is_worldwide(f, h)) return;
    if (str_is(out->indicator, "price") && !from_oil(f, q, out)) return;
    bool given = h->group == GROUP_GIVEN;
    bool counted = str_is(out->indicator, "other") && (of_count(f, q) || f->d->clause_of[h->begin]);
    if (given) from_act(f, h, false, out);
    if (given) from_handing(f, q, out);
    if (str_is(out->indicator, "aid") || str_is(out->indicator, "loan")) from_giver(f, h, q, out);
    if (!out->of.n && (given || counted)) from_clause(f, h, q, out);
    if (!out->of.n) from_row(f, h, q, out);
    if (!out->of.n && h->group == GROUP_OWN) behind(f, h, q, out);
    if (!out->of.n && is_national(f, h)) put(f->d, &out->of, f->main, NULL);
    if (!out->of.n && h->group != GROUP_OWN) behind(f, h, q, out);
    bool money = (of_the_state(out) || h->group != GROUP_OWN) && !pointed_at(f, h);
    if (!out->of.n && h->group == GROUP_OWN && money) from_currency(f, out);
    if (!out->of.n) last_before(f, h->begin < q->begin ? h->begin : q->begin, out);
    if (!out->of.n && money) from_currency(f, out);
    if (!out->of.n && str_is(out->indicator, "other")) from_project(f, out);
    if (!out->of.n && of_the_state(out) && money) put(f->d, &out->of, f->main, NULL);
    if (h->group == GROUP_BOTH) part(f->d, out);
    if (h->group == GROUP_GIVEN && !out->to.n) from_trade(f, out);
    if (h->group == GROUP_GIVEN && !out->to.n) from_other_side(f, out);
    if ((given || counted || h->group == GROUP_TAKEN) && !out->to.n) to_behind(f, h, q, out);
}

bool figures_visits(figuring *f, const doc_quantities *q, doc_figures *out) {
    bool times = f->set_times != NONE && q->unit_word < f->d->tokens.n &&
                 text_sense(f->d, q->unit_word, TABLE_sets, f->set_times);
    const doc_events *e = times ? figures_act(f, "CONSULT", NULL) : NULL;
    if (!e || !(str_is(e->mode, "visit") || str_is(e->mode, "travel"))) return false;
    out->indicator = STR("visits");
    out->of = e->actor, out->to = e->recipient;
    out->period = e->date, out->resolved = e->resolved;
    out->rule = e->rule;
    return out->of.n > 0;
}
