/* times: the expressions that can be placed on a calendar or measure a span, as they stand.
 *
 *     1  the rules of times.rules find dates, clock times, durations and sets          25 May, five years
 *     2  the rules of spans.rules combine them with what stands beside them            since the end of _
 *
 * Nothing is reckoned here: what the words mean is kept (when.h) until the article's day is known. */
#include "when.h"
#include "../text/starts.h"

enum { LOOK_BACK = 4, ROUNDS = 4 };

static void cover(doc *d, uint32_t begin, uint32_t end, uint32_t time) {
    for (uint32_t i = begin; i < end; i++) d->time_at[i] = time + 1;
    starts_found(d, begin, FIRST_TIME);
}

static void put(doc *d, doc_times *t, const match *m, const when *w) {
    when *said = ARENA_NEW(d->mem, when, 1);
    *said = *w;
    t->begin = m->begin, t->end = m->end;
    t->span = match_span(d, m);
    t->rule = lex_rule_rule(m->rule);
    t->type = str_of(w->type);
    t->mod = w->mod;
    t->said = said;
}

/* ---- Each by itself ---- */

static void find_times(doc *d, const doc_sentence *s) {
    match m;
    when w;
    for (uint32_t i = s->begin; (i = match_seek(d, RULES_times, s, i)) < s->end; i++) {
        if (!match_at(d, RULES_times, i, &m)) continue;
        if (!when_read(d, &m, &w) && (!match_but(d, RULES_times, i, m.rule, &m) || !when_read(d, &m, &w)))
            continue;
        put(d, VEC_ADD(d->mem, &d->times), &m, &w);
        cover(d, m.begin, m.end, d->times.n - 1);
        i = m.end - 1;
    }
}

/* ---- With what stands beside them ---- */

static const doc_times *caught(const doc *d, const match *m, const char *key) {
    const match_capture *c = match_caught(d, m, key);
    return c && c->begin < d->tokens.n && d->time_at[c->begin] ? &d->times.at[d->time_at[c->begin] - 1]
                                                               : NULL;
}

/* A part of a day stands for the day: since the dawn of Friday. */
static const when *as_date(const when *w) { return w->form == WHEN_CLOCK && w->part && w->of ? w->of : w; }

static bool bound(when *w, uint8_t open) {
    *w = *as_date(w);
    if (w->form >= WHEN_CLOCK || w->open) return false;
    w->open = open;
    return true;
}

/* The words that bound a length bound the other way the date it leads back to. */
static bool ago(doc *d, const match *m, when *w) {
    double sign;
    if (w->form != WHEN_LENGTH || !match_number(d, m, "sign", &sign)) return false;
    if (!strcmp(w->unit, "H") || !strcmp(w->unit, "MIN") || !strcmp(w->unit, "S")) return false;
    bool more = str_is(w->mod, "MORE_THAN"), less = str_is(w->mod, "LESS_THAN");
    if (more || less) w->mod = (sign < 0) == more ? STR("BEFORE") : STR("AFTER");
    w->form = WHEN_AGO;
    w->type = "DATE";
    w->n *= sign;
    if (match_value(d, m, "since").len) w->open = OPEN_AFTER;
    return true;
}

static bool is_day(const when *w) {
    if (w->open || w->to) return false;
    if (w->form == WHEN_SHIFT) return !strcmp(w->unit, "D") || w->weekday;
    return w->form == WHEN_FEAST || w->form == WHEN_NTH ||
           (w->form == WHEN_CALENDAR && (w->day || w->weekday || w->hday));
}

/* A clock time or a part of the day, and its date. */
static bool clock_of(when *w, const doc_times *date) {
    if (w->form != WHEN_CLOCK || w->of || !date) return false;
    /* Three in the afternoon of a day: the part says which three. */
    if (date->said->part && date->said->of && !w->part) {
        w->hour = when_hour(w->hour, date->said->half);
        w->of = date->said->of;
        return true;
    }
    if (!is_day(date->said)) return false;
    w->of = date->said;
    return true;
}

static const when *chained(doc *d, const when *x, const when *more) {
    when *copy = ARENA_NEW(d->mem, when, 1);
    *copy = *x;
    copy->plus = x->plus ? chained(d, x->plus, more) : more;
    return copy;
}

/* Lengths add up where the units go down. */
static bool sum(doc *d, when *w, const when *more) {
    static const char order[] = "YMWDHmS";
    const when *last = w;
    while (last->plus) last = last->plus;
    const char *a = strchr(order, when_unit(last)), *b = strchr(order, when_unit(more));
    if (a >= b || w->form != WHEN_LENGTH || more->form != WHEN_LENGTH || w->value.len || more->value.len)
        return false;
    *w = *chained(d, w, more);
    return true;
}

static bool span(when *w, const when *from, const when *to) {
    if ((from->form == WHEN_CLOCK) != (to->form == WHEN_CLOCK) || from->to || to->to) return false;
    *w = *from;
    w->to = to;
    w->open = 0;
    return true;
}

static bool combine(doc *d, const match *m, when *w) {
    str kind = match_kind(d, m);
    const doc_times *x = caught(d, m, "x"), *y = caught(d, m, "y");
    if (str_is(kind, "PART")) return when_read(d, m, w) && clock_of(w, x);
    if (!x) return false;
    *w = *x->said;
    str mod = match_value(d, m, "mod");
    if (str_is(kind, "SINCE")) return bound(w, OPEN_AFTER);
    if (str_is(kind, "UNTIL")) return bound(w, OPEN_BEFORE);
    if (str_is(kind, "AGO")) return ago(d, m, w);
    if (str_is(kind, "MOD")) return !w->mod.len && (w->mod = when_mod(mod), true);
    if (str_is(kind, "NONE"))
        return w->form == WHEN_CALENDAR && w->month && w->year == CAL_UNKNOWN && !w->known_year;
    if (str_is(kind, "JOIN")) return true;
    if (!y) return false;
    if (str_is(kind, "AT")) return clock_of(w, y);
    if (str_is(kind, "SUM")) return sum(d, w, y->said);
    return str_is(kind, "SPAN") && span(w, as_date(x->said), as_date(y->said));
}

/* A time that became part of another, or of a name, is taken out at the end. */
static void drop(doc_times *t) { t->begin = t->end = NONE; }

static bool grow(doc *d, uint32_t time, const match *m) {
    doc_times *t = &d->times.at[time];
    if (m->begin > t->begin || m->end < t->end) return false;
    when w;
    if (!combine(d, m, &w)) return false;
    for (uint32_t i = m->begin; i < m->end; i++)
        if (d->time_at[i] && d->time_at[i] != time + 1) drop(&d->times.at[d->time_at[i] - 1]);
    if (str_is(match_kind(d, m), "NONE")) {
        for (uint32_t i = t->begin; i < t->end; i++) d->time_at[i] = 0;
        return drop(t), false;
    }
    put(d, t, m, &w);
    cover(d, m->begin, m->end, time);
    return true;
}

/* Where a combination that takes in the time may begin. */
static uint32_t window(const doc *d, uint32_t time) {
    const doc_times *t = &d->times.at[time];
    uint32_t from = t->begin > LOOK_BACK ? t->begin - LOOK_BACK : 0,
             first = d->sentences.at[d->tokens.at[t->begin].sentence].begin;
    for (uint32_t i = t->begin; i-- > from;)
        if (d->time_at[i]) {
            from = d->times.at[d->time_at[i] - 1].begin;
            from = from > 2 ? from - 2 : 0;
            break;
        }
    return from < first ? first : from;
}

static bool combined(doc *d, uint32_t time) {
    match m;
    for (uint32_t i = window(d, time), last = d->times.at[time].begin; i <= last; i++)
        if (match_at(d, RULES_spans, i, &m) && grow(d, time, &m)) return true;
    return false;
}

/* Takes out the times that were dropped; the others keep their order. */
static void close_ranks(doc *d) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->times.n; i++) {
        if (d->times.at[i].begin == NONE) continue;
        d->times.at[n] = d->times.at[i];
        cover(d, d->times.at[n].begin, d->times.at[n].end, n);
        n++;
    }
    d->times.n = n;
}

void extract_times(doc *d) {
    d->time_at = ARENA_NEW(d->mem, uint32_t, d->tokens.n + 1);
    for (uint32_t s = 0; s < d->sentences.n; s++)
        if (!d->sentences.at[s].boilerplate) find_times(d, &d->sentences.at[s]);
    for (uint32_t i = 0; i < d->times.n; i++)
        for (int round = 0; round < ROUNDS && d->times.at[i].begin != NONE && combined(d, i); round++) {}
    close_ranks(d);
}
