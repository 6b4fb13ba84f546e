/* persons: names of people that a title shows, and those that no table has. A title opens a walk over what it is of
 * (the foreign minister of ..., the spokesman for ...) up to the name; the walk also finds the polity.
 *
 *     [office] [what it is of: nouns, demonyms, states, bodies] [name: given name or unknown word, then more] */
#include "names.h"

enum { WALK_MOST = 16, NAME_MOST = 7 };

static const doc_reading *reading_at(const doc *d, uint32_t reading) {
    return reading == NONE ? NULL : &d->readings.at[reading];
}

/* Whether token b goes on in the sentence of a; a time is no part of a name or title. */
static bool same_run(const doc *d, uint32_t a, uint32_t b) {
    if (b < d->tokens.n && d->time_at && d->time_at[b]) return false;
    return b < d->tokens.n && d->tokens.at[a].sentence == d->tokens.at[b].sentence && d->tokens.at[b].gap < 2;
}

static bool comma(const doc *d, uint32_t at) { return at < d->tokens.n && text_is(d, at, ","); }

/* A common noun between a sure given name and a title behind a comma. */
static bool titled_behind(const finder *f, uint32_t at) {
    const doc_reading *r = name_reading(f->d, at);
    return r && !r->clitics && !r->enclitic && r->pos != POS_VERB && !f->parts[at].closed &&
           comma(f->d, at + 1) && same_run(f->d, at, at + 2) && title_at(f, at + 2, TITLE_PERSON);
}

/* Whether a name can be over before the token: a mark, a conjunction, a verb or a function word stands there. */
static bool ends_name(const finder *f, uint32_t at) {
    const doc *d = f->d;
    if (at >= d->tokens.n || !same_run(d, at - 1, at) || d->tokens.at[at].kind == TOKEN_MARK) return true;
    const doc_reading *r = name_reading(d, at);
    return !r || (r->clitics & (CLITIC_W | CLITIC_F)) || r->pos == POS_VERB || f->parts[at].closed;
}

/* A title without its article that is of nothing: behind a given name it is the family's (Adnan Mufti). */
static bool title_as_name(const finder *f, uint32_t first, uint32_t at) {
    if (at != f->parts[first].end || f->parts[first].as != PART_STRONG || f->parts[first].unknown)
        return false;
    const doc_sense *t = title_at(f, at, TITLE_OFFICE | TITLE_TRADE);
    const doc_reading *r = t && t->end == at + 1 ? name_reading(f->d, at) : NULL;
    return r && !r->clitics && !r->enclitic && !(r->features & (FEAT_PLUR | FEAT_DUAL | FEAT_FEM)) &&
           ends_name(f, at + 1);
}

/* Whether a name goes on at the token; *end is then behind the part. */
static bool goes_on(const finder *f, uint32_t first, uint32_t at, uint32_t *end) {
    const doc *d = f->d;
    if (!same_run(d, first, at)) return false;
    const name_part *p = &f->parts[at];
    *end = p->end;
    if (p->clitic) return false;
    if (p->as == PART_LINK) {
        const name_part *next = same_run(d, first, p->end) ? &f->parts[p->end] : NULL;
        if (!next || next->clitic || next->closed || d->tokens.at[p->end].kind != TOKEN_WORD) return false;
        *end = next->end;
        return true;
    }
    if (p->as) return true;
    if (at == f->parts[first].end && titled_behind(f, at)) return true;
    if (title_as_name(f, first, at)) return true;
    return p->nisba && !demonym_at(d, f->r, at) && !title_at(f, at, TITLE_PERSON);
}

/* Behind a title and one given name any noun with its article is the family's name. */
static bool family_noun(const finder *f, uint32_t at) {
    const doc_reading *r = name_reading(f->d, at);
    if (!ends_name(f, at + 1)) return false;
    return r && r->clitics == CLITIC_AL && !r->enclitic && r->pos != POS_VERB && !f->parts[at].closed &&
           !demonym_at(f->d, f->r, at) && !title_at(f, at, TITLE_PERSON | TITLE_BODY) && !f->known_at[at];
}

static uint32_t name_end(const finder *f, uint32_t first, uint32_t end) {
    uint32_t next;
    for (int parts = 1; parts < NAME_MOST && goes_on(f, first, end, &next); parts++) end = next;
    return end;
}

/* Whether what follows a first part without title shows that both are a name. */
static bool proves(const finder *f, const name_part *first, uint32_t at) {
    const name_part *p = &f->parts[at];
    if (p->clitic) return false;
    if (first->as == PART_STRONG && !first->unknown) return p->as || p->nisba || titled_behind(f, at);
    if (first->as == PART_STRONG) return p->as == PART_STRONG && !p->unknown;
    for (int i = 0; i < 2 && p->as == PART_WEAK && same_run(f->d, at, p->end); i++) p = &f->parts[p->end];
    return p->as == PART_LINK || (p->as >= PART_FAMILY && !p->unknown && !p->weak);
}

/* A person's name at a token. Without a title before it the first two parts must prove each other. */
static bool name_at(const finder *f, uint32_t at, bool titled, found *out) {
    const name_part *p = &f->parts[at];
    if (p->as < PART_WEAK && (p->as != PART_LINK || !titled)) return false;
    const doc_sense *honour = title_at(f, at, TITLE_HONORIFIC);
    if (honour && honour->end == p->end && f->parts[p->end].as >= PART_WEAK)
        return false; /* a title, no part */
    uint32_t end = p->end;
    if (!titled && (registry_set(f->d, f->r, at, SET_TITLE_LINK) || !same_run(f->d, at, end) ||
                    !(proves(f, p, end) || title_as_name(f, at, end))))
        return false;
    if (p->as == PART_LINK && !goes_on(f, at, at, &end)) return false;
    end = name_end(f, at, end);
    if (titled && end == p->end && p->as >= PART_WEAK && !p->unknown && same_run(f->d, at, end) &&
        family_noun(f, end))
        end++;
    if (!titled && end < p->end + 1) return false;
    *out = (found){.begin = at, .end = end, .whole = at, .reading = p->reading, .kind = THING_PERSON};
    out->how = NAME_GUESS;
    return true;
}

/* A title that the tables have as a part of the name is taken off it. */
static void strip_title(const finder *f, found *x) {
    const doc_sense *t = title_at(f, x->begin, TITLE_PERSON);
    if (!t || t->end >= x->end || !f->parts[t->end].as) return;
    x->role_begin = x->begin, x->role_end = t->end, x->role_reading = x->reading;
    x->begin = t->end;
    x->reading = f->parts[t->end].reading;
    x->end = name_end(f, x->begin, x->end);
}

/* The name of the tables and the name as its parts show it: the longer, with the actor of the first. */
static bool person_at(const finder *f, uint32_t at, bool titled, found *out) {
    found parsed;
    const found *k = known_at(f, at);
    if (k && k->kind != THING_PERSON) k = NULL;
    bool p = name_at(f, at, titled, &parsed);
    if (!k && !p) return false;
    *out = k ? *k : parsed;
    if (k) strip_title(f, out);
    if (k && p && parsed.end > k->end) {
        if (k->how == NAME_FULL)
            out->end = parsed.end;
        else
            *out = parsed;
    }
    return true;
}

/* ---- The walk from a title to the name ---- */

typedef struct walk {
    uint32_t at, from; /* from: behind the title itself */
    str polity, first_polity;
    uint32_t comma; /* where the title ends before an honorific, or 0 */
    bool abroad;    /* behind a preposition that tells where, not whose */
    bool loose;     /* the last word stands without article: something follows that it is of */
    bool linked;    /* just behind a preposition */
    bool direct;    /* just behind a title or a demonym */
} walk;

static bool preposition(const finder *f, walk *w) {
    const doc_sense *s = registry_set(f->d, f->r, w->at, SET_TITLE_LINK);
    if (!s) return false;
    w->abroad = str_is(lex_cell(f->d->lex, TABLE_sets, s->row, sets_value), "abroad");
    w->loose = w->linked = true;
    w->at = s->end;
    return true;
}

static void learn_polity(walk *w, str polity) {
    if (!w->polity.len) w->polity = polity;
}

/* A name inside the title: of a state, body or town, or of a person who is meant by a title alone. */
static bool walk_known(finder *f, walk *w) {
    const found *x = known_at(f, w->at);
    if (!x || x->kind == THING_ITEM) return false;
    if (x->kind == THING_PERSON) {
        const doc_sense *t = title_at(f, w->at, TITLE_PERSON);
        if (!t || t->end != x->end) return false;
        learn_polity(w, polities_of_person(f, x->actor - 1));
    } else if (!w->abroad || x->kind == THING_ORG) {
        learn_polity(w, x->polity);
    }
    w->at = x->end, w->loose = false;
    return true;
}

static bool walk_polity(finder *f, walk *w) {
    uint32_t actor = demonym_at(f->d, f->r, w->at);
    if (!actor) return walk_known(f, w);
    learn_polity(w, registry_code(f->d->lex, f->r, actor - 1));
    w->at++, w->loose = false, w->direct = true;
    return true;
}

/* A body named by its kind: its polity, or for an armed group its own name. */
static bool walk_body(finder *f, walk *w) {
    found x;
    if (!title_at(f, w->at, TITLE_BODY) || !bodies_at(f, w->at, &x) || x.end <= w->at) return false;
    const doc_sense *own = registry_set(f->d, f->r, w->at, SET_BODY_OWN);
    learn_polity(w, x.polity);
    if (own) learn_polity(w, doc_text(f->d, doc_cover(f->d, x.begin, x.end)));
    w->at = x.end, w->loose = false;
    return true;
}

static bool noun_like(const doc_reading *r) {
    return r->pos == POS_NOUN || r->pos == POS_ADJ || r->pos == POS_MASDAR || r->pos == POS_ACTIVE ||
           r->pos == POS_PASSIVE || r->pos == POS_NUM || r->pos == POS_QUANT;
}

static bool walk_word(finder *f, walk *w) {
    const doc_reading *r = name_reading(f->d, w->at);
    if (!r || !noun_like(r) || r->enclitic) return false;
    bool article = r->clitics & CLITIC_AL;
    if (!article && !w->loose && !(r->clitics & CLITIC_L)) return false;
    w->loose = !article;
    w->at++;
    return true;
}

/* A second title of one person, joined or not; false where it is another person's. What the first says of the polity
 * then holds only where the second says nothing. */
static bool another_title(const finder *f, walk *w, const doc_sense *t) {
    const doc_reading *r = reading_at(f->d, t->reading), *first = name_reading(f->d, w->from - 1);
    if (r && (r->clitics & (CLITIC_B | CLITIC_K | CLITIC_F))) return false;
    if (!r || !(r->clitics & CLITIC_W)) return true;
    if (first && (first->features & (FEAT_PLUR | FEAT_DUAL))) return false;
    if (w->polity.len) w->first_polity = w->polity;
    w->polity = STR_NONE;
    return true;
}

static bool walk_on(finder *f, walk *w) {
    w->linked = w->direct = false;
    const doc_sense *t = title_at(f, w->at, TITLE_PERSON);
    if (t && !another_title(f, w, t)) return false;
    if (t && (t->article || t->end > w->at + 1 || w->loose)) {
        w->at = t->end, w->loose = !t->article, w->direct = true;
        return true;
    }
    return preposition(f, w) || walk_polity(f, w) || walk_body(f, w) || walk_word(f, w);
}

/* One word alone is a name only right behind a title. */
static bool shown(const finder *f, const walk *w, const found *x) {
    return w->direct || x->actor || x->end > f->parts[x->begin].end;
}

/* Behind a title stands a name: notes it for the scan. */
static void note(finder *f, const doc_sense *title, const walk *w, found *x, uint32_t role_end) {
    if (f->titled[x->begin]) return;
    x->whole = x->role_begin = title->begin;
    x->role_end = role_end;
    x->role_reading = title->reading;
    str polity = w->polity.len ? w->polity : w->first_polity;
    if (polity.len) x->polity = polity;
    VEC_PUSH(f->d->mem, &f->pending, *x);
    f->titled[x->begin] = f->pending.n;
}

/* Past a comma before a rank or an honorific. */
static bool walk_comma(finder *f, walk *w) {
    const doc_sense *t = title_at(f, w->at + 1, TITLE_RANK | TITLE_HONORIFIC);
    if (!t) return false;
    w->at = t->end, w->direct = true, w->comma = w->comma ? w->comma : t->begin - 1;
    return true;
}

/* A title may hold a demonym itself. */
static walk begin_walk(const finder *f, const doc_sense *t) {
    walk w = {.at = t->end, .loose = !t->article, .direct = true, .from = t->end};
    for (uint32_t i = t->begin; i < t->end; i++) {
        uint32_t actor = demonym_at(f->d, f->r, i);
        if (actor) learn_polity(&w, registry_code(f->d->lex, f->r, actor - 1));
    }
    return w;
}

/* The name where the walk stands, or behind the comma there; what is a title itself is none. */
static bool walk_name(finder *f, const walk *w, bool after_comma, found *x) {
    if (!person_at(f, w->at + after_comma, true, x)) return false;
    if (demonym_at(f->d, f->r, x->begin)) return false;
    if (f->parts[x->begin].clitic && x->begin > w->from) return false; /* joined: another's name */
    const doc_sense *t = title_at(f, x->begin, TITLE_PERSON);
    if (t && t->end == x->end) return false;
    if (after_comma) return x->end > f->parts[x->begin].end;
    return shown(f, w, x);
}

void persons_titled(finder *f, uint32_t token) {
    const doc *d = f->d;
    const doc_sense *t = title_at(f, token, TITLE_PERSON);
    const doc_reading *best = t ? doc_best(d, token) : NULL;
    if (!t || ((f->r->title[t->row] & TITLE_WEAK) && !t->article && best && best->pos == POS_VERB)) return;
    bool bare = title_at(f, token, TITLE_RANK | TITLE_HONORIFIC);
    walk w = begin_walk(f, t);
    for (int steps = 0; steps < WALK_MOST && same_run(d, token, w.at); steps++) {
        found x;
        uint32_t from = w.at;
        bool after_comma = comma(d, from) && same_run(d, token, from + 1);
        bool link = registry_set(d, f->r, from, SET_TITLE_LINK) && !(bare && from == t->end);
        if (!w.linked && !link && walk_name(f, &w, after_comma, &x)) {
            note(f, t, &w, &x, w.comma ? w.comma : from);
            return;
        }
        if (after_comma ? !walk_comma(f, &w) : !walk_on(f, &w)) return;
    }
}

/* The title behind a name: after a comma, or right behind it where it is no other person's. */
static const doc_sense *title_behind(const finder *f, const found *x) {
    const doc *d = f->d;
    bool after_comma = comma(d, x->end);
    uint32_t at = x->end + after_comma;
    if (!same_run(d, x->begin, x->end) || !same_run(d, x->begin, at)) return NULL;
    const doc_sense *one = registry_set(d, f->r, at, SET_ONE_OF);
    if (one) at = one->end;
    const doc_sense *t = at < d->tokens.n ? title_at(f, at, TITLE_OFFICE | TITLE_TRADE | TITLE_RANK) : NULL;
    const doc_reading *r = t ? reading_at(d, t->reading) : NULL;
    if (!t || (!one && r && (r->clitics & ~CLITIC_AL))) return NULL;
    if (!after_comma && (f->r->title[t->row] & TITLE_WEAK)) return NULL;
    return t;
}

/* Gives a person the role that stands behind the name. */
void persons_apposed(finder *f, found *x) {
    if (x->role_end > x->role_begin) return;
    const doc_sense *t = title_behind(f, x);
    if (!t) return;
    walk w = begin_walk(f, t);
    for (int steps = 0; steps < WALK_MOST && same_run(f->d, x->begin, w.at); steps++) {
        found other;
        if (!w.linked && walk_name(f, &w, false, &other)) {
            if (!comma(f->d, x->end)) return; /* the title is that one's */
            break;
        }
        if (!walk_on(f, &w)) break;
    }
    str known = x->actor ? polities_of_person(f, x->actor - 1) : STR_NONE;
    if (known.len && w.polity.len && !str_eq(known, w.polity))
        return; /* it is somebody else's: received the Egyptian ... */
    x->role_begin = t->begin, x->role_end = w.at, x->role_reading = t->reading;
    if (w.polity.len) x->polity = w.polity;
}

bool persons_at(finder *f, uint32_t token, found *out) {
    if (f->titled[token]) {
        *out = f->pending.at[f->titled[token] - 1];
        return true;
    }
    return person_at(f, token, false, out);
}
