#include "units.h"

enum { LOOK_BACK = 5 };

static const wordset_name names[] = {{"percent", UNIT_PERCENT},
                                     {"percent_sign", UNIT_SIGN},
                                     {"permille", UNIT_PERMILLE},
                                     {"percent_point", UNIT_POINT},
                                     {"basis_point", UNIT_POINT},
                                     {"index_point", UNIT_POINT},
                                     {"times_word", UNIT_TIMES},
                                     {"times_dual", UNIT_TIMES_DUAL},
                                     {"currency", UNIT_MONEY},
                                     {"currency_dual", UNIT_MONEY_DUAL},
                                     {"currency_bare", UNIT_BARE},
                                     {"currency_bare_dual", UNIT_BARE_DUAL},
                                     {"currency_code", UNIT_SYMBOL},
                                     {"currency_symbol", UNIT_SYMBOL},
                                     {"currency_sub", UNIT_SUB},
                                     {"currency_million", UNIT_MILLION},
                                     {"unit", UNIT_MEASURE},
                                     {"unit_dual", UNIT_MEASURE_DUAL},
                                     {"unit_degree", UNIT_DEGREE},
                                     {"unit_degree_dual", UNIT_DEGREE_DUAL},
                                     {"person_noun", UNIT_PERSON},
                                     {"thing_noun", UNIT_NOUN},
                                     {"person_noun_dual", UNIT_NOUN_DUAL},
                                     {"thing_noun_dual", UNIT_NOUN_DUAL},
                                     {"per_unit", UNIT_PER},
                                     {"below_zero", UNIT_BELOW},
                                     {"heat_word", UNIT_HEAT},
                                     {"unit_time", UNIT_TIME},
                                     {"unit_time_plural", UNIT_TIME},
                                     {"unit_time_dual", UNIT_TIME},
                                     {"not_counted", UNIT_NOT},
                                     {"label_before", UNIT_LABEL},
                                     {"count_open", UNIT_OPEN_COUNT},
                                     {"approx", UNIT_BOUND},
                                     {"more_than", UNIT_BOUND},
                                     {"at_least", UNIT_BOUND},
                                     {"less_than", UNIT_BOUND},
                                     {"at_most", UNIT_BOUND},
                                     {"bound_split", UNIT_SPLIT},
                                     {"bound_after", UNIT_AFTER},
                                     {"fraction", UNIT_FRACTION},
                                     {"fraction_pron", UNIT_FRACTION_PRON},
                                     {"fraction_whole", UNIT_WHOLE},
                                     {"fraction_not_before", UNIT_NOT_PART},
                                     {"ordinal", UNIT_NOT_PART},
                                     {"ordinal_from_end", UNIT_NOT_PART},
                                     {"range_open", UNIT_OPEN},
                                     {"range_to", UNIT_TO},
                                     {"number_and", UNIT_AND},
                                     {"number_next", UNIT_NEXT},
                                     {"number_change", UNIT_CHANGE},
                                     {"number_the", UNIT_THE},
                                     {"count_of", UNIT_OF},
                                     {"count_out_of", UNIT_OUT_OF},
                                     {"count_others", UNIT_OTHERS},
                                     {"count_one", UNIT_ONE},
                                     {"count_them", UNIT_THEM},
                                     {"count_number", UNIT_NUMBER_OF},
                                     {"given", UNIT_GIVEN},
                                     {"family", UNIT_GIVEN},
                                     {"month", UNIT_TIME},
                                     {"hijri_month", UNIT_TIME},
                                     {"weekday", UNIT_TIME},
                                     {"am_pm", UNIT_TIME},
                                     {"part_of_day", UNIT_TIME},
                                     {"era_bc", UNIT_TIME},
                                     {"era_ad", UNIT_TIME},
                                     {"era_hijri", UNIT_TIME},
                                     {"timezone", UNIT_TIME},
                                     {"timezone_word", UNIT_TIME}};

static const wordsets *sets_of(doc *d) {
    return wordsets_make(d, STATE_QUANTITIES, names, sizeof names / sizeof *names);
}

void units_read(doc *d) { wordsets_read(d, sets_of(d)); }

wordset_hit unit_at(doc *d, uint32_t token, uint64_t kinds) {
    return wordsets_at(d, sets_of(d), token, kinds);
}

uint64_t unit_kinds(doc *d, uint32_t token) { return wordsets_kinds(d, sets_of(d), token); }

wordset_hit unit_before(doc *d, uint32_t token, uint64_t kinds, uint32_t *begin) {
    const wordsets *w = sets_of(d);
    for (uint32_t i = token > LOOK_BACK ? token - LOOK_BACK : 0; i < token; i++) {
        uint32_t n;
        const doc_sense *s = text_senses(d, i, &n);
        for (uint32_t k = 0; k < n; k++) {
            if (s[k].table != TABLE_sets || s[k].end != token) continue;
            uint8_t kind = w->kind[s[k].row];
            if (!(kinds >> kind & 1)) continue;
            *begin = i;
            return (wordset_hit){token, s[k].reading, s[k].row, kind, 0, w->value[s[k].row]};
        }
    }
    return (wordset_hit){0};
}
