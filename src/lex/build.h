/* build: from the tables and rules of data/ to the one block of lex.h. */
#ifndef BUILD_H
#define BUILD_H
#include "inflect.h"
#include "rules.h"
#include "table.h"

/* An example of a rule, run by tools/mkdata --check. */
typedef struct rule_example {
    uint32_t rule;
    bool yes;
    int line;
    str file, text, wanted; /* wanted: "key=value ...", empty for `no` */
} rule_example;

typedef struct build_form {
    uint32_t word;
    lex_form form;
} build_form;

typedef struct build_sense {
    uint32_t node;
    lex_sense sense;
} build_sense;

typedef struct builder {
    arena *mem;
    msd_error *e;
    const char *folder;
    strs files;
    table tables[TABLE_COUNT];
    buf strings;
    map string_at; /* string -> offset */
    VEC(uint32_t) words;
    map word_at; /* folded word -> number */
    VEC(build_form) forms;
    map edge_at; /* node and word, 8 bytes -> node */
    VEC(lex_edge) edges;
    uint32_t nodes; /* of the trie */
    VEC(build_sense) senses;
    VEC(lex_entry) entries;
    VEC(lex_rule) rules;
    VEC(lex_node) code;
    map node_at; /* a node's bytes -> its number */
    VEC(lex_make) makes;
    VEC(lex_way) ways;
    uint8_t *word_first, *set_first; /* bits of words and of rows of sets: first.c */
    VEC(rule_example) examples;
} builder;

/* Reads data/ whole; the builder's arena keeps all. */
msd_code build_read(builder *b, arena *mem, const char *folder, msd_error *e);
/* The same in steps: the tables are empty at first, are filled with table_text, and then taken in; rules come
 * last. */
void build_begin(builder *b, arena *mem, const char *folder, msd_error *e);
msd_code build_tables(builder *b);
/* Lays the block out. */
str build_block(builder *b);

/* Shared by the parts of the build. */
uint32_t build_string(builder *b, str s);
uint32_t build_word(builder *b, str folded);
/* A fault in a row of a table. */
msd_code build_fault(builder *b, uint32_t place, const char *what, const char *mend);
/* forms.c: the forms of every word of verbs, nouns, function words, demonyms. */
msd_code build_forms(builder *b);
/* compile.c: the rules of all sets, or of one file's text. */
msd_code build_rules(builder *b);
/* first.c: what each node of the rules can begin with, and each way. */
void build_first(builder *b);
msd_code build_rule_text(builder *b, enum rule_set set, const char *path, uint32_t file, str text);
#endif
