/* rules: patterns over tokens, as compiled by compile.c and run by text/match.c. docs/rules.md has the
 * language. */
#ifndef RULES_H
#define RULES_H
#include "lex.h"

/* The sets of rules: one file ar/<name>.rules each. */
enum rule_set {
    RULES_numbers,
    RULES_times,
    RULES_quantities,
    RULES_entities,
    RULES_boilerplate,
    RULES_figures,
    RULES_spans, /* how times combine; items of the layer times */
    RULE_SETS
};
extern const char *const rule_set_names[RULE_SETS];

/* What a match can catch; compile.c turns a rule with more away. */
enum { RULE_CAPTURES = 12 };

enum node_op {
    NODE_ACCEPT,
    NODE_WORD,    /* arg: a word; the token's letters, or those of a reading with or without the article */
    NODE_LEMMA,   /* arg: a word; the lemma of a reading */
    NODE_SET,     /* arg: string of the set's name; a sense of the set */
    NODE_CLASS,   /* arg: enum node_class; low, high: bounds of its number */
    NODE_BRANCH,  /* a, then b: two ways on */
    NODE_NOT,     /* a must not match here */
    NODE_BEHIND,  /* a matches what ends here */
    NODE_BEGIN,   /* the span begins here */
    NODE_END,     /* the span ends here */
    NODE_CAPTURE, /* arg: string of the name; opens a capture, closed by NODE_CLOSE */
    NODE_CLOSE,
    NODE_CLITIC, /* arg: the enum clitic that the next token must bear, as a prefix or as the token before; b: the
                    word that it then is */
    NODE_GLUED, /* no blank before the next token */
};

enum node_class {
    CLASS_ANY,    /* any token */
    CLASS_WORD,   /* an Arabic word */
    CLASS_NUMBER, /* a number, of digits or words */
    CLASS_INT,    /* a whole number */
    CLASS_DIGITS, /* one token of digits; low, high: how many digits; high 0: as low */
    CLASS_ORDINAL,
    CLASS_LATIN,
    CLASS_VERB,
    CLASS_NOUN,
    CLASS_ADJ,
    CLASS_START, /* the beginning of a sentence, no token */
    CLASS_STOP,  /* the end of a sentence, no token */
    CLASS_TIME,  /* a time found before */
    CLASS_NAME,  /* an entity's mention */
    CLASS_DEMONYM,
    CLASS_QUANTITY,
    CLASS_WHOLE,  /* one token of digits; low, high: bounds of its value */
    CLASS_DOTTED, /* one token of digits with marks inside: 28.11.2012, 13,30 */
    CLASS_DATE,   /* a time of that type, found before */
    CLASS_CLOCK,
    CLASS_DURATION,
    CLASS_SET,
    CLASS_COUNT
};
extern const char *const node_class_names[CLASS_COUNT];

/* Half a line of a processor's cache. Rules that end alike share the nodes of their ends. */
typedef struct lex_node {
    uint8_t op;
    uint8_t sort;
    uint16_t pad;
    uint32_t arg;
    uint32_t a, b; /* nodes; a is what comes next, for BRANCH one way and b the other, for NOT and BEHIND the
                inside and b what comes next */
    float low, high;
    uint64_t first; /* the kinds of tokens with which it can begin, FIRST_... */
} lex_node;

/* Kinds of tokens: what a token is, what was found at it, and a bit each (the rarer ones share) for the words and the
 * sets that rules name. */
enum first_kind {
    FIRST_WORD = 1,
    FIRST_LATIN = 2,
    FIRST_DIGITS = 4,
    FIRST_DOTTED = 8, /* digits with marks inside */
    FIRST_MARK = 16,
    FIRST_VERB = 32, /* these three by its best reading */
    FIRST_NOUN = 64,
    FIRST_ADJ = 128,
    FIRST_NUMBER = 256, /* these four depend on what was found by now */
    FIRST_ORDINAL = 512,
    FIRST_TIME = 1024,
    FIRST_NAME = 2048,
    FIRST_END = 4096, /* the end of the sentence: no token */
};
#define FIRST_ALL UINT64_MAX
#define FIRST_ANY (FIRST_WORD | FIRST_LATIN | FIRST_DIGITS | FIRST_DOTTED | FIRST_MARK)
#define FIRST_FOUND (FIRST_NUMBER | FIRST_ORDINAL | FIRST_TIME | FIRST_NAME)
enum { FIRST_NAMED = 13 }; /* the bit of the first word or set */
/* The kind that a bit number of lex_word_head.first or LEX_SET_FIRST stands for; 0 is none. */
static inline uint64_t first_bit(uint8_t number) { return (uint64_t)(number > 0) << number; }

/* The kind of the tokens at which a row of a set stands. */
static inline uint64_t lex_set_kind(const lex *l, uint32_t row) {
    return first_bit(((const uint8_t *)l->at[LEX_SET_FIRST])[row]);
}

typedef struct lex_rule {
    uint32_t name, place;
    uint32_t kind; /* string: the first word of `make` */
    uint32_t makes, n_makes;
    uint32_t set;  /* enum rule_set */
    uint32_t text; /* string: its `is` and `make` lines as they stand */
    uint64_t keys; /* of `make`, by key_bit: most that are asked for are not there */
} lex_rule;

static inline uint64_t key_bit(const char *key) {
    uint32_t last = key[0] && key[1] ? (unsigned char)key[2] : 0;
    return 1ull << (((unsigned char)key[0] * 5 + (unsigned char)key[1] * 3 + last) & 63);
}

typedef struct lex_make {
    uint32_t key, value; /* strings; a value that begins with $ is a capture's */
} lex_make;

/* One of the ways that a rule gives, an alternative of its `is` lines, with what must be there for it to match. By set
 * and rule, in their order. */
typedef struct lex_way {
    uint32_t rule, node;
    uint8_t set;
    bool at_start;      /* only at the beginning of a sentence */
    uint64_t needs;     /* the kinds of which each must stand somewhere in the sentence */
    uint64_t behind;    /* those of which one must stand close before; all where nothing must */
    uint64_t one, next; /* single tokens with which it can begin, and what can come after them */
    /* What can come after a number, an ordinal or a time that begins it; 0: none can. */
    uint64_t number_next, ordinal_next, time_next;
    uint64_t open; /* what else it can begin with: of how many tokens is not known */
} lex_way;
#endif
