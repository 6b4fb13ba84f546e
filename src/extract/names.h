/* names: what the files of the entities stage share. A `found` is a name at a place in the text, before it is
 * known which of them are one and the same; registry.c reads what the tables say of each row, once a thread.
 *
 *     gazetteer.c   names of the tables          persons.c   titles and the names behind them
 *     capitals.c    town or government           bodies.c    organisations by what opens them
 *     merge.c       which are one                entities.c  the scan, and the stage
 *
 * Most tokens are nothing to a name: every question about one asks its bits first (namebits.c). */
#ifndef NAMES_H
#define NAMES_H
#include "extract.h"

enum thing { THING_NONE, THING_PERSON, THING_STATE, THING_PLACE, THING_ORG, THING_ITEM, THINGS };
extern const char *const thing_names[THINGS];

enum name_how {
    NAME_FULL,
    NAME_CAPITAL,
    NAME_SEAT,
    NAME_SURNAME, /* only once the full name was seen */
    NAME_KNOWN,   /* a last name that identifies alone */
    NAME_GUESS,   /* no table has it */
};

typedef struct found {
    uint32_t begin, end; /* tokens of the name */
    uint32_t whole;      /* the token at which its title starts, else begin */
    uint32_t reading;    /* of the first token, or NONE */
    uint32_t actor;      /* row of actors + 1, or 0 */
    str polity;          /* code, or the own name of whom it acts for */
    uint32_t role_begin, role_end, role_reading;
    uint32_t inner, inner_end; /* a part of it that is a name too; none where both are 0 */
    uint32_t entity;           /* its group, later its entity */
    doc_rule rule;
    uint8_t kind; /* enum thing */
    uint8_t how;  /* enum name_how */
    uint8_t as;   /* enum mention_as */
    bool weak;    /* it is also a common word */
    bool sure;    /* it beats the common word */
} found;

/* ---- What the tables say, by row ---- */

/* The word sets that this stage asks for. */
enum names_set {
    SET_NONE,
    SET_GIVEN,
    SET_FAMILY,
    SET_LINK,
    SET_PAIR,
    SET_COUNTERPART,
    SET_OWN,
    SET_KINGDOM,
    SET_PLACE,
    SET_TITLE_LINK,
    SET_PARTY_ONLY,
    SET_BODY_DEMONYM,
    SET_OUTLET,
    SET_FIRM,
    SET_BODY_PLURAL,
    SET_BODY_NEVER,
    SET_NEVER,
    SET_ITEM_CHAIN,
    SET_BODY_ADJECTIVE,
    SET_PLACE_TOWN,
    SET_PLACE_SITE,
    SET_PLACE_STRIP,
    SET_PLACE_LOOSE,
    SET_MOTION,
    SET_BODY_SURE,
    SET_BODY_ALONE,
    SET_BODY_STRIP,
    SET_BODY_OWN,
    SET_BODY_POST,
    SET_ONE_OF,
    NAMES_SETS
};

typedef struct registry {
    uint8_t *actor_kind;  /* enum thing */
    str *actor_code;      /* by which it stands as a polity; empty where it has none */
    uint8_t *actor_vague; /* an unnamed bloc: a party, no entity */
    uint8_t *actor_weak;  /* its usual name is also a common word */
    uint8_t *name_how, *name_weak, *name_sure;
    uint8_t *title; /* bits: enum title_bit */
    uint8_t *organ_weak, *demonym_weak;
    uint8_t *demonym_common; /* mostly another word (financial), even with the article */
    uint8_t *row_set;        /* a row of sets: enum names_set */
    uint8_t *given_weak;     /* a row of sets: its note says that it is also a common word */
} registry;

enum title_bit {
    TITLE_OFFICE = 1,
    TITLE_RANK = 2,
    TITLE_HONORIFIC = 4,
    TITLE_TRADE = 8,
    TITLE_PERSON = 15,
    TITLE_BODY = 16,
    TITLE_PLACE = 32,
    TITLE_ITEM = 64,
    TITLE_WEAK = 128,
};

/* What a token is to names: doc.name_bits. The lowest eight are the title_bits of its titles. */
enum name_bit {
    BIT_NAME = 1 << 8,     /* a name of the tables */
    BIT_DEMONYM = 1 << 9,  /* a demonym */
    BIT_NATION = 1 << 10,  /* one of a single word that is not too weak to name a polity */
    BIT_ORGAN = 1 << 11,   /* an organ of a state */
    BIT_CUE = 1 << 12,     /* of who speaks */
    BIT_WORD = 1 << 13,    /* the token by itself is a word of a table other than those of names */
    BIT_CLOSED = 1 << 14,  /* the lexicon knows it as a function word, */
    BIT_PLAIN = 1 << 15,   /* as a common word as it stands, */
    BIT_SPLIT = 1 << 16,   /* as one behind proclitics, */
    BIT_VERB = 1 << 17,    /* as a verb */
    BIT_TOLD = 1 << 18,    /* of an entry: its bits are told */
    BIT_MENTION = 1 << 19, /* an entity's mention covers it; in no name_bits, for who adds them up */
    BIT_SETS = 24,         /* bit BIT_SETS + s is of the names_set s */
    BITS_TITLE = 255,
    BITS_WHOLE = BIT_WORD | BIT_PLAIN,
};
_Static_assert((int)BIT_SETS + (int)NAMES_SETS <= 64, "the sets have a bit each");
static inline uint64_t set_bit(enum names_set set) { return 1ull << (BIT_SETS + set); }
/* Tells them, of the whole document. */
void namebits_read(doc *d, const registry *r);

/* Whether a reading is a word of the language, no name. */
bool name_word(const doc_reading *r);
/* The best reading of a token that is a word, else the best: a word that stands in some name of the tables can be
 * read as a name, but mostly is what the lexicon says. */
const doc_reading *name_reading(const doc *d, uint32_t token);
const registry *registry_of(doc *d);
/* The longest words of a set at a token, as they stand in it rather than with an article more; NULL where there are
 * none. */
const doc_sense *registry_set(const doc *d, const registry *r, uint32_t token, enum names_set set);
/* The code by which an actor stands in events: its own, or that of its polity; empty where it has none. */
str registry_code(const lex *l, const registry *r, uint32_t actor);

/* ---- One document's search ---- */

/* Names that are one: of one row of the tables, or of the same words. */
typedef struct group {
    uint32_t actor;   /* row of actors + 1, or 0 */
    uint32_t longest; /* index into found */
    uint32_t joined;  /* the group that it belongs to, itself at first */
    uint32_t entity;  /* index + 1, once made */
    size_t fullness;  /* of the form that is its entity's id */
    str polity;
} group;

enum part_as { PART_NONE, PART_LINK, PART_FAMILY, PART_WEAK, PART_STRONG };

/* What a word can be inside a person's name. */
typedef struct name_part {
    uint32_t end, reading; /* a given name may be two words */
    uint8_t as;            /* enum part_as */
    bool clitic;           /* a conjunction or preposition stands on it */
    bool weak;             /* it is also a common word */
    bool unknown;          /* the lexicon lacks it */
    bool closed;           /* a function word */
    bool nisba;            /* an adjective with its article: may close a name */
} name_part;

typedef struct finder {
    doc *d;
    const registry *r;
    VEC(found) known;   /* names of the tables, one at most a token */
    uint32_t *known_at; /* token -> known + 1 */
    name_part *parts;   /* a token */
    VEC(found) found;   /* in text order, never overlapping */
    VEC(group) groups;
    VEC(found) pending; /* persons whose title was seen */
    uint32_t *titled;   /* token -> pending + 1 */
    map forms;          /* entity and alias, of those that have many */
    uint8_t *seen;      /* a row of actors: how often the text has a full name of it */
} finder;

/* Fills `known`: the best name of the tables at each token. */
void gazetteer_read(finder *f);
/* Tells what each word can be inside a name. */
void nameparts_read(finder *f);
/* The name of the tables at a token, NULL where there is none. */
static inline const found *known_at(const finder *f, uint32_t token) {
    return f->known_at[token] ? &f->known.at[f->known_at[token] - 1] : NULL;
}
/* Whether the name of a capital stands for its government there. */
bool capital_governs(const finder *f, uint32_t begin, uint32_t end, uint32_t reading);
/* Follows the title at a token to the name that it opens, for persons_at. */
void persons_titled(finder *f, uint32_t token);
/* The person at a token that a title announced, or whose given name shows it. */
bool persons_at(finder *f, uint32_t token, found *out);
/* Gives a person the role that stands behind the name. */
void persons_apposed(finder *f, found *x);
/* The organisation that a word opens at a token; the agreement, plan or fair. */
bool bodies_at(finder *f, uint32_t token, found *out);
bool bodies_item_at(finder *f, uint32_t token, found *out);
/* The place that a word opens at a token. */
bool places_at(finder *f, uint32_t token, found *out);
void places_strip(const finder *f, found *x);
/* Joins the groups of names that are one by their words, and finds last names that stand alone. */
void kin_join(finder *f);
/* Gives each group without one the polity that its row, its office or the article shows. */
void polities_fill(finder *f);
/* Finds the names by tables and rules, before any is joined to another. */
void entities_find(finder *f, doc *d);
/* Weighs what was found against the tagger. */
void settle_names(finder *f);
/* Whether a person held an office on the article's day. */
bool polities_in_office(const finder *f, uint32_t actor);
/* The polity of the office that a person held on the article's day, else of the one that began last. */
str polities_of_person(const finder *f, uint32_t actor);
/* The ship, weapon or system that a word opens at a token. */
bool things_at(finder *f, uint32_t token, found *out);
/* Makes entities and mentions of what was found. */
void merge_found(finder *f);

/* The polity that a demonym at the token names (row of actors + 1), or 0. */
uint32_t demonym_at(const doc *d, const registry *r, uint32_t token);
/* Whether words of a set stand at a token. */
static inline bool in_set(const finder *f, uint32_t token, enum names_set set) {
    return registry_set(f->d, f->r, token, set) != NULL;
}
/* The longest sense of the titles at a token with one of the bits; NULL where there is none. */
const doc_sense *title_at(const finder *f, uint32_t token, uint8_t bits);
#endif
