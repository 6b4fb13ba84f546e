/* settings: when an act was done, in which context, and whether it was. */
#include "acts.h"

/* Whether a verb stands between two tokens: a time behind it is its own. */
static bool verb_between(const doc *d, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        uint32_t c = d->clause_of[i];
        if (c && (d->clauses.at[c - 1].kind == CLAUSE_VERB || d->clauses.at[c - 1].kind == CLAUSE_PASSIVE))
            return true;
    }
    return false;
}

/* Where begins what somebody says, asks for, promises: the times in it are not those of the words. */
static uint32_t content_begin(acting *a, const act *x) {
    uint32_t first = NONE;
    if (!acts_is_words(x)) return first;
    doc_slots slots = acts_slots(a, x->head);
    for (uint32_t i = 0; i < slots.n; i++) {
        const doc_slot *s = &slots.at[i];
        bool said = s->role == SLOT_CONTENT;
        for (uint32_t n = 0; n < x->f->content.n && s->role == SLOT_PREP; n++)
            said |= acts_slot_is(a->d, s, &a->f->slots.at[x->f->content.at + n]);
        if (said && s->begin > x->head && s->begin < first) first = s->begin;
    }
    return first;
}

/* The nearest date that no other verb takes. */
static const doc_times *time_near(acting *a, const act *x) {
    const doc *d = a->d;
    uint32_t content = content_begin(a, x);
    const doc_sentence *s = &d->sentences.at[x->sentence];
    const doc_times *best = NULL;
    uint32_t nearest = NONE;
    for (uint32_t i = s->begin; d->time_at && i < s->end; i++) {
        if (!d->time_at[i]) continue;
        const doc_times *t = &d->times.at[d->time_at[i] - 1];
        i = t->end > i ? t->end - 1 : i;
        if (!str_is(t->type, "DATE") && !str_is(t->type, "TIME")) continue;
        bool behind = t->begin > x->head;
        if (t->begin >= content) continue;
        if (behind ? verb_between(d, x->head + 1, t->begin) : verb_between(d, t->end, x->head)) continue;
        uint32_t far = behind ? t->begin - x->head : x->head - t->begin;
        if (far < nearest) best = t, nearest = far;
    }
    return best;
}

/* A time of day's value holds the day before its T. */
static str day_of(str value) {
    ptrdiff_t t = str_find(value, STR("T"));
    return t > 0 ? str_sub(value, 0, (size_t)t) : value;
}

static str date_of(const acting *a, uint32_t head) {
    uint32_t i = VEC_FROM(&a->acts, head, head);
    return i < a->acts.n && a->acts.at[i].head == head ? a->acts.at[i].date : STR_NONE;
}

static void fill_date(acting *a, const act *x, doc_events *e) {
    const doc *d = a->d;
    const doc_times *t = time_near(a, x);
    if (t) {
        e->date = day_of(t->value);
        e->resolved = day_of(t->resolved);
        e->when = (uint32_t)(t - d->times.at) + 1;
        e->date_why = "the nearest time that belongs to no other verb";
    } else if (x->same) {
        e->date = date_of(a, x->same - 1);
        e->date_why = "as of the act that it tells again";
    }
}

static void fill_context(acting *a, const act *x, doc_events *e) {
    const doc *d = a->d;
    const doc_sentence *s = &d->sentences.at[x->sentence];
    uint32_t bits = x->f->contexts;
    for (uint32_t i = s->begin; i < s->end; i++) {
        const doc_sense *k = text_sense(d, i, TABLE_contexts, NONE);
        if (k) bits |= a->f->context_of_row[k->row];
    }
    if (!bits) bits = 1u << CONTEXT_DIPLOMATIC;
    for (uint32_t i = 0; i < CONTEXTS; i++)
        if (bits & 1u << i) VEC_PUSH(d->mem, &e->context, str_of(context_names[i]));
}

/* ---- Whether ---- */

/* On which side of the article's day a date lies: below 0 before it, 0 where nothing says. */
static int beside_anchor(const doc *d, str date) {
    str day = str_cut(&date, '/');
    size_t n = day.len < d->anchor.len ? day.len : d->anchor.len;
    if (n < 4 || str_find(day, STR("X")) >= 0 || str_find(day, STR("W")) >= 0) return 0;
    return str_cmp(str_sub(day, 0, n), str_sub(d->anchor, 0, n));
}

/* Whether the words of its date say that it is to come: next month, tomorrow. */
static bool due_then(const acting *a, const doc_events *e) {
    const doc *d = a->d;
    if (!e->when) return false;
    const doc_times *t = &d->times.at[e->when - 1];
    for (uint32_t i = t->begin; i < t->end; i++) {
        const doc_reading *r = doc_best(d, i);
        if (r && (frames_in(a->f, r->lemma, a->f->due) || frames_in(a->f, r->bare, a->f->due))) return true;
    }
    return false;
}

/* Whether an adjective of a set stands behind the head: due, under way. */
static bool described(const acting *a, const act *x, uint64_t set) {
    enum { NEAR = 4 };
    const doc *d = a->d;
    for (uint32_t i = x->head + 1; i < d->tokens.n && i <= x->head + NEAR; i++) {
        const doc_reading *r = doc_best(d, i);
        if (!r || r->pos == POS_VERB || d->tokens.at[i].sentence != x->sentence) return false;
        if (frames_in(a->f, r->lemma, set) || frames_in(a->f, r->bare, set)) return true;
    }
    return false;
}

/* A meeting or journey that the body of an article tells in the present is to come, unless it is under way today. */
static bool to_come(const doc *d, const act *x, const doc_events *e) {
    if (x->clause == NONE || x->sentence == 0 || x->f->type != ACT_CONSULT) return false;
    const doc_clause *c = &d->clauses.at[x->clause];
    if (c->kind != CLAUSE_VERB || !(d->readings.at[c->reading].features & FEAT_PRES)) return false;
    if (c->flags & (CLAUSE_RELATIVE | CLAUSE_ONGOING)) return false;
    return !d->anchor.len || !str_eq(e->date, d->anchor);
}

/* What is told of deeds in the present goes on; a headline tells in the present what was done. */
static bool goes_on(const doc *d, const act *x) {
    enum {
        DEEDS = 1 << ACT_ASSAULT | 1 << ACT_COERCE | 1 << ACT_MOBILIZE | 1 << ACT_AID | 1 << ACT_COOPERATE
    };
    if (x->clause == NONE || x->sentence == 0) return false;
    const doc_clause *c = &d->clauses.at[x->clause];
    if (c->kind != CLAUSE_VERB || !(d->readings.at[c->reading].features & FEAT_PRES)) return false;
    if (DEEDS >> x->f->type & 1) return true;
    return where_journey(x) && (c->flags & CLAUSE_RELATIVE);
}

/* A status with what decided it. */
static str told(doc_events *e, const char *status, const char *why) {
    e->status_why = why;
    return str_of(status);
}

static str status_of(acting *a, const act *x, doc_events *e) {
    const doc *d = a->d;
    bool noun = x->f->pos & (FRAME_M | FRAME_N);
    uint16_t flags = x->flags;
    const doc_clause *verb = noun ? acts_verb_of(d, x) : NULL;
    if (verb) flags |= verb->flags & (CLAUSE_FUTURE | CLAUSE_POSSIBLE | CLAUSE_ONGOING);
    if (x->f->status.len) return told(e, x->f->status.at, "the frame says so");
    if (flags & CLAUSE_NEGATED) return told(e, "denied", "its clause is negated");
    if (flags & CLAUSE_DENIED) return told(e, "denied", "it stands in what somebody denies");
    int when = beside_anchor(d, e->date);
    if ((flags & CLAUSE_FUTURE) && !(noun && when < 0))
        return flags & CLAUSE_POSSIBLE ? told(e, "possible", "its clause is in the future, on a condition")
                                       : told(e, "planned", "its clause is in the future");
    bool words = acts_is_words(x); /* said when they are said, whatever day they speak of */
    if (words) when = 0;
    if (when > 0) return told(e, "planned", "its date lies behind the article's");
    if (!words && due_then(a, e)) return told(e, "planned", "its date is said to be to come");
    if (noun && described(a, x, a->f->due)) return told(e, "planned", "it is said to be due");
    if (noun && described(a, x, a->f->going)) return told(e, "ongoing", "it is said to be under way");
    if (flags & CLAUSE_POSSIBLE)
        return told(e, "possible", "its clause is a condition, a question or a maybe");
    if (!noun && (flags & CLAUSE_WANTED)) return told(e, "possible", "it is what somebody wants");
    if (flags & CLAUSE_ONGOING) return told(e, "ongoing", "its clause tells what goes on");
    if (to_come(d, x, e)) return told(e, "planned", "a meeting told in the present");
    if (goes_on(d, x)) return told(e, "ongoing", "a deed told in the present");
    return told(e, "happened", "nothing says otherwise");
}

static const char *const by_names[] = {[BY_SLOT] = "in the slot that the frame names",
                                       [BY_SUBJECT] = "the subject of the clause",
                                       [BY_OTHER] = "in another slot of the clause",
                                       [BY_NEAR] = "the nearest other party of the sentence",
                                       [BY_PRIOR] = "as in an act told before"};

void settings_fill(acting *a, const act *x, doc_events *e) {
    fill_date(a, x, e);
    e->place = where_of(a, x);
    fill_context(a, x, e);
    e->status = status_of(a, x, e);
    if (x->actor.codes.n) e->actor_why = by_names[x->actor_by];
    if (x->recipient.codes.n) e->recipient_why = by_names[x->recipient_by];
}
