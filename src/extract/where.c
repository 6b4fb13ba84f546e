/* where: the place of an act, surest first:
 *
 *     a phrase of place among its slots, or those of the word that met the frame's condition   met in Doha
 *     the town or state that is travelled to, struck, besieged                                 visited Cairo
 *     the state whose guest somebody is                                                        Algiers received
 *     where the journey led that the sentence tells before                                     arrived in Rome, met
 *     the nearest phrase of place in its sentence without a verb between                       (not for words)
 *
 * Who travels is no place, nor is what is talked about. */
#include "acts.h"
#include "who.h"

static bool has_mode(const act *x, const char *const *modes, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (str_is(x->f->mode, modes[i])) return true;
    return false;
}

bool where_journey(const act *x) {
    static const char *const modes[] = {"visit", "travel", "send", "host"};
    return x->f->type == ACT_MOBILIZE || has_mode(x, modes, sizeof modes / sizeof *modes);
}

/* Who travels there himself. */
static bool goes(const act *x) {
    static const char *const modes[] = {"visit", "travel", "portcall"};
    return has_mode(x, modes, sizeof modes / sizeof *modes);
}

/* ---- In the slots ---- */

static const doc_entities *place_in(const doc *d, uint32_t begin, uint32_t end) {
    if (!d->mention_at) return NULL;
    for (uint32_t i = begin; i < end && i < d->tokens.n; i++) {
        if (!d->mention_at[i]) continue;
        const doc_entities *e = &d->entities.at[d->mentions.at[d->mention_at[i] - 1].entity];
        return str_is(e->kind, "place") || str_is(e->kind, "state") ? e : NULL;
    }
    return NULL;
}

/* Whether a phrase stands right behind what is talked about, and so belongs to it: the crisis in Libya. */
static bool is_topic(const acting *a, const act *x, const doc_slot *s) {
    doc_slots slots = acts_slots((acting *)a, x->head);
    for (uint32_t i = 0; i < slots.n; i++)
        if (slots.at[i].role == SLOT_OBJ && s->begin >= slots.at[i].end && s->begin - slots.at[i].end < 3)
            return true;
    return false;
}

/* Whether a slot tells where: behind a preposition of place, or behind one of aim for what is a journey. */
static bool tells_where(const acting *a, const act *x, const doc_slot *s) {
    if (s->role != SLOT_PREP || (str_is(x->f->mode, "talk") && is_topic(a, x, s))) return false;
    if (frames_in(a->f, s->word, a->f->scene)) return true;
    const doc_reading *r = s->head < a->d->tokens.n ? doc_best(a->d, s->head) : NULL;
    if (r && (r->clitics & CLITIC_B)) return true;
    return frames_in(a->f, s->word, a->f->aim) && where_journey(x);
}

static bool on_side(const side *s, const doc_entities *e) {
    return who_holds(s, e->party) || who_holds(s, e->polity);
}

/* Whether a slot names what is reached or struck. */
static bool tells_goal(const act *x, const doc_slot *s, const doc_entities *at) {
    if (where_journey(x) && (s->role == SLOT_OBJ || s->role == SLOT_OF)) return !on_side(&x->actor, at);
    bool struck = x->f->type == ACT_ASSAULT || x->f->type == ACT_COERCE;
    return struck && s->role != SLOT_SUBJ && s->role != SLOT_CONTENT && str_is(at->kind, "place") &&
           on_side(&x->recipient, at);
}

static const doc_entities *in_slots(acting *a, const act *x, uint32_t token, bool goal) {
    doc_slots slots = acts_slots(a, token);
    for (uint32_t i = 0; i < slots.n; i++) {
        const doc_slot *s = &slots.at[i];
        const doc_entities *at = s->head < s->end ? place_in(a->d, s->head, s->end) : NULL;
        if (at && (goal ? tells_goal(x, s, at) : tells_where(a, x, s))) return at;
    }
    return NULL;
}

/* ---- Elsewhere ---- */

static bool share(const act *x, const act *y) {
    for (uint32_t i = 0; i < x->actor.codes.n; i++)
        if (who_holds(&y->actor, x->actor.codes.at[i]) || who_holds(&y->recipient, x->actor.codes.at[i]))
            return true;
    return false;
}

/* Where a journey leads that the sentence tells too, before the act or as one with it (met him when he came to Rome). */
static str of_journey(acting *a, const act *x) {
    str place = STR_NONE;
    for (uint32_t i = 0; i < a->acts.n && a->acts.at[i].sentence <= x->sentence; i++) {
        const act *y = &a->acts.at[i];
        if (y->sentence != x->sentence || y == x || !goes(y) || !share(x, y)) continue;
        if (y->head > x->head && (!y->dropped || place.len)) break;
        const doc_entities *at = in_slots(a, y, y->head, false);
        place = at ? at->id : y->recipient.codes.n ? y->recipient.codes.at[0] : place;
    }
    return place;
}

/* The place named at a token behind a preposition of place; NULL where there is none. */
static const doc_entities *scene_at(const acting *a, uint32_t i) {
    const doc *d = a->d;
    uint32_t m = d->mention_at ? d->mention_at[i] : 0;
    if (!m || d->mentions.at[m - 1].begin != i || !i) return NULL;
    const doc_reading *r = doc_best(d, i), *before = doc_best(d, i - 1);
    bool scene = (r && (r->clitics & CLITIC_B)) ||
                 (before && before->pos == POS_PREP && frames_in(a->f, before->bare, a->f->scene));
    return scene ? place_in(d, i, i + 1) : NULL;
}

static bool verb_at(const doc *d, uint32_t i) {
    uint32_t c = d->clause_of[i];
    return c && (d->clauses.at[c - 1].kind == CLAUSE_VERB || d->clauses.at[c - 1].kind == CLAUSE_PASSIVE);
}

/* The nearest scene in the sentence, behind the act first. */
static const doc_entities *near_scene(const acting *a, const act *x) {
    enum { NEAR = 24 };
    const doc *d = a->d;
    const doc_sentence *s = &d->sentences.at[x->sentence];
    for (uint32_t i = x->head + 1; i < s->end && i < x->head + NEAR && !verb_at(d, i); i++) {
        const doc_entities *at = scene_at(a, i);
        if (at) return at;
    }
    for (uint32_t i = x->head; i > s->begin && i + NEAR > x->head && !verb_at(d, i - 1); i--) {
        const doc_entities *at = scene_at(a, i - 1);
        if (at) return at;
    }
    return NULL;
}

/* Acts that are done somewhere, not only said. */
static bool done_somewhere(const act *x) {
    enum {
        DEEDS = 1 << ACT_CONSULT | 1 << ACT_COOPERATE | 1 << ACT_ASSAULT | 1 << ACT_COERCE |
                1 << ACT_MOBILIZE | 1 << ACT_PROTEST
    };
    return DEEDS >> x->f->type & 1;
}

str where_of(acting *a, const act *x) {
    const doc_entities *at = in_slots(a, x, x->head, false);
    if (!at && x->meet != NONE) at = in_slots(a, x, x->meet, false);
    if (!at) at = in_slots(a, x, x->head, true);
    if (!at && x->meet != NONE) at = in_slots(a, x, x->meet, true);
    if (at) return at->id;
    if (goes(x) && x->recipient.codes.n == 1) return x->recipient.codes.at[0];
    if (str_is(x->f->mode, "host") && x->f->pos == FRAME_V && x->actor.codes.n == 1)
        return x->actor.codes.at[0];
    str place = x->f->type == ACT_CONSULT ? of_journey(a, x) : STR_NONE;
    if (place.len || !done_somewhere(x) || str_is(x->f->mode, "talk")) return place;
    at = near_scene(a, x);
    return at ? at->id : STR_NONE;
}
