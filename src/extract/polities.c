/* polities: for whom a person or body acts where the words beside the name do not say it: the row of the tables, the
 * office that the person held on the article's day, and for an office or organ without a country the country that
 * the article speaks of most. */
#include "names.h"

enum { BREATH = 40 /* tokens */ };

/* The row of the office that the actor held on the article's day, else of the one that began last; *held says which. */
static uint32_t office_of(const finder *f, uint32_t actor, bool *held) {
    const lex *l = f->d->lex;
    uint32_t n, best = NONE;
    const lex_entry *rows = lex_refs(l, TABLE_roles, roles_id, actor, &n);
    str day = f->d->anchor, latest = STR("");
    *held = false;
    for (uint32_t i = 0; i < n && !*held; i++) {
        str from = lex_cell(l, TABLE_roles, rows[i].row, roles_from);
        str to = lex_cell(l, TABLE_roles, rows[i].row, roles_to);
        *held = day.len && from.len && str_cmp(from, day) <= 0 && (!to.len || str_cmp(to, day) >= 0);
        if (best != NONE && !*held && str_cmp(from, latest) < 0) continue;
        best = rows[i].row, latest = from;
    }
    return best;
}

bool polities_in_office(const finder *f, uint32_t actor) {
    bool held;
    office_of(f, actor, &held);
    return held;
}

str polities_of_person(const finder *f, uint32_t actor) {
    bool held;
    uint32_t role = office_of(f, actor, &held);
    if (role == NONE) return STR_NONE;
    str id = lex_cell(f->d->lex, TABLE_roles, role, roles_polity);
    uint32_t row = lex_find(f->d->lex, TABLE_actors, actors_id, id);
    return row == NONE ? STR_NONE : registry_code(f->d->lex, f->r, row);
}

/* The state that the text speaks of most, by name or demonym. */
static str home_of(const finder *f) {
    uint32_t best = NONE, n = lex_row_count(f->d->lex, TABLE_actors);
    for (uint32_t i = 0; i < n; i++)
        if (f->seen[i] && f->r->actor_kind[i] == THING_STATE && (best == NONE || f->seen[i] > f->seen[best]))
            best = i;
    return best == NONE ? STR_NONE : registry_code(f->d->lex, f->r, best);
}

/* Who acts for a polity that the text need not name: a person behind a title, an organ, a body by its kind. */
static bool acts(const found *x) {
    if (x->kind == THING_PERSON) return x->role_end > x->role_begin;
    return x->kind == THING_ORG && !x->actor;
}

/* What the tables know of a group, then what the words beside its names say. */
static void from_tables(finder *f) {
    for (uint32_t i = 0; i < f->groups.n; i++) {
        group *g = &f->groups.at[i];
        if (g->joined == i && g->actor && f->r->actor_kind[g->actor - 1] == THING_PERSON)
            g->polity = polities_of_person(f, g->actor - 1);
    }
    for (uint32_t i = 0; i < f->found.n; i++) {
        found *x = &f->found.at[i];
        group *g = &f->groups.at[x->entity];
        if (!g->polity.len && x->polity.len) g->polity = x->polity;
    }
    for (uint32_t i = 0; i < f->groups.n; i++) {
        group *g = &f->groups.at[i];
        if (g->joined == i && g->actor && !g->polity.len && f->r->actor_kind[g->actor - 1] == THING_ORG)
            g->polity = registry_code(f->d->lex, f->r, g->actor - 1);
    }
}

/* Whether the polity of a person or body tells in whose affairs the text is: a state's, and of no newspaper. */
static bool speaks_for_state(const finder *f, const found *x, str polity) {
    if (x->actor && str_is(lex_cell(f->d->lex, TABLE_actors, x->actor - 1, actors_type), "outlet"))
        return false;
    uint32_t row = polity.len == 3 ? lex_find(f->d->lex, TABLE_actors, actors_id, polity) : NONE;
    return row != NONE && f->r->actor_kind[row] == THING_STATE;
}

/* Those of whom nothing is said act for whom the last one before did, in the same breath; else at home. */
static void from_context(finder *f) {
    str home = home_of(f), last = STR_NONE;
    uint32_t said = 0;
    for (uint32_t i = 0; i < f->found.n; i++) {
        found *x = &f->found.at[i];
        group *g = &f->groups.at[x->entity];
        bool acting = x->kind == THING_PERSON || x->kind == THING_ORG;
        if (!g->polity.len && acts(x)) {
            if (in_set(f, x->begin, SET_BODY_OWN)) continue;
            g->polity = last.len && x->begin < said + BREATH ? last : home;
        }
        if (acting && g->polity.len && speaks_for_state(f, x, g->polity)) last = g->polity, said = x->end;
    }
}

void polities_fill(finder *f) {
    from_tables(f);
    from_context(f);
    for (uint32_t i = 0; i < f->found.n; i++) {
        found *x = &f->found.at[i];
        if (!x->polity.len) x->polity = f->groups.at[x->entity].polity;
    }
}
