/* sides: who acts on whom. A frame lists for each side the slots where it may stand, best first; they are looked up
 * on the head, then on the word that met the frame's condition. The recipient takes its slot first, the actor
 * the best one that is left; where both draw on one slot, its first party acts on the others.
 *
 * What the slots leave open is told by the text before: a pronoun and a verb without subject by the last subject,
 * a verbal noun by the subject of the clause in which it stands. */
#include "acts.h"
#include "sides.h"

enum { CLAUSES_BACK = 24 };

/* ---- Subjects ---- */

/* The last subject named before a token that is not on the side `but`. */
const side *sides_last(const acting *a, uint32_t token, const side *but) {
    const doc *d = a->d;
    uint32_t from = VEC_FROM(&d->clauses, head, token);
    for (uint32_t i = from; i > 0 && i + CLAUSES_BACK > from; i--) {
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
        if (s->role != SLOT_SUBJ || who_counterpart(a, s)) continue;
        named = true;
        open &= who_stands_for(a, s);
        side p =
            who_parts(a, s->begin, s->end) < s->end ? who_at(a, s->begin) : who_in(a, s->begin, s->end, true);
        if (s->carried) who_joined(a, s->end, &p);
        if (!p.codes.n) p = who_rules(a, s->head);
        who_put_all(a, out, &p);
    }
    if (out->codes.n || (named && !open)) return;
    if (c->kind != CLAUSE_VERB && c->kind != CLAUSE_PASSIVE && !named) return;
    const side *last = sides_last(a, c->head, NULL);
    if (last) *out = *last;
}

/* ---- Slots ---- */

static bool is_pronoun(const doc *d, const doc_slot *s) {
    if (s->begin == s->end) return true;
    const doc_reading *r = doc_best(d, s->begin);
    return s->end == s->begin + 1 && r && r->enclitic && r->pos == POS_PREP;
}

/* Whether a town in the slot stands for its state: as what is travelled to, struck, or named like a government; not
 * as the scene of talks. */
static bool towns(const seeker *k, const doc_slot *s) {
    enum {
        THERE = 1 << ACT_ASSAULT | 1 << ACT_MOBILIZE | 1 << ACT_COERCE | 1 << ACT_AID | 1 << ACT_SANCTION
    };
    if (str_is(k->x->f->mode, "portcall")) return true; /* the port is whose guest the ship is */
    if (str_is(k->x->f->mode, "attend") && s->end > s->head + 1) return true; /* the fair of Moscow */
    if (str_is(k->x->f->mode, "relations")) return true;                      /* its embassy in Damascus */
    return s->role != SLOT_PREP || !frames_in(k->a->f, s->word, k->a->f->scene) ||
           (THERE >> k->x->f->type & 1);
}

/* Whether a further phrase is joined to the slot. */
static bool joined_on(const seeker *k, const doc_slot *s) {
    doc_slots slots = acts_slots(k->a, k->x->head);
    for (uint32_t i = 0; i < slots.n; i++)
        if (slots.at[i].joined && slots.at[i].word == s->word && slots.at[i].role == s->role) return true;
    return false;
}

/* Where the states' adjectives end that stand behind one of them: Russian-Turkish. */
static uint32_t adjectives_end(doc *d, uint32_t end) {
    while (end < d->tokens.n && d->picked[end] != NONE && !d->readings.at[d->picked[end]].clitics &&
           !(d->mention_at && d->mention_at[end]) && party_at(d, end).len)
        end++;
    return end;
}

/* Whether `and` joins one more state's adjective: the Egyptian and the Sudanese minister. */
static bool adjective_joined(doc *d, uint32_t i) {
    if (i >= d->tokens.n || d->picked[i] == NONE || (d->mention_at && d->mention_at[i])) return false;
    return (d->readings.at[d->picked[i]].clitics & CLITIC_W) && party_at(d, i).len;
}

side sides_slot(seeker *k, const doc_slot *s) {
    if (!is_pronoun(k->a->d, s)) {
        if (s->role == SLOT_SUBJ && who_parts(k->a, s->begin, s->end) < s->end) return who_at(k->a, s->begin);
        uint32_t end = s->role == SLOT_ADJ ? adjectives_end(k->a->d, s->end) : s->end;
        side p = who_in(k->a, s->begin, end, towns(k, s));
        if (s->carried || adjective_joined(k->a->d, s->end) || s->role == SLOT_ADJ)
            who_joined(k->a, s->end, &p);
        bool between = s->role == SLOT_PREP && frames_in(k->a->f, s->word, k->a->f->between);
        if (between && p.codes.n == 1 && !joined_on(k, s))
            who_joined(k->a, who_end(k->a, s->begin, s->end), &p);
        return p;
    }
    const act *x = k->x;
    side but = x->recipient;
    if (x->f->pos == FRAME_V && s->role != SLOT_SUBJ && x->clause != NONE)
        who_put_all(k->a, &but, &k->a->subjects[x->clause]);
    const side *last = sides_last(k->a, x->head, &but);
    return last ? *last : (side){0};
}

/* Adds what is joined to a slot: and B, and C. */
static void put_joined(seeker *k, const doc_slots *slots, uint32_t i, side *out) {
    const doc_slot *first = &slots->at[i];
    for (uint32_t n = i + 1; n < slots->n; n++) {
        const doc_slot *s = &slots->at[n];
        if (s->role != first->role || s->word != first->word || !s->joined) continue;
        side p = sides_slot(k, s);
        who_put_all(k->a, out, &p);
    }
}

/* How readily a slot is taken: at once, where no other is there, from a nearer word that took it too. */
enum ease { EASE_OWN, EASE_SCENE, EASE_FAR, EASES };

/* A state's or a town's bare name behind the preposition that is written onto it is where it was, before it is what
 * it was about. */
static enum ease ease_of(const seeker *k, const doc_slot *s) {
    const doc *d = k->a->d;
    if (s->far) return EASE_FAR;
    if (s->role != SLOT_PREP || s->head >= d->tokens.n || !d->mention_at || !d->mention_at[s->head])
        return EASE_OWN;
    const doc_reading *r = doc_best(d, s->head);
    const doc_entities *e = &d->entities.at[d->mentions.at[d->mention_at[s->head] - 1].entity];
    bool place = str_is(e->kind, "state") || str_is(e->kind, "place");
    return place && r && (r->clitics & CLITIC_B) ? EASE_SCENE : EASE_OWN;
}

/* The party to whom the persons in a slot belong, as the relative clause behind them says. */
static side belongs_to(seeker *k, const doc_slot *s) {
    enum { AHEAD = 5 };
    const doc *d = k->a->d;
    side out = {0};
    for (uint32_t i = k->x->clause + 1; k->x->clause != NONE && i < d->clauses.n && i <= k->x->clause + AHEAD;
         i++) {
        const doc_clause *c = &d->clauses.at[i];
        if (c->sentence != k->x->sentence || c->head < s->begin ||
            !frames_in(k->a->f, c->lemma, k->a->f->belong))
            continue;
        for (uint32_t n = 0; n < c->slots.n && !out.codes.n; n++)
            if (c->slots.at[n].role == SLOT_PREP) out = sides_slot(k, &c->slots.at[n]);
        break;
    }
    return out;
}

/* Whether what was taken for an object is the name behind a title in the subject. */
static bool of_subject(const seeker *k, const doc_slots *slots, const doc_slot *object) {
    const doc *d = k->a->d;
    uint32_t m = object->begin < object->end && d->mention_at ? d->mention_at[object->begin] : 0;
    if (!m || !str_is(d->entities.at[d->mentions.at[m - 1].entity].kind, "person")) return false;
    for (uint32_t i = 0; i < slots->n; i++) {
        const doc_slot *s = &slots->at[i];
        if (s->role != SLOT_SUBJ || s->carried || s->end > object->begin || s->begin < k->x->head) continue;
        if (object->begin - s->end < 2 && who_end(k->a, s->begin, s->end) > object->begin) return true;
    }
    return false;
}

/* A bare name behind a preposition that stands again with what it is about: condemned, in Saudi Arabia, the
 * statements. */
static bool only_where(const seeker *k, const doc_slots *slots, const doc_slot *s) {
    if (ease_of(k, s) != EASE_SCENE) return false;
    for (uint32_t i = 0; i < slots->n; i++) {
        const doc_slot *o = &slots->at[i];
        if (o != s && o->role == SLOT_PREP && o->word == s->word && !o->joined && ease_of(k, o) == EASE_OWN)
            return true;
    }
    return false;
}

/* The parties in the slot of that name on a word. */
static bool seek_on(seeker *k, uint32_t token, const frame_slot *f, enum ease ease, side *out) {
    doc_slots slots = acts_slots(k->a, token);
    for (uint32_t i = 0; i < slots.n; i++) {
        const doc_slot *s = &slots.at[i];
        if (s == k->used || s->joined || !acts_slot_is(k->a->d, s, f) || ease_of(k, s) != ease) continue;
        if ((s->role == SLOT_OBJ && of_subject(k, &slots, s)) || only_where(k, &slots, s)) continue;
        side p = sides_slot(k, s);
        put_joined(k, &slots, i, &p);
        if (!p.codes.n) p = belongs_to(k, s);
        p = who_without(k->a, &p, &k->x->recipient);
        k->organ |= out == &k->x->recipient && !p.codes.n && who_stands_for(k->a, s);
        bool scene = s->role == SLOT_PREP && frames_in(k->a->f, s->word, k->a->f->scene);
        if (!p.codes.n || (scene && k->organ)) continue;
        *out = p;
        k->used = s;
        k->found = true;
        return true;
    }
    return false;
}

/* A word that met the condition and heads no clause (the Iranian agreement, as a name): what it names. */
static bool seek_in_met(seeker *k, const frame_slot *f, side *out) {
    const doc *d = k->a->d;
    uint32_t meet = k->x->meet;
    if (d->clause_of[meet] || (f->role != SLOT_ADJ && f->role != SLOT_OF)) return false;
    doc_slots slots = acts_slots(k->a, k->x->head);
    for (uint32_t i = 0; i < slots.n; i++) {
        if (slots.at[i].begin > meet || slots.at[i].end <= meet) continue;
        side p = who_in(k->a, meet, slots.at[i].end, false);
        if (!p.codes.n && f->role == SLOT_ADJ) who_adjectives(k->a, meet, slots.at[i].end, &p);
        *out = who_without(k->a, &p, &k->x->recipient);
        k->found |= out->codes.n > 0;
        return out->codes.n > 0;
    }
    return false;
}

/* Every party in the head's slots. */
static side all_parties(seeker *k) {
    doc_slots slots = acts_slots(k->a, k->x->head);
    side s = {0};
    for (uint32_t i = 0; i < slots.n; i++) {
        if (slots.at[i].role == SLOT_CONTENT) continue;
        side p = sides_slot(k, &slots.at[i]);
        who_put_all(k->a, &s, &p);
    }
    return s;
}

static bool seek(seeker *k, const frame_slot *f, enum ease ease, side *out) {
    if (f->role == SLOT_ALL) {
        side all = all_parties(k);
        *out = who_without(k->a, &all, &k->x->recipient);
        k->found |= out->codes.n > 0;
        return out->codes.n > 0;
    }
    if (seek_on(k, k->x->head, f, ease, out)) return true;
    if (k->x->meet == NONE || k->x->meet == k->x->head) return false;
    return seek_on(k, k->x->meet, f, ease, out) || seek_in_met(k, f, out);
}

static bool seek_list(seeker *k, frame_range list, side *out) {
    for (int ease = 0; ease < EASES; ease++)
        for (uint32_t i = 0; i < list.n; i++)
            if (seek(k, &k->a->f->slots.at[list.at + i], (enum ease)ease, out)) return true;
    return false;
}

/* The actor of an act told as a noun may be lent by the verb that governs it: Russia goes on bombing. */
static bool seek_actor(seeker *k) {
    static const frame_slot subject = {.role = SLOT_SUBJ};
    if (seek_list(k, k->x->f->actor, &k->x->actor)) return true;
    return (k->x->f->pos & NOUNS) && seek(k, &subject, EASE_OWN, &k->x->actor);
}

/* A slot with several parties that serves both sides: the first acts on the others. */
static void split(seeker *k) {
    act *x = k->x;
    side all = x->recipient;
    x->recipient = (side){0};
    for (uint32_t i = 0; i < all.codes.n; i++)
        who_put(k->a, i ? &x->recipient : &x->actor, all.codes.at[i], all.entities.at[i]);
}

static bool abroad(const act *x) {
    uint32_t n = x->recipient.codes.n;
    for (uint32_t i = 0; i < x->actor.codes.n; i++) n += !who_holds(&x->recipient, x->actor.codes.at[i]);
    return n >= 2;
}

/* The party that was taken for the recipient stands in the actor's slot and is no other: it acts. */
static bool acts_itself(seeker *k) {
    act *x = k->x;
    side taken = x->recipient;
    if (!taken.codes.n) return false;
    const doc_slot *used = k->used;
    x->recipient = (side){0};
    if (seek_list(k, x->f->actor, &x->actor)) {
        x->recipient = who_without(k->a, &taken, &x->actor);
        return true;
    }
    x->recipient = taken, k->used = used;
    return false;
}

/* Whether a participle is part of the noun phrase that it describes: a besieged town. */
static bool attribute(const acting *a, const act *x) {
    doc_slots slots = acts_slots((acting *)a, x->head);
    for (uint32_t i = 0; i < slots.n; i++)
        if (slots.at[i].role == SLOT_SUBJ && slots.at[i].begin < x->head && x->head < slots.at[i].end)
            return true;
    return false;
}

/* Taking territory. */
static bool takes(const frame *f) { return f->type == ACT_ASSAULT && str_is(f->mode, "invade"); }

/* Under the control of, out of the hands of: how things stand. */
static bool is_held(const acting *a, uint32_t head) {
    const doc_reading *before = head ? doc_best(a->d, head - 1) : NULL;
    return before && before->pos == POS_PREP && frames_in(a->f, before->bare, a->f->held);
}

/* What a word tells as a state of things: the definite support, the supported faction, the town that they hold. */
static bool background(const acting *a, const act *x) {
    const doc *d = a->d;
    uint32_t picked = d->picked ? d->picked[x->head] : NONE;
    const doc_reading *r = picked == NONE ? NULL : &d->readings.at[picked];
    if (!r || (str_is(x->f->mode, "sign") && x->f->pos != FRAME_N)) return false;
    if (x->f->pos == FRAME_A) return (r->clitics & CLITIC_AL) || attribute(a, x);
    if (x->f->pos & NOUNS)
        return ((LOOSE >> x->f->type & 1) && (r->clitics & CLITIC_AL)) ||
               (takes(x->f) && is_held(a, x->head));
    return takes(x->f) && (x->flags & CLAUSE_RELATIVE) && (r->features & FEAT_PRES);
}

/* The verb of a relative clause whose object the noun is. */
static const doc_clause *told_by(seeker *k) {
    enum { AHEAD = 6 };
    const doc *d = k->a->d;
    const act *x = k->x;
    for (uint32_t i = x->clause + 1; x->clause != NONE && i < d->clauses.n && i <= x->clause + AHEAD; i++) {
        const doc_clause *c = &d->clauses.at[i];
        if (c->sentence != x->sentence) break;
        if (c->kind != CLAUSE_VERB) continue;
        for (uint32_t n = 0; n < c->slots.n; n++) {
            const doc_slot *s = &c->slots.at[n];
            if (s->carried && s->role != SLOT_SUBJ && s->begin <= x->head && x->head < s->end) return c;
        }
    }
    return NULL;
}

/* Looks for the actor behind the noun: an attack that the group launched. */
static bool actor_behind(seeker *k) {
    const doc_clause *c = k->x->f->pos & NOUNS ? told_by(k) : NULL;
    if (!c) return false;
    side who = {0};
    for (uint32_t i = 0; i < c->slots.n; i++) {
        if (c->slots.at[i].role != SLOT_SUBJ || c->slots.at[i].carried) continue;
        side p = sides_slot(k, &c->slots.at[i]);
        who_put_all(k->a, &who, &p);
    }
    k->x->actor = who_without(k->a, &who, &k->x->recipient);
    if (!k->x->actor.codes.n) return false;
    k->found = true;
    if (!k->x->recipient.codes.n) {
        k->used = NULL;
        for (uint32_t i = 0; i < k->x->f->recipient.n && !k->x->recipient.codes.n; i++)
            seek_on(k, c->head, &k->a->f->slots.at[k->x->f->recipient.at + i], EASE_OWN, &k->x->recipient);
        k->x->recipient = who_without(k->a, &k->x->recipient, &k->x->actor);
    }
    return true;
}

bool sides_fill(acting *a, act *x) {
    if (background(a, x)) return false;
    seeker k = {.a = a, .x = x};
    x->actor = x->recipient = (side){0};
    x->actor_by = x->recipient_by = BY_SLOT;
    x->alone = false;
    if (guess_private(&k)) return false;
    a->citizens = VICTIMS >> x->f->type & 1;
    if (!guess_counterpart(&k)) seek_list(&k, x->f->recipient, &x->recipient);
    a->citizens = false;
    bool named = seek_actor(&k) || actor_behind(&k);
    if (!named && !k.found && guess_same_act(&k)) return true;
    if (!x->recipient.codes.n && guess_object(&k)) return abroad(x);
    if (!named) {
        if (x->recipient.codes.n > 1 && x->f->two)
            split(&k);
        else if (!acts_itself(&k))
            guess_actor(&k);
    }
    guess_recipient(&k);
    if (!k.found && (x->f->pos & NOUNS)) return false;
    if (x->actor.codes.n && (abroad(x) || x->alone || guess_alone(&k))) return true;
    guess_beside(&k);
    return x->actor.codes.n && abroad(x);
}
