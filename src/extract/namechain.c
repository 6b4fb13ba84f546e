/* namechain: the best path of tags through the tokens near a name. A path begins and ends outside, so each stretch of
 * such tokens stands for itself.
 *
 * The weights of a feature lie far apart in the data file. Those of one token are called for while the tokens before it
 * are still added up; those of its word alone are added up once for as long as the word's spelling is kept. */
#include "nametags.h"

enum { LANES = 4, SUMS = sizeof(tag_sums) / sizeof(uint64_t) };

/* ---- Sums of weights ---- */

/* Four weights a number of 64 bits, in lanes of 16. Borrows from lane to lane cancel when the sum is taken apart from
 * below. */
static uint64_t lanes(const int8_t *w) {
    const uint8_t *b = (const uint8_t *)w;
    uint64_t x = (uint32_t)b[3] << 24 | (uint32_t)b[2] << 16 | (uint32_t)b[1] << 8 | b[0];
    x ^= 0x80808080u; /* from 0 up: 128 more each */
    x = (x | x << 16) & 0x0000FFFF0000FFFFu;
    x = (x | x << 8) & 0x00FF00FF00FF00FFu;
    return x - 0x0080008000800080u;
}

static void take_apart(const tag_sums *s, int *scores) {
    for (int i = 0; i < SUMS; i++) {
        uint64_t left = s->of[i];
        for (int k = 0; k < LANES; k++) {
            int16_t lane = (int16_t)left;
            scores[i * LANES + k] = lane;
            left = (left - (uint64_t)(int64_t)lane) >> 16;
        }
    }
}

static void add_weights(const lex *l, const uint32_t *keys, int n, tag_sums *s) {
    for (int k = 0; k < n; k++) {
        const lex_weights *w = lex_weights_of(l, keys[k]);
        for (int i = 0; w && i < SUMS; i++) s->of[i] += lanes(w->of + i * LANES);
    }
}

/* ---- The tokens near a name, weighed ---- */

/* What is asked of the data file for one of them: all is called for some tokens before it is added. */
typedef struct asked {
    tag_word *word;
    uint32_t keys[NAMETAG_FEATURES];
    int n, n_word; /* the first n_word keys are the word's, where they were not summed yet */
} asked;

enum { AHEAD = 4 };

static void ask(const doc *d, const tag_token *all, uint32_t token, asked *a) {
    a->word = all[token].word;
    a->n_word = a->word->summed ? 0 : nametags_of_word(d, a->word, a->keys);
    a->n = a->n_word + nametags_of_place(d, all, token, a->keys + a->n_word);
    for (int k = 0; k < a->n; k++) __builtin_prefetch(lex_weights_at(d->lex, a->keys[k]));
}

static void answer(const lex *l, const asked *a, tag_sums *s) {
    if (!a->word->summed) add_weights(l, a->keys, a->n_word, &a->word->sums);
    a->word->summed = true;
    *s = a->word->sums;
    add_weights(l, a->keys + a->n_word, a->n - a->n_word, s);
}

/* The sums of n tokens. */
static tag_sums *weigh(doc *d, const tag_token *all, const uint32_t *tokens, uint32_t n) {
    asked ring[AHEAD];
    tag_sums *out = arena_alloc(d->mem, n * sizeof *out);
    for (uint32_t i = 0; i < n + AHEAD; i++) {
        asked *a = &ring[i % AHEAD];
        if (i >= AHEAD) answer(d->lex, a, &out[i - AHEAD]);
        if (i < n) ask(d, all, tokens[i], a);
    }
    return out;
}

/* ---- The best path ---- */

enum { NEVER = -(1 << 28) };

typedef struct path {
    int move[NAME_TAGS][NAME_TAGS];
    int spread; /* between the least move and the greatest */
    int best[NAME_TAGS];
    uint8_t *from; /* a token and tag: the tag before */
} path;

static path begin(doc *d, uint32_t tokens) {
    path p = {.from = arena_alloc(d->mem, (size_t)tokens * NAME_TAGS + 1)};
    int least = 0, most = 0;
    for (uint32_t a = 0; a < NAME_TAGS; a++) {
        const lex_weights *w = lex_weights_of(d->lex, NAMETAG_MOVES + a);
        for (int b = 0; b < NAME_TAGS; b++) {
            int move = p.move[a][b] = w ? w->of[b] : 0;
            if (move < least) least = move;
            if (move > most) most = move;
        }
    }
    p.spread = most - least;
    return p;
}

static void come_from(const path *p, int a, int b, int *best, uint8_t *from) {
    int v = p->best[a] + p->move[a][b];
    if (v > *best) *best = v, *from = (uint8_t)a;
}

/* The tags that may come before any: what lies below the best by more than moves differ cannot. */
static int rivals(const path *p, uint8_t *tags) {
    int n = 0, best = p->best[0];
    for (int a = 1; a < NAME_TAGS; a++)
        if (p->best[a] > best) best = p->best[a];
    for (uint8_t a = 0; a < NAME_TAGS; a++)
        if (p->best[a] >= best - p->spread) tags[n++] = a;
    return n;
}

static void step(path *p, const int *scores, uint8_t *from) {
    uint8_t tags[NAME_TAGS];
    int next[NAME_TAGS], n = rivals(p, tags);
    for (int b = 0; b < NAME_TAGS; b++) {
        next[b] = NEVER, from[b] = 0;
        if (b && b % 2 == 0)
            come_from(p, b - 1, b, &next[b], &from[b]), come_from(p, b, b, &next[b], &from[b]);
        else
            for (int k = 0; k < n; k++) come_from(p, tags[k], b, &next[b], &from[b]);
        next[b] += scores[b];
    }
    memcpy(p->best, next, sizeof next);
}

/* The tag at which the stretch ends best; one more token behind it is outside. */
static uint8_t last_tag(const path *p, bool more) {
    int best = NEVER;
    uint8_t at = 0;
    for (int a = 0; a < NAME_TAGS; a++) {
        int v = p->best[a] + (more ? p->move[a][TAG_O] : 0);
        if (v > best) best = v, at = (uint8_t)a;
    }
    return at;
}

/* The tags of n tokens that follow one another. */
static void tag_stretch(path *p, const tag_sums *sums, uint32_t n, bool more, uint8_t *tags) {
    for (int b = 0; b < NAME_TAGS; b++) p->best[b] = b ? NEVER : 0;
    for (uint32_t i = 0; i < n; i++) {
        int scores[SUMS * LANES];
        take_apart(&sums[i], scores);
        step(p, scores, p->from + (size_t)i * NAME_TAGS);
    }
    uint8_t at = last_tag(p, more);
    for (uint32_t i = n; i-- > 0; at = p->from[(size_t)i * NAME_TAGS + at]) tags[i] = at;
}

static u32s near_tokens(const doc *d, const tag_token *all) {
    u32s near = {0};
    VEC_RESERVE(d->mem, &near, d->tokens.n);
    for (uint32_t i = 0; i < d->sentences.n; i++) {
        const doc_sentence *s = &d->sentences.at[i];
        for (uint32_t k = s->begin; k < s->end && !s->boilerplate; k++)
            if (all[k].near) near.at[near.n++] = k;
    }
    return near;
}

const uint8_t *nametags_run(const finder *f) {
    doc *d = f->d;
    if (!d->lex->n[LEX_NAME_WEIGHTS]) return NULL;
    const tag_token *all = nametags_describe(f);
    uint8_t *tags = ARENA_NEW(d->mem, uint8_t, d->tokens.n + 1);
    u32s near = near_tokens(d, all);
    path p = begin(d, near.n);
    const tag_sums *sums = weigh(d, all, near.at, near.n);
    for (uint32_t i = 0, n; i < near.n; i += n) {
        const doc_sentence *s = &d->sentences.at[d->tokens.at[near.at[i]].sentence];
        for (n = 1; i + n < near.n && near.at[i + n] == near.at[i] + n && near.at[i] + n < s->end;) n++;
        tag_stretch(&p, sums + i, n, near.at[i] + n < s->end, tags + near.at[i]);
    }
    return tags;
}
