/* valence: what the words of the clause layer ask for, drawn once a thread from frames, cues, function words
 * and the sets cl_*. A word's entry is found by its number, so that looking one up costs two loads. */
#ifndef VALENCE_H
#define VALENCE_H
#include "text.h"

/* The kinds of head that frames and cues tell apart. */
enum valence_kind { AS_V, AS_P, AS_M, AS_A, AS_N, AS_KINDS };

/* What a word does to the syntax around it; bits. The first are classes of function words, the others sets.
 */
enum valence_class {
    WORD_THAT = 1u << 0,     /* opens content */
    WORD_IF = 1u << 1,       /* opens a condition */
    WORD_SO_THAT = 1u << 2,  /* opens a purpose */
    WORD_WHEN = 1u << 3,     /* opens another clause that stands beside */
    WORD_NOT = 1u << 4,      /* negates a verb */
    WORD_NOT_WILL = 1u << 5, /* negates the future */
    WORD_LACK = 1u << 6,     /* negates a noun */
    WORD_MAY = 1u << 7,      /* before the past: done; before the present: perhaps */
    WORD_WILL = 1u << 8,     /* future */
    WORD_ASK = 1u << 9,      /* opens a question that yes or no answers */
    WORD_WAS = 1u << 10,     /* the copula of the past: no clause of its own */
    WORD_PHASE = 1u << 11,   /* verbs that may lead another verb: begin, go on, try */
    WORD_MOVER = 1u << 12,   /* ... go on */
    WORD_CAN = 1u << 13,     /* can, may, must */
    WORD_WANT = 1u << 14,    /* what it governs is wanted */
    WORD_PLAN = 1u << 15,    /* ... planned */
    WORD_RISK = 1u << 16,    /* ... feared or refused */
    WORD_DENIAL = 1u << 17,  /* ... said not to be */
    WORD_LIGHT = 1u << 18,   /* lends its subject to the act that is its object */
    WORD_DONE = 1u << 19,    /* its subject is the act */
    WORD_OF = 1u << 20,      /* one of, some of */
    WORD_PERHAPS = 1u << 21,
    WORD_SCHEDULED = 1u << 22,
    WORD_COPULA = 1u << 23,
    WORD_CONJ = 1u << 24,
    WORD_SHE = 1u << 26,    /* a noun that is feminine without showing it */
    WORD_VICTIM = 1u << 28, /* a verb of what is done to persons: its subject in the passive is one of them */
    WORD_HOLDS =
        1u << 29,       /* its object is an act that it holds as done, or to come: the visit includes talks */
    WORD_HE = 1u << 27, /* the name of a state that is masculine; the others are feminine */
    WORD_SELF = 1u << 30, /* with a pronoun behind a noun it stresses that noun: the same year, all of them */
    WORD_THIS = 1u << 25, /* a demonstrative that can stand alone */
};

typedef struct valence {
    uint32_t class;           /* bits of valence_class */
    uint32_t preps[AS_KINDS]; /* bits of the prepositions that frames and cues name, see valence_prep_bit */
    uint32_t opens[AS_KINDS]; /* ... of those that open content */
    uint8_t known, says, objects, content_object; /* bits by kind: in a table; takes `that`; has an object;
                                                     that is content */
    uint8_t speaks;                               /* bits by kind: a cue */
    uint16_t relative; /* gender and number of the antecedent, where the word is a relative pronoun */
    uint8_t prep;      /* 1 + its bit, where the word is a preposition of some frame */
} valence;

typedef struct valences {
    uint16_t *at; /* word -> index into list */
    VEC(valence) list;
    uint32_t *preposition; /* row of prepositions -> its word */
    uint32_t n_preps;
    uint32_t of_b, of_k, of_l;          /* the prepositions that are written onto words */
    uint32_t set_aside, set_aside_open; /* phrases beside the clause */
    uint32_t that;                      /* the word under which all content is called */
} valences;

/* What is asked of every word stands in its readings (doc_reading.tells), so that most look up no entry: what the
 * tables know of the lemma under the reading's part of speech. */
enum tells {
    TELLS_VERB = 1, /* a verb of frames or cues, active or passive */
    TELLS_NOUN = 2, /* a noun of theirs */
    TELLS_BARE = 4, /* the same, as it stands without article */
    TELLS_PART =
        8, /* a participle or adjective of theirs, by its lemma or, where it has none, as it stands */
    TELLS_SAYS = 16,   /* a verb of saying */
    TELLS_WAS = 32,    /* WORD_WAS */
    TELLS_VICTIM = 64, /* WORD_VICTIM */
    TELLS_SHE = 128,   /* WORD_SHE */
};

const valences *valence_open(doc *d);
/* The entry of a word; one without anything where there is none. */
static inline const valence *valence_of(const valences *v, uint32_t word, uint32_t words) {
    return &v->list.at[word < words ? v->at[word] : 0];
}
#endif
