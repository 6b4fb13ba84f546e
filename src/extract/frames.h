/* frames: the rows of ar/frames.tsv made ready for matching, once a thread. A frame says which word tells which
 * act, in which slots its parties stand, and what else must stand there:
 *
 *     lemma  pos  type     actor  recipient   with            content
 *     qaddam V    AID      subj   ila|li      obj=@ev_aid
 *
 * A slot is a role, or a preposition (of one word or two); SLOT_ALL is every party of the clause. */
#ifndef FRAMES_H
#define FRAMES_H
#include "extract.h"

enum frame_pos { FRAME_V = 1, FRAME_P = 2, FRAME_M = 4, FRAME_N = 8, FRAME_A = 16 };
enum { SLOT_ALL = 32 };

enum act_type {
    ACT_ACCUSE,
    ACT_AGREE,
    ACT_AID,
    ACT_ASSAULT,
    ACT_COERCE,
    ACT_CONCEDE,
    ACT_CONSULT,
    ACT_COOPERATE,
    ACT_MOBILIZE,
    ACT_PROTEST,
    ACT_REJECT,
    ACT_REQUEST,
    ACT_RETREAT,
    ACT_SANCTION,
    ACT_SUPPORT,
    ACT_THREATEN,
    ACT_TYPES,
    ACT_NONE /* a row that takes its word out: the first place was occupied, too */
};
extern const char *const act_names[ACT_TYPES];

enum { CONTEXT_DIPLOMATIC = 2, CONTEXTS = 16 };
extern const char *const context_names[CONTEXTS]; /* in the order of their bits */

typedef struct frame_slot {
    uint32_t word; /* SLOT_PREP: the preposition */
    uint8_t role;  /* enum slot_role, or SLOT_ALL */
} frame_slot;

typedef struct frame_range {
    uint32_t at, n;
} frame_range;

/* A slot must hold one of the words, or one of a set. */
typedef struct frame_test {
    frame_slot slot;
    uint64_t set; /* bit of the set, or 0 */
    bool any;     /* `*`: whatever stands there */
    frame_range words;
} frame_test;

typedef struct frame {
    frame_range actor, recipient, content; /* in frames.slots */
    frame_range with;                      /* in frames.tests */
    uint32_t row;
    uint32_t contexts; /* bits */
    str mode, status;
    uint8_t pos, type;
    bool two; /* counts only with two parties */
} frame;

typedef struct frames {
    frame *at; /* by row */
    VEC(frame_slot) slots;
    VEC(frame_test) tests;
    u32s words;
    uint64_t *sets;           /* word -> the sets that hold it */
    uint8_t *heads;           /* word -> enum frame_pos bits of the rows with that lemma */
    uint32_t *context_of_row; /* row of contexts -> bits */
    uint32_t n_words;
    uint64_t seat;              /* the preposition between an organ and its state */
    uint64_t part;              /* the preposition before the whole of which a part is named */
    uint64_t between;           /* the preposition that asks for two */
    uint64_t belong;            /* verbs that say whose a person is */
    uint64_t due, going;        /* sets of adjectives: expected, under way */
    uint64_t scene, topic, aim; /* sets of prepositions: where it was, what it was about, where to */
    uint32_t set_office;        /* offices that one state alone has */
    uint32_t set_rulers;        /* organs of a state that do not say of which */
    uint32_t set_private;       /* nouns of private persons */
    uint32_t set_armed;         /* words for an armed group */
    uint32_t set_counterpart;
    uint32_t set_masculine;                    /* names of states that are masculine */
    uint32_t set_body, set_citizen, set_sport; /* private bodies, persons, the words of sport */
    uint32_t set_pair;                         /* words that stand for two parties */
    uint32_t set_voice;                        /* words that stand for who speaks through them */
} frames;

const frames *frames_of(doc *d);
/* Whether one of the sets (bits) holds a word. */
bool frames_in(const frames *f, uint32_t word, uint64_t set);
/* Bits of the contexts that a list parted by | names. */
uint32_t frames_contexts(str list);
/* The rows of a lemma, in the order of the file. */
static inline const lex_entry *frames_rows(const doc *d, uint32_t lemma, uint32_t *n) {
    return lex_rows(d->lex, TABLE_frames, frames_lemma, lemma, n);
}
#endif
