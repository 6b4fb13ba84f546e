/* settle: the names that tables and rules found, weighed against the tagger's (nametags.h). What both see stays. Where
 * their bounds differ the tagger's hold, but for what the tables know, and what only it sees is taken as a guess. */
#include "nametags.h"

static const uint8_t things[] = {THING_PERSON, THING_PLACE, THING_ORG, THING_ITEM};

typedef struct settler {
    finder *f;
    const uint8_t *tags;
    uint32_t next; /* of the old names */
    VEC(found) kept;
} settler;

static void keep(settler *s, found x) { VEC_PUSH(s->f->d->mem, &s->kept, x); }

static uint32_t tag_end(const settler *s, uint32_t at, uint32_t stop) {
    uint32_t end = at + 1;
    while (end < stop && s->tags[end] == s->tags[at] + 1) end++;
    return end;
}

/* Whether a name that the tagger does not see stays. */
static bool stays(const found *x) { return x->actor || x->role_end > x->role_begin || x->kind == THING_ITEM; }

static bool same_kind(uint8_t kind, const found *x) {
    return x->kind == kind || (kind == THING_PLACE && x->kind == THING_STATE);
}

/* A name that the tagger alone sees. */
static found guess(const settler *s, uint32_t begin, uint32_t end, uint8_t kind) {
    const name_part *p = &s->f->parts[begin];
    found x = {.begin = begin, .end = end, .whole = begin, .kind = kind, .how = NAME_GUESS};
    x.reading = p->as || p->clitic ? p->reading : NONE;
    if (x.reading == NONE) {
        const doc_reading *r = name_reading(s->f->d, begin);
        if (r && (r->clitics & ~CLITIC_AL) && !r->enclitic) x.reading = (uint32_t)(r - s->f->d->readings.at);
    }
    if (kind == THING_PLACE) x.as = MENTION_PLACE;
    return x;
}

/* The old names before a token go or stay by themselves. */
static void pass(settler *s, uint32_t upto) {
    while (s->next < s->f->found.n && s->f->found.at[s->next].begin < upto) {
        const found *x = &s->f->found.at[s->next++];
        if (stays(x)) keep(s, *x);
    }
}

static void one(settler *s, uint32_t begin, uint32_t end) {
    uint8_t kind = things[(s->tags[begin] - 1) / 2];
    pass(s, begin);
    const found *first = s->next < s->f->found.n ? &s->f->found.at[s->next] : NULL;
    found *before = s->kept.n ? &s->kept.at[s->kept.n - 1] : NULL;
    if (before && before->end > begin) return; /* an old name reaches into it */
    if (!first || first->begin >= end) {
        if (kind != THING_ITEM) keep(s, guess(s, begin, end, kind));
        return;
    }
    if (kind == THING_ITEM) return;
    if (first->end > end || (first->begin == begin && first->end == end)) return; /* passes as it is */
    found x = *first;
    if (!same_kind(kind, first) || first->begin > begin) x = guess(s, begin, end, kind);
    if (first->begin > begin && same_kind(kind, first)) x.actor = first->actor, x.polity = first->polity;
    x.end = end;
    while (s->next < s->f->found.n && s->f->found.at[s->next].begin < end) s->next++;
    keep(s, x);
}

void settle_names(finder *f) {
    settler s = {.f = f, .tags = nametags_run(f)};
    if (!s.tags) return;
    const doc *d = f->d;
    for (uint32_t i = 0; i < d->sentences.n; i++) {
        const doc_sentence *in = &d->sentences.at[i];
        for (uint32_t k = in->begin; k < in->end; k++) {
            if (s.tags[k] % 2 == 0) continue;
            uint32_t end = tag_end(&s, k, in->end);
            one(&s, k, end);
            k = end - 1;
        }
    }
    pass(&s, d->tokens.n);
    f->found.at = s.kept.at, f->found.n = s.kept.n, f->found.cap = s.kept.cap;
}
