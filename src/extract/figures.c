/* figures: the quantities that state an indicator of a polity. In each sentence the words that name an indicator
 * (ar/indicators.tsv) are found; a quantity takes the nearest one whose units it may have, one before it
 * rather than one behind. A quantity without one shares that of the quantity before it.
 * Sides: figuresides.c; period: figureperiod.c. */
#include "figures.h"
#include "../lex/fold.h"

enum { BEFORE = 24, BEHIND = 5, PEOPLE_NEAR = 9, COUNTED = 3, GO_ON = 14, VERB_COST = 6, PAUSE_COST = 2 };

enum unit_bit {
    UNIT_MONEY = 1,
    UNIT_PERCENT = 2,
    UNIT_PERSON = 4,
    UNIT_COUNT = 8,
    UNIT_MASS = 16,
    UNIT_VOLUME = 32,
    UNIT_ENERGY = 64,
    UNIT_RATE = 128,
    UNIT_ANY = 255,
};

/* What a row of the indicators asks for. */
typedef struct row_note {
    uint8_t units, group;
    bool weak, never;
} row_note;

struct notes {
    row_note *at;
    uint32_t *row_of;               /* word -> row of that one word + 1 */
    uint32_t words;                 /* of the lexicon */
    uint32_t persons, persons_dual; /* sets */
    figuring blank;                 /* with what is the same for every document */
};
typedef struct notes notes;

/* ---- The table ---- */

static uint8_t unit_named(str s) {
    static const struct {
        const char *name;
        uint8_t bit;
    } names[] = {{"money", UNIT_MONEY},   {"%", UNIT_PERCENT}, {"person", UNIT_PERSON},
                 {"count", UNIT_COUNT},   {"mass", UNIT_MASS}, {"volume", UNIT_VOLUME},
                 {"energy", UNIT_ENERGY}, {"rate", UNIT_RATE}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is(s, names[i].name)) return names[i].bit;
    return 0;
}

static uint8_t group_of(str indicator) {
    static const struct {
        const char *name;
        uint8_t group;
    } groups[] = {{"killed", GROUP_PEOPLE},   {"wounded", GROUP_PEOPLE},   {"displaced", GROUP_PEOPLE},
                  {"detained", GROUP_PEOPLE}, {"exports", GROUP_GIVEN},    {"aid", GROUP_GIVEN},
                  {"loan", GROUP_GIVEN},      {"investment", GROUP_GIVEN}, {"troops", GROUP_GIVEN},
                  {"equipment", GROUP_GIVEN}, {"arms_value", GROUP_GIVEN}, {"arms_share", GROUP_GIVEN},
                  {"visits", GROUP_GIVEN},    {"imports", GROUP_TAKEN},    {"debt", GROUP_TAKEN},
                  {"trade", GROUP_BOTH}};
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (str_is(indicator, groups[i].name)) return groups[i].group;
    return GROUP_OWN;
}

static row_note read_note(str cell) {
    row_note n = {0};
    while (cell.at && cell.len) {
        str one = str_cut(&cell, ' ');
        if (str_is(one, "weak")) n.weak = true;
        if (str_is(one, "not")) n.never = true;
        if (!str_starts(one, STR("unit="))) continue;
        for (str rest = str_sub(one, 5, one.len); rest.at;) n.units |= unit_named(str_cut(&rest, '|'));
    }
    if (!n.units) n.units = UNIT_ANY;
    return n;
}

/* The word that a cell of one word is; 0 where it is a phrase. */
static uint32_t single(doc *d, enum lex_table t, uint32_t row, int column) {
    str cell = lex_cell(d->lex, t, row, column);
    return str_find(cell, STR(" ")) >= 0 ? 0 : lex_word(d->lex, fold_str(d->mem, cell));
}

static void index_words(doc *d, notes *n) {
    n->words = lex_word_count(d->lex);
    n->row_of = ARENA_NEW(d->keep, uint32_t, n->words);
    for (uint32_t i = lex_row_count(d->lex, TABLE_indicators); i > 0; i--)
        n->row_of[single(d, TABLE_indicators, i - 1, indicators_form)] = i;
    n->row_of[0] = 0;
}

static void read_currencies(doc *d, map *of) {
    const lex *l = d->lex;
    of->mem = d->keep;
    for (uint32_t i = 0; i < lex_row_count(l, TABLE_currencies); i++) {
        uint32_t *row = map_put(of, lex_cell(l, TABLE_currencies, i, currencies_currency), i + 1);
        if (*row != i + 1) *row = 0;
    }
}

/* What is the same for every document. */
static figuring read_blank(doc *d) {
    figuring f = {0};
    f.set_armed = lex_set(d->lex, STR("ev_armed"));
    f.set_times = lex_set(d->lex, STR("fig_times"));
    f.set_national = lex_set(d->lex, STR("fig_national"));
    f.set_compare = lex_set(d->lex, STR("fig_compare"));
    f.set_receive = lex_set(d->lex, STR("fig_receive"));
    f.set_moved = lex_set(d->lex, STR("fig_moved"));
    f.set_civil = lex_set(d->lex, STR("fig_civil"));
    f.set_oil = lex_set(d->lex, STR("fig_oil"));
    f.set_world = lex_set(d->lex, STR("fig_world"));
    read_currencies(d, &f.of_currency);
    return f;
}

static const notes *notes_of(doc *d) {
    if (d->state[STATE_FIGURES]) return d->state[STATE_FIGURES];
    notes *n = ARENA_NEW(d->keep, notes, 1);
    uint32_t rows = lex_row_count(d->lex, TABLE_indicators);
    n->at = ARENA_NEW(d->keep, row_note, rows + 1);
    for (uint32_t i = 0; i < rows; i++) {
        n->at[i] = read_note(lex_cell(d->lex, TABLE_indicators, i, indicators_note));
        n->at[i].group = group_of(lex_cell(d->lex, TABLE_indicators, i, indicators_indicator));
    }
    index_words(d, n);
    n->persons = lex_set(d->lex, STR("person_noun"));
    n->persons_dual = lex_set(d->lex, STR("person_noun_dual"));
    n->blank = read_blank(d);
    return d->state[STATE_FIGURES] = n;
}

/* ---- Units ---- */

static bool is_currency(str u) {
    for (size_t i = 0; i < u.len; i++)
        if (u.at[i] < 'A' || u.at[i] > 'Z') return false;
    return u.len == 3;
}

static bool of_persons(const figuring *f, const doc_quantities *q) {
    uint32_t w = q->unit_word;
    return w != NONE && w < f->d->tokens.n &&
           (text_sense(f->d, w, TABLE_sets, f->notes->persons) ||
            text_sense(f->d, w, TABLE_sets, f->notes->persons_dual));
}

static uint8_t unit_bit(const figuring *f, const doc_quantities *q) {
    static const struct {
        const char *unit;
        uint8_t bit;
    } units[] = {{"t", UNIT_MASS},         {"kg", UNIT_MASS},    {"g", UNIT_MASS},    {"[oz_tr]", UNIT_MASS},
                 {"m3", UNIT_VOLUME},      {"l", UNIT_VOLUME},   {"L", UNIT_VOLUME},  {"bbl", UNIT_VOLUME},
                 {"[cft_i]", UNIT_VOLUME}, {"MW", UNIT_ENERGY},  {"GW", UNIT_ENERGY}, {"kWh", UNIT_ENERGY},
                 {"MWh", UNIT_ENERGY},     {"GWh", UNIT_ENERGY}, {"TWh", UNIT_ENERGY}};
    str u = q->unit;
    if (str_is(u, "%")) return UNIT_PERCENT;
    if (is_currency(u)) return UNIT_MONEY;
    if (str_find(u, STR("/")) > 0) return UNIT_RATE | UNIT_VOLUME;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (str_is(u, units[i].unit)) return units[i].bit;
    if (!u.len || (unsigned char)u.at[0] <= 127) return 0;
    return of_persons(f, q) ? UNIT_PERSON : UNIT_COUNT;
}

/* ---- Indicators in the sentence ---- */

/* The row + 1 of a word that stands there in another form: grew, growth in the accusative. */
static uint32_t row_of_lemma(const figuring *f, uint32_t token) {
    const doc *d = f->d;
    uint32_t r = d->picked ? d->picked[token] : NONE;
    if (r == NONE || (d->mention_at && d->mention_at[token])) return 0;
    uint32_t lemma = d->readings.at[r].lemma;
    return lemma < f->notes->words ? f->notes->row_of[lemma] : 0;
}

static void add_hint(figuring *f, uint32_t begin, uint32_t end, uint32_t row) {
    str what = lex_cell(f->d->lex, TABLE_indicators, row, indicators_indicator);
    VEC_PUSH(f->d->mem, &f->hints, ((hint){begin, end, row, what, f->notes->at[row].group}));
}

/* Whether a word is part of the name of a body. */
static bool in_name(const doc *d, uint32_t token) {
    uint32_t m = d->mention_at ? d->mention_at[token] : 0;
    return m && str_is(d->entities.at[d->mentions.at[m - 1].entity].kind, "org");
}

/* The rows of the longest phrase at a token, which may be several with different units (arms sold: their worth, their
 * share); returns where it ends. */
static uint32_t hints_at(figuring *f, uint32_t at) {
    uint32_t n, end = at + 1;
    const doc_sense *s = text_senses(f->d, at, &n), *first = text_sense(f->d, at, TABLE_indicators, NONE);
    if (in_name(f->d, at)) return end; /* the House of Finance */
    if (!first) {
        uint32_t row = row_of_lemma(f, at);
        if (row) add_hint(f, at, end, row - 1);
        return end;
    }
    for (const doc_sense *k = first; k < s + n && k->end == first->end && k->reading == first->reading; k++)
        if (k->table == TABLE_indicators) add_hint(f, at, k->end, k->row);
    return first->end;
}

static void find_hints(figuring *f) {
    f->hints.n = 0;
    for (uint32_t i = f->s->begin; i < f->s->end;) i = hints_at(f, i);
}

static bool inside(const hint *h, const doc_quantities *q) {
    return h->begin >= q->begin && h->begin < q->end;
}

/* Things are counted as an indicator only by their own noun, people by a word before it too. */
static bool may_have(const figuring *f, const hint *h, const doc_quantities *q, uint8_t units) {
    const row_note *n = &f->notes->at[h->row];
    if (n->never || !(n->units & units)) return false;
    return units != UNIT_COUNT || inside(h, q) || h->group == GROUP_OWN;
}

/* Whether a hint is the noun that another quantity counts. */
static bool taken(const figuring *f, const hint *h, const doc_quantities *q) {
    const doc *d = f->d;
    for (uint32_t i = f->first; i < d->quantities.n; i++) {
        const doc_quantities *o = &d->quantities.at[i];
        if (o->begin > h->end) break;
        if (o != q && inside(h, o)) return true;
    }
    return false;
}

/* What stands between a hint and a quantity counts as words more: a verb beyond the one that joins them, a pause. */
static uint32_t barriers(const figuring *f, uint32_t from, uint32_t to) {
    const doc *d = f->d;
    uint32_t verbs = 0, pauses = 0;
    for (uint32_t i = from; i < to; i++) {
        uint32_t c = d->clause_of ? d->clause_of[i] : 0;
        verbs +=
            c && (d->clauses.at[c - 1].kind == CLAUSE_VERB || d->clauses.at[c - 1].kind == CLAUSE_PASSIVE);
        pauses += text_is(d, i, ",") || text_is(d, i, ";");
    }
    return (verbs > 1 ? (verbs - 1) * VERB_COST : 0) + pauses * PAUSE_COST;
}

/* How far a hint stands from a quantity; NONE: too far. */
static uint32_t distance(const figuring *f, const hint *h, const doc_quantities *q, uint8_t units) {
    if (inside(h, q)) return COUNTED;
    if (taken(f, h, q)) return NONE;
    bool people = h->group == GROUP_PEOPLE;
    if (h->end <= q->begin) {
        uint32_t far = q->begin - h->end;
        if (far > (people ? PEOPLE_NEAR : BEFORE)) return NONE;
        if (!people) far += barriers(f, h->end, q->begin);
        if (far > BEFORE) return NONE;
        return people ? far / 3 : far; /* the dead are soldiers, yet no army */
    }
    uint32_t far = h->begin - q->end;
    if (far == 0 || (far == 1 && (units & UNIT_PERCENT)))
        return 1; /* a billion of exports, a tenth of exports */
    return far > BEHIND ? NONE : people ? far + 1 : far + 4;
}

static const hint *hint_for(figuring *f, const doc_quantities *q, uint8_t units) {
    const hint *best = NULL;
    uint32_t nearest = NONE;
    for (uint32_t i = 0; i < f->hints.n; i++) {
        const hint *h = &f->hints.at[i];
        uint32_t far = may_have(f, h, q, units) ? distance(f, h, q, units) : NONE;
        if (far < nearest || (far == nearest && far != NONE && h->end <= q->begin)) best = h, nearest = far;
    }
    bool army = best && !inside(best, q) &&
                (str_is(best->indicator, "troops") || str_is(best->indicator, "equipment"));
    if (army && f->last && f->last->group == GROUP_PEOPLE)
        best = NULL; /* 18 of the one, and seven of the other */
    if (best || !f->last || f->last_units != units) return best;
    uint32_t far = q->begin - f->last_end + barriers(f, f->last_end, q->begin);
    return far <= GO_ON ? f->last : NULL;
}

/* What a deed says a sum is for: aid where aid is given, the price of the weapons that were told before. */
static bool hint_of_deed(figuring *f, const doc_quantities *q, uint8_t units, hint *out) {
    const doc *d = f->d;
    if (units != UNIT_MONEY) return false;
    const doc_figures *last = d->figures.n ? &d->figures.at[d->figures.n - 1] : NULL;
    bool weapons = last && last->span.begin >= f->s->span.begin && str_is(last->indicator, "equipment");
    if (!weapons && !figures_aided(f)) return false;
    *out = (hint){q->begin, q->begin, NONE, weapons ? STR("arms_value") : STR("aid"), GROUP_GIVEN};
    return true;
}

/* ---- The stage ---- */

static void figure_of(figuring *f, uint32_t index) {
    doc *d = f->d;
    const doc_quantities *q = &d->quantities.at[index];
    uint8_t units = unit_bit(f, q);
    f->at = q->begin, f->index = index;
    const hint *h = units ? hint_for(f, q, units) : NULL;
    doc_figures out = {.span = q->span, .value = q->value, .unit = q->unit, .mod = q->mod, .quantity = index};
    if (figures_visits(f, q, &out)) {
        hint visits = {q->begin, q->end, 0, out.indicator, GROUP_GIVEN};
        if (!out.period.len) figures_period(f, &visits, q, &out);
        VEC_PUSH(d->mem, &d->figures, out);
        return;
    }
    hint deed;
    if (!h && hint_of_deed(f, q, units, &deed)) h = &deed;
    if (!h || (inside(h, q) && !figures_moved(f, h))) return;
    out.indicator = h->indicator;
    if (h != &deed) out.rule = lex_rule_row(TABLE_indicators, h->row);
    if (h == &deed && str_is(h->indicator, "arms_value"))
        out.of = d->figures.at[d->figures.n - 1].of, out.to = d->figures.at[d->figures.n - 1].to;
    else
        figures_sides(f, h, q, &out);
    if (!out.of.n) return;
    figures_period(f, h, q, &out);
    if (h != &deed) out.about = doc_text(d, doc_cover(d, h->begin, h->end));
    VEC_PUSH(d->mem, &d->figures, out);
    if (h == &deed) return;
    f->last = h, f->last_units = units, f->last_end = q->end;
}

/* The state that is named most. */
static str main_state(const doc *d) {
    str best = STR_NONE;
    size_t most = 0;
    for (uint32_t i = 0; i < d->entities.n; i++) {
        const doc_entities *e = &d->entities.at[i];
        if (str_is(e->kind, "state") && e->mentions.n > most) best = e->id, most = e->mentions.n;
    }
    return best;
}

static const doc_entities *main_armed(const doc *d) {
    const doc_entities *best = NULL;
    for (uint32_t i = 0; i < d->entities.n; i++) {
        const doc_entities *e = &d->entities.at[i];
        bool armed = e->actor && str_is(lex_cell(d->lex, TABLE_actors, e->actor - 1, actors_type), "armed");
        if (armed && (!best || e->mentions.n > best->mentions.n)) best = e;
    }
    return best;
}

static void enter_sentence(figuring *f, uint32_t sentence) {
    const doc *d = f->d;
    f->s = &d->sentences.at[sentence];
    f->last = NULL;
    while (f->event < d->events.n && d->tokens.at[d->events.at[f->event].head].sentence < sentence)
        if (str_is(d->events.at[f->event++].type, "COOPERATE")) f->project = f->event;
    while (f->quote < d->quotes.n && d->tokens.at[d->quotes.at[f->quote].begin].sentence < sentence)
        f->quote++;
    for (; f->mention < d->mentions.n && d->mentions.at[f->mention].begin < f->s->begin; f->mention++) {
        const doc_mention *m = &d->mentions.at[f->mention];
        const doc_entities *e = &d->entities.at[m->entity];
        if (str_is(e->kind, "place") && e->polity.len) f->scene = e->polity;
    }
    find_hints(f);
}

void extract_figures(doc *d) {
    if (!d->quantities.n) return;
    const notes *n = notes_of(d);
    figuring f = n->blank;
    f.d = d, f.notes = n, f.main = main_state(d), f.armed = main_armed(d);
    f.who = (acting){.d = d, .f = frames_of(d)};
    uint32_t sentence = NONE;
    for (uint32_t i = 0; i < d->quantities.n; i++) {
        uint32_t s = d->tokens.at[d->quantities.at[i].begin].sentence;
        if (d->sentences.at[s].boilerplate) continue;
        if (s != sentence) enter_sentence(&f, sentence = s), f.first = i;
        figure_of(&f, i);
    }
}
