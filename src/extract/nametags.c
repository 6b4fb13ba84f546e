#include "nametags.h"
#include "../base/utf8.h"

/* ---- What a token looks like ---- */

static uint32_t hash_of(str s) {
    uint64_t h = str_hash(s);
    return (uint32_t)(h ^ h >> 32) | 1;
}

/* The first or last n letters. */
static str letters(str s, int n, bool end) {
    size_t i = end ? s.len : 0;
    while (n > 0 && (end ? i > 0 : i < s.len)) {
        if (end) i--;
        if (!end) i++;
        while (end ? i > 0 && ((unsigned char)s.at[i] & 0xC0) == 0x80
                   : i < s.len && ((unsigned char)s.at[i] & 0xC0) == 0x80)
            i = end ? i - 1 : i + 1;
        n--;
    }
    return end ? str_sub(s, i, s.len) : str_sub(s, 0, i);
}

static uint8_t shape_of(const doc *d, uint32_t at) {
    const doc_token *t = &d->tokens.at[at];
    if (t->kind == TOKEN_MARK) return (uint8_t)(16 + (t->folded.at[0] & 15));
    if (t->kind != TOKEN_WORD) return t->kind;
    return (uint8_t)(4 + (t->folded.len > 12) + 2 * (t->folded.len > 8) +
                     4 * (d->sentences.at[t->sentence].begin == at));
}

static uint8_t gazetteer_code(const found *x, uint32_t at) {
    return (uint8_t)(x->kind * 8 + x->how + 48 * (at > x->begin) + 96 * (x->weak && at == x->begin));
}

static void describe_known(const finder *f, tag_token *all) {
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
    for (uint32_t i = 0; i < d->senses.n; i++) {
        const doc_sense *s = &d->senses.at[i];
        if (s->table == TABLE_titles)
            all[s->begin].title |= f->r->title[s->row], all[s->end].ended |= f->r->title[s->row];
        if (s->table == TABLE_organs) all[s->begin].other |= 1, all[s->end].other |= 2;
        if (s->table == TABLE_demonyms) all[s->begin].other |= 4;
        if (s->table == TABLE_cues) all[s->begin].other |= 8;
    }
}

const tag_token *nametags_describe(const finder *f) {
    const doc *d = f->d;
    tag_token *all = ARENA_NEW(d->mem, tag_token, d->tokens.n + 1);
    for (uint32_t i = 0; i < d->tokens.n; i++) {
        const doc_token *t = &d->tokens.at[i];
        const doc_reading *r = name_reading(d, i);
        tag_token *x = &all[i];
        const name_part *p = &f->parts[i];
        if (p->clitic && p->reading != NONE) r = &d->readings.at[p->reading];
        str stem = r && !name_word(r) && !(r->clitics & CLITIC_AL) && !p->clitic ? t->folded
                   : r                                                           ? doc_word_text(d, r->bare)
                                                                                 : t->folded;
        x->word = hash_of(t->folded), x->stem = hash_of(stem);
        x->lemma = r && r->lemma ? hash_of(doc_word_text(d, r->lemma)) : x->stem;
        x->pre2 = hash_of(letters(stem, 2, false)), x->pre3 = hash_of(letters(stem, 3, false));
        x->suf2 = hash_of(letters(stem, 2, true)), x->suf3 = hash_of(letters(stem, 3, true));
        x->pos = r ? (uint8_t)(r->pos + 32 * !!(r->clitics & CLITIC_AL) + 64 * !!(r->clitics & CLITIC_W) +
                               128 * !!(r->clitics & (CLITIC_B | CLITIC_L)))
                   : 31;
        x->part = (uint8_t)(p->as + 8 * p->clitic + 16 * p->unknown + 32 * p->closed + 64 * p->nisba +
                            128 * p->weak);
        x->shape = shape_of(d, i);
    }
    describe_known(f, all);
    describe_senses(f, all);
    return all;
}

/* ---- Features ---- */

typedef struct sink {
    uint32_t *keys;
    int n;
} sink;

static void put(sink *s, uint32_t template, uint32_t a, uint32_t b) {
    uint64_t h =
        ((uint64_t)a << 32 | b) * 0x9E3779B97F4A7C15u ^ (uint64_t)(template + 1) * 0xC2B2AE3D27D4EB4Fu;
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
    put(s, 0, t->word, 0);
    put(s, 1, t->stem, 0);
    put(s, 2, t->lemma, t->pos & 31);
    put(s, 3, t->pre2, 0), put(s, 4, t->pre3, 0);
    put(s, 5, t->suf2, 0), put(s, 6, t->suf3, 0);
    put(s, 7, t->pos, 0), put(s, 8, t->gaz, 0);
    put(s, 9, t->part, 0), put(s, 10, t->shape, t->part);
    put(s, 11, t->rule, 0), put(s, 12, t->title, t->other);
    put(s, 13, t->ended, t->other & 2), put(s, 14, t->gaz, t->part);
    put(s, 15, t->rule, t->pos), put(s, 16, t->rule, t->gaz), put(s, 17, t->other, t->pos);
    put(s, 18, t->ended, t->part), put(s, 19, t->rule, t->stem);
}

static void put_near(sink *s, const tag_token *t, const tag_token *o, uint32_t base) {
    put(s, base, o->stem, 0);
    put(s, base + 1, o->pos, t->pos);
    put(s, base + 2, o->rule, t->rule);
    put(s, base + 3, gist(o), 0);
    put(s, base + 4, o->stem, t->part);
    put(s, base + 5, o->stem, t->rule);
    put(s, base + 6, o->gaz, t->gaz);
    put(s, base + 7, o->part, t->part);
}

static const tag_token edge = {.pos = 30, .shape = 255};

int nametags_features(const doc *d, const tag_token *all, uint32_t token, uint32_t *keys) {
    sink s = {keys, 0};
    const doc_sentence *in = &d->sentences.at[d->tokens.at[token].sentence];
    const tag_token *t = &all[token];
    const tag_token *l = token > in->begin ? t - 1 : &edge, *r = token + 1 < in->end ? t + 1 : &edge;
    const tag_token *ll = token > in->begin + 1 ? t - 2 : &edge, *rr = token + 2 < in->end ? t + 2 : &edge;
    put_word(&s, t);
    put_near(&s, t, l, 30);
    put_near(&s, t, r, 40);
    put(&s, 50, ll->stem, 0), put(&s, 51, rr->stem, 0);
    put(&s, 52, l->stem, t->stem), put(&s, 53, r->stem, t->stem);
    put(&s, 54, l->stem, r->stem);
    put(&s, 55, ll->rule * 16u + l->rule, t->rule * 16u + r->rule);
    put(&s, 56, ll->pos, l->pos), put(&s, 57, r->pos, rr->pos);
    put(&s, 58, ll->stem, l->stem), put(&s, 59, gist(l), t->part);
    put(&s, 60, l->suf2, t->part), put(&s, 61, r->suf2, t->part);
    return s.n;
}

/* ---- The best path ---- */

static bool stands_out(const tag_token *t) {
    return t->gaz || t->rule || (t->part & 7) || (t->part & 16) ||
           (t->title & (TITLE_BODY | TITLE_PLACE | TITLE_ITEM)) || (t->ended & TITLE_PERSON) ||
           t->shape == TOKEN_LATIN;
}

bool nametags_near(const doc *d, const tag_token *all, uint32_t token) {
    uint32_t s = d->tokens.at[token].sentence;
    if (stands_out(&all[token])) return true;
    if (token > 0 && d->tokens.at[token - 1].sentence == s && stands_out(&all[token - 1])) return true;
    return token + 1 < d->tokens.n && d->tokens.at[token + 1].sentence == s && stands_out(&all[token + 1]);
}

static void add_weights(const lex *l, uint32_t key, int *scores) {
    const lex_weights *w = lex_weights_of(l, key);
    for (int i = 0; w && i < NAME_TAGS; i++) scores[i] += w->of[i];
}

typedef struct path {
    int best[NAME_TAGS];
    uint8_t *from; /* NAME_TAGS a token */
} path;

static void step(path *p, const int (*moves)[NAME_TAGS], const int *scores, uint8_t *from) {
    int next[NAME_TAGS];
    for (int b = 0; b < NAME_TAGS; b++) {
        next[b] = -(1 << 28), from[b] = 0;
        for (int a = 0; a < NAME_TAGS; a++) {
            if (!nametags_follows(a, b)) continue;
            int v = p->best[a] + moves[a][b];
            if (v > next[b]) next[b] = v, from[b] = (uint8_t)a;
        }
        next[b] += scores[b];
    }
    memcpy(p->best, next, sizeof next);
}

static void tag_sentence(const doc *d, const tag_token *all, const doc_sentence *s,
                         const int (*moves)[NAME_TAGS], uint8_t *from, uint8_t *tags) {
    path p = {.best = {0}};
    for (int b = 1; b < NAME_TAGS; b++) p.best[b] = -(1 << 28);
    for (uint32_t i = s->begin; i < s->end; i++) {
        int scores[NAME_TAGS] = {0};
        uint32_t keys[NAMETAG_FEATURES];
        int n = nametags_near(d, all, i) ? nametags_features(d, all, i, keys) : 0;
        if (!n) memset(scores + 1, 0xC0, sizeof scores - sizeof *scores);
        for (int k = 0; k < n; k++) add_weights(d->lex, keys[k], scores);
        step(&p, moves, scores, from + (size_t)(i - s->begin) * NAME_TAGS);
    }
    int at = 0;
    for (int b = 1; b < NAME_TAGS; b++)
        if (p.best[b] > p.best[at]) at = b;
    for (uint32_t i = s->end; i-- > s->begin; at = from[(size_t)(i - s->begin) * NAME_TAGS + (size_t)at])
        tags[i] = (uint8_t)at;
}

const uint8_t *nametags_run(const finder *f) {
    const doc *d = f->d;
    int moves[NAME_TAGS][NAME_TAGS] = {0};
    if (!d->lex->n[LEX_NAME_WEIGHTS]) return NULL;
    for (uint32_t a = 0; a < NAME_TAGS; a++) add_weights(d->lex, NAMETAG_MOVES + a, moves[a]);
    const tag_token *all = nametags_describe(f);
    uint8_t *tags = ARENA_NEW(d->mem, uint8_t, d->tokens.n + 1);
    uint32_t most = 0;
    for (uint32_t i = 0; i < d->sentences.n; i++) {
        const doc_sentence *s = &d->sentences.at[i];
        if (s->end - s->begin > most) most = s->end - s->begin;
    }
    uint8_t *from = arena_alloc(d->mem, (size_t)most * NAME_TAGS + 1);
    for (uint32_t i = 0; i < d->sentences.n; i++)
        if (!d->sentences.at[i].boilerplate)
            tag_sentence(d, all, &d->sentences.at[i], (const int(*)[NAME_TAGS])moves, from, tags);
    return tags;
}
