/* shapes: readings of words that no table has, by their letters: what ends in -at is a plural, what begins with
 * the article no verb, and anything may be a name. ar/shapes.tsv says which shapes mean what.
 *
 * The lemma of a guess is the document's own word unless the lexicon has it; it is kept as 0 otherwise. */
#include "../lex/fold.h"
#include "../lex/pattern.h"
#include "readings.h"

typedef struct shape {
    str when, give; /* folded */
    str head, tail; /* the letters before and behind what `when` leaves open */
    uint16_t head_code,
        tail_code; /* the first letter of the one, the last of the other: most words end there */
    bool star;     /* `when` leaves open a single run of letters */
    uint32_t features;
    uint8_t pos;
    bool al, no_al, marbuta;
    int16_t score;
} shape;

struct shapes {
    VEC(shape) all;
};

static str cell(doc *d, uint32_t row, int column) { return lex_cell(d->lex, TABLE_shapes, row, column); }

static bool open_letter(char c) { return c == '*' || c == '?'; }

/* A letter of two bytes as one number; 0: none stands there. */
static uint16_t letter_code(str s, size_t at) {
    uint16_t code = 0;
    if (s.len >= 2) memcpy(&code, s.at + at, sizeof code);
    return code;
}
static uint16_t first_code(str s) { return letter_code(s, 0); }
static uint16_t last_code(str s) { return letter_code(s, s.len - 2); }

static void set_ends(shape *x) {
    size_t from = 0, to = x->when.len;
    while (from < to && !open_letter(x->when.at[from])) from++;
    while (to > from && !open_letter(x->when.at[to - 1])) to--;
    x->head = str_sub(x->when, 0, from);
    x->tail = str_sub(x->when, to, x->when.len);
    x->head_code = first_code(x->head), x->tail_code = last_code(x->tail);
    x->star = to - from == 1 && x->when.at[from] == '*';
}

const shapes *guess_read(doc *d) {
    shapes *out = ARENA_NEW(d->keep, shapes, 1);
    for (uint32_t row = 0; row < lex_row_count(d->lex, TABLE_shapes); row++) {
        shape *x = VEC_ADD(d->keep, &out->all);
        str when = cell(d, row, shapes_when), score = cell(d, row, shapes_score);
        int64_t n = 0;
        x->when = fold_str(d->keep, when);
        x->give = fold_str(d->keep, cell(d, row, shapes_give));
        set_ends(x);
        x->marbuta = str_ends(when, STR("\xD8\xA9"));
        x->pos = lex_pos(cell(d, row, shapes_pos));
        x->features = lex_feature_bits(cell(d, row, shapes_features), '.');
        x->al = str_is(cell(d, row, shapes_al), "yes");
        x->no_al = str_is(cell(d, row, shapes_al), "no");
        str_int(str_sub(score, str_starts(score, STR("-")), score.len), &n);
        x->score = (int16_t)(str_starts(score, STR("-")) ? -n : n);
    }
    return out;
}

/* A hamza right behind proclitics of one letter is where a word begins; one at its own beginning says the same. */
static int beginning(const split *s) {
    uint32_t starts = SPELL_HAMZA_ABOVE | SPELL_HAMZA_BELOW | SPELL_MADDA;
    if (s->chain->skip == 1 && (s->t->spell & SPELL_SECOND)) return 25;
    if (!s->chain->skip && (s->t->spell & SPELL_BELOW)) return -25;
    return s->chain->skip && (s->t->spell & starts) ? -25 : 0;
}

/* Whether the chain may stand before what the shape means. */
static bool allows(const split *s, const shape *x) {
    const chain *c = s->chain;
    if ((c->clitics & CLITIC_AL ? x->no_al : x->al) || !(c->pos & 1u << x->pos)) return false;
    if ((x->features & c->bars) || (c->needs && !(x->features & c->needs))) return false;
    return !x->marbuta || (s->t->spell & SPELL_MARBUTA);
}

static bool takes(const shape *x, str stem, pattern_fit *fit) {
    if (!str_starts(stem, x->head) || !str_ends(stem, x->tail)) return false;
    if (!x->star) return pattern_takes(x->when, stem, fit);
    if (stem.len <= x->head.len + x->tail.len) return false;
    fit->star = str_sub(stem, x->head.len, stem.len - x->tail.len), fit->n = 0;
    return true;
}

/* The lemma that the shape gives. */
static uint32_t lemma_of(split *s, const shape *x, str stem, const pattern_fit *fit) {
    if (!x->give.len) return 0;
    str lemma = pattern_give(&s->given, x->give, fit);
    return str_eq(lemma, stem) ? s->stem->bare : lex_word(s->lex, lemma);
}

static void guess_stem(split *s, str stem) {
    uint16_t first = first_code(stem), last = last_code(stem);
    doc_reading r = {.origin = ORIGIN_GUESS, .bare = s->stem->bare, .word = readings_word(s, stem)};
    for (uint32_t i = 0; i < s->shapes->all.n; i++) {
        const shape *x = &s->shapes->all.at[i];
        pattern_fit fit;
        if ((x->head_code && x->head_code != first) || (x->tail_code && x->tail_code != last)) continue;
        if (!allows(s, x) || !takes(x, stem, &fit)) continue;
        r.pos = x->pos, r.features = x->features;
        r.score = (int16_t)(x->score + beginning(s));
        r.lemma = lemma_of(s, x, stem, &fit);
        readings_add(s, r);
    }
}

/* Whether the lexicon knows what stands behind some of the chain's proclitics: then behind all of them nothing need
 * be guessed. */
static bool explained(const split *s) {
    for (uint8_t i = 0; i < s->n_masks; i++)
        if (!(s->masks[i] & ~s->chain->clitics)) return true;
    return false;
}

void guess_readings(split *s) {
    for (uint32_t i = 0; i < s->n_stems; i++) {
        const chain *c = s->chain = s->stems[i].chain;
        s->stem = &s->stems[i];
        if (c->share.len || explained(s)) continue;
        str stem = readings_stem(s);
        uint8_t clitics = (uint8_t)__builtin_popcount(c->clitics & (uint8_t)~CLITIC_AL);
        if (stem.len && (!i || clitics_letters(stem) >= 3 + (clitics > 1))) guess_stem(s, stem);
    }
}
