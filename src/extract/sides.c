/* sides: who acts on whom. A frame lists for each side the slots where it may stand, best first; they are looked up
 * on the head, then on the word that met the frame's condition. The recipient takes its slot first, the actor
 * the best one that is left; where both draw on one slot, its first party acts on the others.
 *
 * What the slots leave open is told by the text before: a pronoun and a verb without subject by the last subject,
 * a verbal noun by the subject of the clause in which it stands. */
#include "acts.h"
#include "parties.h"
#include "who.h"

enum {
    CLAUSES_BACK = 24,
    NOUNS = FRAME_M | FRAME_N,
    /* Types whose nouns are so often told of no act (support, cooperation) that both sides must be named. */
    LOOSE = 1 << ACT_SUPPORT | 1 << ACT_COOPERATE | 1 << ACT_AID | 1 << ACT_SANCTION,
};

/* ---- Subjects ---- */

/* The last subject named before a token that is not on the side `but`. */
static const side *last_subject(const acting *a, uint32_t token, const side *but) {
    const doc *d = a->d;
    uint32_t low = 0, high = d->clauses.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (d->clauses.at[mid].head < token)
            low = mid + 1;
        else
            high = mid;
    }
    for (uint32_t i = low; i > 0 && i + CLAUSES_BACK > low; i--) {
        const side *s = &a->subjects[i - 1];
        if (s->codes.n && !(but && who_holds(but, s->codes.at[0]))) return s;
    }
    return NULL;
}

void sides_subject(acting *a, uint32_t clause) {
    const doc_clause *c = &a->d->clauses.at[clause];
    side *out = &a->subjects[clause];
    bool named = false, open = true;
    for (uint32_t k = 0; k < c->slots.n; k++) {
        const doc_slot *s = &c->slots.at[k];
        if (s->role != SLOT_SUBJ) continue;
        named = true;
        open &= who_stands_for(a, s);
        side p = who_in(a, s->begin, s->end, true);
        if (s->carried) who_joined(a, s->end, &p);
        who_put_all(a, out, &p);
    }
    if (out->codes.n || (named && !open)) return;
    if (c->kind != CLAUSE_VERB && c->kind != CLAUSE_PASSIVE && !named) return;
    const side *last = last_subject(a, c->head, NULL);
    if (last) *out = *last;
}

/* ---- Slots ---- */

typedef struct seeker {
    acting *a;
    act *x;
    const doc_slot *used; /* by the other side */
    bool found;           /* one of the sides stands in a slot of the act itself */
} seeker;

static bool is_pronoun(const doc *d, const doc_slot *s) {
    if (s->begin == s->end) return true;
    const doc_reading *r = doc_best(d, s->begin);
    return s->end == s->begin + 1 && r && r->enclitic && r->pos == POS_PREP;
}

/* Whether a town in the slot stands for its state: as what is travelled to, struck, or named like a government; not
 * as the scene of talks. */
static bool towns(const seeker *k, const doc_slot *s) {
    enum { THERE = 1 << ACT_ASSAULT | 1 << ACT_MOBILIZE | 1 << ACT_COERCE | 1 << ACT_AID };
    return s->role != SLOT_PREP || !frames_in(k->a->f, s->word, k->a->f->scene) || (THERE >> k->x->f->type & 1);
}

static side slot_parties(seeker *k, const doc_slot *s) {
    if (!is_pronoun(k->a->d, s)) {
        side p = who_in(k->a, s->begin, s->end, towns(k, s));
        if (s->carried || s->role == SLOT_ADJ) who_joined(k->a, s->end, &p);
        return p;
    }
    const side *last = last_subject(k->a, k->x->head, &k->x->recipient);
    return last ? *last : (side){0};
}

/* Adds what is joined to a slot: and B, and C. */
static void put_joined(seeker *k, const doc_slots *slots, uint32_t i, side *out) {
    const doc_slot *first = &slots->at[i];
    for (uint32_t n = i + 1; n < slots->n; n++) {
        const doc_slot *s = &slots->at[n];
        if (s->role != first->role || s->word != first->word || !s->joined) continue;
        side p = slot_parties(k, s);
        who_put_all(k->a, out, &p);
    }
}

/* The parties in the slot of that name on a word. `far`: those that a nearer word took too. */
static bool seek_on(seeker *k, uint32_t token, const frame_slot *f, bool far, side *out) {
    doc_slots slots = acts_slots(k->a, token);
    for (uint32_t i = 0; i < slots.n; i++) {
        const doc_slot *s = &slots.at[i];
        if (s == k->used || s->joined || s->far != far || !acts_slot_is(k->a->d, s, f)) continue;
        side p = slot_parties(k, s);
        put_joined(k, &slots, i, &p);
        p = who_without(k->a, &p, &k->x->recipient);
        if (!p.codes.n) continue;
        *out = p;
        k->used = s;
        k->found = true;
        return true;
    }
    return false;
}

/* Every party in the head's slots. */
static side all_parties(seeker *k) {
    doc_slots slots = acts_slots(k->a, k->x->head);
    side s = {0};
    for (uint32_t i = 0; i < slots.n; i++) {
        if (slots.at[i].role == SLOT_CONTENT) continue;
        side p = slot_parties(k, &slots.at[i]);
        who_put_all(k->a, &s, &p);
    }
    return s;
}

static bool seek(seeker *k, const frame_slot *f, bool far, side *out) {
    if (f->role == SLOT_ALL) {
        side all = all_parties(k);
        *out = who_without(k->a, &all, &k->x->recipient);
        k->found |= out->codes.n > 0;
        return out->codes.n > 0;
    }
    if (seek_on(k, k->x->head, f, far, out)) return true;
    return k->x->meet != NONE && seek_on(k, k->x->meet, f, far, out);
}

static bool seek_list(seeker *k, frame_range list, side *out) {
    for (int far = 0; far < 2; far++)
        for (uint32_t i = 0; i < list.n; i++)
            if (seek(k, &k->a->f->slots.at[list.at + i], far, out)) return true;
    return false;
}

/* A slot with several parties that serves both sides: the first acts on the others. */
static void split(seeker *k) {
    act *x = k->x;
    side all = x->recipient;
    x->recipient = (side){0};
    for (uint32_t i = 0; i < all.codes.n; i++)
        who_put(k->a, i ? &x->recipient : &x->actor, all.codes.at[i], all.entities.at[i]);
}

/* A subject that is there and names no party leaves the act without an actor. */
static bool subject_bars(seeker *k) {
    doc_slots slots = acts_slots(k->a, k->x->head);
    for (uint32_t i = 0; i < slots.n; i++)
        if (slots.at[i].role == SLOT_SUBJ && !who_stands_for(k->a, &slots.at[i])) return true;
    return false;
}

/* Who acts where no slot says: the clause's subject, the last one before, whoever speaks. */
static void fallback_actor(seeker *k) {
    act *x = k->x;
    if (subject_bars(k)) return;
    if ((x->f->pos & NOUNS) && (LOOSE >> x->f->type & 1)) return;
    x->actor_by = BY_SUBJECT;
    const side *s = x->clause != NONE ? &k->a->subjects[x->clause] : NULL;
    if (!s || !s->codes.n) s = last_subject(k->a, x->head, &x->recipient);
    if (s) x->actor = who_without(k->a, s, &x->recipient);
}

/* The first other party in the slots that the frame does not name. */
static bool other_slots(seeker *k, uint32_t token, side *out) {
    doc_slots slots = acts_slots(k->a, token);
    for (uint32_t i = 0; i < slots.n; i++) {
        const doc_slot *s = &slots.at[i];
        if (s->role == SLOT_CONTENT || s->role == SLOT_SUBJ) continue;
        if (s->role == SLOT_PREP && frames_in(k->a->f, s->word, k->a->f->scene | k->a->f->topic)) continue;
        side p = slot_parties(k, s);
        p = who_without(k->a, &p, &k->x->actor);
        if (!p.codes.n) continue;
        *out = p;
        return true;
    }
    return false;
}

static bool near_party(seeker *k, side *out) {
    const doc *d = k->a->d;
    const doc_sentence *s = &d->sentences.at[k->x->sentence];
    uint32_t h = k->x->head;
    for (uint32_t far = 1; far < 40; far++) {
        for (int dir = 0; dir < 2; dir++) {
            if (dir ? h < s->begin + far : h + far >= s->end) continue;
            uint32_t i = dir ? h - far : h + far;
            str c = party_at(k->a->d, i);
            if (!c.len || who_holds(&k->x->actor, c)) continue;
            who_put(k->a, out, c, NONE);
            return true;
        }
    }
    return false;
}

static bool prior(seeker *k, side *out) {
    acting *a = k->a;
    for (uint32_t i = a->acts.n; i > 0; i--) {
        const act *y = &a->acts.at[i - 1];
        if (y->sentence + 3 < k->x->sentence) break;
        if (who_holds(&y->actor, k->x->actor.codes.at[0]))
            *out = who_without(a, &y->recipient, &k->x->actor);
        else if (who_holds(&y->recipient, k->x->actor.codes.at[0]))
            *out = who_without(a, &y->actor, &k->x->actor);
        if (out->codes.n) return true;
    }
    return false;
}

static void fallback_recipient(seeker *k) {
    act *x = k->x;
    if (!x->actor.codes.n || x->recipient.codes.n) return;
    bool noun = x->f->pos & NOUNS;
    if (noun) {
        if (x->f->type == ACT_CONSULT && x->actor_by == BY_SLOT) prior(k, &x->recipient);
        x->recipient_by = BY_PRIOR;
        return;
    }
    if (x->actor_by == BY_SUBJECT && x->f->type == ACT_SUPPORT) return;
    x->recipient_by = BY_OTHER;
    if (other_slots(k, x->head, &x->recipient)) return;
    if (x->meet != NONE && other_slots(k, x->meet, &x->recipient)) return;
    x->recipient_by = BY_NEAR;
    if (near_party(k, &x->recipient)) return;
    x->recipient_by = BY_PRIOR;
    prior(k, &x->recipient);
}

static bool abroad(const act *x) {
    uint32_t n = x->recipient.codes.n;
    for (uint32_t i = 0; i < x->actor.codes.n; i++) n += !who_holds(&x->recipient, x->actor.codes.at[i]);
    return n >= 2;
}

/* A definite noun without parties of its own is an act told before: the talks, this meeting. */
static bool told_before(seeker *k) {
    enum { BACK = 4 };
    act *x = k->x;
    const doc *d = k->a->d;
    const doc_reading *r =
        d->picked && d->picked[x->head] != NONE ? &d->readings.at[d->picked[x->head]] : NULL;
    if (x->f->type != ACT_CONSULT || !(x->f->pos & NOUNS) || !r || !(r->clitics & CLITIC_AL)) return false;
    for (uint32_t i = k->a->acts.n; i > 0; i--) {
        const act *y = &k->a->acts.at[i - 1];
        if (y->sentence + BACK < x->sentence) break;
        if (y->f->type != x->f->type) continue;
        x->actor = y->actor, x->recipient = y->recipient;
        x->actor_by = x->recipient_by = BY_PRIOR;
        return true;
    }
    return false;
}

bool sides_fill(acting *a, act *x) {
    seeker k = {.a = a, .x = x};
    x->actor = x->recipient = (side){0};
    x->actor_by = x->recipient_by = BY_SLOT;
    seek_list(&k, x->f->recipient, &x->recipient);
    bool named = seek_list(&k, x->f->actor, &x->actor);
    if (!named && !k.found && told_before(&k)) return true;
    if (!named) {
        if (x->recipient.codes.n > 1 && x->f->two)
            split(&k);
        else
            fallback_actor(&k);
    }
    fallback_recipient(&k);
    return (k.found || !(x->f->pos & NOUNS)) && abroad(x);
}
