/* kin: which groups of names are one, by their words. A person is named in full once and by the last name (or behind
 * a title by the first) from then on; a body loses what its name ends in, or the head before it:
 *
 *     given middle last             <- given last, last
 *     the observatory of X for Y    <- the observatory of X
 *     the ministry of X             <- X *
 * Each name is looked up by its last and its first word, so the work grows with the names, not with their pairs.
 * Words are compared by their numbers, of which each has one only. */
#include "names.h"
#include <stdlib.h>

/* Word -> group + 1 that was named so last, 0 where none was; open addressing, with room for all names at once. */
typedef struct by_word {
    struct named {
        uint32_t word, group; /* word 0: free */
    } * slots;
    uint32_t mask;
} by_word;

typedef struct kin {
    finder *f;
    doc *d;
    by_word last, first, start; /* persons */
    by_word body;               /* bodies by their first words */
} kin;

/* ---- Groups by word ---- */

static by_word room_for(const finder *f, uint32_t words) {
    uint32_t size = 64;
    while (size < words * 2) size *= 2;
    return (by_word){ARENA_NEW(f->d->mem, struct named, size), size - 1};
}

static struct named *slot_of(const by_word *all, uint32_t word) {
    uint32_t i = (uint32_t)(word * 0x9E3779B97F4A7C15u >> 32) & all->mask;
    while (all->slots[i].word && all->slots[i].word != word) i = (i + 1) & all->mask;
    return &all->slots[i];
}

/* The word's group, to be written too. */
static uint32_t *put(by_word *all, uint32_t word) {
    struct named *s = slot_of(all, word);
    s->word = word;
    return &s->group;
}

static uint32_t get(const by_word *all, uint32_t word) { return slot_of(all, word)->group; }

/* ---- Names by their words ---- */

/* The word of a name's token as it stands without proclitics. */
static uint32_t word_at(const kin *k, const found *x, uint32_t token) {
    const doc_reading *r = token == x->begin && x->reading != NONE ? &k->d->readings.at[x->reading] : NULL;
    return r ? r->word : k->d->tokens.at[token].word;
}

static const found *longest(const kin *k, uint32_t g) { return &k->f->found.at[k->f->groups.at[g].longest]; }

static uint32_t root(const kin *k, uint32_t g) {
    while (k->f->groups.at[g].joined != g) g = k->f->groups.at[g].joined;
    return g;
}

/* Whether a word of a name is the father's. */
static bool fathers(const kin *k, const found *x, uint32_t at) {
    return at > x->begin && k->f->parts[at - 1].as == PART_LINK;
}

/* Whether the words of a stand in b in their order; a name of more than one word does not begin with b's father. */
static bool within(const kin *k, const found *a, const found *b) {
    uint32_t i = a->begin;
    bool single = a->end == a->begin + 1;
    for (uint32_t j = b->begin; j < b->end && i < a->end; j++) {
        if (word_at(k, a, i) != word_at(k, b, j)) continue;
        if (i > a->begin || single || !fathers(k, b, j)) i++;
    }
    return i == a->end;
}

/* Whether two words differ by one letter at most (two bytes each). */
static bool alike(const kin *k, uint32_t one, uint32_t other) {
    str a = doc_word_text(k->d, one), b = doc_word_text(k->d, other);
    if (a.len > b.len) {
        str t = a;
        a = b, b = t;
    }
    if (a.len < 6 || b.len > a.len + 2) return false;
    size_t from = 0, to = 0;
    while (from < a.len && a.at[from] == b.at[from]) from++;
    while (to < a.len - from && a.at[a.len - 1 - to] == b.at[b.len - 1 - to]) to++;
    return b.len - from - to <= 3;
}

static void join(kin *k, uint32_t a, uint32_t b) {
    a = root(k, a), b = root(k, b);
    if (a == b) return;
    group *x = &k->f->groups.at[a], *y = &k->f->groups.at[b];
    const found *fx = longest(k, a), *fy = longest(k, b);
    bool keep_a =
        (x->actor && !y->actor) || (!!x->actor == !!y->actor && fx->end - fx->begin >= fy->end - fy->begin);
    if (!keep_a) {
        uint32_t t = a;
        a = b, b = t;
        x = &k->f->groups.at[a], y = &k->f->groups.at[b];
    }
    y->joined = a;
    if (longest(k, b)->end - longest(k, b)->begin > longest(k, a)->end - longest(k, a)->begin)
        x->longest = y->longest;
}

/* ---- Persons ---- */

static bool same_person(kin *k, uint32_t a, uint32_t b) {
    const found *x = longest(k, a), *y = longest(k, b);
    const group *g = &k->f->groups.at[a], *h = &k->f->groups.at[b];
    if (g->actor && h->actor && g->actor != h->actor) return false;
    if (x->end - x->begin > y->end - y->begin) {
        const found *t = x;
        x = y, y = t;
    }
    if (within(k, x, y)) return true;
    if (x->end - x->begin < 2 || word_at(k, x, x->end - 1) != word_at(k, y, y->end - 1)) return false;
    for (uint32_t i = y->begin; i + 1 < y->end; i++)
        if (!fathers(k, y, i) && alike(k, word_at(k, x, x->begin), word_at(k, y, i))) return true;
    return false;
}

/* The first two words of a name as one number. */
static uint32_t start_of(const kin *k, const found *x) {
    return (word_at(k, x, x->begin) * 0x9E3779B1u ^ word_at(k, x, x->begin + 1)) | 1;
}

/* Named without his house, or with it again: the first two words are the same. */
static void meet_start(kin *k, found *x) {
    uint32_t *start = put(&k->start, start_of(k, x));
    if (*start && same_person(k, x->entity, *start - 1)) join(k, x->entity, *start - 1);
    *start = root(k, x->entity) + 1;
}

static void meet_person(kin *k, found *x) {
    uint32_t *last = put(&k->last, word_at(k, x, x->end - 1));
    if (*last && same_person(k, x->entity, *last - 1)) join(k, x->entity, *last - 1);
    uint32_t *first = put(&k->first, word_at(k, x, x->begin));
    bool single = x->end == x->begin + 1;
    if (*first && (single || longest(k, *first - 1)->end == longest(k, *first - 1)->begin + 1) &&
        same_person(k, x->entity, *first - 1))
        join(k, x->entity, *first - 1);
    if (!single) meet_start(k, x);
    uint32_t g = root(k, x->entity);
    if (!single || !*last) *last = g + 1;
    if (!single || !*first) *first = g + 1;
}

/* ---- Bodies ---- */

static bool prefix(const kin *k, const found *a, const found *b) {
    if (a->end - a->begin >= b->end - b->begin || a->end - a->begin < 2) return false;
    for (uint32_t i = 0; i < a->end - a->begin; i++)
        if (word_at(k, a, a->begin + i) != word_at(k, b, b->begin + i)) return false;
    return true;
}

/* b is a behind one more word. */
static bool headed(const kin *k, const found *a, const found *b) {
    if (b->end - b->begin != a->end - a->begin + 1) return false;
    for (uint32_t i = 0; i < a->end - a->begin; i++)
        if (word_at(k, a, a->begin + i) != word_at(k, b, b->begin + 1 + i)) return false;
    return true;
}

static bool other_polity(const found *x, const found *y) {
    return x->polity.len && y->polity.len && !str_eq(x->polity, y->polity);
}

static bool same_body(const kin *k, uint32_t a, uint32_t b) {
    const found *x = longest(k, a), *y = longest(k, b);
    const group *g = &k->f->groups.at[a], *h = &k->f->groups.at[b];
    if (other_polity(x, y) || (g->actor && h->actor && g->actor != h->actor)) return false;
    return prefix(k, x, y) || prefix(k, y, x) || headed(k, x, y) || headed(k, y, x);
}

static void meet_body(kin *k, found *x) {
    uint32_t *first = put(&k->body, word_at(k, x, x->begin));
    if (*first && same_body(k, x->entity, *first - 1)) join(k, x->entity, *first - 1);
    *first = root(k, x->entity) + 1;
    if (x->end - x->begin < 2) return;
    uint32_t *second = put(&k->body, word_at(k, x, x->begin + 1));
    if (*second && same_body(k, x->entity, *second - 1)) join(k, x->entity, *second - 1);
    if (!*second) *second = root(k, x->entity) + 1;
}

static void meet(kin *k, found *x) {
    if (x->kind == THING_PERSON) meet_person(k, x);
    if (x->kind == THING_ORG) meet_body(k, x);
}

/* ---- Last names alone ---- */

/* A last name that no table has, later in the text: where it is a common word too, only behind a verb or title. */
static bool alone_at(kin *k, uint32_t token, found *out) {
    const doc *d = k->d;
    const doc_token *t = &d->tokens.at[token];
    for (uint32_t i = t->reading; i < t->reading + t->n_readings; i++) {
        const doc_reading *r = &d->readings.at[i];
        if (r->enclitic || (r->clitics & ~(CLITIC_AL | CLITIC_W | CLITIC_B | CLITIC_L | CLITIC_F | CLITIC_K)))
            continue;
        uint32_t g = get(&k->last, r->word);
        if (!g) continue;
        const found *full = longest(k, root(k, g - 1));
        const doc_reading *before = token ? name_reading(d, token - 1) : NULL;
        bool verb = before && before->pos == POS_VERB && d->tokens.at[token - 1].sentence == t->sentence;
        const doc_reading *word = name_reading(d, token);
        bool common = (word && name_word(word)) || k->f->parts[token].weak || k->f->parts[token].closed;
        if (common && (token < full->end || (!verb && !k->f->titled[token]))) continue;
        *out = *full;
        out->begin = out->whole = token, out->end = token + 1, out->reading = i;
        out->role_begin = out->role_end = 0, out->inner_end = 0;
        out->entity = root(k, g - 1);
        return true;
    }
    return false;
}

static int in_order(const void *x, const void *y) {
    const found *a = x, *b = y;
    return a->begin < b->begin ? -1 : a->begin > b->begin;
}

/* The head of a body that was named in full before, alone with its article. */
static bool head_at(kin *k, uint32_t token, found *out) {
    const doc *d = k->d;
    const doc_sense *s = registry_set(d, k->f->r, token, SET_BODY_ALONE);
    if (!s || s->article) return false;
    const doc_reading *r = s->reading == NONE ? NULL : &d->readings.at[s->reading];
    const doc_reading *next = token + 1 < d->tokens.n ? name_reading(d, token + 1) : NULL;
    if (next && (next->clitics == CLITIC_AL)) return false; /* an adjective: another body */
    uint32_t g = get(&k->body, r ? r->word : d->tokens.at[token].word);
    if (!g && r) g = get(&k->body, r->bare);
    if (!g) return false;
    *out = *longest(k, root(k, g - 1));
    out->begin = out->whole = token, out->end = token + 1, out->reading = s->reading;
    out->inner_end = 0;
    out->entity = root(k, g - 1);
    return true;
}

static void find_alone(kin *k) {
    finder *f = k->f;
    uint32_t n = f->found.n, next = 0;
    for (uint32_t i = 0; i < k->d->tokens.n; i++) {
        while (next < n && f->found.at[next].end <= i) next++;
        if (next < n && f->found.at[next].begin <= i) continue;
        if (k->d->sentences.at[k->d->tokens.at[i].sentence].boilerplate) continue;
        found x;
        if (alone_at(k, i, &x) || head_at(k, i, &x)) VEC_PUSH(k->d->mem, &f->found, x);
    }
    if (f->found.n > n) qsort(f->found.at, f->found.n, sizeof(found), in_order);
}

void kin_join(finder *f) {
    kin k = {.f = f, .d = f->d};
    k.last = room_for(f, f->found.n), k.first = room_for(f, f->found.n);
    k.start = room_for(f, f->found.n);
    k.body = room_for(f, f->found.n * 2);
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < f->found.n; i++) meet(&k, &f->found.at[i]);
    find_alone(&k);
    for (uint32_t i = 0; i < f->found.n; i++) f->found.at[i].entity = root(&k, f->found.at[i].entity);
}
