#include "nametags.h"

enum { BESIDE = 2 /* tokens whose words are weighed too */ };

/* ---- What a token looks like ---- */

static uint32_t hash_of(str s) {
    uint64_t h = str_hash(s);
    return (uint32_t)(h ^ h >> 32) | 1;
}

static bool inside_letter(char c) { return ((unsigned char)c & 0xC0) == 0x80; }

static str first_letters(str s, int n) {
    size_t i = 0;
    while (n-- > 0 && i < s.len)
        for (i++; i < s.len && inside_letter(s.at[i]);) i++;
    return str_sub(s, 0, i);
}

static str last_letters(str s, int n) {
    size_t i = s.len;
    while (n-- > 0 && i > 0)
        for (i--; i > 0 && inside_letter(s.at[i]);) i--;
    return str_sub(s, i, s.len);
}

static uint8_t shape_of(const doc *d, uint32_t at) {
    const doc_token *t = &d->tokens.at[at];
    if (t->kind == TOKEN_MARK) return (uint8_t)(16 + (t->folded.at[0] & 15));
    if (t->kind != TOKEN_WORD) return t->kind;
    bool first = d->sentences.at[t->sentence].begin == at;
    return (uint8_t)(4 + (t->folded.len > 12) + 2 * (t->folded.len > 8) + 4 * first);
}

static uint8_t gazetteer_code(const found *x, uint32_t at) {
    return (uint8_t)(x->kind * 8 + x->how + 48 * (at > x->begin) + 96 * (x->weak && at == x->begin));
}

static void describe_names(const finder *f, tag_token *all) {
    for (uint32_t i = 0; i < f->known.n; i++)
        for (uint32_t k = f->known.at[i].begin; k < f->known.at[i].end; k++)
            if (!all[k].gaz) all[k].gaz = gazetteer_code(&f->known.at[i], k);
    static const uint8_t tags[THINGS] = {TAG_O, TAG_B_PER, TAG_B_LOC, TAG_B_LOC, TAG_B_ORG, TAG_B_MISC};
    for (uint32_t i = 0; i < f->found.n; i++)
        for (uint32_t k = f->found.at[i].begin; k < f->found.at[i].end; k++)
            all[k].rule = (uint8_t)(tags[f->found.at[i].kind] + (k > f->found.at[i].begin));
}

static void describe_senses(const finder *f, tag_token *all) {
    const doc *d = f->d;
    for (uint32_t i = 0; i < d->tokens.n; i++) {
        uint64_t bits = d->name_bits[i];
        all[i].title = bits & BITS_TITLE;
        all[i].other |= (bits & BIT_ORGAN ? 1 : 0) | (bits & BIT_DEMONYM ? 4 : 0) | (bits & BIT_CUE ? 8 : 0);
        if (!(bits & (BITS_TITLE | BIT_ORGAN))) continue;
        for (uint32_t k = d->sense_at[i]; k < d->sense_at[i + 1]; k++) {
            const doc_sense *s = &d->senses.at[k];
            if (s->table == TABLE_titles) all[s->end].ended |= f->r->title[s->row];
            if (s->table == TABLE_organs) all[s->end].other |= 2;
        }
    }
}

static void describe_parts(const finder *f, tag_token *all) {
    for (uint32_t i = 0; i < f->d->tokens.n; i++) {
        const name_part *p = &f->parts[i];
        all[i].part = (uint8_t)(p->as + 8 * p->clitic + 16 * p->unknown + 32 * p->closed + 64 * p->nisba +
                                128 * p->weak);
        all[i].shape = shape_of(f->d, i);
    }
}

/* Whether the token may be part of a name by itself. */
static bool stands_out(const tag_token *t) {
    bool opens = (t->title & (TITLE_BODY | TITLE_PLACE)) && !(t->title & TITLE_WEAK);
    return t->gaz || t->rule || (t->part & 7) || (t->part & 16) || opens || t->shape == TOKEN_LATIN;
}

/* Those that stand out and the tokens beside them. */
static void mark_near(const doc *d, tag_token *all) {
    for (uint32_t i = 0; i < d->tokens.n; i++) {
        if (!stands_out(&all[i])) continue;
        const doc_sentence *s = &d->sentences.at[d->tokens.at[i].sentence];
        all[i].near = true;
        if (i > s->begin) all[i - 1].near = true;
        if (i + 1 < s->end) all[i + 1].near = true;
    }
}

static void describe_letters(tag_token *x, str stem) {
    for (int n = 2; n <= 4; n++) x->first[n - 2] = hash_of(first_letters(stem, n));
    for (int n = 1; n <= 4; n++) x->last[n - 1] = hash_of(last_letters(stem, n));
}

static void describe_word(const finder *f, tag_token *x, uint32_t at) {
    const doc *d = f->d;
    const name_part *p = &f->parts[at];
    const doc_reading *r =
        p->clitic && p->reading != NONE ? &d->readings.at[p->reading] : name_reading(d, at);
    bool whole = !r || (!p->clitic && !name_word(r) && !(r->clitics & CLITIC_AL));
    str stem = whole ? d->tokens.at[at].folded : doc_word_text(d, r->bare);
    x->stem = hash_of(stem);
    x->last[1] = hash_of(last_letters(stem, 2));
    if (x->near) describe_letters(x, stem);
    x->pos = 31;
    if (r)
        x->pos = (uint8_t)(r->pos + 32 * !!(r->clitics & CLITIC_AL) + 64 * !!(r->clitics & CLITIC_W) +
                           128 * !!(r->clitics & (CLITIC_B | CLITIC_L)));
}

const tag_token *nametags_describe(const finder *f) {
    const doc *d = f->d;
    tag_token *all = ARENA_NEW(d->mem, tag_token, d->tokens.n + 2);
    describe_names(f, all);
    describe_senses(f, all);
    describe_parts(f, all);
    mark_near(d, all);
    uint32_t upto = 0; /* behind the last one described */
    for (uint32_t i = 0; i < d->tokens.n; i++) {
        if (!all[i].near) continue;
        uint32_t from = i > upto + BESIDE ? i - BESIDE : upto;
        for (upto = from; upto <= i + BESIDE && upto < d->tokens.n; upto++)
            describe_word(f, &all[upto], upto);
    }
    return all;
}

/* ---- Features ---- */

typedef struct sink {
    uint32_t *keys;
    int n;
} sink;

static void put(sink *s, uint32_t template, uint32_t a, uint32_t b) {
    uint64_t h = ((uint64_t)a << 32 | b) * 0x9E3779B97F4A7C15u ^ (template + 1) * 0xC2B2AE3D27D4EB4Fu;
    h ^= h >> 29;
    h *= 0xBF58476D1CE4E5B9u;
    uint32_t key = (uint32_t)(h >> 32);
    s->keys[s->n++] = key < 64 ? key + 64 : key;
}

/* What a neighbour shows, beside its word. */
static uint32_t gist(const tag_token *t) {
    return (uint32_t)t->gaz << 16 | (uint32_t)(t->title & 127) << 8 | (t->part & 63);
}

static void put_word(sink *s, const tag_token *t) {
    put(s, 1, t->stem, 0);
    for (uint32_t i = 0; i < 3; i++) put(s, 32 + i, t->first[i], 0);
    for (uint32_t i = 0; i < 4; i++) put(s, 35 + i, t->last[i], 0);
    put(s, 5, t->pos, 0), put(s, 6, t->gaz, 0), put(s, 7, t->part, 0);
    put(s, 8, t->shape, t->part);
    put(s, 9, t->rule, 0), put(s, 10, t->rule, t->stem);
    put(s, 11, t->title, t->other);
    put(s, 12, t->ended, t->other & 2);
}

static void put_beside(sink *s, const tag_token *t, const tag_token *o, uint32_t base) {
    put(s, base, o->pos, t->pos);
    put(s, base + 1, gist(o), 0);
    put(s, base + 2, o->stem, t->part), put(s, base + 3, o->stem, t->stem);
    put(s, base + 4, o->gaz, t->gaz);
    put(s, base + 5, o->part, t->part);
    put(s, base + 6, o->last[1], t->part);
    put(s, base + 7, gist(o), gist(t));
}

static const tag_token edge = {.pos = 30, .shape = 255};

int nametags_features(const doc *d, const tag_token *all, uint32_t token, uint32_t *keys) {
    sink s = {keys, 0};
    const doc_sentence *in = &d->sentences.at[d->tokens.at[token].sentence];
    const tag_token *t = &all[token];
    put_word(&s, t);
    const tag_token *before = token > in->begin ? t - 1 : &edge,
                    *behind = token + 1 < in->end ? t + 1 : &edge;
    put_beside(&s, t, before, 16);
    put_beside(&s, t, behind, 24);
    put(&s, 39, before->stem, behind->stem);
    put(&s, 40, before->rule << 16 | (uint32_t)t->rule << 8 | behind->rule, 0);
    put(&s, 41, token > in->begin + 1 ? t[-2].stem : 0, 0);
    put(&s, 42, token + 2 < in->end ? t[2].stem : 0, 0);
    return s.n;
}

/* ---- The best path ---- */

static void add_weights(const lex *l, uint32_t key, int *scores) {
    const lex_weights *w = lex_weights_of(l, key);
    for (int i = 0; w && i < NAME_TAGS; i++) scores[i] += w->of[i];
}

/* The weights lie far apart: they are called for before they are added. */
static void score(const doc *d, const tag_token *all, uint32_t token, int *scores) {
    uint32_t keys[NAMETAG_FEATURES];
    int n = nametags_features(d, all, token, keys);
    for (int k = 0; k < n; k++) __builtin_prefetch(lex_weights_at(d->lex, keys[k]));
    for (int k = 0; k < n; k++) add_weights(d->lex, keys[k], scores);
}

enum { NEVER = -(1 << 28) };

typedef struct chain {
    int move[NAME_TAGS][NAME_TAGS];
    int best[NAME_TAGS];
} chain;

static void come_from(const chain *c, int a, int b, int *best, uint8_t *from) {
    int v = c->best[a] + c->move[a][b];
    if (v > *best) *best = v, *from = (uint8_t)a;
}

/* A token that cannot be part of a name: all paths end outside. */
static void step_outside(chain *c, uint8_t *from) {
    int best = NEVER;
    for (int a = 0; a < NAME_TAGS; a++) come_from(c, a, TAG_O, &best, &from[TAG_O]);
    for (int b = 1; b < NAME_TAGS; b++) c->best[b] = NEVER, from[b] = 0;
    c->best[TAG_O] = best;
}

static void step(chain *c, const int *scores, uint8_t *from) {
    int next[NAME_TAGS];
    for (int b = 0; b < NAME_TAGS; b++) {
        bool inside = b && b % 2 == 0;
        next[b] = NEVER, from[b] = 0;
        for (int a = inside ? b - 1 : 0; a < (inside ? b + 1 : NAME_TAGS); a++)
            come_from(c, a, b, &next[b], &from[b]);
        next[b] += scores[b];
    }
    memcpy(c->best, next, sizeof next);
}

static void tag_sentence(const doc *d, const tag_token *all, const doc_sentence *s, chain *c, uint8_t *from,
                         uint8_t *tags) {
    bool any = false;
    for (uint32_t i = s->begin; i < s->end && !any; i++) any = all[i].near;
    if (!any) return;
    for (int b = 0; b < NAME_TAGS; b++) c->best[b] = b ? NEVER : 0;
    for (uint32_t i = s->begin; i < s->end; i++) {
        int scores[NAME_TAGS] = {0};
        uint8_t *here = from + (size_t)(i - s->begin) * NAME_TAGS;
        if (!all[i].near) {
            step_outside(c, here);
            continue;
        }
        score(d, all, i, scores);
        step(c, scores, here);
    }
    int at = 0;
    for (int b = 1; b < NAME_TAGS; b++)
        if (c->best[b] > c->best[at]) at = b;
    for (uint32_t i = s->end; i-- > s->begin; at = from[(size_t)(i - s->begin) * NAME_TAGS + (size_t)at])
        tags[i] = (uint8_t)at;
}

const uint8_t *nametags_run(const finder *f) {
    const doc *d = f->d;
    if (!d->lex->n[LEX_NAME_WEIGHTS]) return NULL;
    chain c = {0};
    for (uint32_t a = 0; a < NAME_TAGS; a++) add_weights(d->lex, NAMETAG_MOVES + a, c.move[a]);
    const tag_token *all = nametags_describe(f);
    uint8_t *tags = ARENA_NEW(d->mem, uint8_t, d->tokens.n + 1);
    uint32_t most = 0;
    for (uint32_t i = 0; i < d->sentences.n; i++) {
        const doc_sentence *s = &d->sentences.at[i];
        if (s->end - s->begin > most) most = s->end - s->begin;
    }
    uint8_t *from = arena_alloc(d->mem, (size_t)most * NAME_TAGS + 1);
    for (uint32_t i = 0; i < d->sentences.n; i++)
        if (!d->sentences.at[i].boilerplate) tag_sentence(d, all, &d->sentences.at[i], &c, from, tags);
    return tags;
}
