#include "tags.h"
#include "../base/utf8.h"
#include "../lex/fold.h"
#include <stdlib.h>

enum kind {
    KIND_START,
    KIND_MARK,
    KIND_NUMBER,
    KIND_LATIN,
    KIND_CLITIC,
    KIND_PRONOUN,
    KIND_AGREE,
    KIND_FORM,
    KINDS
};
enum with { WITH_ANY, WITH_AL, WITH_PRON, WITH_GUESS, WITH_RIVAL, WITH_DOUBT, WITH_PART };

static const char *const with_names[] = {"", "al", "pron", "guess", "rival", "doubt", "part"};

typedef struct tag_row {
    uint8_t tag, kind, with;
    uint32_t pos, features;
    u32s lemmas;
    doc_strs words; /* folded: letters of clitics, marks */
} tag_row;

enum { POS_COUNT = POS_PASSIVE + 1 };

typedef struct tag_rows {
    VEC(tag_row) all;
    VEC(const tag_row *)
    forms[POS_COUNT], agree[POS_COUNT], clitics,
        pronouns;       /* those to look at for a form of that pos, for clitics */
    doc_strs enclitics; /* letters, by row of the clitics */
} tag_rows;

/* ---- The tables made ready ---- */

static str cell(doc *d, enum lex_table t, uint32_t row, int column) {
    return lex_cell(d->lex, t, row, column);
}

static uint8_t tag_named(doc *d, tags *t, str name) {
    for (uint32_t i = 0; i < t->names.n; i++)
        if (str_eq(t->names.at[i], name)) return (uint8_t)i;
    if (t->names.n == TAGS_MOST) return TAGS_MOST - 1;
    VEC_PUSH(d->keep, &t->names, name);
    return (uint8_t)(t->names.n - 1);
}

static uint8_t kind_named(str name) {
    static const char *const names[KINDS] = {"start",  "mark",    "number", "latin",
                                             "clitic", "pronoun", "agree",  "form"};
    uint8_t i = 0;
    while (i < KIND_FORM && !str_is(name, names[i])) i++;
    return i;
}

static void read_tag(doc *d, tags *t, uint32_t i) {
    tag_row *row = VEC_ADD(d->keep, &t->rows->all);
    row->tag = tag_named(d, t, cell(d, TABLE_tags, i, tags_tag));
    row->kind = kind_named(cell(d, TABLE_tags, i, tags_kind));
    str with = cell(d, TABLE_tags, i, tags_with), one;
    for (uint8_t k = 0; k < sizeof with_names / sizeof *with_names; k++)
        if (str_is(with, with_names[k])) row->with = k;
    row->pos = lex_pos_bits(cell(d, TABLE_tags, i, tags_pos));
    row->features = lex_feature_bits(cell(d, TABLE_tags, i, tags_features), '.');
    for (str rest = cell(d, TABLE_tags, i, tags_word); rest.at && rest.len;) {
        one = fold_str(d->keep, str_cut(&rest, '|'));
        VEC_PUSH(d->keep, &row->words, one);
        VEC_PUSH(d->keep, &row->lemmas, lex_word(d->lex, one));
    }
    switch (row->kind) {
    case KIND_START: t->start = row->tag; break;
    case KIND_NUMBER: t->number = row->tag; break;
    case KIND_LATIN: t->latin = row->tag; break;
    }
}

static str word_key(uint64_t *room, uint32_t word, uint8_t tag) {
    *room = (uint64_t)word << 8 | tag;
    return (str){(const char *)room, sizeof *room};
}

static uint32_t named_bit(uint32_t word) { return word * 2654435761u >> 20; }

static void read_order(doc *d, tags *t, uint32_t i) {
    int64_t score = 0;
    str text = cell(d, TABLE_order, i, order_score), before = cell(d, TABLE_order, i, order_before);
    bool less = str_starts(text, STR("-"));
    str_int(less ? str_sub(text, 1, text.len) : text, &score);
    if (less) score = -score;
    uint8_t tag = tag_named(d, t, cell(d, TABLE_order, i, order_tag));
    str word = cell(d, TABLE_order, i, order_word);
    if (word.len) {
        uint64_t room;
        uint32_t number = lex_word(d->lex, fold_str(d->keep, word)), bit = named_bit(number);
        str key = word_key(&room, number, tag);
        t->named[bit / 64] |= 1ull << bit % 64;
        *map_put(&t->words, str_copy(d->keep, key), 0) += (uint32_t)score;
    } else if (before.len) {
        t->move[tag_named(d, t, before)][tag] += (int16_t)score;
    } else {
        t->alone[tag] += (int16_t)score;
    }
}

static void sort_row(doc *d, tag_rows *rows, const tag_row *row) {
    if (row->kind == KIND_CLITIC) VEC_PUSH(d->keep, &rows->clitics, row);
    if (row->kind == KIND_PRONOUN) VEC_PUSH(d->keep, &rows->pronouns, row);
    for (int pos = 0; pos < POS_COUNT; pos++) {
        if (!(row->pos & 1u << pos)) continue;
        if (row->kind == KIND_FORM) VEC_PUSH(d->keep, &rows->forms[pos], row);
        if (row->kind == KIND_AGREE) VEC_PUSH(d->keep, &rows->agree[pos], row);
    }
}

const tags *tags_of(doc *d) {
    if (d->state[STATE_TAGS]) return d->state[STATE_TAGS];
    tags *t = ARENA_NEW(d->keep, tags, 1);
    t->rows = ARENA_NEW(d->keep, tag_rows, 1);
    t->words.mem = d->keep;
    for (uint32_t i = 0; i < lex_row_count(d->lex, TABLE_tags); i++) read_tag(d, t, i);
    for (uint32_t i = 0; i < lex_row_count(d->lex, TABLE_clitics); i++)
        VEC_PUSH(d->keep, &t->rows->enclitics, fold_str(d->keep, cell(d, TABLE_clitics, i, clitics_form)));
    t->any = tag_named(d, t, STR("ANY"));
    t->quote = tag_named(d, t, STR("QUOTE"));
    for (uint32_t i = 0; i < lex_row_count(d->lex, TABLE_order); i++) read_order(d, t, i);
    for (uint32_t i = 0; i < t->rows->all.n; i++) sort_row(d, t->rows, &t->rows->all.at[i]);
    for (int from = 0; from < TAGS_MOST; from++)
        for (int to = 0; to < TAGS_MOST; to++) t->into[to][from] = t->move[from][to];
    return d->state[STATE_TAGS] = t;
}

/* ---- Tags ---- */

static bool holds_word(const tag_row *row, str word) {
    for (uint32_t i = 0; i < row->words.n; i++)
        if (str_eq(row->words.at[i], word)) return true;
    return !row->words.n;
}

uint8_t tags_token(const tags *t, const doc_entry *e) {
    if (e->kind == TOKEN_NUMBER) return t->number;
    if (e->kind == TOKEN_LATIN) return t->latin;
    for (uint32_t i = 0; i < t->rows->all.n; i++) {
        const tag_row *row = &t->rows->all.at[i];
        if (row->kind == KIND_MARK && holds_word(row, e->folded)) return row->tag;
    }
    return t->latin;
}

/* Whether a reading has what the row asks for besides. */
static bool has(const tag_row *row, const doc_reading *r) {
    switch (row->with) {
    case WITH_AL: return r->clitics & CLITIC_AL;
    case WITH_PRON: return r->enclitic;
    case WITH_GUESS: return r->origin & ORIGIN_GUESS;
    case WITH_RIVAL: return r->origin & ORIGIN_RIVAL;
    case WITH_DOUBT: return (r->origin & ORIGIN_GUESS) && (r->origin & ORIGIN_RIVAL);
    case WITH_PART: return r->origin & ORIGIN_PART;
    default: return true;
    }
}

static uint8_t clitic_tag(const tags *t, str letter, const doc_reading *r) {
    for (uint32_t i = 0; i < t->rows->clitics.n; i++) {
        const tag_row *row = t->rows->clitics.at[i];
        if ((row->pos & 1u << r->pos) && has(row, r) && holds_word(row, letter)) return row->tag;
    }
    return t->latin;
}

static uint8_t pronoun_tag(const tags *t, const doc_reading *r) {
    str letters = t->rows->enclitics.at[r->enclitic - 1];
    for (uint32_t i = 0; i < t->rows->pronouns.n; i++) {
        const tag_row *row = t->rows->pronouns.at[i];
        if (has(row, r) && holds_word(row, letters)) return row->tag;
    }
    return t->latin;
}

static bool holds_lemma(const tag_row *row, uint32_t lemma) {
    for (uint32_t i = 0; i < row->lemmas.n; i++)
        if (row->lemmas.at[i] == lemma) return true;
    return !row->lemmas.n;
}

static bool fits(const tag_row *row, const doc_reading *r) {
    return (r->features & row->features) == row->features && holds_lemma(row, r->lemma) && has(row, r);
}

static uint8_t form_tag(const tags *t, const doc_reading *r) {
    for (uint32_t i = 0; i < t->rows->forms[r->pos].n; i++) {
        const tag_row *row = t->rows->forms[r->pos].at[i];
        if (fits(row, r)) return row->tag;
    }
    return t->latin;
}

static uint8_t agree_tag(const tags *t, const doc_reading *r) {
    for (uint32_t i = 0; i < t->rows->agree[r->pos].n; i++) {
        const tag_row *row = t->rows->agree[r->pos].at[i];
        if (fits(row, r)) return row->tag;
    }
    return t->any;
}

int tags_path(const tags *t, const doc_reading *r, uint8_t path[TAG_PATH]) {
    static const struct {
        uint8_t bit;
        uint16_t letter;
    } proclitics[] = {{CLITIC_A, 0x0627}, {CLITIC_W, 0x0648}, {CLITIC_F, 0x0641}, {CLITIC_B, 0x0628},
                      {CLITIC_K, 0x0643}, {CLITIC_L, 0x0644}, {CLITIC_S, 0x0633}};
    int n = 0;
    for (size_t i = 0; i < sizeof proclitics / sizeof *proclitics; i++) {
        char letter[4];
        if (!(r->clitics & proclitics[i].bit)) continue;
        size_t size = (size_t)utf8_put(letter, proclitics[i].letter);
        path[n++] = clitic_tag(t, (str){letter, size}, r);
    }
    path[n++] = form_tag(t, r);
    if (r->enclitic) path[n++] = pronoun_tag(t, r);
    return n;
}

int tags_score(const tags *t, doc_reading *r) {
    uint8_t path[TAG_PATH];
    int n = tags_path(t, r, path), score = 0;
    uint64_t room;
    for (int i = 0; i < n; i++) score += t->alone[path[i]] + (i ? t->move[path[i - 1]][path[i]] : 0);
    r->first = path[0], r->last = path[n - 1], r->main = path[n - 1 - (r->enclitic != 0)];
    r->agree = agree_tag(t, r);
    uint32_t bit = named_bit(r->bare);
    bool named = r->bare && t->named[bit / 64] >> bit % 64 & 1;
    const uint32_t *own = named ? map_get(&t->words, word_key(&room, r->bare, r->main)) : NULL;
    return score + (own ? (int32_t)*own : 0);
}
