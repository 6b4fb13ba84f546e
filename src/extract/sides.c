/* sides: who acts on whom. A frame lists for each side the slots where it may stand, best first; they are looked up
 * on the head, then on the word that met the frame's condition. The recipient takes its slot first, the actor
 * the best one that is left; where both draw on one slot, its first party acts on the others.
 *
 * What the slots leave open is told by the text before: a pronoun and a verb without subject by the last subject,
 * a verbal noun by the subject of the clause in which it stands. */
#include "acts.h"
#include "parties.h"

enum {
    CLAUSES_BACK = 24,
    NOUNS = FRAME_M | FRAME_N,
    /* Types whose nouns are so often told of no act (support, cooperation) that both sides must be named. */
    LOOSE = 1 << ACT_SUPPORT | 1 << ACT_COOPERATE | 1 << ACT_AID | 1 << ACT_SANCTION,
};

static void put(acting *a, side *s, str code, uint32_t entity) {
    if (!code.len) return;
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

/* ---- The parties of a stretch ---- */

/* A body that is a party by its own name hides the adjective of the state before it in one phrase (the French firm
 * Total), unless `and` stands between. */
static bool hidden(const doc *d, const side *s, uint32_t i) {
    if (s->entities.at[i] != NONE || i + 1 == s->codes.n || s->entities.at[i + 1] == NONE) return false;
    const doc_entities *e = &d->entities.at[s->entities.at[i + 1]];
    return str_is(e->kind, "org") && (unsigned char)s->codes.at[i + 1].at[0] > 127;
}

static bool has_and(const doc *d, uint32_t begin, uint32_t end) {
    for (uint32_t i = begin + 1; i < end; i++) {
        const doc_reading *r = doc_best(d, i);
        if (r && (r->pos == POS_CONJ || r->clitics & CLITIC_W)) return true;
    }
    return false;
}

/* The states of the places in it. */
static void put_places(acting *a, uint32_t begin, uint32_t end, side *out) {
    const doc *d = a->d;
    for (uint32_t i = begin; d->mention_at && i < end; i++) {
        if (!d->mention_at[i]) continue;
        const doc_mention *m = &d->mentions.at[d->mention_at[i] - 1];
        const doc_entities *e = &d->entities.at[m->entity];
        if (str_is(e->kind, "place")) put(a, out, e->polity, m->entity);
        if (m->as == MENTION_PLACE && str_is(e->kind, "state")) put(a, out, e->id, m->entity);
        if (m->end > i) i = m->end - 1;
    }
}

static side parties_in_phrase(acting *a, uint32_t begin, uint32_t end) {
    side s = {0}, out = {0};
    if (begin >= end) return out;
    parties_in(a->d, begin, end, &s.codes, &s.entities);
    bool and = has_and(a->d, begin, end);
    for (uint32_t i = 0; i < s.codes.n; i++)
        if (and || !hidden(a->d, &s, i)) put(a, &out, s.codes.at[i], s.entities.at[i]);
    if (!out.codes.n) put_places(a, begin, end, &out);
    return out;
}

/* Where a phrase goes on behind its end: further titles and the name of who bears them. */
static uint32_t stretch(const doc *d, uint32_t begin, uint32_t end) {
    enum { MOST = 14 };
    uint32_t i = end;
    while (i < d->tokens.n && i < end + MOST && d->tokens.at[i].sentence == d->tokens.at[begin].sentence) {
        const doc_mention *m =
            d->mention_at && d->mention_at[i] ? &d->mentions.at[d->mention_at[i] - 1] : NULL;
        const doc_reading *r = d->picked && d->picked[i] != NONE ? &d->readings.at[d->picked[i]] : NULL;
        if (!r || (r->clitics & (CLITIC_W | CLITIC_B | CLITIC_L | CLITIC_K))) break;
        if (m && !str_is(d->entities.at[m->entity].kind, "person")) break;
        bool title = text_sense(d, i, TABLE_titles, NONE) || text_sense(d, i, TABLE_organs, NONE);
        bool behind = r->clitics & CLITIC_AL;
        if (!m && !title && !behind) break;
        i = m ? m->end : i + 1;
    }
    return i;
}

static side parties_of(acting *a, uint32_t begin, uint32_t end) {
    side s = parties_in_phrase(a, begin, end);
    if (s.codes.n || begin >= end) return s;
    uint32_t to = stretch(a->d, begin, end);
    return to > end ? parties_in_phrase(a, begin, to) : s;
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

/* Whether a noun that names no party stands for one named before: an office, a body, a statement. */
static bool stands_for(const acting *a, const doc_slot *s) {
    const doc *d = a->d;
    if (s->head >= d->tokens.n || (d->mention_at && d->mention_at[s->head])) return false;
    return text_sense(d, s->head, TABLE_titles, NONE) || text_sense(d, s->head, TABLE_organs, NONE) ||
           (a->f->set_voice != NONE && text_sense(d, s->head, TABLE_sets, a->f->set_voice));
}

void sides_subjects(acting *a) {
    const doc *d = a->d;
    a->subjects = ARENA_NEW(d->mem, side, d->clauses.n + 1);
    for (uint32_t i = 0; i < d->clauses.n; i++) {
        const doc_clause *c = &d->clauses.at[i];
        bool named = false, open = true;
        for (uint32_t k = 0; k < c->slots.n; k++) {
            const doc_slot *s = &c->slots.at[k];
            if (s->role != SLOT_SUBJ) continue;
            named = true;
            open &= stands_for(a, s);
            side p = parties_of(a, s->begin, s->end);
            put_all(a, &a->subjects[i], &p);
        }
        if (a->subjects[i].codes.n || (named && !open)) continue;
        if (c->kind != CLAUSE_VERB && c->kind != CLAUSE_PASSIVE && !named) continue;
        const side *last = last_subject(a, c->head, NULL);
        if (last) a->subjects[i] = *last;
    }
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

static side slot_parties(seeker *k, const doc_slot *s) {
    if (!is_pronoun(k->a->d, s)) return parties_of(k->a, s->begin, s->end);
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
        put_all(k->a, out, &p);
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
        p = without(k->a, &p, &k->x->recipient);
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
        put_all(k->a, &s, &p);
    }
    return s;
}

static bool seek(seeker *k, const frame_slot *f, bool far, side *out) {
    if (f->role == SLOT_ALL) {
        side all = all_parties(k);
        *out = without(k->a, &all, &k->x->recipient);
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
        put(k->a, i ? &x->recipient : &x->actor, all.codes.at[i], all.entities.at[i]);
}

/* A subject that is there and names no party leaves the act without an actor. */
static bool subject_bars(seeker *k) {
    doc_slots slots = acts_slots(k->a, k->x->head);
    for (uint32_t i = 0; i < slots.n; i++)
        if (slots.at[i].role == SLOT_SUBJ && !stands_for(k->a, &slots.at[i])) return true;
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
    if (s) x->actor = without(k->a, s, &x->recipient);
}

/* The first other party in the slots that the frame does not name. */
static bool other_slots(seeker *k, uint32_t token, side *out) {
    doc_slots slots = acts_slots(k->a, token);
    for (uint32_t i = 0; i < slots.n; i++) {
        const doc_slot *s = &slots.at[i];
        if (s->role == SLOT_CONTENT || s->role == SLOT_SUBJ) continue;
        side p = slot_parties(k, s);
        p = without(k->a, &p, &k->x->actor);
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
            if (!c.len || holds(&k->x->actor, c)) continue;
            put(k->a, out, c, NONE);
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
        if (holds(&y->actor, k->x->actor.codes.at[0]))
            *out = without(a, &y->recipient, &k->x->actor);
        else if (holds(&y->recipient, k->x->actor.codes.at[0]))
            *out = without(a, &y->actor, &k->x->actor);
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
    for (uint32_t i = 0; i < x->actor.codes.n; i++) n += !holds(&x->recipient, x->actor.codes.at[i]);
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
