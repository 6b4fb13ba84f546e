/* readings: the ways to read each word, best first. A word is proclitics, a form of the lexicon, an enclitic
 * pronoun: every split whose middle the lexicon knows is a reading, and so is the whole word as a name.
 *
 *      w + s + yzwr + h          chains of proclitics x forms x enclitics, from ar/clitics.tsv
 *
 * Folding hides some letters; the spelling that the token keeps speaks for or against a form.
 *
 * News repeats its words, so what a word can be is kept from one document to the next. Words that the lexicon
 * lacks have numbers of one document only: they are kept as 0 and numbered anew. */
#include "../base/utf8.h"
#include "../lex/fold.h"
#include "text.h"
#include <stdlib.h>

#ifndef CACHE_SLOTS /* a fuzzer, which begins anew with each input, asks for fewer */
#define CACHE_SLOTS (1 << 16)
#endif
enum { READINGS_MOST = 12, CHAINS_MOST = 255, ARTICLE = 4 /* bytes */ };

/* Proclitics that stand together at the front of a word. */
typedef struct chain {
    str letters;          /* taken off */
    str share;            /* put back before the rest */
    uint32_t pos;         /* bits of the parts of speech that may follow */
    uint32_t needs, not ; /* features: one of these, none of those */
    uint8_t clitics, skip;
} chain;

typedef struct enclitic {
    str letters;
    uint32_t pos, not ;
    uint8_t row, letters_n;
} enclitic;

/* The readings of one spelling of one word. */
typedef struct cached {
    uint64_t hash;
    uint8_t spell, n;
    doc_reading readings[READINGS_MOST];
} cached;

typedef struct clitics {
    VEC(chain) chains;
    VEC(enclitic) enclitics;
    cached *cache;
} clitics;

/* ---- The tables made ready ---- */

static uint8_t letters_in(str s) {
    uint8_t n = 0;
    for (size_t i = 0; i < s.len; i++) n += ((unsigned char)s.at[i] & 0xC0) != 0x80;
    return n;
}

static uint32_t pos_bits(str cell) {
    static const struct {
        const char *name;
        uint32_t bits;
    } names[] = {{"N", 1u << POS_NOUN | 1u << POS_MASDAR | 1u << POS_ACTIVE | 1u << POS_PASSIVE},
                 {"V", 1u << POS_VERB | 1u << POS_AUX},
                 {"A", 1u << POS_ADJ | 1u << POS_ACTIVE | 1u << POS_PASSIVE},
                 {"PREP", 1u << POS_PREP},
                 {"SUBCONJ", 1u << POS_SUBCONJ},
                 {"QUANT", 1u << POS_QUANT},
                 {"PRON", 1u << POS_PRON},
                 {"PART", 1u << POS_PART},
                 {"NUM", 1u << POS_NUM},
                 {"NAME", 1u << POS_NAME},
                 {"DEM", 1u << POS_DEM},
                 {"REL", 1u << POS_REL},
                 {"ADV", 1u << POS_ADV},
                 {"NEG", 1u << POS_NEG},
                 {"INTERR", 1u << POS_INTERROG},
                 {"any", 0xFFFFFFFFu}};
    uint32_t bits = 0;
    while (cell.at && cell.len) {
        str one = str_trim(str_cut(&cell, '|'));
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            if (str_is(one, names[i].name)) bits |= names[i].bits;
    }
    return bits;
}

/* The bit of one proclitic; of two letters there is only the article. */
static uint8_t clitic_bit(str form) {
    int size;
    if (letters_in(form) == 2) return CLITIC_AL;
    switch (utf8_next(form.at, form.at + form.len, &size)) {
    case 0x0648: return CLITIC_W;
    case 0x0641: return CLITIC_F;
    case 0x0628: return CLITIC_B;
    case 0x0643: return CLITIC_K;
    case 0x0644: return CLITIC_L;
    case 0x0633: return CLITIC_S;
    default: return CLITIC_A;
    }
}

/* Those of a row: of its form, or of the parts that its form stands for. */
static uint8_t clitic_bits(doc *d, uint32_t row) {
    str parts = lex_cell(d->lex, TABLE_clitics, row, clitics_parts);
    if (!parts.len) return clitic_bit(lex_cell(d->lex, TABLE_clitics, row, clitics_form));
    uint8_t bits = 0;
    while (parts.at && parts.len) bits |= clitic_bit(str_trim(str_cut(&parts, '|')));
    return bits;
}

static uint32_t feature_bits(str cell) {
    uint32_t bits = 0;
    while (cell.at && cell.len) {
        uint32_t bit = 0;
        if (lex_feature(str_trim(str_cut(&cell, '|')), &bit)) bits |= bit;
    }
    return bits;
}

/* The orders that a row takes in the stack: "3" or "3|4". */
static void order_of(str cell, int *low, int *high) {
    *low = cell.len ? cell.at[0] - '0' : 0;
    *high = cell.len ? cell.at[cell.len - 1] - '0' : 0;
}

static str clitic_cell(doc *d, uint32_t row, int column) {
    return lex_cell(d->lex, TABLE_clitics, row, column);
}

static chain longer(doc *d, const chain *base, uint32_t row) {
    chain next = *base;
    str form = fold_str(d->keep, clitic_cell(d, row, clitics_form));
    next.letters = str_printf(d->keep, "%.*s%.*s", STR_ARG(base->letters), STR_ARG(form));
    next.share = fold_str(d->keep, clitic_cell(d, row, clitics_share));
    next.pos &= pos_bits(clitic_cell(d, row, clitics_pos));
    next.not |= feature_bits(clitic_cell(d, row, clitics_not));
    uint32_t needs = feature_bits(clitic_cell(d, row, clitics_needs));
    if (needs) next.needs = next.needs ? next.needs & needs : needs;
    next.clitics |= clitic_bits(d, row);
    next.skip = letters_in(next.letters);
    return next;
}

/* Adds the chains that go on from one with proclitics of higher order. */
static void grow_chains(doc *d, clitics *c, chain base, int above) {
    if (c->chains.n == CHAINS_MOST) return;
    VEC_PUSH(d->keep, &c->chains, base);
    if (base.share.len) return;
    for (uint32_t row = 0; row < lex_row_count(d->lex, TABLE_clitics); row++) {
        int low, high;
        if (!str_is(clitic_cell(d, row, clitics_kind), "proclitic")) continue;
        order_of(clitic_cell(d, row, clitics_order), &low, &high);
        if (low <= above) continue;
        chain next = longer(d, &base, row);
        if (next.pos) grow_chains(d, c, next, high);
    }
}

static void read_enclitics(doc *d, clitics *c) {
    for (uint32_t row = 0; row < lex_row_count(d->lex, TABLE_clitics); row++) {
        if (!str_is(clitic_cell(d, row, clitics_kind), "enclitic")) continue;
        enclitic *x = VEC_ADD(d->keep, &c->enclitics);
        x->letters = fold_str(d->keep, clitic_cell(d, row, clitics_form));
        x->letters_n = letters_in(x->letters);
        x->pos = pos_bits(clitic_cell(d, row, clitics_pos));
        x->not = feature_bits(clitic_cell(d, row, clitics_not));
        x->row = (uint8_t)row;
    }
}

static const clitics *clitics_of(doc *d) {
    if (d->state[STATE_READINGS]) return d->state[STATE_READINGS];
    clitics *c = ARENA_NEW(d->keep, clitics, 1);
    grow_chains(d, c, (chain){.letters = STR(""), .share = STR(""), .pos = 0xFFFFFFFFu}, 0);
    read_enclitics(d, c);
    c->cache = ARENA_NEW(d->keep, cached, CACHE_SLOTS);
    return d->state[STATE_READINGS] = c;
}

/* ---- The readings of one word ---- */

typedef struct split {
    const lex *lex;
    const clitics *all;
    const doc_token *t;
    cached *out;
    const chain *chain;
    char room[160]; /* the article, then the stem */
} split;

/* How well the token's spelling agrees with a form's, where the form's end is the token's end. */
static int spelling(const doc_token *t, const lex_form *f, const chain *c, bool enclitic) {
    int score = 0;
    uint8_t ends = SPELL_MAQSURA | SPELL_YA | SPELL_MARBUTA | SPELL_HA;
    if (!enclitic && (f->spell & ends) && (t->spell & ends) && (f->spell & ends) != (t->spell & ends)) {
        /* Egyptian papers write maqsura for ya, careless ones ha for marbuta. */
        score -= (f->spell & ends) == SPELL_MAQSURA || (f->spell & ends) == SPELL_HA ? 40 : 15;
    }
    uint8_t starts = SPELL_HAMZA_ABOVE | SPELL_HAMZA_BELOW | SPELL_MADDA;
    if (!c->skip && (t->spell & starts) && (f->spell & starts) != (t->spell & starts)) score -= 40;
    return score;
}

static void add_reading(split *s, doc_reading r) {
    if (s->out->n == READINGS_MOST) return;
    const chain *c = s->chain;
    r.chain = (uint8_t)(c - s->all->chains.at);
    r.clitics = c->clitics;
    r.skip = c->skip;
    /* The article belongs to the word; with a lam before it only its own lam is written. */
    if (c->clitics & CLITIC_AL) r.skip = (uint8_t)(c->skip - (c->clitics & CLITIC_L ? 1 : 2));
    s->out->readings[s->out->n++] = r;
}

/* The stem, with the letters of an article before it where the chain has one. */
static str with_article(const split *s, str core) {
    return (s->chain->clitics & CLITIC_AL) ? (str){core.at - ARTICLE, core.len + ARTICLE} : core;
}

static void add_form(split *s, str core, uint32_t word, const lex_form *f, const enclitic *e) {
    const chain *c = s->chain;
    if (!(c->pos & 1u << f->pos) || (f->features & c->not )) return;
    if (c->needs && !(f->features & c->needs)) return;
    if (e ? (f->features & e->not ) || !(e->pos & 1u << f->pos) : f->features & FEAT_PRO) return;
    doc_reading r = {.bare = word, .lemma = f->lemma, .features = f->features, .pos = f->pos};
    r.word = (c->clitics & CLITIC_AL) ? lex_word(s->lex, with_article(s, core)) : word;
    r.enclitic = e ? (uint8_t)(e->row + 1) : 0;
    r.drop = e ? e->letters_n : 0;
    int clitics = __builtin_popcount(c->clitics & ~CLITIC_AL) + (e != NULL);
    r.score = (int16_t)(100 - 10 * clitics + spelling(s->t, f, c, e != NULL));
    add_reading(s, r);
}

static void add_core(split *s, str core, const enclitic *e) {
    uint32_t n, word = lex_word(s->lex, core);
    if (!word) return;
    const lex_form *f = lex_forms(s->lex, word, &n);
    for (uint32_t i = 0; i < n; i++) add_form(s, core, word, &f[i], e);
    if (n || e || (s->chain->pos & 1u << POS_NAME) == 0) return;
    /* A word of some table without forms: a name. */
    lex_form name = {.pos = POS_NAME};
    add_form(s, core, word, &name, NULL);
}

/* The stem behind the chain, in s->room behind an article. */
static str stem_of(split *s) {
    str folded = s->t->folded, rest = str_sub(folded, s->chain->letters.len, folded.len);
    str share = s->chain->share;
    if (!rest.len || rest.len + share.len + ARTICLE >= sizeof s->room) return STR_NONE;
    memcpy(s->room, "\xD8\xA7\xD9\x84", ARTICLE);
    memcpy(s->room + ARTICLE, share.at, share.len);
    memcpy(s->room + ARTICLE + share.len, rest.at, rest.len);
    return (str){s->room + ARTICLE, share.len + rest.len};
}

/* str_starts and str_ends for letters of two bytes: most end at the first letter, without a call. */
static inline bool opens(str word, str with) {
    return !with.len || (word.len >= with.len && word.at[1] == with.at[1] && str_starts(word, with));
}
static inline bool closes(str word, str with) {
    return word.len > with.len && word.at[word.len - 1] == with.at[with.len - 1] && str_ends(word, with);
}

static void try_chain(split *s) {
    str stem = stem_of(s);
    if (!stem.len) return;
    add_core(s, stem, NULL);
    if ((s->chain->clitics & CLITIC_AL) || (s->t->spell & SPELL_MARBUTA)) return;
    for (uint32_t i = 0; i < s->all->enclitics.n; i++) {
        const enclitic *e = &s->all->enclitics.at[i];
        if (closes(stem, e->letters)) add_core(s, str_sub(stem, 0, stem.len - e->letters.len), e);
    }
}

/* The word whole, and behind one conjunction or preposition: it may be a name that no table has. */
static void add_unknown(split *s) {
    for (uint32_t i = 0; i < s->all->chains.n; i++) {
        const chain *c = s->chain = &s->all->chains.at[i];
        if (c->share.len || (c->clitics & CLITIC_S) || !str_starts(s->t->folded, c->letters)) continue;
        str stem = stem_of(s);
        if ((i && letters_in(stem) < 3) || !(c->pos & 1u << POS_NAME) || !stem.len) continue;
        bool article = c->clitics & CLITIC_AL;
        doc_reading r = {.bare = lex_word(s->lex, stem), .pos = article ? POS_NOUN : POS_NAME};
        r.word = lex_word(s->lex, with_article(s, stem));
        r.score = (int16_t)(!i ? 60 : article ? 70 : 50 - 10 * __builtin_popcount(c->clitics));
        add_reading(s, r);
    }
}

static int better(const void *x, const void *y) {
    const doc_reading *a = x, *b = y;
    if (a->score != b->score) return a->score > b->score ? -1 : 1;
    if (a->word != b->word) return a->word < b->word ? -1 : 1;
    if (a->pos != b->pos) return a->pos < b->pos ? -1 : 1;
    if (a->lemma != b->lemma) return a->lemma < b->lemma ? -1 : 1;
    return a->features == b->features ? 0 : a->features < b->features ? -1 : 1;
}

static void read_word(split *s) {
    for (uint32_t k = 0; k < s->all->chains.n; k++) {
        s->chain = &s->all->chains.at[k];
        if (opens(s->t->folded, s->chain->letters)) try_chain(s);
    }
    int best = 0;
    for (uint8_t i = 0; i < s->out->n; i++)
        if (s->out->readings[i].score > best) best = s->out->readings[i].score;
    if (best < 90) add_unknown(s);
    qsort(s->out->readings, s->out->n, sizeof(doc_reading), better);
}

/* Numbers for words that the lexicon lacks. */
static void number_own(doc *d, const clitics *all, const doc_token *t, doc_reading *r) {
    const chain *c = &all->chains.at[r->chain];
    if (!c->letters.len && !r->drop) {
        r->word = r->bare = t->word;
        return;
    }
    str rest = str_sub(t->folded, c->letters.len, t->folded.len);
    if (!r->bare) r->bare = text_word(d, str_printf(d->mem, "%.*s%.*s", STR_ARG(c->share), STR_ARG(rest)));
    str stem = doc_word_text(d, r->bare);
    bool article = c->clitics & CLITIC_AL;
    if (!r->word)
        r->word = article ? text_word(d, str_printf(d->mem, "\xD8\xA7\xD9\x84%.*s", STR_ARG(stem))) : r->bare;
}

static const cached *look_up(doc *d, const clitics *all, const doc_token *t) {
    uint64_t hash = str_hash(t->folded);
    cached *slot = &all->cache[(hash ^ t->spell * 0x9E37u) % CACHE_SLOTS];
    if (slot->n && slot->hash == hash && slot->spell == t->spell) return slot;
    *slot = (cached){.hash = hash, .spell = t->spell};
    split s = {.lex = d->lex, .all = all, .t = t, .out = slot};
    read_word(&s);
    return slot;
}

void text_readings(doc *d) {
    const clitics *all = clitics_of(d);
    for (uint32_t i = 0; i < d->tokens.n; i++) {
        doc_token *t = &d->tokens.at[i];
        t->reading = d->readings.n;
        if (t->kind != TOKEN_WORD) continue;
        const cached *known = look_up(d, all, t);
        t->n_readings = known->n;
        for (uint8_t k = 0; k < known->n; k++) {
            doc_reading r = known->readings[k];
            if (!r.word || !r.bare) number_own(d, all, t, &r);
            VEC_PUSH(d->mem, &d->readings, r);
        }
    }
}
