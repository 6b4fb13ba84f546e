/* dates: the values of the times, reckoned from the article's day. */
#include "resolve.h"
#include "tense.h"
#include <math.h>

/* A value that no part of the expression fixes is none: the time is left out. */
static void keep_valued(doc *d) {
    uint32_t n = 0;
    memset(d->time_at, 0, (d->tokens.n + 1) * sizeof *d->time_at);
    for (uint32_t i = 0; i < d->times.n; i++) {
        if (!d->times.at[i].value.len) continue;
        d->times.at[n] = d->times.at[i];
        for (uint32_t k = d->times.at[n].begin; k < d->times.at[n].end; k++) d->time_at[k] = n + 1;
        n++;
    }
    d->times.n = n;
}

/* Whether the side on which it lies is not said. */
static bool is_bare(const when *w) {
    if (w->year != CAL_UNKNOWN || w->rel != REL_NONE || w->year_rel != REL_NONE) return false;
    return w->form == WHEN_CALENDAR || w->form == WHEN_FEAST || w->form == WHEN_NTH;
}

static const when *dated_part(const when *w) { return w->form == WHEN_CLOCK && w->of ? w->of : w; }

static void set_side(doc *d, vantage *v, const doc_times *t) {
    v->direction = 0;
    v->strict = false;
    const when *w = dated_part(t->said);
    if (!is_bare(w)) return;
    if (d->prefer != MSD_PREFER_TENSE) {
        v->direction = d->prefer == MSD_PREFER_PAST ? -1 : 1;
        v->strict = true;
        return;
    }
    v->direction = w->open == OPEN_AFTER ? -1 : tense_of(d, t->begin, t->end);
    if (w->weekday && !w->month && !v->direction) v->direction = -1;
}

enum { NEAR = 6 }; /* sentences in which a clock time is still of the day named last */

/* What later expressions point back to. */
typedef struct memory {
    dates before; /* a month, a season, a part of a year */
    bool has_before;
    cal_date day;
    uint32_t day_sentence;
    bool has_day;
} memory;

static void remember(memory *m, const doc *d, const vantage *v, const doc_times *t) {
    dates at;
    if (!str_is(t->type, "DATE") || !resolve(v, t->said, &at)) return;
    m->before = at, m->has_before = true;
    if (at.span || at.from.grain != CAL_DAY || !at.from.month) return;
    m->day = at.from, m->has_day = true, m->day_sentence = d->tokens.at[t->begin].sentence;
}

/* "For ten years" has a length even where no day is known from which to count. */
static str as_length(doc *d, doc_times *t) {
    when *w = ARENA_NEW(d->mem, when, 1);
    *w = *t->said;
    w->form = WHEN_LENGTH;
    w->n = fabs(w->n);
    t->said = w;
    t->type = STR("DURATION");
    return when_length(d->mem, w);
}

static str value_of(doc *d, vantage *v, memory *m, const doc_times *t) {
    set_side(d, v, t);
    v->before = m->has_before ? &m->before : NULL;
    v->day = m->has_day && d->tokens.at[t->begin].sentence <= m->day_sentence + NEAR ? &m->day : NULL;
    str value = resolve_value(v, t->said, d->mem);
    remember(m, d, v, t);
    return value;
}

void extract_dates(doc *d) {
    vantage v = {.lex = d->lex, .known = d->dated, .grain = d->grain, .today = d->today};
    memory m = {0};
    for (uint32_t i = 0; i < d->times.n; i++) {
        doc_times *t = &d->times.at[i];
        t->value = value_of(d, &v, &m, t);
        if (!t->value.len && t->said->form == WHEN_AGO && t->said->open) t->value = as_length(d, t);
    }
    if (d->inferred.len) {
        v.known = true;
        m = (memory){0};
        for (uint32_t i = 0; i < d->times.n; i++) {
            doc_times *t = &d->times.at[i];
            str value = value_of(d, &v, &m, t);
            if (t->value.len && !str_eq(value, t->value)) t->resolved = value;
        }
    }
    keep_valued(d);
}
