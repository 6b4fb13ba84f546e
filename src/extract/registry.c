/* registry: what the tables of names say, row by row, as numbers, so that the scan compares no strings. It is
 * made once a thread and kept with the thread's documents. */
#include "names.h"

const char *const thing_names[THINGS] = {"", "person", "state", "place", "org", "item"};

static const char *const set_names[NAMES_SETS] = {
    "",
    "given",
    "family",
    "name_link",
    "party_pair",
    "party_counterpart",
    "party_own",
    "party_kingdom",
    "place_preposition",
    "title_link",
    "party_only",
    "body_demonym",
    "body_outlet",
    "body_firm",
    "body_plural",
    "body_never",
    "name_never",
    "item_chain",
    "body_adjective",
    "place_town",
    "place_site",
    "place_strip",
    "place_loose",
    "motion",
    "body_sure",
    "body_alone",
    "body_strip",
    "body_own",
    "body_post",
    "one_of",
};

static uint8_t thing_of(str kind) {
    for (uint8_t i = 1; i < THINGS; i++)
        if (str_is(kind, thing_names[i])) return i;
    return THING_NONE;
}

static uint8_t how_of(str kind) {
    static const struct {
        const char *kind;
        uint8_t how;
    } hows[] = {
        {"capital", NAME_CAPITAL}, {"seat", NAME_SEAT}, {"surname", NAME_SURNAME}, {"known", NAME_KNOWN}};
    for (size_t i = 0; i < sizeof hows / sizeof *hows; i++)
        if (str_is(kind, hows[i].kind)) return hows[i].how;
    return NAME_FULL;
}

static uint8_t title_bits(str kind, str note) {
    static const char *const kinds[] = {"office", "rank", "honorific", "trade", "body", "place", "item"};
    uint8_t bits = str_is(note, "ambiguous") ? TITLE_WEAK : 0;
    for (uint8_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_is(kind, kinds[i])) bits |= (uint8_t)(1 << i);
    return bits;
}

static uint8_t *notes(doc *d, enum lex_table t, int column, const char *note) {
    uint32_t n = lex_row_count(d->lex, t);
    uint8_t *weak = ARENA_NEW(d->keep, uint8_t, n + 1);
    for (uint32_t i = 0; i < n; i++) weak[i] = str_is(lex_cell(d->lex, t, i, column), note);
    return weak;
}

/* Whether a code is of a state or of one of the organisations that have letters of their own. */
static bool lettered(str code) { return code.len && code.at[0] >= 'A' && code.at[0] <= 'Z'; }

static str code_of(const lex *l, const registry *r, uint32_t actor) {
    str own = lex_cell(l, TABLE_actors, actor, actors_code);
    if (lettered(own)) return own;
    str of = lex_cell(l, TABLE_actors, actor, actors_polity);
    uint32_t row = of.len ? lex_find(l, TABLE_actors, actors_id, of) : NONE;
    if (row != NONE) return code_of(l, r, row);
    return own.len || r->actor_kind[actor] == THING_PERSON || r->actor_kind[actor] == THING_PLACE
               ? own
               : lex_cell(l, TABLE_actors, actor, actors_ar);
}

static void read_actors(doc *d, registry *r) {
    const lex *l = d->lex;
    uint32_t n = lex_row_count(l, TABLE_actors);
    r->actor_kind = ARENA_NEW(d->keep, uint8_t, n + 1);
    r->actor_vague = ARENA_NEW(d->keep, uint8_t, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        r->actor_kind[i] = thing_of(lex_cell(l, TABLE_actors, i, actors_kind));
        r->actor_vague[i] = str_is(lex_cell(l, TABLE_actors, i, actors_type), "vague");
    }
    r->actor_code = ARENA_NEW(d->keep, str, n + 1);
    for (uint32_t i = 0; i < n; i++) r->actor_code[i] = code_of(l, r, i);
}

static void read_names(doc *d, registry *r) {
    const lex *l = d->lex;
    uint32_t n = lex_row_count(l, TABLE_names);
    r->name_how = ARENA_NEW(d->keep, uint8_t, n + 1);
    for (uint32_t i = 0; i < n; i++) r->name_how[i] = how_of(lex_cell(l, TABLE_names, i, names_kind));
    r->actor_weak = ARENA_NEW(d->keep, uint8_t, lex_row_count(l, TABLE_actors) + 1);
    r->name_weak = notes(d, TABLE_names, names_note, "ambiguous");
    r->name_sure = notes(d, TABLE_names, names_note, "sure");
    for (uint32_t i = 0; i < n; i++) {
        uint32_t actor = lex_ref(l, TABLE_names, i, names_id);
        if (r->name_weak[i] &&
            str_eq(lex_cell(l, TABLE_names, i, names_form), lex_cell(l, TABLE_actors, actor, actors_ar)))
            r->actor_weak[actor] = 1;
    }
}

static void read_titles(doc *d, registry *r) {
    const lex *l = d->lex;
    uint32_t n = lex_row_count(l, TABLE_titles);
    r->title = ARENA_NEW(d->keep, uint8_t, n + 1);
    for (uint32_t i = 0; i < n; i++)
        r->title[i] =
            title_bits(lex_cell(l, TABLE_titles, i, titles_kind), lex_cell(l, TABLE_titles, i, titles_note));
}

static void read_sets(doc *d, registry *r) {
    const lex *l = d->lex;
    uint32_t n = lex_row_count(l, TABLE_sets), ids[NAMES_SETS];
    r->row_set = ARENA_NEW(d->keep, uint8_t, n + 1);
    r->given_weak = ARENA_NEW(d->keep, uint8_t, n + 1);
    for (uint8_t k = 1; k < NAMES_SETS; k++) ids[k] = lex_set(l, str_of(set_names[k]));
    for (uint32_t i = 0; i < n; i++) {
        uint32_t of = lex_set_of(l, i);
        for (uint8_t k = 1; k < NAMES_SETS; k++)
            if (ids[k] == of) r->row_set[i] = k;
        r->given_weak[i] = r->row_set[i] && lex_cell(l, TABLE_sets, i, sets_value).len;
    }
}

const registry *registry_of(doc *d) {
    if (d->state[STATE_ENTITIES]) return d->state[STATE_ENTITIES];
    registry *r = ARENA_NEW(d->keep, registry, 1);
    read_actors(d, r);
    read_names(d, r);
    read_titles(d, r);
    read_sets(d, r);
    r->organ_weak = notes(d, TABLE_organs, organs_note, "ambiguous");
    r->demonym_weak = notes(d, TABLE_demonyms, demonyms_note, "ambiguous");
    r->demonym_common = notes(d, TABLE_demonyms, demonyms_note, "common");
    return d->state[STATE_ENTITIES] = r;
}

str registry_code(const lex *l, const registry *r, uint32_t actor) {
    (void)l;
    return r->actor_code[actor];
}

const doc_sense *registry_set(const doc *d, const registry *r, uint32_t token, enum names_set set) {
    if (!(d->name_bits[token] & set_bit(set))) return NULL;
    uint32_t n;
    const doc_sense *s = text_senses(d, token, &n);
    const doc_sense *best = NULL;
    for (uint32_t i = 0; i < n; i++) {
        if (s[i].table != TABLE_sets || r->row_set[s[i].row] != set) continue;
        if (!best || (best->article && !s[i].article && s[i].end == best->end)) best = &s[i];
    }
    return best;
}
