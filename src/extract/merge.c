/* merge: which of the names found are one and the same. Names of one row of the tables are one entity; its id
 * is the fullest form that the document has, for a state its code, and every other form an alias. */
#include "names.h"

typedef struct merger {
    finder *f;
    doc *d;
    map by_actor; /* kind and actor -> entity */
    map by_name;  /* kind and name -> entity */
} merger;

static const doc_reading *reading_of(const doc *d, uint32_t reading) {
    return reading == NONE ? NULL : &d->readings.at[reading];
}

static str name_of(doc *d, const found *x) {
    return doc_name(d, x->begin, x->end, reading_of(d, x->reading));
}

static str key_of(doc *d, const found *x, str name) {
    if (x->actor) return str_printf(d->mem, "%u#%u", x->kind, x->actor);
    return str_printf(d->mem, "%u %.*s", x->kind, STR_ARG(name));
}

static doc_entities *entity_for(merger *m, found *x, str name) {
    uint32_t fresh = m->d->entities.n;
    uint32_t *at = map_put(&m->by_name, key_of(m->d, x, name), fresh);
    x->entity = *at;
    if (*at != fresh) return &m->d->entities.at[*at];
    doc_entities *e = VEC_ADD(m->d->mem, &m->d->entities);
    e->kind = str_of(thing_names[x->kind]);
    e->actor = x->actor;
    e->rule = x->rule;
    if (x->actor) e->ref = lex_cell(m->d->lex, TABLE_actors, x->actor - 1, actors_id);
    if (x->kind == THING_STATE)
        e->id = e->party = lex_cell(m->d->lex, TABLE_actors, x->actor - 1, actors_code);
    return e;
}

static bool has_alias(const doc_entities *e, str name) {
    for (uint32_t i = 0; i < e->aliases.n; i++)
        if (str_eq(e->aliases.at[i], name)) return true;
    return str_eq(e->id, name);
}

/* The fullest form becomes the id. */
static void add_form(doc *d, doc_entities *e, const found *x, str name) {
    if (has_alias(e, name)) return;
    if (x->kind == THING_STATE || (e->id.len && e->id.len >= name.len)) {
        VEC_PUSH(d->mem, &e->aliases, name);
        return;
    }
    if (e->id.len) VEC_PUSH(d->mem, &e->aliases, e->id);
    e->id = name;
}

static void set_polity(doc_entities *e, const found *x) {
    if (x->kind != THING_STATE && !e->polity.len) e->polity = x->polity;
}

static void add_mention(doc *d, const found *x) {
    doc_mention *m = VEC_ADD(d->mem, &d->mentions);
    m->begin = x->begin, m->end = x->end, m->whole = x->whole;
    m->entity = x->entity, m->as = x->as;
    m->span = doc_stem_span(d, x->begin, x->end, reading_of(d, x->reading));
    VEC_PUSH(d->mem, &d->entities.at[x->entity].mentions, m->span);
    for (uint32_t i = x->begin; i < x->end; i++) d->mention_at[i] = d->mentions.n;
}

static void set_party(doc *d, doc_entities *e) {
    if (e->party.len || str_is(e->kind, "place") || str_is(e->kind, "item")) return;
    e->party = e->polity.len ? e->polity : str_is(e->kind, "org") ? e->id : STR_NONE;
    (void)d;
}

void merge_found(finder *f) {
    merger m = {.f = f, .d = f->d};
    doc *d = f->d;
    m.by_name.mem = d->mem;
    d->mention_at = ARENA_NEW(d->mem, uint32_t, d->tokens.n + 1);
    for (uint32_t i = 0; i < f->found.n; i++) {
        found *x = &f->found.at[i];
        str name = name_of(d, x);
        doc_entities *e = entity_for(&m, x, name);
        add_form(d, e, x, name);
        if (x->inner_end) add_form(d, e, x, doc_text(d, doc_cover(d, x->inner, x->inner_end)));
        set_polity(e, x);
        if (x->role_end > x->role_begin && !e->role.len)
            e->role = doc_name(d, x->role_begin, x->role_end, reading_of(d, x->role_reading));
        add_mention(d, x);
    }
    for (uint32_t i = 0; i < d->entities.n; i++) set_party(d, &d->entities.at[i]);
}
