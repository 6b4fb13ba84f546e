/* The rewriting rules of paradigms, on a table of a few rows, and the forms that the real tables make of words: the
 * worked examples of docs/morphology.md. */
#include "unit.h"
#include "engine.h"
#include "lex/fold.h"
#include "lex/inflect.h"
#include "lex/pattern.h"
#include <stdlib.h>

static void a_star_takes_letters_and_a_mark_one(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    buf out = {.mem = &mem};
    pattern_fit f;
    assert_true(pattern_takes(STR("*ed"), STR("walked"), &f));
    assert_str(pattern_give(&out, STR("*ing"), &f), "walking");
    assert_true(pattern_takes(STR("s?ng"), STR("sing"), &f));
    assert_str(pattern_give(&out, STR("s?+nk"), &f), "siink");
    assert_false(pattern_takes(STR("*ed"), STR("ed"), &f));
    assert_false(pattern_takes(STR("??"), STR("one"), &f));
    assert_true(pattern_takes(STR("\xD9\x83?"), STR("\xD9\x83\xD9\x84"), &f)); /* letters of two bytes */
    assert_str(pattern_give(&out, STR("?+"), &f), "\xD9\x84\xD9\x84");
    arena_release(&mem);
}

/* ---- Rules ---- */

static const char *const columns[] = {"past", "gender", NULL};

static void add_rule(arena *mem, table *t, const char *of, const char *when, const char *condition,
                     const char *give, const char *features) {
    table_row *row = VEC_ADD(mem, &t->rows);
    row->cells = ARENA_NEW(mem, str, paradigms_columns);
    row->cells[paradigms_of] = str_of(of);
    row->cells[paradigms_when] = str_of(when);
    row->cells[paradigms_if] = str_of(condition);
    row->cells[paradigms_give] = str_of(give);
    row->cells[paradigms_features] = str_of(features);
}

/* The forms of a word as "form form ..." in the order of their rules. */
static str forms_of(arena *mem, const table *rules, const char *word, const char *gender) {
    msd_error e;
    strs files = {0};
    VEC_PUSH(mem, &files, STR("rules"));
    inflector *f;
    assert_int_equal(inflect_open(mem, rules, &files, &f, &e), MSD_OK);
    str cells[] = {str_of(word), str_of(gender)};
    table t = {.columns = columns, .n_columns = 2};
    table_row row = {cells, 0};
    inflect_forms forms = {0};
    inflect(f, "past", cells[0], &t, &row, mem, &forms);
    buf out = {.mem = mem};
    for (uint32_t i = 0; i < forms.n; i++)
        buf_printf(&out, "%s%.*s", i ? " " : "", STR_ARG(forms.at[i].text));
    return buf_str(&out);
}

static void the_first_rule_for_a_feature_wins(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    table t = {0};
    add_rule(&mem, &t, "past", "*y", "", "*ied", "PAST.3.s.m");
    add_rule(&mem, &t, "past", "*", "", "*ed", "PAST.3.s.m");
    assert_str(forms_of(&mem, &t, "carry", ""), "carried");
    assert_str(forms_of(&mem, &t, "walk", ""), "walked");
    arena_release(&mem);
}

static void a_minus_answers_that_there_is_no_form(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    table t = {0};
    add_rule(&mem, &t, "past", "*y", "", "-", "PAST.3.s.m");
    add_rule(&mem, &t, "past", "*", "", "*ed", "PAST.3.s.m");
    assert_str(forms_of(&mem, &t, "carry", ""), "");
    arena_release(&mem);
}

static void a_made_cell_feeds_the_rules_below(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    table t = {0};
    add_rule(&mem, &t, "stem", "*", "", "*never", "PAST.2.s"); /* above: too early */
    add_rule(&mem, &t, "past", "?a?", "", "?o?", "=stem");
    add_rule(&mem, &t, "stem", "*", "", "*s|", "PAST.1.s|PAST.1.p");
    assert_str(forms_of(&mem, &t, "bad", ""), "bods| bods|");
    arena_release(&mem);
}

static void all_conditions_must_hold(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    table t = {0};
    add_rule(&mem, &t, "past", "*", "gender=f past=w*", "*a", "s");
    add_rule(&mem, &t, "past", "*", "gender=- past=w*|x*", "*o", "s");
    assert_str(forms_of(&mem, &t, "walk", "f"), "walka");
    assert_str(forms_of(&mem, &t, "xalk", ""), "xalko");
    assert_str(forms_of(&mem, &t, "walk", "m"), "");
    arena_release(&mem);
}

static void an_unknown_feature_is_a_fault(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    table t = {0};
    msd_error e;
    inflector *f;
    strs files = {0};
    VEC_PUSH(&mem, &files, STR("rules"));
    add_rule(&mem, &t, "past", "*", "", "*", "PAST.9");
    assert_int_equal(inflect_open(&mem, &t, &files, &f, &e), MSD_SYNTAX);
    arena_release(&mem);
}

/* ---- The real tables ---- */

typedef struct known {
    const char *form, *lemma;
    uint8_t pos;
    uint32_t features; /* that it must have */
} known;

static const known examples[] = {
    {"يقولون", "قال", POS_VERB, FEAT_PRES | FEAT_3 | FEAT_PLUR | FEAT_MASC},
    {"قلت", "قال", POS_VERB, FEAT_PAST | FEAT_1 | FEAT_SING},
    {"تدع", "دعا", POS_VERB, FEAT_JUSS | FEAT_3 | FEAT_FEM},
    {"لجنة", "لجنة", POS_NOUN, FEAT_SING | FEAT_FEM | FEAT_BARE},
    {"وزرائ", "وزير", POS_NOUN, FEAT_PLUR | FEAT_BROKEN | FEAT_PRO},
    {"أطنانا", "طن", POS_NOUN, FEAT_PLUR | FEAT_ACC | FEAT_INDEF},
    {"يوصف", "وصف", POS_VERB, FEAT_PRES | FEAT_PASS},
    {"وصف", "وصف", POS_VERB, FEAT_PAST | FEAT_PASS},
    {"وصف", "وصف", POS_MASDAR, FEAT_SING},
    {"زيارت", "زيارة", POS_MASDAR, FEAT_PRO},
    {"مسؤولين", "مسؤول", POS_NOUN, FEAT_PLUR | FEAT_OBL | FEAT_ABSOLUTE},
    {"وزيرتان", "وزير", POS_NOUN, FEAT_DUAL | FEAT_FEM | FEAT_NOM},
    {"جزائريات", "جزائري", POS_ADJ, FEAT_PLUR | FEAT_FEM},
    {"قائلا", "قائل", POS_ACTIVE, FEAT_ACC},
    {"أصبحت", "أصبح", POS_AUX, FEAT_PAST | FEAT_3 | FEAT_FEM},
    {"بدأت", "بدأ", POS_AUX, FEAT_PAST},
    {"بدأت", "بدأ", POS_VERB, FEAT_PAST},
    {"بوتين", "بوتين", POS_NAME, FEAT_BARE},
    {"إلي", "إلى", POS_PREP, FEAT_PRO},
};

static bool has(const lex *l, arena *mem, const known *x) {
    uint32_t n, lemma = lex_word(l, fold_str(mem, str_of(x->lemma)));
    const lex_form *f = lex_forms(l, lex_word(l, fold_str(mem, str_of(x->form))), &n);
    for (uint32_t i = 0; i < n; i++)
        if (f[i].lemma == lemma && f[i].pos == x->pos && (f[i].features & x->features) == x->features)
            return true;
    return false;
}

static void the_tables_know_the_worked_examples(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    msd_engine *engine = msd_engine_open(NULL, NULL);
    assert_non_null(engine);
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        if (!has(&engine->lex, &mem, &examples[i]))
            fail_msg("%s is not read as %s", examples[i].form, examples[i].lemma);
    msd_engine_close(engine);
    arena_release(&mem);
}

static void what_is_no_form_is_not_known(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    static const known none[] = {
        {"كان", "كان", POS_VERB, FEAT_PAST},      /* a copula is nothing else */
        {"زيارة", "زيارة", POS_MASDAR, FEAT_PRO}, /* before a pronoun it is written with ta */
        {"معداتا", "معدات", POS_NOUN, FEAT_ACC},  /* no tanween on a plural in -at */
        {"يقال", "قال", POS_VERB, FEAT_PAST},
    };
    msd_engine *engine = msd_engine_open(NULL, NULL);
    assert_non_null(engine);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (has(&engine->lex, &mem, &none[i])) fail_msg("%s is read as %s", none[i].form, none[i].lemma);
    msd_engine_close(engine);
    arena_release(&mem);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_star_takes_letters_and_a_mark_one),
        TEST(the_first_rule_for_a_feature_wins),
        TEST(a_minus_answers_that_there_is_no_form),
        TEST(a_made_cell_feeds_the_rules_below),
        TEST(all_conditions_must_hold),
        TEST(an_unknown_feature_is_a_fault),
        TEST(the_tables_know_the_worked_examples),
        TEST(what_is_no_form_is_not_known),
    };
    return UNIT_RUN(tests);
}
