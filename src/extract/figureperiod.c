/* figureperiod: for when a figure is: the time nearest to it in its sentence that is not when it was said, with what it
 * is compared, or of another verb; the dead are of the day of the attack, a row of figures of one date. */
#include "figures.h"

enum { PERIOD_FAR = 24, DAY_FAR = 48, DAY_LONG = 10 };

/* Whether a clause of the sentence says something. */
static bool reports(const figuring *f, const doc_clause *c) {
    const doc *d = f->d;
    for (uint32_t i = f->quote; i < d->quotes.n; i++) {
        const doc_quotes *x = &d->quotes.at[i];
        if (d->tokens.at[x->begin].sentence != c->sentence) return false;
        if (x->clause && &d->clauses.at[x->clause - 1] == c) return true;
    }
    return false;
}

/* Whether the time says when it was said, or with what it is compared. */
static bool beside_the_point(const figuring *f, const doc_times *t, const doc_quantities *q) {
    enum { COMPARED = 4 };
    const doc *d = f->d;
    uint32_t from = t->begin >= q->end ? q->end : f->s->begin;
    for (uint32_t i = t->begin; i > from && i + COMPARED > t->begin && d->tokens.at[i - 1].kind != TOKEN_MARK;
         i--)
        if (f->set_compare != NONE && text_sense(d, i - 1, TABLE_sets, f->set_compare)) return true;
    if (t->begin >= q->begin) return false;
    const doc_clause *verb = figures_verb(f, t->begin);
    return verb && reports(f, verb) && verb->head + COMPARED + 2 > t->begin;
}

/* Whether a verb stands between the quantity and a time before it. */
static bool of_another_verb(const figuring *f, const doc_times *t, const doc_quantities *q, const hint *h) {
    const doc_clause *verb = figures_verb(f, q->begin);
    if (t->end > q->begin) {
        const doc_clause *next = figures_verb(f, t->begin);
        return next && next->head >= q->end;
    }
    if (!verb || verb->head < t->end) return false;
    const doc_clause *other = figures_verb(f, verb->head);
    return h->begin > verb->head || (other && other->head >= t->end);
}

/* Since then: a span for what adds up (visits, aid), no date for what was at one time. */
static bool endless(const hint *h, const doc_times *t) {
    bool adds_up =
        h->group == GROUP_GIVEN && !str_is(h->indicator, "equipment") && !str_is(h->indicator, "troops");
    return !adds_up && str_ends(t->value, STR("/.."));
}

/* The day of a part of a day. */
static str date_of(const doc_times *t, str value) {
    return str_is(t->type, "TIME") && value.len > DAY_LONG ? str_sub(value, 0, DAY_LONG) : value;
}

void figures_period(figuring *f, const hint *h, const doc_quantities *q, doc_figures *out) {
    const doc *d = f->d;
    uint32_t nearest = NONE;
    const doc_times *best = NULL;
    for (uint32_t i = f->s->begin; d->time_at && i < f->s->end; i++) {
        if (!d->time_at[i]) continue;
        const doc_times *t = &d->times.at[d->time_at[i] - 1];
        if (t->end > i) i = t->end - 1;
        bool day = str_is(t->type, "TIME") && t->value.len >= DAY_LONG;
        if (!(day || str_is(t->type, "DATE")) || beside_the_point(f, t, q)) continue;
        if (h->group != GROUP_PEOPLE && (of_another_verb(f, t, q, h) || endless(h, t))) continue;
        if (h->group == GROUP_PEOPLE && str_ends(t->value, STR("/..")) && of_another_verb(f, t, q, h))
            continue;
        uint32_t far = t->begin >= q->end ? t->begin - q->end : q->begin - t->end;
        if (far < nearest && far <= (h->group == GROUP_PEOPLE ? DAY_FAR : PERIOD_FAR))
            best = t, nearest = far;
    }
    const doc_figures *last = figures_same(f, out);
    const doc_events *act = h->group == GROUP_PEOPLE ? figures_act(f, "ASSAULT", "COERCE") : NULL;
    if (best)
        out->period = date_of(best, best->value), out->resolved = date_of(best, best->resolved);
    else if (act && act->date.len)
        out->period = act->date, out->resolved = act->resolved;
    else if (last)
        out->period = last->period, out->resolved = last->resolved;
}
