/* merge: entities of the names found. Names of one row of the tables, or of the same words, are one group; kin.c joins
 * groups. An entity's id is the fullest form that the document has, for a state its code; every other form is an
 * alias. */
#include "names.h"

enum { FORMS_FEW = 16 };

/* The name as it stands, without proclitics. */
static str name_of(doc *d, const found *x) {
    const doc_reading *r = doc_reading_at(d, x->reading);
    return doc_name(d, x->begin, x->end, r);
}

/* What names of one group share: the row of the tables, else the folded words written together, so that names written
 * apart and together are one. */
static str key_of(doc *d, const found *x) {
    buf b = {.mem = d->mem};
    const doc_reading *r = doc_reading_at(d, x->reading);
    buf_char(&b, (char)x->kind);
    if (x->actor) {
        buf_char(&b, '#');
        buf_add(&b, (str){(const char *)&x->actor, sizeof x->actor});
        return buf_str(&b);
    }
    for (uint32_t i = x->begin; i < x->end; i++)
        buf_add(&b, i == x->begin && r ? doc_word_text(d, r->word) : d->tokens.at[i].folded);
    return buf_str(&b);
}

static void group_one(finder *f, map *by_key, uint32_t i) {
    found *x = &f->found.at[i];
    uint32_t *at = map_put(by_key, key_of(f->d, x), f->groups.n);
    x->entity = *at;
    if (x->entity == f->groups.n) {
        group *fresh = VEC_ADD(f->d->mem, &f->groups);
        fresh->actor = x->actor, fresh->longest = i, fresh->joined = x->entity;
    }
    group *g = &f->groups.at[x->entity];
    const found *y = &f->found.at[g->longest];
    if (x->end - x->begin > y->end - y->begin) g->longest = i;
}

/* ---- Entities ---- */

static uint32_t entity_for(finder *f, const found *x) {
    doc *d = f->d;
    group *g = &f->groups.at[x->entity];
    if (g->entity) return g->entity - 1;
    doc_entities *e = VEC_ADD(d->mem, &d->entities);
    g->entity = d->entities.n;
    e->kind = str_of(thing_names[x->kind]);
    e->actor = g->actor;
    e->rule = x->rule;
    e->first = x->begin;
    if (g->actor) e->ref = lex_cell(d->lex, TABLE_actors, g->actor - 1, actors_id);
    if (x->kind == THING_STATE)
        e->id = e->party = e->polity = lex_cell(d->lex, TABLE_actors, g->actor - 1, actors_code);
    return d->entities.n - 1;
}

/* An alias as a key of finder.forms. */
static str form_key(doc *d, uint32_t entity, str name) {
    buf key = {.mem = d->mem};
    buf_add(&key, (str){(const char *)&entity, sizeof entity});
    buf_add(&key, name);
    return buf_str(&key);
}

/* Few forms are looked through, many found by their key. */
static bool has_alias(const finder *f, uint32_t entity, str name) {
    const doc_entities *e = &f->d->entities.at[entity];
    for (uint32_t i = 0; i < e->aliases.n && i < FORMS_FEW; i++)
        if (str_eq(e->aliases.at[i], name)) return true;
    if (str_eq(e->id, name)) return true;
    return e->aliases.n > FORMS_FEW && map_get(&f->forms, form_key(f->d, entity, name));
}

static void add_alias(finder *f, uint32_t entity, str name) {
    doc_entities *e = &f->d->entities.at[entity];
    if (e->aliases.n >= FORMS_FEW) map_put(&f->forms, form_key(f->d, entity, name), 1);
    VEC_PUSH(f->d->mem, &e->aliases, name);
}

/* How full a form is: its length, but nothing where it is a title alone. */
static size_t fullness(const finder *f, const found *x, str name) {
    const doc_sense *t = x->kind == THING_PERSON ? title_at(f, x->begin, TITLE_PERSON) : NULL;
    return t && t->end == x->end ? 0 : name.len;
}

/* The fullest form becomes the id. */
static void add_form(finder *f, uint32_t entity, group *g, str name, size_t full) {
    doc_entities *e = &f->d->entities.at[entity];
    if (has_alias(f, entity, name)) return;
    if (str_is(e->kind, "state") || (e->id.len && g->fullness >= full)) {
        add_alias(f, entity, name);
        return;
    }
    if (e->id.len) add_alias(f, entity, e->id);
    e->id = name, g->fullness = full;
}

static void add_mention(doc *d, const found *x) {
    doc_mention *m = VEC_ADD(d->mem, &d->mentions);
    m->begin = x->begin, m->end = x->end, m->whole = x->whole;
    m->entity = x->entity, m->as = x->as;
    m->span = doc_stem_span(d, x->begin, x->end, doc_reading_at(d, x->reading));
    VEC_PUSH(d->mem, &d->entities.at[x->entity].mentions, m->span);
    for (uint32_t i = x->begin; i < x->end; i++) d->mention_at[i] = d->mentions.n;
}

/* The other form of a name, without what stands on its first word. */
static str inner_name(doc *d, const found *x) {
    const doc_reading *r = x->inner == x->begin ? doc_reading_at(d, x->reading) : doc_best(d, x->inner);
    if (r && (r->enclitic || !(r->clitics & ~CLITIC_AL))) r = NULL;
    return doc_name(d, x->inner, x->inner_end, r);
}

static void add_found(finder *f, found *x) {
    doc *d = f->d;
    group *g = &f->groups.at[x->entity];
    x->entity = entity_for(f, x);
    doc_entities *e = &d->entities.at[x->entity];
    str name = name_of(d, x);
    add_form(f, x->entity, g, name, fullness(f, x, name));
    if (x->inner_end) name = inner_name(d, x), add_form(f, x->entity, g, name, name.len);
    if (x->kind != THING_STATE && !e->polity.len) e->polity = x->polity;
    if (x->role_end > x->role_begin && !e->role.len)
        e->role = doc_name(d, x->role_begin, x->role_end, doc_reading_at(d, x->role_reading));
    add_mention(d, x);
}

/* A body without a state or a code of its own acts for itself, by its fullest name here. */
static void set_own_polity(const finder *f, doc_entities *e) {
    if (!e->actor || !str_is(e->kind, "org")) return;
    str code = lex_cell(f->d->lex, TABLE_actors, e->actor - 1, actors_code);
    if (!code.len && str_eq(e->polity, lex_cell(f->d->lex, TABLE_actors, e->actor - 1, actors_ar)))
        e->polity = e->id;
}

/* How it stands as a party: its code, its polity, or its own name. */
static void set_party(finder *f, doc_entities *e) {
    if (e->party.len || str_is(e->kind, "place") || str_is(e->kind, "item")) return;
    str code = e->actor ? lex_cell(f->d->lex, TABLE_actors, e->actor - 1, actors_code) : STR_NONE;
    e->party = code.len ? code : e->polity;
    if (!e->party.len && str_is(e->kind, "org")) e->party = e->id;
}

void merge_found(finder *f) {
    doc *d = f->d;
    map by_key = {.mem = d->mem};
    f->forms.mem = d->mem;
    d->mention_at = ARENA_NEW(d->mem, uint32_t, d->tokens.n + 1);
    for (uint32_t i = 0; i < f->found.n; i++) group_one(f, &by_key, i);
    kin_join(f);
    polities_fill(f);
    for (uint32_t i = 0; i < f->found.n; i++) add_found(f, &f->found.at[i]);
    for (uint32_t i = 0; i < d->entities.n; i++)
        set_own_polity(f, &d->entities.at[i]), set_party(f, &d->entities.at[i]);
}
