/* readings: the ways to read each word, best first. A word is proclitics, a form of the lexicon, an enclitic
 * pronoun: every split whose middle the lexicon knows is a reading, and so is the whole word as a name.
 *
 *      w + s + yzwr + h          chains of proclitics x forms x enclitics, from ar/clitics.tsv
 *
 * Folding hides some letters; the spelling that the token keeps speaks for or against a form. */
#include "../base/utf8.h"
#include "../lex/fold.h"
#include "text.h"
#include <stdlib.h>

enum { READINGS_MOST = 12, CHAIN_LETTERS = 8 };

/* Proclitics that stand together at the front of a word. */
typedef struct chain {
    str letters;  /* taken off */
    str share;    /* put back before the rest */
    uint32_t pos; /* bits of the parts of speech that may follow */
    uint8_t clitics, skip;
} chain;

typedef struct enclitic {
    str letters;
    uint32_t pos;
    uint8_t row, letters_n;
} enclitic;

typedef struct clitics {
    VEC(chain) chains;
    VEC(enclitic) enclitics;
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

static uint8_t clitic_bit(uint32_t letter, str features) {
    switch (letter) {
    case 0x0648: return CLITIC_W;
    case 0x0641: return CLITIC_F;
    case 0x0628: return CLITIC_B;
    case 0x0643: return CLITIC_K;
    case 0x0644: return CLITIC_L;
    case 0x0633: return CLITIC_S;
    default: return str_is(features, "DET") ? CLITIC_AL : CLITIC_A;
    }
}

/* The orders that a row takes in the stack: "3" or "3|4". */
static void order_of(str cell, int *low, int *high) {
    *low = cell.len ? cell.at[0] - '0' : 0;
    *high = cell.len ? cell.at[cell.len - 1] - '0' : 0;
}

/* Adds the chains that go on from one with proclitics of higher order. */
static void grow_chains(doc *d, clitics *c, chain base, int above) {
    VEC_PUSH(d->keep, &c->chains, base);
    if (base.share.len) return;
    for (uint32_t row = 0; row < lex_row_count(d->lex, TABLE_clitics); row++) {
        if (!str_is(lex_cell(d->lex, TABLE_clitics, row, clitics_kind), "proclitic")) continue;
        int low, high, size;
        order_of(lex_cell(d->lex, TABLE_clitics, row, clitics_order), &low, &high);
        if (low <= above) continue;
        str form = fold_str(d->keep, lex_cell(d->lex, TABLE_clitics, row, clitics_form));
        chain next = base;
        next.letters = str_printf(d->keep, "%.*s%.*s", STR_ARG(base.letters), STR_ARG(form));
        next.share = fold_str(d->keep, lex_cell(d->lex, TABLE_clitics, row, clitics_share));
        next.pos = base.pos & pos_bits(lex_cell(d->lex, TABLE_clitics, row, clitics_pos));
        uint32_t first = utf8_next(form.at, form.at + form.len, &size);
        next.clitics |= clitic_bit(first, lex_cell(d->lex, TABLE_clitics, row, clitics_features));
        bool joined = lex_cell(d->lex, TABLE_clitics, row, clitics_parts).len && high > low;
        if (joined) next.clitics |= CLITIC_AL;
        next.skip = letters_in(next.letters);
        grow_chains(d, c, next, high);
    }
}

static void read_enclitics(doc *d, clitics *c) {
    for (uint32_t row = 0; row < lex_row_count(d->lex, TABLE_clitics); row++) {
        if (!str_is(lex_cell(d->lex, TABLE_clitics, row, clitics_kind), "enclitic")) continue;
        enclitic *x = VEC_ADD(d->keep, &c->enclitics);
        x->letters = fold_str(d->keep, lex_cell(d->lex, TABLE_clitics, row, clitics_form));
        x->letters_n = letters_in(x->letters);
        x->pos = pos_bits(lex_cell(d->lex, TABLE_clitics, row, clitics_pos));
        x->row = (uint8_t)row;
    }
}

static const clitics *clitics_of(doc *d) {
    if (d->state[STATE_READINGS]) return d->state[STATE_READINGS];
    clitics *c = ARENA_NEW(d->keep, clitics, 1);
    grow_chains(d, c, (chain){.letters = STR(""), .share = STR(""), .pos = 0xFFFFFFFFu}, 0);
    read_enclitics(d, c);
    return d->state[STATE_READINGS] = c;
}

/* ---- The readings of one word ---- */

typedef struct split {
    doc *d;
    doc_token *t;
    const chain *chain;
    str stem; /* after the chain, share restored, article not put back */
    char room[160];
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
    if (s->t->n_readings == READINGS_MOST) return;
    VEC_PUSH(s->d->mem, &s->d->readings, r);
    s->t->n_readings++;
}

/* The word with its article before it, as tables list names. */
static uint32_t with_article(doc *d, str core) {
    return text_word(d, str_printf(d->mem, "\xD8\xA7\xD9\x84%.*s", STR_ARG(core)));
}

static void add_form(split *s, str core, uint32_t word, const lex_form *f, const enclitic *e) {
    const chain *c = s->chain;
    if (!(c->pos & 1u << f->pos)) return;
    if (e ? f->bare == 1 || !(e->pos & 1u << f->pos) : f->bare == 2) return;
    if ((c->clitics & CLITIC_S) && !(f->features & FEAT_PRES)) return;
    bool article = c->clitics & CLITIC_AL;
    doc_reading r = {
        .bare = word, .lemma = f->lemma, .features = f->features, .clitics = c->clitics, .pos = f->pos};
    r.word = article ? with_article(s->d, core) : word;
    r.enclitic = e ? (uint8_t)(e->row + 1) : 0;
    r.drop = e ? e->letters_n : 0;
    r.skip =
        article && !c->share.len ? (uint8_t)(c->skip - 2 + (s->chain->clitics & CLITIC_L ? 1 : 0)) : c->skip;
    if (article && (c->clitics & CLITIC_L)) r.skip = (uint8_t)(c->skip - 1);
    int clitics = __builtin_popcount(c->clitics & ~CLITIC_AL) + (e != NULL);
    r.score = (int16_t)(100 - 10 * clitics + spelling(s->t, f, c, e != NULL));
    add_reading(s, r);
}

static void add_core(split *s, str core, const enclitic *e) {
    uint32_t n, word = lex_word(s->d->lex, core);
    if (!word) return;
    const lex_form *f = lex_forms(s->d->lex, word, &n);
    for (uint32_t i = 0; i < n; i++) add_form(s, core, word, &f[i], e);
    if (n || e || (s->chain->pos & 1u << POS_NAME) == 0) return;
    /* A word of some table without forms: a name. */
    lex_form name = {.pos = POS_NAME};
    add_form(s, core, word, &name, NULL);
}

static void try_chain(split *s, const clitics *all) {
    str folded = s->t->folded, rest = str_sub(folded, s->chain->letters.len, folded.len);
    if (!rest.len || rest.len + s->chain->share.len >= sizeof s->room) return;
    memcpy(s->room, s->chain->share.at, s->chain->share.len);
    memcpy(s->room + s->chain->share.len, rest.at, rest.len);
    s->stem = (str){s->room, s->chain->share.len + rest.len};
    add_core(s, s->stem, NULL);
    if ((s->chain->clitics & CLITIC_AL) || (s->t->spell & SPELL_MARBUTA)) return;
    for (uint32_t i = 0; i < all->enclitics.n; i++) {
        const enclitic *e = &all->enclitics.at[i];
        if (s->stem.len > e->letters.len && str_ends(s->stem, e->letters))
            add_core(s, str_sub(s->stem, 0, s->stem.len - e->letters.len), e);
    }
}

/* The word whole, and behind one conjunction or preposition: it may be a name that no table has. */
static void add_unknown(split *s, const clitics *all) {
    doc_token *t = s->t;
    add_reading(s, (doc_reading){.word = t->word, .bare = t->word, .pos = POS_NAME, .score = 60});
    for (uint32_t i = 1; i < all->chains.n; i++) {
        const chain *c = &all->chains.at[i];
        if (c->share.len || (c->clitics & CLITIC_S) || !str_starts(t->folded, c->letters)) continue;
        str rest = str_sub(t->folded, c->letters.len, t->folded.len);
        if (letters_in(rest) < 3 || !(c->pos & 1u << POS_NAME)) continue;
        bool article = c->clitics & CLITIC_AL;
        uint32_t bare = text_word(s->d, rest);
        doc_reading r = {.bare = bare,
                         .word = article ? with_article(s->d, rest) : bare,
                         .pos = article ? POS_NOUN : POS_NAME};
        r.clitics = c->clitics;
        r.skip = article ? (uint8_t)(c->skip - (c->clitics & CLITIC_L ? 1 : 2)) : c->skip;
        r.score = (int16_t)(article ? 70 : 50 - 10 * __builtin_popcount(c->clitics));
        add_reading(s, r);
    }
}

static int better(const void *x, const void *y) {
    const doc_reading *a = x, *b = y;
    if (a->score != b->score) return a->score > b->score ? -1 : 1;
    if (a->word != b->word) return a->word < b->word ? -1 : 1;
    if (a->pos != b->pos) return a->pos < b->pos ? -1 : 1;
    return a->lemma == b->lemma ? a->features - b->features : a->lemma < b->lemma ? -1 : 1;
}

void text_readings(doc *d) {
    const clitics *all = clitics_of(d);
    for (uint32_t i = 0; i < d->tokens.n; i++) {
        doc_token *t = &d->tokens.at[i];
        t->reading = d->readings.n;
        if (t->kind != TOKEN_WORD) continue;
        split s = {.d = d, .t = t};
        for (uint32_t k = 0; k < all->chains.n; k++) {
            s.chain = &all->chains.at[k];
            if (str_starts(t->folded, s.chain->letters)) try_chain(&s, all);
        }
        if (!t->n_readings || d->readings.at[t->reading].score < 90) add_unknown(&s, all);
        if (t->n_readings > 1) qsort(d->readings.at + t->reading, t->n_readings, sizeof(doc_reading), better);
    }
}
