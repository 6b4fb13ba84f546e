/* acts: what the files of the events stage share. An act is a head (a clause's, or a noun's) that a frame fits;
 * its parties, time and place are looked up in the slots round the head.
 *
 *     frames.c      the table ready for matching       slots.c    what stands round a noun
 *     acts.c        heads and the frames that fit      sides.c    who acts on whom
 *     settings.c    when, whether, in which context    where.c    where
 *     events.c      the stage: what is kept, merged, written */
#ifndef ACTS_H
#define ACTS_H
#include "frames.h"

/* Parties with the entity behind each (NONE: a demonym or a word that stands for them). */
typedef struct side {
    doc_strs codes;
    u32s entities;
} side;

/* How a side was found, surest first. */
enum side_by {
    BY_SLOT,    /* in a slot that the frame names */
    BY_SUBJECT, /* the clause's subject, or the last one before */
    BY_OTHER,   /* in another slot */
    BY_NEAR,    /* the nearest other party of the sentence */
    BY_PRIOR,   /* as in the last act with the same party, or of the same kind */
};

typedef struct act {
    const frame *f;
    uint32_t head;   /* token */
    uint32_t meet;   /* token of the word that met the frame's condition, or NONE */
    uint32_t clause; /* index, or NONE */
    uint32_t sentence;
    uint16_t flags; /* enum clause_flag, of the clause and those it stands in */
    side actor, recipient;
    const doc_quotes *quote; /* in which it is said, or NULL */
    uint32_t same;           /* index + 1 of the act that it tells again, or 0 */
    str date;                /* once written */
    bool dropped;
    bool alone;                     /* it is directed at nobody who is named */
    uint8_t actor_by, recipient_by; /* enum side_by */
} act;

typedef struct actor_sets {
    uint32_t agent, first_person;
} actor_sets;

typedef struct acting {
    doc *d;
    const frames *f;
    VEC(act) acts;
    bool citizens;        /* whoever belongs to a state counts for it: as a victim, not as an actor */
    uint8_t *nobody;      /* token -> whether it is known to name no party */
    uint32_t *quote_over; /* token -> quote + 1, or 0 */
    VEC(act) halves;      /* attacks of which a word names one side only */
    side *subjects;       /* clause -> whose act it is, as far as it can be told */
} acting;

/* The slots of a head: its clause's, or those found round the noun; may be empty. */
doc_slots acts_slots(acting *a, uint32_t token);
/* Whether a slot is the one that a frame names. */
bool acts_slot_is(const doc *d, const doc_slot *s, const frame_slot *f);
/* The verb whose subject a noun is; NULL where there is none. */
const doc_clause *acts_verb_of(const doc *d, const act *x);
/* Whether it is done by saying something, so that what it speaks of is another matter. */
static inline bool acts_is_words(const act *x) {
    enum {
        WORDS = 1 << ACT_REQUEST | 1 << ACT_AGREE | 1 << ACT_ACCUSE | 1 << ACT_REJECT | 1 << ACT_THREATEN
    };
    return WORDS >> x->f->type & 1;
}
/* Finds the heads and their frames. */
void acts_find(acting *a);
/* Makes one act of two words of a sentence that name one side each: killed in a raid of the alliance. */
void acts_join_halves(acting *a);
/* Who a clause's subject is; asked for the clauses in their order. */
void sides_subject(acting *a, uint32_t clause);
/* Fills the sides of an act; false where they do not make an act between parties. */
bool sides_fill(acting *a, act *x);
/* The place of an act, empty where nothing tells it; asked for the acts in their order. */
str where_of(acting *a, const act *x);
/* Whether it is a way somewhere: what is reached is where it was. */
bool where_journey(const act *x);
/* Writes date, place, context and status of an act into the event. */
void settings_fill(acting *a, const act *x, doc_events *e);
#endif
