#include "numwords.h"
#include <stdlib.h>

/* What each row of the sets is: by row, so that a sense finds it in one step. */
typedef struct numwords {
    uint8_t *kind;
    double *value;
} numwords;

static const struct {
    const char *set;
    uint8_t kind;
} kinds[] = {{"num_unit", NW_UNIT},
             {"num_one_compound", NW_ONE},
             {"num_10", NW_TEN},
             {"num_teen", NW_TEEN},
             {"num_ten", NW_TENS},
             {"num_hundred", NW_HUNDRED},
             {"scale", NW_SCALE},
             {"scale_dual", NW_DUAL},
             {"scale_either", NW_EITHER},
             {"fraction", NW_FRACTION},
             {"fraction_plural", NW_PART},
             {"num_ambiguous", NW_AMBIGUOUS},
             {"vague", NW_VAGUE},
             {"percent", NW_PERCENT},
             {"minus", NW_MINUS},
             {"decimal_word", NW_DECIMAL},
             {"scale_short", NW_SHORT},
             {"ordinal", NW_ORDINAL},
             {"ordinal_compound", NW_ORDINAL_UNIT},
             {"ordinal_ten", NW_ORDINAL_TEN},
             {"ordinal_link", NW_ORDINAL_LINK},
             {"number_and", NW_AND},
             {"number_the", NW_THE},
             {"range_open", NW_OPEN},
             {"range_to", NW_TO}};

static numwords *make(doc *d) {
    const lex *l = d->lex;
    uint32_t rows = lex_row_count(l, TABLE_sets), sets[sizeof kinds / sizeof *kinds];
    numwords *w = ARENA_NEW(d->keep, numwords, 1);
    w->kind = ARENA_NEW(d->keep, uint8_t, rows + 1);
    w->value = ARENA_NEW(d->keep, double, rows + 1);
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) sets[k] = lex_set(l, str_of(kinds[k].set));
    for (uint32_t row = 0; row < rows; row++)
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
            if (lex_set_of(l, row) == sets[k]) {
                w->kind[row] = kinds[k].kind;
                w->value[row] = strtod(lex_cell(l, TABLE_sets, row, sets_value).at, NULL);
            }
    return w;
}

static const numwords *words_of(doc *d) {
    if (!d->state[STATE_NUMBERS]) d->state[STATE_NUMBERS] = make(d);
    return d->state[STATE_NUMBERS];
}

static uint8_t clitics_before(const doc *d, const doc_sense *s) {
    if (s->reading == NONE) return 0;
    return d->readings.at[s->reading].clitics & (uint8_t)~CLITIC_AL;
}

static bool has_enclitic(const doc *d, const doc_sense *s) {
    return s->reading != NONE && d->readings.at[s->reading].enclitic;
}

static bool better(const numword *a, const numword *b) {
    if (a->end != b->end) return a->end > b->end;
    int x = __builtin_popcount(a->clitics), y = __builtin_popcount(b->clitics);
    return x != y ? x < y : a->kind > b->kind;
}

numword numword_at(doc *d, uint32_t token, uint32_t wanted) {
    numword best = {0};
    if (token >= d->tokens.n) return best;
    const numwords *w = words_of(d);
    uint32_t n;
    const doc_sense *s = text_senses(d, token, &n);
    for (uint32_t i = 0; i < n; i++) {
        if (s[i].table != TABLE_sets || !(wanted >> w->kind[s[i].row] & 1)) continue;
        if (has_enclitic(d, &s[i])) continue;
        numword one = {s[i].end, s[i].reading, w->kind[s[i].row], clitics_before(d, &s[i]),
                       w->value[s[i].row]};
        if (!best.end || better(&one, &best)) best = one;
    }
    return best;
}

uint32_t numword_kinds(doc *d, uint32_t token) {
    const numwords *w = words_of(d);
    uint32_t n, bits = 0;
    const doc_sense *s = text_senses(d, token, &n);
    for (uint32_t i = 0; i < n; i++)
        if (s[i].table == TABLE_sets && !has_enclitic(d, &s[i])) bits |= 1u << w->kind[s[i].row];
    return bits & ~1u;
}
