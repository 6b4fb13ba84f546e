#include "clitics.h"
#include "../base/utf8.h"
#include "../lex/fold.h"

enum { CHAINS_MOST = 255 };

/* The parts of speech that a cell names, with those that the lexicon tells apart besides. */
static uint32_t pos_bits(str list) {
    uint32_t bits = str_is(list, "any") ? ~0u : lex_pos_bits(list);
    uint32_t participles = 1u << POS_ACTIVE | 1u << POS_PASSIVE;
    if (bits & 1u << POS_NOUN) bits |= participles | 1u << POS_MASDAR;
    if (bits & 1u << POS_ADJ) bits |= participles;
    if (bits & 1u << POS_VERB) bits |= 1u << POS_AUX;
    return bits;
}

/* The bit of one proclitic; of two letters there is only the article. */
static uint8_t clitic_bit(str form) {
    int size;
    if (clitics_letters(form) == 2) return CLITIC_AL;
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

/* The orders that a row takes in the stack: "3" or "3|4". */
static void order_of(str cell, int *low, int *high) {
    *low = cell.len ? cell.at[0] - '0' : 0;
    *high = cell.len ? cell.at[cell.len - 1] - '0' : 0;
}

static str clitic_cell(doc *d, uint32_t row, int column) {
    return lex_cell(d->lex, TABLE_clitics, row, column);
}

/* Whether the letters of the rest need not be put together: an article, where there is one, was written out. */
static bool as_written(const chain *c) {
    return !c->share.len && (!(c->clitics & CLITIC_AL) || str_ends(c->letters, STR("\xD8\xA7\xD9\x84")));
}

static chain longer(doc *d, const chain *base, uint32_t row) {
    chain next = *base;
    str form = fold_str(d->keep, clitic_cell(d, row, clitics_form));
    next.letters = str_printf(d->keep, "%.*s%.*s", STR_ARG(base->letters), STR_ARG(form));
    next.share = fold_str(d->keep, clitic_cell(d, row, clitics_share));
    next.pos &= pos_bits(clitic_cell(d, row, clitics_pos));
    next.bars |= lex_feature_bits(clitic_cell(d, row, clitics_not), '|');
    uint32_t needs = lex_feature_bits(clitic_cell(d, row, clitics_needs), '|');
    if (needs) next.needs = next.needs ? next.needs & needs : needs;
    next.clitics |= clitic_bits(d, row);
    next.skip = clitics_letters(next.letters);
    next.as_written = as_written(&next);
    return next;
}

/* Adds the chains that go on from one with proclitics of higher order. */
static void grow_chains(doc *d, clitics *c, chain base, int above) {
    if (c->chains.n == CHAINS_MOST) return;
    VEC_PUSH(d->keep, &c->chains, base);
    if (base.share.len) return; /* what is shared stands next to the word */
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
        x->n = clitics_letters(x->letters);
        x->pos = pos_bits(clitic_cell(d, row, clitics_pos));
        x->bars = lex_feature_bits(clitic_cell(d, row, clitics_not), '|');
        x->row = (uint8_t)row;
    }
}

/* The article alone comes first behind the empty chain: what it explains needs no other clitics. */
static void article_first(clitics *c) {
    for (uint32_t i = 2; i < c->chains.n; i++) {
        chain x = c->chains.at[i];
        if (x.clitics != CLITIC_AL) continue;
        memmove(&c->chains.at[2], &c->chains.at[1], (i - 1) * sizeof x);
        c->chains.at[1] = x;
        return;
    }
}

static void list_chains(doc *d, clitics *c) {
    for (uint32_t i = 0; i < c->chains.n; i++) {
        str letters = c->chains.at[i].letters;
        for (uint32_t k = 0; k < CHAIN_LISTS; k++)
            if (!letters.len || &c->lists[k] == clitics_chains(c, letters))
                VEC_PUSH(d->keep, &c->lists[k], (uint8_t)i);
    }
}

clitics *clitics_read(doc *d) {
    clitics *c = ARENA_NEW(d->keep, clitics, 1);
    grow_chains(d, c, (chain){.letters = STR(""), .share = STR(""), .pos = ~0u, .as_written = true}, 0);
    article_first(c);
    list_chains(d, c);
    read_enclitics(d, c);
    return c;
}
