/* sides: what the files that look for an act's sides share: sides.c looks in the slots that the frame names, guesses.c
 * tells what they leave open. */
#ifndef SIDES_H
#define SIDES_H
#include "parties.h"
#include "who.h"

enum {
    NOUNS = FRAME_M | FRAME_N,
    /* Types whose nouns are so often told of no act (support, cooperation) that both sides must be named. */
    LOOSE = 1 << ACT_SUPPORT | 1 << ACT_COOPERATE | 1 << ACT_AID | 1 << ACT_SANCTION,
    /* Types that are done to persons. */
    VICTIMS = 1 << ACT_COERCE | 1 << ACT_ASSAULT | 1 << ACT_RETREAT | 1 << ACT_AID,
};

typedef struct seeker {
    acting *a;
    act *x;
    const doc_slot *used; /* by the other side */
    bool organ;           /* a slot holds an organ of a state that is not named: the army, the police */
    bool found;           /* one of the sides stands in a slot that the frame names */
} seeker;

/* The parties in a slot. */
side sides_slot(seeker *k, const doc_slot *s);
/* The last subject named before a token that is not on the side `but` (may be NULL); NULL where there is none. */
const side *sides_last(const acting *a, uint32_t token, const side *but);

/* Who acts where no slot says. */
void guess_actor(seeker *k);
/* Whether it was done to a private person of no state. */
bool guess_private(seeker *k);
/* Whether the actor needs no other side: a union of states that meets. */
bool guess_alone(const seeker *k);
/* The first other party among the tokens [from, to) of the sentence that is no scene. */
bool guess_named_behind(seeker *k, uint32_t from, uint32_t to, const side *but, side *out);
/* On whom, where no slot says. */
void guess_recipient(seeker *k);
/* The other side of an act that takes two and has one in its slots: the nearest party of the sentence. */
void guess_beside(seeker *k);
/* Whose deed is condemned; true where nobody else may be looked for. */
bool guess_condemned(seeker *k);
/* A verb whose one noun phrase is its object: the subject is the last one. */
bool guess_object(seeker *k);
/* A counterpart in the subject's place is met, and meets nobody: the recipient. */
bool guess_counterpart(seeker *k);
/* A definite noun without parties of its own is an act told before: the talks, this meeting. */
bool guess_same_act(seeker *k);
#endif
