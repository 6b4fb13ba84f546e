/* codes: the short names that the tables use for features and parts of speech. */
#include "lex.h"

static const struct {
    const char *name;
    uint32_t bit;
} features[] = {{"PAST", FEAT_PAST},     {"PRES", FEAT_PRES},    {"JUSS", FEAT_JUSS}, {"IMPV", FEAT_IMPV},
                {"PASS", FEAT_PASS},     {"1", FEAT_1},          {"2", FEAT_2},       {"3", FEAT_3},
                {"s", FEAT_SING},        {"d", FEAT_DUAL},       {"p", FEAT_PLUR},    {"m", FEAT_MASC},
                {"f", FEAT_FEM},         {"NOM", FEAT_NOM},      {"OBL", FEAT_OBL},   {"ACC", FEAT_ACC},
                {"CST", FEAT_CONSTRUCT}, {"BARE", FEAT_BARE},    {"PRO", FEAT_PRO},   {"ABS", FEAT_ABSOLUTE},
                {"IND", FEAT_INDEF},     {"BROKEN", FEAT_BROKEN}};

/* A later name for the same part of speech is read, never written. */
static const struct {
    const char *name;
    uint8_t pos;
} parts[] = {{"N", POS_NOUN},    {"A", POS_ADJ},     {"V", POS_VERB},      {"M", POS_MASDAR},
             {"PREP", POS_PREP}, {"CONJ", POS_CONJ}, {"REL", POS_REL},     {"SUBCONJ", POS_SUBCONJ},
             {"DEM", POS_DEM},   {"PRON", POS_PRON}, {"NEG", POS_NEG},     {"PART", POS_PART},
             {"ADV", POS_ADV},   {"NUM", POS_NUM},   {"QUANT", POS_QUANT}, {"INTERR", POS_INTERROG},
             {"NAME", POS_NAME}, {"AUX", POS_AUX},   {"ACT", POS_ACTIVE},  {"PASS", POS_PASSIVE},
             {"FUT", POS_PART}};

bool lex_feature(str code, uint32_t *bit) {
    for (size_t i = 0; i < sizeof features / sizeof *features; i++)
        if (str_is(code, features[i].name)) return *bit = features[i].bit, true;
    return false;
}

uint8_t lex_pos(str code) {
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (str_is(code, parts[i].name)) return parts[i].pos;
    return POS_NONE;
}

uint32_t lex_pos_bits(str list) {
    if (!list.len) return ~0u;
    uint32_t bits = 0;
    while (list.at) bits |= 1u << lex_pos(str_trim(str_cut(&list, '|')));
    return bits & ~(1u << POS_NONE);
}

uint32_t lex_feature_bits(str list, char by) {
    uint32_t bits = 0, bit;
    while (list.at && list.len)
        if (lex_feature(str_trim(str_cut(&list, by)), &bit)) bits |= bit;
    return bits;
}

const char *lex_pos_name(uint8_t pos) {
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].pos == pos) return parts[i].name;
    return "";
}
