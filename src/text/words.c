/* words: the tokens as other programs' segmenters print them, for comparison: each by its best reading, cut
 * into proclitics, stem, ending and pronoun, with what a contraction swallowed put back.
 *
 *     l l m w t m r   ->   l + al + mwtmr          z y a r t h   ->   z y a r + t + h
 *
 * What is an ending stands in ar/endings.tsv; letters are printed as the text has them, harakat dropped. */
#include "../base/utf8.h"
#include "../lex/fold.h"
#include "text.h"

enum { LETTERS_MOST = 48, PARTS_MOST = 3 };
#define ARTICLE STR("\xD8\xA7\xD9\x84")

/* A row of endings that looks at the form. */
typedef struct ending {
    str text; /* folded */
    uint32_t pos, features, bars;
    str but;
    uint8_t letters, parts, part[PARTS_MOST]; /* letters in each */
    bool marbuta;
} ending;

typedef struct endings {
    VEC(ending) rows;
    map whole; /* word -> row of the table, for those that hold for a word alone */
} endings;

/* ---- The table made ready ---- */

static uint8_t letters_in(str s) {
    uint8_t n = 0;
    for (size_t i = 0; i < s.len; i++) n += ((unsigned char)s.at[i] & 0xC0) != 0x80;
    return n;
}

static str cell(const doc *d, uint32_t row, int column) {
    return lex_cell(d->lex, TABLE_endings, row, column);
}

static void add_ending(doc *d, endings *e, uint32_t row) {
    ending *x = VEC_ADD(d->keep, &e->rows);
    str written = cell(d, row, endings_ending), parts = cell(d, row, endings_parts);
    x->text = fold_str(d->keep, written);
    x->marbuta = str_is(written, "\xD8\xA9");
    x->letters = letters_in(x->text);
    x->pos = lex_pos_bits(cell(d, row, endings_pos));
    x->features = lex_feature_bits(cell(d, row, endings_features), '.');
    x->bars = lex_feature_bits(cell(d, row, endings_not), '.');
    x->but = fold_str(d->keep, cell(d, row, endings_but));
    while (parts.at && parts.len && x->parts < PARTS_MOST)
        x->part[x->parts++] = letters_in(str_cut(&parts, '+'));
}

static const endings *endings_of(doc *d) {
    if (d->state[STATE_WORDS]) return d->state[STATE_WORDS];
    endings *e = ARENA_NEW(d->keep, endings, 1);
    e->whole.mem = d->keep;
    for (uint32_t row = 0; row < lex_row_count(d->lex, TABLE_endings); row++) {
        str word = cell(d, row, endings_word);
        if (word.len)
            map_put(&e->whole, fold_str(d->keep, word), row);
        else
            add_ending(d, e, row);
    }
    return d->state[STATE_WORDS] = e;
}

/* ---- One word ---- */

typedef struct cutter {
    doc *d;
    const endings *e;
    const doc_token *t;
    const doc_reading *r;
    str letters[LETTERS_MOST]; /* of the text, marks dropped */
    uint8_t n;
    buf out;
} cutter;

static bool is_mark(uint32_t c) {
    return (c >= 0x064B && c <= 0x065F) || c == 0x0640 || c == 0x0670 || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

/* The letters of the text; those of its folded form where the text has fewer (a ligature). */
static void take_letters(cutter *c, str text) {
    int size;
    c->n = 0;
    for (size_t i = 0; i < text.len && c->n < LETTERS_MOST; i += (size_t)size) {
        uint32_t letter = utf8_next(text.at + i, text.at + text.len, &size);
        if (!is_mark(letter)) c->letters[c->n++] = str_sub(text, i, i + (size_t)size);
    }
}

static void put(cutter *c, str s) { buf_add(&c->out, s); }

static void part(cutter *c) {
    if (c->out.len) buf_char(&c->out, '+');
}

static void put_letters(cutter *c, uint8_t from, uint8_t to) {
    for (uint8_t i = from; i < to && i < c->n; i++) put(c, c->letters[i]);
}

static bool has_article(const cutter *c, uint8_t at) {
    return at + 4 <= c->n && str_eq(c->letters[at], str_sub(ARTICLE, 0, 2)) &&
           str_eq(c->letters[at + 1], str_sub(ARTICLE, 2, 4));
}

/* The ending that the stem has; NULL for none. */
static const ending *ending_of(const cutter *c, str stem) {
    const doc_reading *r = c->r;
    for (uint32_t i = 0; i < c->e->rows.n; i++) {
        const ending *x = &c->e->rows.at[i];
        if (!(x->pos & 1u << r->pos) || (r->features & x->features) != x->features) continue;
        if ((r->features & x->bars) || !str_ends(stem, x->text)) continue;
        if (stem.len == x->text.len && x->parts < 2) continue;
        bool written = (c->t->spell & SPELL_MARBUTA) && !r->enclitic;
        if (x->marbuta && !written && (r->enclitic || !(r->features & FEAT_FEM))) continue;
        if (x->but.len && str_ends(doc_word_text(c->d, r->lemma), x->but)) continue;
        return x;
    }
    return NULL;
}

/* The letters [from, to) are the stem and its ending. */
static void put_stem(cutter *c, uint8_t from, uint8_t to, str stem) {
    const ending *x = ending_of(c, stem);
    uint8_t cut = x && x->letters <= to - from ? (uint8_t)(to - x->letters) : to;
    put_letters(c, from, cut);
    bool stands = cut > from;
    for (int i = 0; x && i < x->parts; cut = (uint8_t)(cut + x->part[i++])) {
        if (stands || i) part(c);
        put_letters(c, cut, (uint8_t)(cut + x->part[i]));
    }
}

/* Proclitics, one letter each but the article; the number of letters that they took. */
static uint8_t put_proclitics(cutter *c) {
    uint8_t bits = c->r->clitics, n = (uint8_t)__builtin_popcount(bits & ~CLITIC_AL), at = 0;
    for (; at < n && at < c->n; at++) part(c), put(c, c->letters[at]);
    if (bits & CLITIC_AL) at = (uint8_t)(at + (bits & CLITIC_L ? 1 : 2));
    return at;
}

/* The letters of the article at the core's beginning that are part of the word itself, or -1: a name's or an
 * adverb's; behind a lam only its own lam is written. */
static int own_article(const cutter *c, uint8_t at, uint8_t lost, str stem) {
    if (c->r->pos != POS_NAME && c->r->pos != POS_ADV) return -1;
    if (lost == 1 && str_starts(stem, ARTICLE) && c->r->pos == POS_NAME) return 1;
    return !lost && has_article(c, at) ? 2 : -1;
}

static void put_core(cutter *c, uint8_t at) {
    const doc_reading *r = c->r;
    str stem = doc_word_text(c->d, r->bare);
    uint8_t letters = letters_in(stem), end = (uint8_t)(c->n - r->drop);
    uint8_t lost = letters > end - at ? (uint8_t)(letters - (end - at)) : 0; /* swallowed by a contraction */
    int own = own_article(c, at, lost, stem);
    if (own > 0 || (r->clitics & CLITIC_AL)) part(c), put(c, ARTICLE);
    if (own > 0) at = (uint8_t)(at + own), lost = 0;
    part(c);
    put(c, str_sub(stem, 0, 2u * lost));
    put_stem(c, at, end, stem);
}

static str segments_of(cutter *c) {
    c->out = (buf){.mem = c->d->mem};
    take_letters(c, doc_text(c->d, c->t->span));
    if (!c->r || c->n != letters_in(c->t->folded)) return doc_text(c->d, c->t->span);
    uint8_t at = put_proclitics(c);
    const uint32_t *row = map_get(&c->e->whole, doc_word_text(c->d, c->r->word));
    if (row && !c->r->enclitic && (lex_pos_bits(cell(c->d, *row, endings_pos)) & 1u << c->r->pos))
        part(c), put(c, cell(c->d, *row, endings_parts));
    else
        put_core(c, at);
    if (c->r->enclitic) part(c), put_letters(c, (uint8_t)(c->n - c->r->drop), c->n);
    return buf_str(&c->out);
}

/* ---- The layer ---- */

static const char *kind_name(const doc_token *t) {
    static const char *const names[] = {
        [TOKEN_WORD] = "NAME", [TOKEN_NUMBER] = "NUM", [TOKEN_LATIN] = "LATIN", [TOKEN_MARK] = "MARK"};
    return names[t->kind];
}

str text_segments(doc *d, uint32_t token, const doc_reading *r) {
    cutter c = {.d = d, .e = endings_of(d), .t = &d->tokens.at[token], .r = r};
    return segments_of(&c);
}

void text_words(doc *d) {
    for (uint32_t i = 0; i < d->tokens.n; i++) {
        const doc_token *t = &d->tokens.at[i];
        const doc_reading *r = doc_best(d, i);
        doc_words *w = VEC_ADD(d->mem, &d->words);
        w->span = t->span;
        w->segments = text_segments(d, i, r);
        w->pos = str_of(r ? lex_pos_name(r->pos) : kind_name(t));
        w->lemma = r ? text_lemma(d, i, r) : t->folded;
    }
}
