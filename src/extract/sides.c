/* sides: who acts on whom. A frame lists for each side the slots where it may stand, best first; they are looked up
 * on the head, then on the word that met the frame's condition. The recipient takes its slot first, the actor
 * the best one that is left; where both draw on one slot, its first party acts on the others.
 *
 * What the slots leave open is told by the text before: a pronoun and a verb without subject by the last subject,
 * a verbal noun by the subject of the clause in which it stands. */
#include "acts.h"
#include "parties.h"

enum { CLAUSES_BACK = 24 };

static void put(acting *a, side *s, str code, uint32_t entity) {
    for (uint32_t i = 0; i < s->codes.n; i++)
        if (str_eq(s->codes.at[i], code)) return;
    VEC_PUSH(a->d->mem, &s->codes, code);
    VEC_PUSH(a->d->mem, &s->entities, entity);
}

static void put_all(acting *a, side *s, const side *from) {
    for (uint32_t i = 0; i < from->codes.n; i++) put(a, s, from->codes.at[i], from->entities.at[i]);
}

static bool holds(const side *s, str code) {
    for (uint32_t i = 0; i < s->codes.n; i++)
        if (str_eq(s->codes.at[i], code)) return true;
    return false;
}

/* `s` without what is on the other side. */
static side without(acting *a, const side *s, const side *other) {
    side left = {0};
    for (uint32_t i = 0; i < s->codes.n; i++)
        if (!holds(other, s->codes.at[i])) put(a, &left, s->codes.at[i], s->entities.at[i]);
    return left;
}

static side parties_of(acting *a, uint32_t begin, uint32_t end) {
    side s = {0};
    if (begin < end) parties_in(a->d, begin, end, &s.codes, &s.entities);
    return s;
}

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
        if (s->codes.n && !(but && holds(but, s->codes.at[0]))) return s;
    }
    return NULL;
}

static bool is_finite(const doc_clause *c) { return c->kind == CLAUSE_VERB || c->kind == CLAUSE_PASSIVE; }

void sides_subjects(acting *a) {
    const doc *d = a->d;
    a->subjects = ARENA_NEW(d->mem, side, d->clauses.n + 1);
    for (uint32_t i = 0; i < d->clauses.n; i++) {
        const doc_clause *c = &d->clauses.at[i];
        bool named = false;
        for (uint32_t k = 0; k < c->slots.n; k++) {
            const doc_slot *s = &c->slots.at[k];
            if (s->role != SLOT_SUBJ) continue;
            named = true;
            side p = parties_of(a, s->begin, s->end);
            put_all(a, &a->subjects[i], &p);
        }
        if (named || a->subjects[i].codes.n) continue;
        const side *last = last_subject(a, c->head, NULL);
        if (last && (is_finite(c) || c->parent != NONE)) a->subjects[i] = *last;
    }
}

/* ---- Slots ---- */

typedef struct seeker {
    acting *a;
    act *x;
    const doc_slot *used; /* by the other side */
} seeker;

static bool is_pronoun(const doc *d, const doc_slot *s) {
    if (s->begin == s->end) return true;
    const doc_reading *r = doc_best(d, s->begin);
    return s->end == s->begin + 1 && r && r->enclitic && r->pos == POS_PREP;
}

static side slot_parties(seeker *k, const doc_slot *s) {
    if (!is_pronoun(k->a->d, s)) return parties_of(k->a, s->begin, s->end);
    const side *last = last_subject(k->a, k->x->head, &k->x->recipient);
    return last ? *last : (side){0};
}

/* The parties in the slot of that name on a word. */
static bool seek_on(seeker *k, uint32_t token, const frame_slot *f, side *out) {
    slot_list slots = acts_slots(k->a, token);
    for (uint32_t i = 0; i < slots.n; i++) {
        const doc_slot *s = &slots.at[i];
        if (s == k->used || !acts_slot_is(k->a->d, s, f)) continue;
        side p = slot_parties(k, s);
        if (k->used) p = without(k->a, &p, &k->x->recipient);
        if (!p.codes.n) continue;
        *out = p;
        k->used = s;
        return true;
    }
    return false;
}

/* Every party from the head to the end of its slots. */
static side all_parties(seeker *k) {
    slot_list slots = acts_slots(k->a, k->x->head);
    side s = {0};
    for (uint32_t i = 0; i < slots.n; i++) {
        if (slots.at[i].role == SLOT_CONTENT) continue;
        side p = slot_parties(k, &slots.at[i]);
        put_all(k->a, &s, &p);
    }
    return s;
}

static bool seek(seeker *k, const frame_slot *f, side *out) {
    if (f->role == SLOT_ALL) {
        side all = all_parties(k);
        *out = without(k->a, &all, &k->x->recipient);
        return out->codes.n > 0;
    }
    if (seek_on(k, k->x->head, f, out)) return true;
    return k->x->meet != NONE && seek_on(k, k->x->meet, f, out);
}

static bool seek_list(seeker *k, frame_range list, side *out) {
    for (uint32_t i = 0; i < list.n; i++)
        if (seek(k, &k->a->f->slots.at[list.at + i], out)) return true;
    return false;
}

/* A slot with several parties that serves both sides: the first acts on the others. */
static void split(seeker *k) {
    act *x = k->x;
    side all = x->recipient;
    x->recipient = (side){0};
    for (uint32_t i = 0; i < all.codes.n; i++)
        put(k->a, i ? &x->recipient : &x->actor, all.codes.at[i], all.entities.at[i]);
}

/* Who acts where no slot says: the clause's subject, the speaker. */
static void fallback_actor(seeker *k) {
    act *x = k->x;
    const side *s = x->clause != NONE ? &k->a->subjects[x->clause] : NULL;
    if (!s || !s->codes.n) s = last_subject(k->a, x->head, &x->recipient);
    if (s) x->actor = without(k->a, s, &x->recipient);
}

static bool abroad(const act *x) {
    uint32_t n = x->recipient.codes.n;
    for (uint32_t i = 0; i < x->actor.codes.n; i++) n += !holds(&x->recipient, x->actor.codes.at[i]);
    return n >= 2;
}

bool sides_fill(acting *a, act *x) {
    seeker k = {a, x, NULL};
    x->actor = x->recipient = (side){0};
    seek_list(&k, x->f->recipient, &x->recipient);
    if (!seek_list(&k, x->f->actor, &x->actor)) {
        if (x->recipient.codes.n > 1 && x->f->two)
            split(&k);
        else
            fallback_actor(&k);
    }
    return abroad(x);
}
