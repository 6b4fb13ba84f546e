#include "who.h"
#include "names.h"
#include "parties.h"
#include "sides.h"

enum { STRETCH = 14, ACTS_BACK = 4, MENTIONS_BACK = 60 };

void who_put(acting *a, side *s, str code, uint32_t entity) {
    if (!code.len) return;
    for (uint32_t i = 0; i < s->codes.n; i++)
        if (str_eq(s->codes.at[i], code)) return;
    VEC_PUSH(a->d->mem, &s->codes, code);
    VEC_PUSH(a->d->mem, &s->entities, entity);
}

void who_put_all(acting *a, side *s, const side *from) {
    for (uint32_t i = 0; i < from->codes.n; i++) who_put(a, s, from->codes.at[i], from->entities.at[i]);
}

bool who_holds(const side *s, str code) {
    for (uint32_t i = 0; i < s->codes.n; i++)
        if (str_eq(s->codes.at[i], code)) return true;
    return false;
}

side who_without(acting *a, const side *s, const side *other) {
    side left = {0};
    for (uint32_t i = 0; i < s->codes.n; i++)
        if (!who_holds(other, s->codes.at[i])) who_put(a, &left, s->codes.at[i], s->entities.at[i]);
    return left;
}

/* ---- Names ---- */

static bool own_name(str code) { return code.len && (unsigned char)code.at[0] > 127; }

/* What a table says to be no actor between states: a paper, a party, a club. */
static bool private(const doc *d, const doc_entities *e) {
    static const char *const types[] = {"outlet", "ngo", "party", "sport", "institute"};
    str type = lex_cell(d->lex, TABLE_actors, e->actor - 1, actors_type);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (str_is(type, types[i])) return true;
    return false;
}

static bool opens_private(const acting *a, const doc_mention *m) {
    const doc *d = a->d;
    if (text_sense(d, m->begin, TABLE_organs, NONE)) return true;
    return a->f->set_body != NONE && text_sense(d, m->begin, TABLE_sets, a->f->set_body);
}

bool who_nobody(const acting *a, uint32_t entity, str code) {
    const doc *d = a->d;
    if (entity == NONE) return false;
    const doc_entities *e = &d->entities.at[entity];
    if (e->actor) return private(d, e);
    if (!own_name(code) || !str_is(e->kind, "org")) return false;
    const doc_mention *m = doc_mention_at(d, e->first);
    return m && opens_private(a, m);
}

/* A body that no table has acts for the one whose mission or organ it is, where the text says so. */
static str acts_for(const doc *d, uint32_t entity, str code) {
    if (entity == NONE || !own_name(code)) return code;
    const doc_entities *e = &d->entities.at[entity];
    return !e->actor && e->polity.len ? e->polity : code;
}

/* A body that is a party by its own name hides the adjective of the state before it in one phrase (the French firm
 * Total), unless `and` stands between. */
static bool hidden(const doc *d, const side *s, uint32_t i) {
    if (s->entities.at[i] != NONE || i + 1 == s->codes.n || s->entities.at[i + 1] == NONE) return false;
    const doc_entities *e = &d->entities.at[s->entities.at[i + 1]];
    return str_is(e->kind, "org") && own_name(s->codes.at[i + 1]);
}

static bool has_and(const doc *d, uint32_t begin, uint32_t end) {
    for (uint32_t i = begin + 1; i < end; i++) {
        const doc_reading *r = doc_best(d, i);
        if (r && (r->pos == POS_CONJ || r->clitics & CLITIC_W)) return true;
    }
    return false;
}

/* The state whose name stands at a token, as in the port of Algiers. */
static str state_named(const doc *d, uint32_t token) {
    uint32_t n;
    const doc_sense *s = text_senses(d, token, &n);
    for (uint32_t i = 0; i < n; i++) {
        if (s[i].table != TABLE_actors && s[i].table != TABLE_names) continue;
        uint32_t actor =
            s[i].table == TABLE_actors ? s[i].row : lex_ref(d->lex, TABLE_names, s[i].row, names_id);
        if (str_is(lex_cell(d->lex, TABLE_actors, actor, actors_kind), "state"))
            return lex_cell(d->lex, TABLE_actors, actor, actors_id);
    }
    return STR_NONE;
}

/* The state in which a place lies. */
static str state_of(const doc *d, const doc_entities *e, uint32_t token) {
    if (e->polity.len) return e->polity;
    return e->actor ? lex_cell(d->lex, TABLE_actors, e->actor - 1, actors_polity) : state_named(d, token);
}

/* The states of the places in it. */
static void put_places(acting *a, uint32_t begin, uint32_t end, side *out) {
    const doc *d = a->d;
    for (uint32_t i = begin; i < end; i++) {
        const doc_mention *m = doc_mention_at(d, i);
        if (!m) continue;
        const doc_entities *e = &d->entities.at[m->entity];
        if (str_is(e->kind, "place")) who_put(a, out, state_of(d, e, m->begin), m->entity);
        if (m->as == MENTION_PLACE && str_is(e->kind, "state")) who_put(a, out, e->id, m->entity);
        if (m->end > i) i = m->end - 1;
    }
}

static bool armed_group(const doc *d, const doc_entities *e) {
    return e->actor && str_is(lex_cell(d->lex, TABLE_actors, e->actor - 1, actors_type), "armed");
}

/* ---- Blocs without a body ---- */

/* The first name of an unnamed bloc at a token; NULL where there is none. */
static const doc_sense *bloc_at(const acting *a, uint32_t token) {
    const doc *d = a->d;
    if (!(d->name_bits[token] & BIT_NAME)) return NULL;
    const registry *r = registry_of(a->d);
    uint32_t n;
    const doc_sense *s = text_senses(d, token, &n);
    for (uint32_t i = 0; i < n; i++) {
        if (s[i].table != TABLE_actors && s[i].table != TABLE_names) continue;
        uint32_t row = s[i].row;
        if (r->actor_vague[s[i].table == TABLE_actors ? row : lex_ref(d->lex, TABLE_names, row, names_id)])
            return &s[i];
    }
    return NULL;
}

/* The West, the Gulf states: no entities, yet parties by the words that the article has. */
static void put_blocs(acting *a, uint32_t begin, uint32_t end, side *out) {
    doc *d = a->d;
    for (uint32_t i = begin; i < end && i < d->tokens.n; i++) {
        const doc_sense *s = doc_mention_at(d, i) ? NULL : bloc_at(a, i);
        if (!s) continue;
        const doc_reading *r = s->reading == NONE ? NULL : &d->readings.at[s->reading];
        who_put(a, out, doc_name(d, s->begin, s->end, r), NONE);
        i = s->end - 1;
    }
}

/* ---- Words that stand for others ---- */

/* The two of the last act between two. */
static bool last_two(const acting *a, uint32_t token, side *out) {
    uint32_t sentence = a->d->tokens.at[token].sentence;
    for (uint32_t i = a->acts.n; i > 0; i--) {
        const act *x = &a->acts.at[i - 1];
        if (x->sentence + ACTS_BACK < sentence) break;
        if (x->actor.codes.n + x->recipient.codes.n != 2) continue;
        who_put_all((acting *)a, out, &x->actor);
        who_put_all((acting *)a, out, &x->recipient);
        return true;
    }
    return false;
}

/* The body named before that is called by the same word: the group (of Khorasan), the company. `armed` words may
 * stand for any armed group. */
static uint32_t called_again(const acting *a, uint32_t token) {
    const doc *d = a->d;
    const doc_reading *r = doc_best(d, token);
    if (!r || !(r->clitics & CLITIC_AL)) return NONE;
    bool armed = a->f->set_armed != NONE && text_sense(d, token, TABLE_sets, a->f->set_armed);
    if (!armed && !text_sense(d, token, TABLE_titles, NONE)) return NONE;
    for (uint32_t i = VEC_FROM(&d->mentions, begin, token), n = 0; i > 0 && n < MENTIONS_BACK; i--, n++) {
        const doc_mention *m = &d->mentions.at[i - 1];
        const doc_entities *e = &d->entities.at[m->entity];
        const doc_reading *first = doc_best(d, m->whole);
        if (!(first && first->bare == r->bare) && !(armed && armed_group(d, e))) continue;
        if (!str_is(e->kind, "org") || !own_name(e->party) || who_nobody(a, m->entity, e->party)) continue;
        return m->entity;
    }
    return NONE;
}

/* ---- Phrases ---- */

static bool is_of(const acting *a, uint32_t token, uint32_t set) {
    return set != NONE && text_sense(a->d, token, TABLE_sets, set);
}

/* The state of an office that no other state has: the Custodian of the Two Holy Mosques. */
static void put_office(acting *a, uint32_t begin, uint32_t end, side *out) {
    const doc *d = a->d;
    for (uint32_t i = begin; i < end && i < d->tokens.n && a->f->set_office != NONE && !out->codes.n; i++) {
        const doc_sense *s = text_sense(d, i, TABLE_sets, a->f->set_office);
        if (s) who_put(a, out, lex_cell(d->lex, TABLE_sets, s->row, sets_value), NONE);
    }
}

/* His country: that of who speaks, else of the last subject. */
static bool own_country(acting *a, uint32_t begin, uint32_t end, side *out) {
    const doc *d = a->d;
    for (uint32_t i = begin; i < end && i < d->tokens.n; i++) {
        if (!registry_set(d, registry_of(a->d), i, SET_OWN)) continue;
        const doc_quotes *q = a->quote_over[i] ? &d->quotes.at[a->quote_over[i] - 1] : NULL;
        const side *last = q && q->entity ? NULL : sides_last(a, i, NULL);
        if (q && q->entity) who_put(a, out, d->entities.at[q->entity - 1].party, q->entity - 1);
        if (last) *out = *last;
        return out->codes.n > 0;
    }
    return false;
}

/* What its tokens are to names, all together. */
static uint64_t bits_in(const doc *d, uint32_t begin, uint32_t end) {
    uint64_t bits = 0;
    for (uint32_t i = begin; i < end && i < d->tokens.n; i++)
        bits |= d->name_bits[i] | (doc_mention_at(d, i) ? BIT_MENTION : 0);
    return bits;
}

static void put_parties(acting *a, uint32_t begin, uint32_t end, side *out) {
    side s = {0};
    parties_in(a->d, begin, end, &s.codes, &s.entities);
    bool and = s.codes.n > 1 && has_and(a->d, begin, end);
    for (uint32_t i = 0; i < s.codes.n; i++)
        if ((and || !hidden(a->d, &s, i)) && !who_nobody(a, s.entities.at[i], s.codes.at[i]))
            who_put(a, out, acts_for(a->d, s.entities.at[i], s.codes.at[i]), s.entities.at[i]);
}

/* Most phrases have no party: their bits say so. */
static side in_phrase(acting *a, uint32_t begin, uint32_t end, bool places) {
    const uint64_t pair = set_bit(SET_PAIR), own = set_bit(SET_OWN), other = set_bit(SET_COUNTERPART);
    side out = {0};
    if (begin >= end) return out;
    uint64_t bits = bits_in(a->d, begin, end);
    bool names = bits & BIT_MENTION;
    if (!names && !a->citizens && is_of(a, begin, a->f->set_citizen)) return out;
    if (!names && (bits & pair) && !(bits & BIT_DEMONYM) && last_two(a, begin, &out)) return out;
    if (!names && (bits & own) && own_country(a, begin, end, &out)) return out;
    if (bits & BIT_NAME) put_blocs(a, begin, end, &out);
    if (out.codes.n) return out;
    if (bits & (BIT_MENTION | BIT_DEMONYM | pair | own | other)) put_parties(a, begin, end, &out);
    uint32_t again = out.codes.n ? NONE : called_again(a, begin);
    if (again != NONE) who_put(a, &out, a->d->entities.at[again].party, again);
    if (!out.codes.n) put_office(a, begin, end, &out);
    if (!out.codes.n && places && names) put_places(a, begin, end, &out);
    return out;
}

/* Whether a noun asks for what it is of: it bears no article and no pronoun and is no name. */
static bool is_open(const doc *d, uint32_t i) {
    const doc_reading *r = doc_best(d, i);
    if (!r || doc_mention_at(d, i) || r->enclitic || (r->clitics & CLITIC_AL)) return false;
    return r->pos == POS_NOUN || r->pos == POS_MASDAR || r->pos == POS_ACTIVE || r->pos == POS_ADJ;
}

static bool is_quote(const doc *d, uint32_t i) {
    return i + 1 < d->tokens.n && (text_is(d, i, "\"") || text_is(d, i, "'"));
}

/* Where a phrase goes on behind its end: further titles and the name of who bears them. */
static uint32_t stretch(const doc *d, uint32_t end) {
    uint32_t i = end;
    while (i < d->tokens.n && i < end + STRETCH &&
           d->tokens.at[i].sentence == d->tokens.at[end - 1].sentence) {
        const doc_mention *m = doc_mention_at(d, i);
        if (!m && is_quote(d, i) && (doc_mention_at(d, i + 1) || is_quote(d, i + 1))) {
            i++;
            continue;
        }
        const doc_reading *r = d->picked && d->picked[i] != NONE ? &d->readings.at[d->picked[i]] : NULL;
        if (!r || (r->clitics & (CLITIC_W | CLITIC_B | CLITIC_L | CLITIC_K))) break;
        if (m && !str_is(d->entities.at[m->entity].kind, "person") && !is_open(d, i - 1)) break;
        bool title = text_sense(d, i, TABLE_titles, NONE) || text_sense(d, i, TABLE_organs, NONE);
        if (!m && !title && !(r->clitics & CLITIC_AL)) break;
        i = m ? m->end : i + 1;
    }
    return i;
}

uint32_t who_end(const acting *a, uint32_t begin, uint32_t end) {
    /* A title of several words may have been cut. */
    const doc_sense *title = begin < end ? text_sense(a->d, begin, TABLE_titles, NONE) : NULL;
    if (title && title->end > end) end = title->end;
    return stretch(a->d, end);
}

/* The whole of which a phrase names some: ten of the soldiers. Where it begins, or NONE. */
static uint32_t whole_of(const acting *a, uint32_t end) {
    const doc *d = a->d;
    if (end + 1 >= d->tokens.n || d->tokens.at[end + 1].sentence != d->tokens.at[end - 1].sentence)
        return NONE;
    const doc_reading *r = doc_best(d, end);
    return r && !r->clitics && frames_in(a->f, r->bare, a->f->part) ? end + 1 : NONE;
}

/* Who somebody is, between commas behind his name: X, commander of the Algerian army. */
static side in_apposition(acting *a, uint32_t end) {
    const doc *d = a->d;
    if (end + 2 >= d->tokens.n || !text_is(d, end, ",") || !text_sense(d, end + 1, TABLE_titles, NONE))
        return (side){0};
    return in_phrase(a, end + 1, stretch(d, end + 2), false);
}

/* The state that a mention names, or in which the place lies. */
static void put_ground(acting *a, const doc_mention *m, side *out) {
    const doc_entities *e = &a->d->entities.at[m->entity];
    if (str_is(e->kind, "state")) who_put(a, out, e->id, m->entity);
    if (str_is(e->kind, "place")) who_put(a, out, state_of(a->d, e, m->begin), m->entity);
}

/* An organ whose state is told behind it: the authorities in Myanmar. */
static side in_seat(acting *a, uint32_t begin, uint32_t end) {
    const doc *d = a->d;
    const doc_mention *m = end + 1 < d->tokens.n ? doc_mention_at(d, end + 1) : NULL;
    const doc_reading *r = m ? doc_best(d, end) : NULL;
    side s = {0};
    if (!r || r->pos != POS_PREP || !frames_in(a->f, r->bare, a->f->seat) ||
        !is_of(a, begin, a->f->set_rulers))
        return s;
    put_ground(a, m, &s);
    return s;
}

side who_rules(acting *a, uint32_t token) {
    enum { BACK = 16 };
    const doc *d = a->d;
    side s = {0};
    if (token >= d->tokens.n || !is_of(a, token, a->f->set_rulers)) return s;
    for (uint32_t i = token; i > 0 && i + BACK > token && !s.codes.n; i--) {
        if (d->tokens.at[i - 1].sentence != d->tokens.at[token].sentence) break;
        const doc_mention *m = doc_mention_at(d, i - 1);
        if (m) put_ground(a, m, &s);
    }
    return s;
}

side who_in(acting *a, uint32_t begin, uint32_t end, bool places) {
    side s = in_phrase(a, begin, end, places);
    if (s.codes.n || begin >= end) return s;
    uint32_t to = who_end(a, begin, end), whole = whole_of(a, end);
    if (to > end) s = in_phrase(a, begin, to, places);
    if (!s.codes.n) s = in_apposition(a, to);
    if (!s.codes.n) s = in_seat(a, begin, to);
    if (s.codes.n || to > end) return s;
    return whole != NONE ? in_phrase(a, whole, stretch(a->d, whole + 1), places) : s;
}

/* Every act asks about the same words around it: those at which nobody stands are kept. Who a pair is, the acts before
 * say. */
side who_at(acting *a, uint32_t token) {
    if (a->nobody[token]) return (side){0};
    side s = in_phrase(a, token, token + 1, false);
    if (!s.codes.n && !(a->d->name_bits[token] & set_bit(SET_PAIR))) a->nobody[token] = 1;
    return s;
}

void who_joined(acting *a, uint32_t end, side *out) {
    const doc *d = a->d;
    for (uint32_t i = end; i < d->tokens.n && d->tokens.at[i].sentence == d->tokens.at[end - 1].sentence;) {
        if (text_is(d, i, ",") || text_is(d, i, "-")) i++;
        if (i == d->tokens.n) break;
        const doc_reading *r = doc_best(d, i);
        bool joins = i > end || (r && r->clitics & CLITIC_W);
        uint32_t to = doc_mention_at(d, i) ? doc_mention_at(d, i)->end : stretch(d, i + 1);
        side p = joins ? in_phrase(a, i, to, true) : (side){0};
        if (!p.codes.n) break;
        who_put_all(a, out, &p);
        i = end = to;
    }
}

/* Whether a state or a bloc is named at a token. */
static bool names_power(const acting *a, uint32_t i) {
    const doc *d = a->d;
    const doc_mention *m = doc_mention_at(d, i);
    if (m) return m->begin == i && str_is(d->entities.at[m->entity].kind, "state");
    return bloc_at(a, i);
}

uint32_t who_parts(const acting *a, uint32_t begin, uint32_t end) {
    const doc *d = a->d;
    if (end < begin + 2 || end > d->tokens.n || doc_mention_at(d, begin)) return end;
    if (!is_of(a, begin, a->f->set_voice) && text_sense(d, begin, TABLE_titles, NONE)) return end;
    const doc_reading *r = doc_best(d, begin);
    if (!r || !(r->clitics & CLITIC_AL) || !names_power(a, begin + 1)) return end;
    const doc_reading *next = doc_best(d, begin + 1);
    return next && (next->clitics & (CLITIC_W | CLITIC_B | CLITIC_L | CLITIC_K)) ? end : begin + 1;
}

void who_adjectives(acting *a, uint32_t begin, uint32_t end, side *out) {
    const registry *r = registry_of(a->d);
    for (uint32_t i = begin; i < end; i++) {
        uint32_t actor = demonym_at(a->d, r, i);
        if (actor) who_put(a, out, registry_code(a->d->lex, r, actor - 1), NONE);
    }
}

bool who_stands_for(const acting *a, const doc_slot *s) {
    const doc *d = a->d;
    if (s->head >= d->tokens.n || doc_mention_at(d, s->head)) return false;
    return text_sense(d, s->head, TABLE_titles, NONE) || text_sense(d, s->head, TABLE_organs, NONE) ||
           (a->f->set_voice != NONE && text_sense(d, s->head, TABLE_sets, a->f->set_voice));
}

bool who_counterpart(const acting *a, const doc_slot *s) {
    return s->head < a->d->tokens.n && is_of(a, s->head, a->f->set_counterpart);
}
