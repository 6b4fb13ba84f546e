/* registry: what the tables of names say, row by row, as numbers, so that the scan compares no strings. It is
 * made once a thread and kept with the thread's documents. */
#include "names.h"

const char *const thing_names[THINGS] = {"", "person", "state", "place", "org", "item"};

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

static void read_actors(doc *d, registry *r) {
    const lex *l = d->lex;
    uint32_t n = lex_row_count(l, TABLE_actors);
    r->actor_kind = ARENA_NEW(d->keep, uint8_t, n + 1);
    r->actor_vague = ARENA_NEW(d->keep, uint8_t, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        r->actor_kind[i] = thing_of(lex_cell(l, TABLE_actors, i, actors_kind));
        r->actor_vague[i] = str_is(lex_cell(l, TABLE_actors, i, actors_type), "vague");
    }
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

const registry *registry_of(doc *d) {
    if (d->state[STATE_ENTITIES]) return d->state[STATE_ENTITIES];
    registry *r = ARENA_NEW(d->keep, registry, 1);
    read_actors(d, r);
    read_names(d, r);
    read_titles(d, r);
    r->organ_weak = notes(d, TABLE_organs, organs_note, "ambiguous");
    r->demonym_weak = notes(d, TABLE_demonyms, demonyms_note, "ambiguous");
    r->set_given = lex_set(d->lex, STR("given"));
    r->set_family = lex_set(d->lex, STR("family"));
    r->set_pair = lex_set(d->lex, STR("party_pair"));
    r->set_counterpart = lex_set(d->lex, STR("party_counterpart"));
    r->set_own = lex_set(d->lex, STR("party_own"));
    r->set_place = lex_set(d->lex, STR("place_preposition"));
    r->set_link = lex_set(d->lex, STR("name_link"));
    r->set_title_link = lex_set(d->lex, STR("title_link"));
    r->set_party_only = lex_set(d->lex, STR("party_only"));
    r->set_body_demonym = lex_set(d->lex, STR("body_demonym"));
    r->set_outlet = lex_set(d->lex, STR("body_outlet"));
    r->set_body_plural = lex_set(d->lex, STR("body_plural"));
    r->set_body_never = lex_set(d->lex, STR("body_never"));
    r->set_body_adjective = lex_set(d->lex, STR("body_adjective"));
    r->set_place_town = lex_set(d->lex, STR("place_town"));
    r->set_place_site = lex_set(d->lex, STR("place_site"));
    r->set_motion = lex_set(d->lex, STR("motion"));
    r->set_place_strip = lex_set(d->lex, STR("place_strip"));
    r->set_body_sure = lex_set(d->lex, STR("body_sure"));
    r->set_body_alone = lex_set(d->lex, STR("body_alone"));
    r->set_body_strip = lex_set(d->lex, STR("body_strip"));
    r->set_body_own = lex_set(d->lex, STR("body_own"));
    r->set_one_of = lex_set(d->lex, STR("one_of"));
    r->set_firm = lex_set(d->lex, STR("body_firm"));
    r->set_kingdom = lex_set(d->lex, STR("party_kingdom"));
    return d->state[STATE_ENTITIES] = r;
}

/* Whether a code is of a state or of one of the organisations that have letters of their own. */
static bool lettered(str code) { return code.len && code.at[0] >= 'A' && code.at[0] <= 'Z'; }

str registry_code(const lex *l, const registry *r, uint32_t actor) {
    str own = lex_cell(l, TABLE_actors, actor, actors_code);
    if (lettered(own)) return own;
    str of = lex_cell(l, TABLE_actors, actor, actors_polity);
    uint32_t row = of.len ? lex_find(l, TABLE_actors, actors_id, of) : NONE;
    if (row != NONE) return registry_code(l, r, row);
    return own.len || r->actor_kind[actor] == THING_PERSON || r->actor_kind[actor] == THING_PLACE
               ? own
               : lex_cell(l, TABLE_actors, actor, actors_ar);
}
