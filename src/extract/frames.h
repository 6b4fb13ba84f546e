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

/* A slot must hold a word of a set, or one of those that the row lists. */
typedef struct frame_test {
    frame_slot slot;
    uint64_t set; /* bit of the set; FRAMES_LISTED for a list */
    bool any;     /* `*`: whatever stands there */
    frame_range words;
} frame_test;

/* Bits beside those of the sets. */
#define FRAMES_LISTED (1ull << 62) /* some row lists the word */
#define FRAMES_ASKED (1ull << 63)

typedef struct frame {
    frame_range actor, recipient, content; /* in frames.slots */
    frame_range with;                      /* in frames.tests */
    uint32_t row;
    uint32_t next;     /* row + 1 of the next one with the same lemma, or 0 */
    uint32_t contexts; /* bits */
    str mode, status;
    uint8_t pos, type;
    bool two;    /* counts only with two parties */
    bool mutual; /* takes two sides: see guess_beside */
} frame;

/* A lemma that has rows. */
typedef struct frame_head {
    uint32_t first, last; /* its rows, in the order of the file */
    uint8_t pos;          /* enum frame_pos bits of them */
} frame_head;

typedef struct frames {
    frame *at; /* by row */
    VEC(frame_slot) slots;
    VEC(frame_test) tests;
    u32s words;
    uint64_t *sets;    /* word -> the sets that hold it */
    uint16_t *head_of; /* word -> index into heads, 0: none */
    VEC(frame_head) heads;
    uint32_t *context_of_row; /* row of contexts -> bits */
    uint32_t n_words;
    uint64_t seat;              /* the preposition between an organ and its state */
    uint64_t part;              /* the preposition before the whole of which a part is named */
    uint64_t between;           /* the preposition that asks for two */
    uint64_t belong;            /* verbs that say whose a person is */
    uint64_t due, going;        /* sets of adjectives: expected, under way */
    uint64_t scene, topic, aim; /* sets of prepositions: where it was, what it was about, where to */
    uint64_t held;        /* prepositions behind which a noun tells how things stand: under the control of */
    uint32_t set_office;  /* offices that one state alone has */
    uint32_t set_rulers;  /* organs of a state that do not say of which */
    uint32_t set_private; /* nouns of private persons */
    uint32_t set_armed;   /* words for an armed group */
    uint32_t set_counterpart;
    uint32_t set_masculine;                    /* names of states that are masculine */
    uint32_t set_body, set_citizen, set_sport; /* private bodies, persons, the words of sport */
    uint32_t set_voice;                        /* words that stand for who speaks through them */
} frames;

const frames *frames_of(doc *d);
/* Whether one of the sets (bits) holds a word. */
bool frames_in(const frames *f, uint32_t word, uint64_t set);
/* Bits of the contexts that a list parted by | names. */
uint32_t frames_contexts(str list);
/* Which conditions' sets hold a word of a spelling, by one of its readings: bits that its entry keeps. */
uint64_t frames_bits(const frames *f, const doc_entry *e);
static inline uint64_t frames_at(const frames *f, const doc *d, uint32_t token) {
    doc_entry *e = d->tokens.at[token].entry;
    return e->frames ? e->frames : (e->frames = frames_bits(f, e));
}
/* What is known of a lemma; one without rows where it has none. */
static inline const frame_head *frames_head(const frames *f, uint32_t lemma) {
    return &f->heads.at[lemma < f->n_words ? f->head_of[lemma] : 0];
}
#endif
