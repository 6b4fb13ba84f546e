#include "numwords.h"

static const wordset_name kinds[] = {{"num_unit", NW_UNIT},
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
                                     {"fraction_ambiguous", NW_FIFTH},
                                     {"num_ambiguous", NW_AMBIGUOUS},
                                     {"vague", NW_VAGUE},
                                     {"percent", NW_PERCENT},
                                     {"minus", NW_MINUS},
                                     {"decimal_word", NW_DECIMAL},
                                     {"point_letter", NW_LETTER},
                                     {"scale_short", NW_SHORT},
                                     {"ordinal", NW_ORDINAL},
                                     {"ordinal_compound", NW_ORDINAL_UNIT},
                                     {"ordinal_ten", NW_ORDINAL_TEN},
                                     {"ordinal_link", NW_ORDINAL_LINK},
                                     {"currency", NW_MONEY},
                                     {"number_and", NW_AND},
                                     {"number_the", NW_THE},
                                     {"range_open", NW_OPEN},
                                     {"range_to", NW_TO}};

static const wordsets *words_of(doc *d) {
    return wordsets_make(d, STATE_NUMBERS, kinds, sizeof kinds / sizeof *kinds);
}

void numwords_read(doc *d) { wordsets_read(d, words_of(d)); }

numword numword_at(doc *d, uint32_t token, uint32_t wanted) {
    return wordsets_at(d, words_of(d), token, wanted);
}

numword numword_behind(doc *d, uint32_t token, uint32_t wanted, uint8_t clitics) {
    return wordsets_behind(d, words_of(d), token, wanted, clitics);
}

uint32_t numword_kinds(doc *d, uint32_t token) { return (uint32_t)wordsets_kinds(d, words_of(d), token); }
