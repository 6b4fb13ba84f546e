/* condemned: whose deed is condemned where its name does not say: the shelling that Turkey began; the attack, when
 * an attack was told before. Else nobody's: what nobody is named for is condemned without a recipient, and who stands
 * near by has done nothing. */
#include "sides.h"

enum { SENTENCES_BACK = 4, CLAUSES_AHEAD = 8, WORDS_AHEAD = 8 };

static bool condemns(const act *x) { return x->f->type == ACT_ACCUSE && str_is(x->f->mode, "condemn"); }

/* What is condemned: the slot of the frame that holds a noun. */
static const doc_slot *deed_of(const seeker *k, const doc_slots *slots) {
    const frame *f = k->x->f;
    const doc *d = k->a->d;
    for (uint32_t i = 0; i < slots->n; i++)
        for (uint32_t n = 0; n < f->recipient.n; n++) {
            const doc_slot *s = &slots->at[i];
            if (!acts_slot_is(d, s, &k->a->f->slots.at[f->recipient.at + n]) || s->head >= d->tokens.n)
                continue;
            const doc_reading *r = doc_best(d, s->head);
            if (d->mention_at && d->mention_at[s->head]) continue;
            if (r && r->pos != POS_PREP && r->pos != POS_PRON && s->begin > k->x->head) return s;
        }
    return NULL;
}

/* Who does it, as the relative clause behind it says. */
static bool told_behind(seeker *k, const doc_slot *deed, side *out) {
    const doc *d = k->a->d;
    for (uint32_t i = k->x->clause + 1; i < d->clauses.n && i <= k->x->clause + CLAUSES_AHEAD; i++) {
        const doc_clause *c = &d->clauses.at[i];
        if (c->sentence != k->x->sentence) break;
        bool of_it = false;
        for (uint32_t n = 0; n < c->slots.n; n++)
            of_it |= c->slots.at[n].carried && c->slots.at[n].role != SLOT_SUBJ &&
                     c->slots.at[n].head >= deed->begin && c->slots.at[n].head < deed->end;
        for (uint32_t n = 0; of_it && n < c->slots.n; n++)
            if (c->slots.at[n].role == SLOT_SUBJ) *out = sides_slot(k, &c->slots.at[n]);
        *out = who_without(k->a, out, &k->x->actor);
        if (out->codes.n) return true;
    }
    return false;
}

/* Who did the deed that was told last: the attack. */
static bool told_before(seeker *k, const doc_slot *deed, side *out) {
    enum { DEEDS = 1 << ACT_ASSAULT | 1 << ACT_COERCE | 1 << ACT_MOBILIZE };
    const doc *d = k->a->d;
    uint32_t picked = d->picked[deed->head];
    if (picked == NONE || !(d->readings.at[picked].clitics & CLITIC_AL) || !d->clause_of[deed->head])
        return false;
    for (uint32_t i = k->a->acts.n; i > 0; i--) {
        const act *y = &k->a->acts.at[i - 1];
        if (y->sentence + SENTENCES_BACK < k->x->sentence) break;
        if (!(DEEDS >> y->f->type & 1)) continue;
        *out = who_without(k->a, &y->actor, &k->x->actor);
        return out->codes.n > 0;
    }
    return false;
}

bool guess_condemned(seeker *k) {
    act *x = k->x;
    if (!condemns(x) || x->clause == NONE) return false;
    doc_slots slots = acts_slots(k->a, x->head);
    const doc_slot *deed = deed_of(k, &slots);
    if (!deed || !k->a->d->picked) return false;
    x->recipient_by = BY_OTHER;
    if (told_behind(k, deed, &x->recipient)) return true;
    if (guess_named_behind(k, deed->end, deed->end + WORDS_AHEAD, &x->actor, &x->recipient)) return true;
    x->recipient_by = BY_PRIOR;
    if (told_before(k, deed, &x->recipient)) return true;
    return x->alone = x->actor_by == BY_SLOT;
}
