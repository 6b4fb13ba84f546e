/* persons: names of people that a title shows, and those that no table has. A title opens a walk over what it is of
 * (the foreign minister of ..., the spokesman for ...) up to the name; the walk also finds the polity.
 *
 *     [office] [what it is of: nouns, demonyms, states, bodies] [name: given name or unknown word, then more] */
#include "names.h"

enum { WALK_MOST = 16, NAME_MOST = 7 };

enum part { PART_NONE, PART_WEAK, PART_FAMILY, PART_STRONG, PART_LINK };

static const doc_reading *reading_at(const doc *d, uint32_t reading) {
    return reading == NONE ? NULL : &d->readings.at[reading];
}

static bool plain(const doc *d, const doc_sense *s) {
    const doc_reading *r = reading_at(d, s->reading);
    return !r || (!r->clitics && !r->enclitic);
}

/* Whether no table and no paradigm knows the word. */
static bool unknown(const doc *d, uint32_t at) {
    const doc_reading *r = doc_best(d, at);
    return r && !r->lemma && r->pos == POS_NAME;
}

static bool unknown_with_article(const doc *d, uint32_t at) {
    const doc_reading *r = doc_best(d, at);
    return r && !r->lemma && r->pos == POS_NOUN && r->clitics == CLITIC_AL;
}

/* What a token can be inside a name; *end is where it ends (a given name may be two words). `first`: a conjunction
 * or preposition may stand on it. */
static enum part part_at(const finder *f, uint32_t at, bool first, uint32_t *end, uint32_t *reading) {
    const doc *d = f->d;
    *end = at + 1, *reading = d->tokens.at[at].n_readings ? d->tokens.at[at].reading : NONE;
    if (d->tokens.at[at].kind != TOKEN_WORD) return PART_NONE;
    uint32_t n;
    const doc_sense *s = text_senses(d, at, &n);
    for (uint32_t i = 0; i < n; i++) {
        if (s[i].table != TABLE_sets || (!first && !plain(d, &s[i])) || s[i].article) continue;
        uint32_t set = lex_set_of(d->lex, s[i].row);
        if (set != f->r->set_given && set != f->r->set_family && set != f->r->set_link) continue;
        *end = s[i].end, *reading = s[i].reading;
        if (set == f->r->set_link) return PART_LINK;
        if (set == f->r->set_family) return PART_FAMILY;
        return lex_cell(d->lex, TABLE_sets, s[i].row, sets_value).len ? PART_WEAK : PART_STRONG;
    }
    if (unknown(d, at)) return PART_STRONG;
    if (unknown_with_article(d, at)) return PART_FAMILY;
    return PART_NONE;
}

static bool same_run(const doc *d, uint32_t a, uint32_t b) {
    return b < d->tokens.n && d->tokens.at[a].sentence == d->tokens.at[b].sentence && d->tokens.at[b].gap < 2;
}

/* A family name that is a known word with its article: the adjective of a town or tribe. */
static bool nisba(const doc *d, uint32_t at) {
    const doc_reading *r = doc_best(d, at);
    return r && (r->clitics == CLITIC_AL) && (r->pos == POS_ADJ || r->pos == POS_NOUN) &&
           (d->tokens.at[at].spell & (SPELL_YA | SPELL_MAQSURA));
}

static uint32_t name_end(const finder *f, uint32_t at, uint32_t end) {
    const doc *d = f->d;
    for (int parts = 1; parts < NAME_MOST && same_run(d, at, end); parts++) {
        uint32_t next, reading;
        enum part p = part_at(f, end, false, &next, &reading);
        if (p == PART_LINK) {
            uint32_t after;
            if (!same_run(d, at, next) || part_at(f, next, false, &after, &reading) == PART_NONE) break;
            next = after;
        } else if (p == PART_NONE) {
            if (!nisba(d, end) || demonym_at(d, f->r, end) || title_at(f, end, TITLE_PERSON)) break;
        }
        end = next;
    }
    return end;
}

/* A person's name at a token. Without a title before it only a sure given name and a second part are one. */
static bool name_at(const finder *f, uint32_t at, bool titled, found *out) {
    uint32_t end, reading;
    enum part p = part_at(f, at, true, &end, &reading);
    if (p == PART_NONE || p == PART_FAMILY || (!titled && p != PART_STRONG)) return false;
    if (p == PART_LINK) {
        uint32_t next, r2;
        if (!same_run(f->d, at, end) || part_at(f, end, false, &next, &r2) == PART_NONE) return false;
        end = next;
    }
    if (!titled && unknown(f->d, at)) return false;
    uint32_t last = name_end(f, at, end);
    if (!titled && last < end + 1) return false;
    *out = (found){.begin = at, .end = last, .whole = at, .reading = reading, .kind = THING_PERSON};
    out->how = NAME_GUESS;
    return true;
}

/* The name of the tables and the name as its parts show it: the longer, with the actor of the first. */
static bool person_at(finder *f, uint32_t at, bool titled, found *out) {
    found known, parsed;
    bool k = gazetteer_at(f, at, &known) && known.kind == THING_PERSON;
    bool p = name_at(f, at, titled, &parsed);
    if (!k && !p) return false;
    *out = k ? known : parsed;
    if (k && p && parsed.end > known.end && known.how == NAME_FULL) out->end = parsed.end;
    if (k && p && parsed.end > known.end && known.how != NAME_FULL) *out = parsed;
    return true;
}

/* ---- The walk from a title to the name ---- */

typedef struct walk {
    uint32_t at;
    str polity;
    bool abroad; /* behind a preposition that tells where, not whose */
    bool loose;  /* the last word stands without article: something follows that it is of */
} walk;

static bool preposition(const finder *f, walk *w) {
    const doc_sense *s = text_sense(f->d, w->at, TABLE_sets, f->r->set_title_link);
    if (!s) return false;
    w->abroad = lex_cell(f->d->lex, TABLE_sets, s->row, sets_value).len;
    w->loose = true;
    w->at = s->end;
    return true;
}

static bool walk_polity(finder *f, walk *w) {
    uint32_t actor = demonym_at(f->d, f->r, w->at);
    if (actor) {
        if (!w->polity.len) w->polity = registry_code(f->d->lex, f->r, actor - 1);
        w->at++, w->loose = false;
        return true;
    }
    found x;
    if (!gazetteer_at(f, w->at, &x) || x.kind == THING_PERSON || x.kind == THING_ITEM) return false;
    if (!w->polity.len && !w->abroad) w->polity = x.polity;
    w->at = x.end, w->loose = false;
    return true;
}

static bool noun_like(const doc_reading *r) {
    return r->pos == POS_NOUN || r->pos == POS_ADJ || r->pos == POS_MASDAR || r->pos == POS_ACTIVE ||
           r->pos == POS_PASSIVE || r->pos == POS_NUM || r->pos == POS_QUANT;
}

static bool walk_word(finder *f, walk *w) {
    const doc_reading *r = doc_best(f->d, w->at);
    if (!r || !noun_like(r) || r->enclitic) return false;
    bool article = r->clitics & CLITIC_AL;
    if (!article && !w->loose && !(r->clitics & CLITIC_L)) return false;
    w->loose = !article;
    w->at++;
    return true;
}

static bool walk_on(finder *f, walk *w) {
    const doc_sense *t = title_at(f, w->at, TITLE_PERSON);
    if (t && (t->article || t->end > w->at + 1 || w->loose)) {
        w->at = t->end, w->loose = !t->article;
        return true;
    }
    return preposition(f, w) || walk_polity(f, w) || walk_word(f, w);
}

static bool comma(const doc *d, uint32_t at) { return at < d->tokens.n && text_is(d, at, ","); }

/* Behind a title stands a name: notes it for the scan. */
static void note(finder *f, const doc_sense *title, const walk *w, found *x, uint32_t role_end) {
    if (f->titled[x->begin]) return;
    x->whole = x->role_begin = title->begin;
    x->role_end = role_end;
    x->role_reading = title->reading;
    if (w->polity.len) x->polity = w->polity;
    VEC_PUSH(f->d->mem, &f->pending, *x);
    f->titled[x->begin] = f->pending.n;
}

void persons_titled(finder *f, uint32_t token) {
    const doc *d = f->d;
    const doc_sense *t = title_at(f, token, TITLE_PERSON);
    if (!t) return;
    walk w = {.at = t->end, .loose = !t->article};
    for (int steps = 0; steps < WALK_MOST && same_run(d, token, w.at); steps++) {
        found x;
        uint32_t from = w.at;
        bool after_comma = comma(d, from) && same_run(d, token, from + 1);
        if (person_at(f, from + after_comma, !after_comma, &x)) {
            note(f, t, &w, &x, from);
            return;
        }
        if (after_comma || !walk_on(f, &w)) return;
    }
}

/* A title behind the name and a comma: its role, and the polity. */
void persons_apposed(finder *f, found *x) {
    const doc *d = f->d;
    if (x->role_end > x->role_begin || !comma(d, x->end) || !same_run(d, x->begin, x->end + 1)) return;
    const doc_sense *t = title_at(f, x->end + 1, TITLE_PERSON);
    const doc_reading *r = t ? reading_at(d, t->reading) : NULL;
    if (!t || (r && (r->clitics & ~CLITIC_AL))) return;
    walk w = {.at = t->end, .loose = !t->article};
    for (int steps = 0; steps < WALK_MOST && same_run(d, x->begin, w.at); steps++)
        if (!walk_on(f, &w)) break;
    x->role_begin = t->begin, x->role_end = w.at, x->role_reading = t->reading;
    if (w.polity.len) x->polity = w.polity;
}

bool persons_at(finder *f, uint32_t token, found *out) {
    if (f->titled[token]) {
        *out = f->pending.at[f->titled[token] - 1];
        return true;
    }
    return name_at(f, token, false, out);
}
