/* gazetteer: names of the tables in the text. The phrases stage has found every row that stands at a token;
 * here the longest that can be meant is taken. A name that is also a common word (`ambiguous`) needs support:
 * a word before it that opens such a name, quotation marks, a preposition of place, or its full name
 * elsewhere. */
#include "names.h"

static bool is_sense_of_name(const doc_sense *s) {
    return s->table == TABLE_actors || s->table == TABLE_names;
}

static uint32_t actor_of(const finder *f, const doc_sense *s) {
    return s->table == TABLE_actors ? s->row : lex_ref(f->d->lex, TABLE_names, s->row, names_id);
}

/* Nothing is a name that bears a pronoun. */
static bool can_be_name(const doc *d, const doc_sense *s) {
    const doc_reading *r = doc_reading_at(d, s->reading);
    return !r || !r->enclitic;
}

static bool sense_weak(const finder *f, const doc_sense *s) {
    return s->table == TABLE_names ? f->r->name_weak[s->row] : f->r->actor_weak[s->row];
}

const doc_sense *title_at(const finder *f, uint32_t token, uint8_t bits) {
    if (!(f->d->name_bits[token] & bits)) return NULL;
    uint32_t n;
    const doc_sense *s = text_senses(f->d, token, &n);
    for (uint32_t i = 0; i < n; i++)
        if (s[i].table == TABLE_titles && (f->r->title[s[i].row] & bits)) return &s[i];
    return NULL;
}

/* Whether the word before the token opens a name of that kind. */
static bool opened(const finder *f, uint32_t token, uint8_t kind) {
    static const uint8_t bits[THINGS] = {0, TITLE_PERSON, TITLE_PLACE, TITLE_PLACE, TITLE_BODY, TITLE_ITEM};
    uint32_t at = token;
    while (at > 0 && at + 1 > token && text_is(f->d, at - 1, "\"")) at--;
    if (!at || f->d->tokens.at[at - 1].sentence != f->d->tokens.at[token].sentence) return false;
    for (uint32_t from = at - 1; from + 3 >= at; from--) {
        const doc_sense *s = title_at(f, from, bits[kind]);
        if (s && s->end == at && !(f->r->title[s->row] & TITLE_WEAK)) return true;
        if (!from) break;
    }
    return false;
}

static bool quoted(const doc *d, uint32_t begin, uint32_t end) {
    if (!begin || end >= d->tokens.n) return false;
    return (text_is(d, begin - 1, "\"") && text_is(d, end, "\"")) ||
           (text_is(d, begin - 1, "(") && text_is(d, end, ")"));
}

/* A preposition of place before the name, as a word or on it. */
static bool placed(const doc *d, uint32_t begin, const doc_reading *r) {
    if (r && (r->clitics & CLITIC_B)) return true;
    const doc_reading *before = begin ? name_reading(d, begin - 1) : NULL;
    return before && before->pos == POS_PREP;
}

/* A word that opens such a name, or quotation marks. */
static bool shown(const finder *f, const found *x) {
    if (opened(f, x->begin, x->kind)) return x->kind != THING_PERSON;
    return (x->kind == THING_ORG || x->kind == THING_ITEM) && quoted(f->d, x->begin, x->end);
}

static bool is_word(const doc *d, uint32_t token) {
    const doc_reading *r = name_reading(d, token);
    return r && name_word(r);
}

/* Where an adjective would stand. */
static bool behind_noun(const doc *d, uint32_t begin) {
    const doc_reading *r = begin ? name_reading(d, begin - 1) : NULL;
    return r && (r->pos == POS_NOUN || r->pos == POS_MASDAR || r->pos == POS_ADJ) &&
           !(r->clitics & CLITIC_AL);
}

static bool supported(const finder *f, const found *x) {
    if (x->end - x->begin > 1 || opened(f, x->begin, x->kind)) return true;
    if (x->kind == THING_ORG && is_word(f->d, x->begin)) return quoted(f->d, x->begin, x->end);
    if (f->seen[x->actor - 1]) return true;
    if ((x->kind == THING_PLACE || x->how == NAME_CAPITAL) && is_word(f->d, x->begin)) return false;
    if (x->kind == THING_STATE && x->how == NAME_FULL) return !behind_noun(f->d, x->begin);
    if (x->kind == THING_PLACE || x->kind == THING_STATE)
        return placed(f->d, x->begin, doc_reading_at(f->d, x->reading));
    return shown(f, x);
}

static bool make_found(const finder *f, const doc_sense *s, found *out) {
    if (!is_sense_of_name(s) || !can_be_name(f->d, s)) return false;
    uint32_t row = actor_of(f, s);
    if (f->r->actor_vague[row]) return false;
    *out = (found){.begin = s->begin, .end = s->end, .whole = s->begin, .reading = s->reading};
    out->actor = row + 1;
    out->kind = f->r->actor_kind[row];
    out->how = s->table == TABLE_names ? f->r->name_how[s->row] : NAME_FULL;
    out->weak = sense_weak(f, s);
    out->sure = s->table == TABLE_names && f->r->name_sure[s->row];
    out->polity = registry_code(f->d->lex, f->r, row);
    out->rule = lex_rule_row((enum lex_table)s->table, s->row);
    return true;
}

/* A last name alone that is a title or a demonym too. */
static bool common(const finder *f, const found *x) {
    if (x->kind != THING_PERSON || x->end > x->begin + 1 || x->sure) return false;
    if (x->how == NAME_SURNAME && is_word(f->d, x->begin)) return true;
    return title_at(f, x->begin, TITLE_PERSON) || demonym_at(f->d, f->r, x->begin);
}

static void note_seen(finder *f, uint32_t actor) { f->seen[actor] += f->seen[actor] < 255; }

static void survey(finder *f) {
    const doc *d = f->d;
    for (uint32_t i = 0; i < d->tokens.n; i++) {
        uint32_t actor = demonym_at(d, f->r, i);
        if (actor) note_seen(f, actor - 1);
        for (uint32_t k = d->sense_at[i]; d->name_bits[i] & BIT_NAME && k < d->sense_at[i + 1]; k++) {
            found x;
            if (!make_found(f, &d->senses.at[k], &x) || x.how == NAME_SURNAME || common(f, &x)) continue;
            if (x.weak && !opened(f, x.begin, x.kind)) continue;
            note_seen(f, x.actor - 1);
        }
    }
}

/* How much a name is to be preferred among those over the same words. */
static int worth(const finder *f, const found *x) {
    const doc_reading *r = doc_reading_at(f->d, x->reading);
    int score = r ? -4 * __builtin_popcount(r->clitics & ~CLITIC_AL) : 0;
    if (x->how == NAME_FULL) score += 2;
    if (f->seen[x->actor - 1]) score += 3;
    if (x->kind == THING_STATE || x->sure) score += 4;
    if (x->kind == THING_STATE && x->how != NAME_FULL) score += 4; /* capitals.c settles it */
    if (x->kind == THING_ORG && quoted(f->d, x->begin, x->end)) score += 9;
    if (x->weak) score -= 3;
    if (x->kind == THING_PERSON && polities_in_office(f, x->actor - 1)) score += 2;
    if (opened(f, x->begin, x->kind)) score += 3;
    return score;
}

static bool meant(const finder *f, const found *x) {
    if (common(f, x) && !f->seen[x->actor - 1]) return false;
    if (x->how == NAME_SURNAME && !f->seen[x->actor - 1] && !opened(f, x->begin, THING_PERSON)) return false;
    return !x->weak || supported(f, x);
}

/* The town that bears the capital's name, where the tables have one. */
static void as_town(finder *f, found *x) {
    uint32_t n;
    const doc_sense *s = text_senses(f->d, x->begin, &n);
    x->kind = THING_PLACE, x->as = MENTION_PLACE, x->actor = 0, x->polity = STR_NONE;
    for (uint32_t i = 0; i < n; i++) {
        found town;
        if (s[i].end != x->end || !make_found(f, &s[i], &town) || town.kind != THING_PLACE) continue;
        *x = town, x->as = MENTION_PLACE;
        return;
    }
}

static void settle(finder *f, found *x) {
    if (x->kind == THING_PLACE) x->as = MENTION_PLACE;
    if (x->how != NAME_CAPITAL || x->kind != THING_STATE) return;
    if (capital_governs(f, x->begin, x->end, x->reading))
        x->as = MENTION_CAPITAL;
    else
        as_town(f, x);
}

/* A body named with the word that opens it: what is left without the word is another form. */
static void note_inner(const finder *f, found *x) {
    if (x->kind != THING_ORG || x->end < x->begin + 2 || x->inner_end) return;
    const doc_sense *s = registry_set(f->d, f->r, x->begin, SET_BODY_STRIP);
    if (!s || s->article) return;
    uint32_t n;
    const doc_sense *all = text_senses(f->d, x->begin + 1, &n);
    for (uint32_t i = 0; i < n; i++) {
        found y;
        if (all[i].end == x->end && make_found(f, &all[i], &y) && y.actor == x->actor)
            x->inner = y.begin, x->inner_end = y.end;
    }
}

static bool name_at(finder *f, uint32_t token, found *out) {
    if (!(f->d->name_bits[token] & BIT_NAME)) return false;
    uint32_t n, end = 0;
    const doc_sense *s = text_senses(f->d, token, &n);
    bool any = false;
    for (uint32_t i = 0; i < n; i++) {
        found x;
        if (any && s[i].end < end) break;
        if (!make_found(f, &s[i], &x) || !meant(f, &x)) continue;
        if (!any || worth(f, &x) > worth(f, out)) *out = x;
        any = true, end = x.end;
    }
    if (!any) return false;
    out->sure |= out->kind == THING_ORG && quoted(f->d, out->begin, out->end);
    settle(f, out), places_strip(f, out), note_inner(f, out);
    return true;
}

/* A kingdom by that word alone: of those that its row lists the one most spoken of, else the first. */
static bool kingdom_at(const finder *f, uint32_t token, found *out) {
    const doc_sense *s = registry_set(f->d, f->r, token, SET_KINGDOM);
    if (!s || s->article) return false;
    uint32_t best = NONE;
    for (str rest = lex_cell(f->d->lex, TABLE_sets, s->row, sets_value); rest.at;) {
        uint32_t row = lex_find(f->d->lex, TABLE_actors, actors_id, str_cut(&rest, '|'));
        if (row != NONE && (best == NONE || f->seen[row] > f->seen[best])) best = row;
    }
    if (best == NONE) return false;
    *out = (found){.begin = token, .end = s->end, .whole = token, .reading = s->reading, .kind = THING_STATE};
    out->actor = best + 1;
    out->polity = registry_code(f->d->lex, f->r, best);
    out->rule = lex_rule_row(TABLE_sets, s->row);
    return true;
}

void gazetteer_read(finder *f) {
    doc *d = f->d;
    f->seen = ARENA_NEW(d->mem, uint8_t, lex_row_count(d->lex, TABLE_actors) + 1);
    f->known_at = ARENA_NEW(d->mem, uint32_t, d->tokens.n + 1);
    survey(f);
    for (uint32_t i = 0; i < d->tokens.n; i++) {
        found x;
        if (!(d->name_bits[i] & (BIT_NAME | set_bit(SET_KINGDOM))) || (d->time_at && d->time_at[i]) ||
            (!name_at(f, i, &x) && !kingdom_at(f, i, &x)))
            continue;
        VEC_PUSH(d->mem, &f->known, x);
        f->known_at[i] = f->known.n;
    }
}
