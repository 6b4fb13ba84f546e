/* settle: the names that tables and rules found, weighed against the tagger's (nametags.h). What both see stays. What
 * only the tagger sees is taken as a guess; where their bounds differ the tagger's hold, but for a longer name of the
 * tables. What only tables and rules see stays where it is of a row, an organ of a state, or behind a title. */
#include "nametags.h"

static const uint8_t things[] = {THING_PERSON, THING_PLACE, THING_ORG, THING_ITEM};

typedef struct settler {
    finder *f;
    const uint8_t *tags;
    uint32_t next; /* of the old names */
    VEC(found) kept;
} settler;

/* A person keeps the title before the name or gets the one behind it. */
static void keep(settler *s, found x) {
    finder *f = s->f;
    const doc_sense *never = x.actor ? NULL : registry_set(f->d, f->r, x.begin, SET_NEVER);
    if (never && never->end >= x.end) return;
    if (x.kind == THING_PERSON && x.role_end == x.role_begin) {
        const found *t = f->titled[x.begin] ? &f->pending.at[f->titled[x.begin] - 1] : NULL;
        if (t) x.whole = t->whole, x.role_begin = t->role_begin, x.role_end = t->role_end;
        if (t) x.role_reading = t->role_reading, x.polity = t->polity.len ? t->polity : x.polity;
        persons_apposed(f, &x);
    }
    VEC_PUSH(f->d->mem, &s->kept, x);
}

/* A conjunction on the name of a state, place or person begins another, and so does a person's name behind a place's. */
static bool parts(const settler *s, uint32_t at) {
    const found *k = known_at(s->f, at);
    if (k && k->kind == THING_PERSON && s->tags[at] == TAG_I_LOC) return true;
    if (!k || k->kind == THING_ORG || k->kind == THING_ITEM || k->reading == NONE) return false;
    return s->f->d->readings.at[k->reading].clitics & CLITIC_W;
}

static uint32_t tag_end(const settler *s, uint32_t at, uint32_t stop) {
    uint32_t end = at + 1;
    while (end < stop && s->tags[end] == (uint8_t)(s->tags[at] + s->tags[at] % 2) &&
           !(s->tags[at] < TAG_B_ORG && parts(s, end)))
        end++;
    return end;
}

/* Whether a name that the tagger does not see stays. */
static bool stays(const settler *s, const found *x) {
    if (x->actor || x->sure || x->role_end > x->role_begin || x->kind == THING_ITEM) return true;
    if (x->kind == THING_PLACE) return x->polity.len; /* opened by a word, with a name of the tables in it */
    if (x->kind != THING_ORG) return false;
    if (x->rule >> 24 == TABLE_organs + 1) return true;
    const doc_sense *head = registry_set(s->f->d, s->f->r, x->begin, SET_BODY_SURE);
    return head && !head->article;
}

static bool same_kind(uint8_t kind, const found *x) {
    return x->kind == kind || (kind == THING_PLACE && x->kind == THING_STATE);
}

/* A name that the tagger alone sees. */
static found guess(const settler *s, uint32_t begin, uint32_t end, uint8_t kind) {
    const doc *d = s->f->d;
    const name_part *p = &s->f->parts[begin];
    const doc_reading *r = doc_best(d, begin);
    found x = {.begin = begin, .end = end, .whole = begin, .kind = kind, .how = NAME_GUESS, .reading = NONE};
    if (p->clitic)
        x.reading = p->reading;
    else if (!p->as && r && (r->clitics & ~CLITIC_AL) && !r->enclitic && r->pos != POS_VERB)
        x.reading = (uint32_t)(r - d->readings.at);
    if (kind == THING_PLACE) x.as = MENTION_PLACE;
    return x;
}

/* A word that honours a town: an adjective or participle. */
static bool epithet(const finder *f, uint32_t at) {
    const doc_reading *r = name_reading(f->d, at);
    return r && (r->pos == POS_ADJ || r->pos == POS_PASSIVE || r->pos == POS_ACTIVE);
}

/* Whether a longer name of the tables takes the tagger's bounds: a state named with the word for it, a town with its
 * epithet, a province with the word that opens it. */
static bool yields(const settler *s, const found *x, uint32_t begin) {
    if (x->kind == THING_STATE) return true;
    const finder *f = s->f;
    if (x->kind != THING_PLACE) return false;
    if (x->begin == begin) return f->parts[begin].end < x->end && epithet(f, x->end - 1);
    return x->actor && title_at(f, x->begin, TITLE_PLACE) && !in_set(f, x->begin, SET_PLACE_SITE) &&
           !in_set(f, x->begin, SET_PLACE_TOWN);
}

/* The old names before a token go or stay by themselves. */
static void pass(settler *s, uint32_t upto) {
    for (; s->next < s->f->found.n && s->f->found.at[s->next].begin < upto; s->next++) {
        const found *x = &s->f->found.at[s->next];
        if (x->end > upto && yields(s, x, upto)) return; /* one() narrows it */
        if (stays(s, x)) keep(s, *x);
    }
}

/* The old name with the tagger's bounds; the old bounds give another form of it. */
static found widened(const settler *s, const found *x, uint32_t begin, uint32_t end) {
    found y = guess(s, begin, end, x->kind);
    y.actor = x->actor, y.polity = x->polity, y.how = x->how, y.rule = x->rule, y.as = x->as;
    if (x->begin == begin) {
        y.reading = x->reading, y.whole = x->whole;
        y.role_begin = x->role_begin, y.role_end = x->role_end, y.role_reading = x->role_reading;
    }
    bool nested = (x->begin <= begin && x->end >= end) || (x->begin >= begin && x->end <= end);
    if (nested && x->kind != THING_PERSON && x->kind != THING_STATE && (x->begin != begin || x->end != end))
        y.inner = x->begin, y.inner_end = x->end;
    return y;
}

/* A person's name whose further parts the tagger left out. */
static bool longer(const settler *s, const found *x, uint32_t begin, uint32_t end) {
    if (x->kind != THING_PERSON || x->begin != begin || x->end <= end) return false;
    for (uint32_t i = end; i < x->end; i = s->f->parts[i].end)
        if (!s->f->parts[i].as && !s->f->parts[i].nisba && !title_at(s->f, i, TITLE_PERSON)) return false;
    return true;
}

/* Whether a word can stand behind ibn or van. */
static bool can_follow(const finder *f, uint32_t at) {
    const name_part *p = &f->parts[at];
    return !p->clitic && !p->closed && f->d->tokens.at[at].kind == TOKEN_WORD &&
           !(f->d->time_at && f->d->time_at[at]);
}

/* A name does not end in ibn or before it, and the house that it is of belongs to it. */
static uint32_t whole_name(const settler *s, uint32_t end) {
    const finder *f = s->f;
    uint32_t stop = f->d->sentences.at[f->d->tokens.at[end - 1].sentence].end;
    if (f->parts[end - 1].as == PART_FAMILY && f->parts[end - 1].end > end) return f->parts[end - 1].end;
    if (end < stop && f->parts[end - 1].as == PART_LINK && f->parts[end].as) return f->parts[end].end;
    if (end + 1 < stop && f->parts[end].as == PART_LINK && !f->parts[end].clitic && can_follow(f, end + 1))
        return f->parts[end + 1].end;
    if (end < stop && f->parts[end].as == PART_FAMILY && f->parts[end].end > end + 1)
        return f->parts[end].end;
    return end;
}

static void one(settler *s, uint32_t begin, uint32_t end) {
    uint8_t kind = things[(s->tags[begin] - 1) / 2];
    while (end > begin + 1 && s->f->d->tokens.at[end - 1].folded.len < 3)
        end--; /* one letter: the beginning of more */
    if (kind == THING_PERSON) end = whole_name(s, end);
    pass(s, begin);
    const found *before = s->kept.n ? &s->kept.at[s->kept.n - 1] : NULL;
    const found *x = s->next < s->f->found.n ? &s->f->found.at[s->next] : NULL;
    if (kind == THING_PERSON && end == begin + 1 && demonym_at(s->f->d, s->f->r, begin)) return;
    if (kind == THING_ITEM || (before && before->end > begin)) return;
    bool meets = x && x->begin < end;
    if (meets && x->kind == THING_STATE && !x->weak && kind != THING_PLACE && x->begin == begin) return;
    if (meets && x->actor && x->end > end && !(same_kind(kind, x) && yields(s, x, begin)))
        return;                                                        /* it stays as it is */
    bool body = meets && x->kind == THING_ORG && x->rule && !x->actor; /* its head says what it is */
    bool same = meets && x->begin == begin && x->end == end && (same_kind(kind, x) || body);
    same |= meets && x->actor && x->sure && x->begin == begin && x->end == end;
    same |= meets && longer(s, x, begin, end);
    const found *k = known_at(s->f, begin);
    if (!same && k && k->end == end && same_kind(kind, k) && !(meets && x->begin < begin))
        meets = same = true, x = k;
    keep(s, same ? *x : meets && same_kind(kind, x) ? widened(s, x, begin, end) : guess(s, begin, end, kind));
    while (s->next < s->f->found.n && s->f->found.at[s->next].begin < end) s->next++;
}

void settle_names(finder *f) {
    settler s = {.f = f, .tags = nametags_run(f)};
    if (!s.tags) return;
    const doc *d = f->d;
    for (uint32_t i = 0; i < d->sentences.n; i++) {
        const doc_sentence *in = &d->sentences.at[i];
        for (uint32_t k = in->begin; k < in->end; k++) {
            if (!s.tags[k]) continue;
            uint32_t end = tag_end(&s, k, in->end);
            one(&s, k, end);
            k = end - 1;
        }
    }
    pass(&s, d->tokens.n);
    f->found.at = s.kept.at, f->found.n = s.kept.n, f->found.cap = s.kept.cap;
}
