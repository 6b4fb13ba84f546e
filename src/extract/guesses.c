/* guesses: the sides that the slots leave open. Surest first: the clause's subject; the last subject before; another
 * party in the slots; the nearest one in the sentence; the one that shared the last act. How sure a side is stands
 * in the act (enum side_by). A noun is told of no act far more often than a verb, so it is given less. */
#include "sides.h"

enum {
    ACTS_BACK = 4, /* sentences */
    NEAR = 40,
    /* Types whose verbs are told of anything (this helps, that sells). */
    NEVER_NEAR = 1 << ACT_AID | 1 << ACT_COOPERATE,
};

/* Arrival and attendance: of anything whatever, unless it is said of whom. */
static bool comes(const frame *f) { return str_is(f->mode, "travel") || str_is(f->mode, "attend"); }

/* Talks told without a partner: whoever is named near by is their topic as often as not. */
static bool talks(const frame *f) { return f->type == ACT_CONSULT && str_is(f->mode, "talk"); }

/* A subject that is there and names no party leaves the act without an actor. */
static bool subject_bars(seeker *k) {
    doc_slots slots = acts_slots(k->a, k->x->head);
    for (uint32_t i = 0; i < slots.n; i++)
        if (slots.at[i].role == SLOT_SUBJ && !who_counterpart(k->a, &slots.at[i]) &&
            !who_stands_for(k->a, &slots.at[i]))
            return true;
    return false;
}

/* Whoever says `we`. */
static bool speaker(seeker *k) {
    const doc *d = k->a->d;
    act *x = k->x;
    if (x->clause == NONE || !x->quote || !x->quote->entity) return false;
    const doc_clause *c = &d->clauses.at[x->clause];
    bool we = c->kind == CLAUSE_VERB && (d->readings.at[c->reading].features & FEAT_1);
    if (!we && x->f->actor.n) return false;
    side s = {0};
    who_put(k->a, &s, d->entities.at[x->quote->entity - 1].party, x->quote->entity - 1);
    x->actor = who_without(k->a, &s, &x->recipient);
    return x->actor.codes.n > 0;
}

/* ---- Another party ---- */

/* The first other party in the slots that the frame does not name. What is talked about is no party to talks. */
static bool other_slots(seeker *k, uint32_t token, const side *but, side *out) {
    doc_slots slots = acts_slots(k->a, token);
    for (uint32_t i = 0; i < slots.n; i++) {
        const doc_slot *s = &slots.at[i];
        if (s->role == SLOT_CONTENT || s->role == SLOT_SUBJ) continue;
        if (s->role == SLOT_OBJ && k->x->f->type == ACT_CONSULT) continue;
        if (s->role == SLOT_PREP && frames_in(k->a->f, s->word, k->a->f->scene | k->a->f->topic)) continue;
        side p = sides_slot(k, s);
        p = who_without(k->a, &p, but);
        if (!p.codes.n) continue;
        *out = p;
        return true;
    }
    return false;
}

/* Whether a name stands behind a preposition of place or topic: neither acts nor is acted on. */
static bool aside(const seeker *k, uint32_t i) {
    const doc *d = k->a->d;
    const doc_reading *r = i ? doc_best(d, i - 1) : NULL;
    if (r && r->pos == POS_PREP) return frames_in(k->a->f, r->bare, k->a->f->scene | k->a->f->topic);
    /* joined to one that does: in Yemen and Syria */
    const doc_reading *self = doc_best(d, i);
    return i > 1 && self && (self->clitics & CLITIC_W) && d->mention_at && d->mention_at[i] &&
           d->mention_at[i - 1] && aside(k, d->mentions.at[d->mention_at[i - 1] - 1].begin);
}

/* Whether talks are about it: it stands in their object. */
static bool talked_of(const seeker *k, uint32_t token) {
    if (k->x->f->type != ACT_CONSULT) return false;
    doc_slots slots = acts_slots(k->a, k->x->head);
    for (uint32_t i = 0; i < slots.n; i++)
        if (slots.at[i].role == SLOT_OBJ && slots.at[i].begin <= token && token < slots.at[i].end)
            return true;
    return false;
}

bool guess_named_behind(seeker *k, uint32_t from, uint32_t to, const side *but, side *out) {
    const doc_sentence *s = &k->a->d->sentences.at[k->x->sentence];
    for (uint32_t i = from; i < to && i < s->end; i++) {
        if (aside(k, i)) continue;
        side p = who_at(k->a, i);
        *out = who_without(k->a, &p, but);
        if (out->codes.n) return true;
    }
    return false;
}

/* The nearest other party of the sentence, one behind the head first. */
static bool near_party(seeker *k, const side *but, side *out) {
    const doc *d = k->a->d;
    const doc_sentence *s = &d->sentences.at[k->x->sentence];
    uint32_t h = k->x->head;
    for (int back = 0; back < 2; back++) {
        for (uint32_t far = 1; far < NEAR; far++) {
            if (back ? h < s->begin + far : h + far >= s->end) break;
            uint32_t i = back ? h - far : h + far;
            if (aside(k, i) || talked_of(k, i)) continue;
            side p = who_at(k->a, i);
            p = who_without(k->a, &p, but);
            if (!p.codes.n) continue;
            *out = p;
            return true;
        }
    }
    return false;
}

/* ---- Who ---- */

/* Who did what is told in the passive: another party of the sentence. */
static bool agent(seeker *k) {
    act *x = k->x;
    if (x->f->pos != FRAME_P || !x->recipient.codes.n) return false;
    x->actor_by = BY_NEAR;
    return other_slots(k, x->head, &x->recipient, &x->actor) || near_party(k, &x->recipient, &x->actor);
}

static bool of_office(seeker *k) {
    doc_slots slots = acts_slots(k->a, k->x->head);
    for (uint32_t i = 0; i < slots.n; i++)
        if (slots.at[i].role == SLOT_OF && who_stands_for(k->a, &slots.at[i])) return true;
    return false;
}

void guess_actor(seeker *k) {
    act *x = k->x;
    if (speaker(k) || agent(k) || !x->f->actor.n) return;
    if (subject_bars(k)) return;
    if ((x->f->pos & NOUNS) && x->f->type != ACT_CONSULT) return;
    if (x->f->pos == FRAME_M && comes(x->f) && !of_office(k)) return;
    x->actor_by = BY_SUBJECT;
    const side *s = x->clause != NONE ? &k->a->subjects[x->clause] : NULL;
    bool met = s && s->codes.n && !(VICTIMS >> x->f->type & 1) && who_holds(&x->recipient, s->codes.at[0]);
    if (!s || !s->codes.n || met) s = sides_last(k->a, x->head, &x->recipient);
    if (s) x->actor = who_without(k->a, s, &x->recipient);
}

/* ---- On whom ---- */

/* The other side of the last act with the same party. */
static bool prior(seeker *k, side *out) {
    acting *a = k->a;
    for (uint32_t i = a->acts.n; i > 0; i--) {
        const act *y = &a->acts.at[i - 1];
        if (y->sentence + ACTS_BACK <= k->x->sentence) break;
        if (k->x->f->type == ACT_CONSULT && y->f->type != ACT_CONSULT) continue;
        if (who_holds(&y->actor, k->x->actor.codes.at[0]))
            *out = who_without(a, &y->recipient, &k->x->actor);
        else if (who_holds(&y->recipient, k->x->actor.codes.at[0]))
            *out = who_without(a, &y->actor, &k->x->actor);
        if (out->codes.n) return true;
    }
    return false;
}

/* What was done to a private person was not done to a state. */
bool guess_private(seeker *k) {
    doc_slots slots = acts_slots(k->a, k->x->head);
    for (uint32_t i = 0; i < slots.n; i++)
        if (slots.at[i].role == SLOT_OBJ && k->a->f->set_private != NONE &&
            text_sense(k->a->d, slots.at[i].head, TABLE_sets, k->a->f->set_private))
            return !sides_slot(k, &slots.at[i]).codes.n;
    return false;
}

static bool is_definite(const seeker *k) {
    const doc *d = k->a->d;
    uint32_t r = d->picked ? d->picked[k->x->head] : NONE;
    return r != NONE && (d->readings.at[r].clitics & CLITIC_AL);
}

/* A union of states can meet by itself. */
static bool is_union(const seeker *k) {
    const doc *d = k->a->d;
    if (k->x->actor.codes.n != 1) return false;
    uint32_t row = lex_find(d->lex, TABLE_actors, actors_id, k->x->actor.codes.at[0]);
    return row != NONE && str_is(lex_cell(d->lex, TABLE_actors, row, actors_type), "igo");
}

/* Whether a slot asks for the other side though nobody was found in it. */
static bool asks(const seeker *k) {
    const frame *f = k->x->f;
    doc_slots slots = acts_slots(k->a, k->x->head);
    for (uint32_t i = 0; i < slots.n; i++)
        for (uint32_t n = 0; n < f->recipient.n; n++)
            if (slots.at[i].role == SLOT_PREP &&
                acts_slot_is(k->a->d, &slots.at[i], &k->a->f->slots.at[f->recipient.at + n]))
                return true;
    return false;
}

/* Whose agreement was signed, as its name says: the Iranian agreement. */
static bool named_deal(seeker *k, side *out) {
    uint32_t meet = k->x->meet;
    if (meet == NONE) return false;
    doc_slots slots = acts_slots(k->a, k->x->head);
    for (uint32_t i = 0; i < slots.n && !out->codes.n; i++) {
        if (meet < slots.at[i].begin || meet >= slots.at[i].end) continue;
        side p = {0};
        who_adjectives(k->a, meet, slots.at[i].end, &p);
        *out = who_without(k->a, &p, &k->x->actor);
    }
    return out->codes.n > 0;
}

/* Who is killed or seized somewhere belongs, for all that is said, to where it is: four drivers in Sharqat. */
static bool struck_there(seeker *k) {
    act *x = k->x;
    if (x->f->type != ACT_ASSAULT && x->f->type != ACT_COERCE) return false;
    doc_slots slots = acts_slots(k->a, x->head);
    for (uint32_t i = 0; i < slots.n; i++) {
        const doc_slot *s = &slots.at[i];
        if (s->role != SLOT_PREP || !frames_in(k->a->f, s->word, k->a->f->scene)) continue;
        side p = who_in(k->a, s->begin, s->end, true);
        x->recipient = who_without(k->a, &p, &x->actor);
        if (x->recipient.codes.n) return true;
    }
    return false;
}

bool guess_alone(const seeker *k) {
    return k->x->f->type == ACT_CONSULT && !comes(k->x->f) && is_union(k) && !asks(k);
}

/* Threats to all, and trials of arms, are told without a recipient. */
static bool needs_nobody(seeker *k) {
    const act *x = k->x;
    if (x->actor_by != BY_SLOT || x->f->pos != FRAME_V) return false;
    doc_slots slots = acts_slots(k->a, x->head);
    for (uint32_t i = 0; i < slots.n; i++)
        if (slots.at[i].role == SLOT_OBJ && x->meet == NONE) return false;
    return str_is(x->f->mode, "threaten") || str_is(x->f->mode, "test");
}

void guess_recipient(seeker *k) {
    act *x = k->x;
    if (!x->actor.codes.n || x->recipient.codes.n) return;
    if (guess_condemned(k)) return;
    x->recipient_by = BY_PRIOR;
    if (x->f->pos & NOUNS) {
        bool again = x->f->type == ACT_CONSULT || (x->f->type == ACT_ASSAULT && is_definite(k));
        if (again && x->actor_by == BY_SLOT) prior(k, &x->recipient);
        bool signing = x->f->pos == FRAME_M && str_is(x->f->mode, "sign") && x->actor_by == BY_SLOT;
        if (!signing || named_deal(k, &x->recipient)) return;
        x->recipient_by = BY_NEAR;
        near_party(k, &x->actor, &x->recipient);
        return;
    }
    if (x->actor_by == BY_SUBJECT && x->f->type == ACT_SUPPORT) return;
    if (x->f->type == ACT_AGREE && x->actor.codes.n > 1) return;
    if (x->f->two && x->actor_by == BY_SLOT && x->actor.codes.n > 1 && !asks(k)) return; /* with each other */
    if (k->organ && prior(k, &x->recipient)) return;
    if (str_is(x->f->mode, "urge")) return;
    x->recipient_by = BY_OTHER;
    if (guess_alone(k) || str_is(x->f->mode, "travel")) return;
    if (str_is(x->f->mode, "sign") && named_deal(k, &x->recipient)) return;
    if (other_slots(k, x->head, &x->actor, &x->recipient)) return;
    if (x->meet != NONE && other_slots(k, x->meet, &x->actor, &x->recipient)) return;
    if (struck_there(k)) return;
    if (x->actor_by == BY_SUBJECT) return;
    x->recipient_by = BY_NEAR;
    if (NEVER_NEAR >> x->f->type & 1) return;
    if (!talks(x->f) && near_party(k, &x->actor, &x->recipient)) return;
    if (x->actor_by == BY_SUBJECT) return;
    x->recipient_by = BY_PRIOR;
    x->alone = !prior(k, &x->recipient) && needs_nobody(k);
}

void guess_beside(seeker *k) {
    act *x = k->x;
    bool acts = x->actor.codes.n, meets = x->recipient.codes.n;
    if (!k->found || !x->f->mutual || acts == meets) return;
    if (acts)
        x->recipient_by = BY_NEAR, near_party(k, &x->actor, &x->recipient);
    else
        x->actor_by = BY_NEAR, near_party(k, &x->recipient, &x->actor);
}

/* ---- The whole ---- */

/* Whether a verb and the name behind it cannot be verb and subject: one is plural or masculine, the other a state.
 * States are feminine but for a few. */
static bool disagrees(const seeker *k, const doc_slot *s) {
    const doc *d = k->a->d;
    if (k->x->clause == NONE || !d->mention_at) return false;
    uint16_t verb = d->readings.at[d->clauses.at[k->x->clause].reading].features;
    if (!d->mention_at[s->head])
        return (d->tokens.at[s->head].spell & SPELL_MARBUTA) && (verb & FEAT_MASC) && (verb & FEAT_3) &&
               (verb & FEAT_SING);
    const doc_entities *e = &d->entities.at[d->mentions.at[d->mention_at[s->head] - 1].entity];
    bool she = str_is(e->kind, "state") || str_is(e->kind, "place");
    bool he = k->a->f->set_masculine != NONE && text_sense(d, s->head, TABLE_sets, k->a->f->set_masculine);
    if (verb & FEAT_PLUR) return true;
    return she && !he && (verb & FEAT_MASC) && (verb & FEAT_3);
}

bool guess_object(seeker *k) {
    act *x = k->x;
    const frame *f = x->f;
    if (f->pos != FRAME_V || !f->recipient.n || k->a->f->slots.at[f->recipient.at].role != SLOT_OBJ)
        return false;
    doc_slots slots = acts_slots(k->a, x->head);
    const doc_slot *subject = NULL;
    for (uint32_t i = 0; i < slots.n; i++) {
        if (slots.at[i].role == SLOT_OBJ) return false;
        if (slots.at[i].role == SLOT_SUBJ && !subject) subject = &slots.at[i];
    }
    if (!subject || subject->carried || subject->begin < x->head) return false;
    uint32_t parts = who_parts(k->a, subject->begin, subject->end);
    if (parts < subject->end) {
        side p = who_in(k->a, parts, subject->end, true);
        x->recipient = who_without(k->a, &p, &x->actor);
        if (!x->actor.codes.n) guess_actor(k);
        return x->recipient.codes.n > 0;
    }
    if (!x->actor.codes.n || !disagrees(k, subject)) return false;
    const side *last = sides_last(k->a, x->head, &x->actor);
    if (!last) return false;
    x->recipient = x->actor;
    x->actor = who_without(k->a, last, &x->recipient);
    x->actor_by = BY_SUBJECT;
    return true;
}

/* Whose counterparts they are, told behind them with a preposition: in the Council. */
static void of_counterpart(seeker *k, const doc_slot *s, side *out) {
    doc_slots slots = acts_slots(k->a, k->x->head);
    for (uint32_t i = 0; i < slots.n && !out->codes.n; i++)
        if (slots.at[i].role == SLOT_PREP && slots.at[i].begin == s->end + 1)
            *out = sides_slot(k, &slots.at[i]);
}

bool guess_counterpart(seeker *k) {
    act *x = k->x;
    if (x->f->pos != FRAME_V) return false;
    doc_slots slots = acts_slots(k->a, x->head);
    for (uint32_t i = 0; i < slots.n; i++) {
        const doc_slot *s = &slots.at[i];
        if (s->role != SLOT_SUBJ || s->carried || s->begin < x->head) continue;
        if (!who_counterpart(k->a, s)) continue;
        of_counterpart(k, s, &x->recipient);
        if (!x->recipient.codes.n) x->recipient = sides_slot(k, s);
        if (!x->recipient.codes.n) other_slots(k, x->head, &x->actor, &x->recipient);
        k->used = s;
        k->found = true;
        return x->recipient.codes.n > 0;
    }
    return false;
}

/* The last act of the same kind; one told with the same word goes before a nearer one. */
static const act *told_before(const seeker *k) {
    enum { SAME_WORD_BACK = 12 };
    const acting *a = k->a;
    const act *x = k->x, *near = NULL;
    str word = lex_cell(a->d->lex, TABLE_frames, x->f->row, frames_lemma);
    for (uint32_t i = a->acts.n; i > 0; i--) {
        const act *y = &a->acts.at[i - 1];
        if (y->sentence + SAME_WORD_BACK < x->sentence) break;
        if (y->f->type != x->f->type) continue;
        if (str_eq(lex_cell(a->d->lex, TABLE_frames, y->f->row, frames_lemma), word)) return y;
        if (!near && y->sentence + ACTS_BACK >= x->sentence) near = y;
    }
    return near;
}

bool guess_same_act(seeker *k) {
    act *x = k->x;
    if (x->f->type != ACT_CONSULT || !(x->f->pos & NOUNS) || !is_definite(k)) return false;
    const act *y = acts_verb_of(k->a->d, x) ? told_before(k) : NULL;
    if (!y) return false;
    x->actor = y->actor, x->recipient = y->recipient;
    x->actor_by = x->recipient_by = BY_PRIOR;
    x->same = y->head + 1;
    return true;
}
