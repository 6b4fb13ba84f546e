/* namechain: the best path of tags through the tokens near a name. A path begins and ends outside, so each stretch of
 * such tokens stands for itself.
 *
 * The weights of a feature lie far apart in the data file. Those of one token are called for while the tokens before it
 * are still added up; those of its word alone are added up once for as long as the word's spelling is kept. */
#include "nametags.h"

enum { LANES = 16 /* bits of a sum */ };

/* ---- Sums of weights ---- */

/* Tags 0 to 7 from the lowest byte up; one load, where bytes lie so. */
static uint64_t eight(const uint8_t *w) {
    uint64_t low = w[0] | (uint64_t)w[1] << 8 | (uint64_t)w[2] << 16 | (uint64_t)w[3] << 24;
    return low | (uint64_t)w[4] << 32 | (uint64_t)w[5] << 40 | (uint64_t)w[6] << 48 | (uint64_t)w[7] << 56;
}

/* Every other weight stands in a lane of its own: no sum of a token's runs over. */
static void add_weights(const lex *l, const uint32_t *keys, int n, tag_sums *s) {
    const uint64_t lanes = 0x00FF00FF00FF00FFu;
    tag_sums sum = *s;
    for (int k = 0; k < n; k++) {
        const lex_weights *w = lex_weights_of(l, keys[k]);
        if (!w) continue;
        uint64_t x = eight(w->of);
        sum.even += x & lanes, sum.odd += x >> 8 & lanes;
        sum.last += w->of[NAME_TAGS - 1];
        sum.n++;
    }
    *s = sum;
}

static void take_apart(const tag_sums *s, int *scores) {
    int none = (int)s->n * LEX_WEIGHT_NONE;
    for (int i = 0; i < NAME_TAGS - 1; i++)
        scores[i] = (int)((i % 2 ? s->odd : s->even) >> LANES * (i / 2) & 0xFFFF) - none;
    scores[NAME_TAGS - 1] = (int)s->last - none;
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
    int lead[NAME_TAGS][NAME_TAGS]; /* by how much the second tag's moves out of a name are better, at most */
    int best[NAME_TAGS];
    uint8_t *from; /* a token and tag: the tag before */
} path;

/* Tags inside of a name come from two others only; any may come before the rest. */
static bool inside(int tag) { return tag && tag % 2 == 0; }

static int lead_of(const path *p, int a, int over) {
    int most = p->move[a][TAG_O] - p->move[over][TAG_O];
    for (int b = 1; b < NAME_TAGS; b += 2)
        if (p->move[a][b] - p->move[over][b] > most) most = p->move[a][b] - p->move[over][b];
    return most;
}

static path begin(doc *d, uint32_t tokens) {
    path p = {.from = arena_alloc(d->mem, (size_t)tokens * NAME_TAGS + 1)};
    for (uint32_t a = 0; a < NAME_TAGS; a++) {
        const lex_weights *w = lex_weights_of(d->lex, NAMETAG_MOVES + a);
        for (int b = 0; b < NAME_TAGS; b++) p.move[a][b] = w ? w->of[b] - LEX_WEIGHT_NONE : 0;
    }
    for (int a = 0; a < NAME_TAGS; a++)
        for (int over = 0; over < NAME_TAGS; over++) p.lead[over][a] = lead_of(&p, a, over);
    return p;
}

/* The tags from which the best way to a tag outside or at the beginning of a name may come: few. */
static int rivals(const path *p, uint8_t *tags) {
    int n = 0, top = 0;
    for (int a = 1; a < NAME_TAGS; a++)
        if (p->best[a] > p->best[top]) top = a;
    for (uint8_t a = 0; a < NAME_TAGS; a++)
        if (p->best[a] + p->lead[top][a] >= p->best[top]) tags[n++] = a;
    return n;
}

/* The best way to a tag out of n others; equal ones by the first. */
static int way_to(const path *p, int b, const uint8_t *tags, int n, uint8_t *from) {
    int best = NEVER;
    *from = 0;
    for (int k = 0; k < n; k++) {
        int v = p->best[tags[k]] + p->move[tags[k]][b];
        if (v > best) best = v, *from = tags[k];
    }
    return best;
}

static void step(path *p, const int *scores, uint8_t *from) {
    uint8_t any[NAME_TAGS];
    int next[NAME_TAGS], n = rivals(p, any);
    for (int b = 0; b < NAME_TAGS; b++) {
        uint8_t name[2] = {(uint8_t)(b - 1), (uint8_t)b};
        next[b] = scores[b] + way_to(p, b, inside(b) ? name : any, inside(b) ? 2 : n, &from[b]);
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
        int scores[NAME_TAGS];
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
