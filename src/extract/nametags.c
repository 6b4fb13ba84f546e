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

static void describe_rows(const finder *f, tag_token *all, uint32_t at) {
    const doc *d = f->d;
    uint64_t bits = d->name_bits[at];
    all[at].title = bits & BITS_TITLE;
    all[at].other |= (bits & BIT_ORGAN ? 1 : 0) | (bits & BIT_DEMONYM ? 4 : 0) | (bits & BIT_CUE ? 8 : 0);
    if (!(bits & (BITS_TITLE | BIT_ORGAN))) return;
    for (uint32_t k = d->sense_at[at]; k < d->sense_at[at + 1]; k++) {
        const doc_sense *s = &d->senses.at[k];
        if (s->table == TABLE_titles) all[s->end].ended |= f->r->title[s->row];
        if (s->table == TABLE_organs) all[s->end].other |= 2;
    }
}

static uint8_t part_code(const name_part *p) {
    return (uint8_t)(p->as + 8 * p->clitic + 16 * p->unknown + 32 * p->closed + 64 * p->nisba +
                     128 * p->weak);
}

/* Whether the token may be part of a name by itself. */
static bool stands_out(const tag_token *t, uint8_t kind) {
    bool opens = (t->title & (TITLE_BODY | TITLE_PLACE)) && !(t->title & TITLE_WEAK);
    return t->gaz || t->rule || (t->part & 7) || (t->part & 16) || opens || kind == TOKEN_LATIN;
}

/* Those that stand out and the tokens beside them. */
static void mark_near(const doc *d, tag_token *all, uint32_t at) {
    if (!stands_out(&all[at], d->tokens.at[at].kind)) return;
    const doc_sentence *s = &d->sentences.at[d->tokens.at[at].sentence];
    all[at].near = true;
    if (at > s->begin) all[at - 1].near = true;
    if (at + 1 < s->end) all[at + 1].near = true;
}

/* What a spelling is by a group of its readings: their bare word; behind the groups it is its own letters. */
static tag_word *word_of(const doc *d, doc_entry *e, uint8_t group, uint32_t word) {
    for (tag_word *w = e->tag_words; w; w = w->next)
        if (w->group == group) return w;
    tag_word *w = ARENA_NEW(d->spelt, tag_word, 1);
    str letters = doc_word_text(d, word);
    *w = (tag_word){.next = e->tag_words, .word = word, .group = group, .stem = hash_of(letters)};
    w->suffix2 = hash_of(last_letters(letters, 2));
    return e->tag_words = w;
}

/* The word without what stands on it, where the lexicon knows it so. */
static void describe_word(const finder *f, tag_token *x, uint32_t at) {
    const doc *d = f->d;
    const doc_token *t = &d->tokens.at[at];
    const name_part *p = &f->parts[at];
    const doc_reading *r =
        p->clitic && p->reading != NONE ? &d->readings.at[p->reading] : name_reading(d, at);
    bool whole = !r || (!p->clitic && !name_word(r) && !(r->clitics & CLITIC_AL));
    x->word =
        whole ? word_of(d, t->entry, t->entry->n_groups, t->word) : word_of(d, t->entry, r->group, r->bare);
    x->shape = shape_of(d, at);
    x->pos = 31;
    if (r)
        x->pos = (uint8_t)(r->pos + 32 * !!(r->clitics & CLITIC_AL) + 64 * !!(r->clitics & CLITIC_W) +
                           128 * !!(r->clitics & (CLITIC_B | CLITIC_L)));
}

const tag_token *nametags_describe(const finder *f) {
    const doc *d = f->d;
    tag_token *all = ARENA_NEW(d->mem, tag_token, d->tokens.n + 2);
    describe_names(f, all);
    for (uint32_t i = 0; i < d->tokens.n; i++) {
        all[i].part = part_code(&f->parts[i]);
        describe_rows(f, all, i);
        mark_near(d, all, i);
    }
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

static void put_look(sink *s, const tag_token *t) {
    put(s, 5, t->pos, 0), put(s, 6, t->gaz, 0), put(s, 7, t->part, 0);
    put(s, 8, t->shape, t->part);
    put(s, 9, t->rule, 0), put(s, 10, t->rule, t->word->stem);
    put(s, 11, t->title, t->other);
    put(s, 12, t->ended, t->other & 2);
}

static void put_beside(sink *s, const tag_token *t, const tag_token *o, uint32_t base) {
    put(s, base, o->pos, t->pos);
    put(s, base + 1, gist(o), 0);
    put(s, base + 2, o->word->stem, t->part), put(s, base + 3, o->word->stem, t->word->stem);
    put(s, base + 4, o->gaz, t->gaz);
    put(s, base + 5, o->part, t->part);
    put(s, base + 6, o->word->suffix2, t->part);
    put(s, base + 7, gist(o), gist(t));
}

int nametags_of_word(const doc *d, const tag_word *w, uint32_t *keys) {
    sink s = {keys, 0};
    str letters = doc_word_text(d, w->word);
    put(&s, 1, w->stem, 0);
    for (int n = 2; n <= 4; n++) put(&s, 30u + (uint32_t)n, hash_of(first_letters(letters, n)), 0);
    for (int n = 1; n <= 4; n++) put(&s, 34u + (uint32_t)n, hash_of(last_letters(letters, n)), 0);
    return s.n;
}

/* Beyond the sentence there is no word. */
static const tag_word no_word;
static const tag_token edge = {.pos = 30, .shape = 255, .word = (tag_word *)&no_word};

int nametags_of_place(const doc *d, const tag_token *all, uint32_t token, uint32_t *keys) {
    sink s = {keys, 0};
    const doc_sentence *in = &d->sentences.at[d->tokens.at[token].sentence];
    const tag_token *t = &all[token], *before = token > in->begin ? t - 1 : &edge,
                    *behind = token + 1 < in->end ? t + 1 : &edge;
    put_look(&s, t);
    put_beside(&s, t, before, 16);
    put_beside(&s, t, behind, 24);
    put(&s, 39, before->word->stem, behind->word->stem);
    put(&s, 40, before->rule << 16 | (uint32_t)t->rule << 8 | behind->rule, 0);
    put(&s, 41, token > in->begin + 1 ? t[-2].word->stem : 0, 0);
    put(&s, 42, token + 2 < in->end ? t[2].word->stem : 0, 0);
    return s.n;
}
