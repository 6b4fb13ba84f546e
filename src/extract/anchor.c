/* anchor: the article's date, from which "yesterday" and "next month" are reckoned.
 *
 *     given > dateline or header > address        it stands there: d->anchor, and from where
 *     the latest date of the past, weekdays       it may be inferred: d->inferred, with its reasons, kept apart
 *
 * A day may also be known better than it is given: where the article says "today, Wednesday" and was given
 * Thursday, it speaks from the Wednesday. */
#include "resolve.h"
#include "tense.h"

enum { DAYS_OFF = 4, HEADER_LINES = 4, HEADER_TOKENS = 14, LINE_TOKENS = 16 };

/* ---- Where it stands ---- */

static bool found(doc *d, cal_date c, const char *from) {
    buf out = {.mem = d->mem};
    cal_put(&out, c);
    d->anchor = buf_str(&out);
    d->anchor_from = from;
    return true;
}

void extract_given(doc *d) {
    cal_date c;
    str text = str_trim(d->given.at ? d->given : STR(""));
    if (!cal_read(text, &c)) return;
    d->anchor = text;
    d->anchor_from = "given";
}

static bool given(const doc *d, cal_date *c) { return d->anchor_from && cal_read(d->anchor, c); }

/* A day that its own words fix, whatever the article's date. */
static bool certain(const doc *d, const doc_times *t, cal_date *c) {
    const when *w = t->said->form == WHEN_CLOCK && t->said->of ? t->said->of : t->said;
    vantage none = {.lex = d->lex};
    dates at;
    if (w->open || w->to || w->form == WHEN_SAME || !resolve(&none, w, &at)) return false;
    *c = at.from;
    return !at.span && c->year != CAL_UNKNOWN && c->year > 1900;
}

/* A short line of its own without a verb. */
static bool is_header(const doc *d, uint32_t sentence) {
    const doc_sentence *s = &d->sentences.at[sentence];
    if (s->end - s->begin > HEADER_TOKENS) return false;
    if (sentence && s[-1].line == s->line) return false;
    if (sentence + 1 < d->sentences.n && s[1].line == s->line) return false;
    for (uint32_t i = s->begin; i < s->end; i++) {
        const doc_reading *r = doc_best(d, i);
        if (r && !(r->origin & ORIGIN_GUESS) && (r->pos == POS_VERB || r->pos == POS_AUX)) return false;
    }
    return true;
}

/* A day in the first lines: alone in a short line, or before the mark that ends a dateline. */
static bool headed(doc *d, cal_date *c) {
    for (uint32_t i = 0; i < d->times.n; i++) {
        const doc_times *t = &d->times.at[i];
        const doc_sentence *s = &d->sentences.at[d->tokens.at[t->begin].sentence];
        if (s->line >= HEADER_LINES) return false;
        if (!certain(d, t, c) || c->grain != CAL_DAY || t->end > s->begin + LINE_TOKENS) continue;
        bool marked = t->end < s->end &&
                      (text_is(d, t->end, "-") || text_is(d, t->end, ":") || text_is(d, t->end, "("));
        if (is_header(d, d->tokens.at[t->begin].sentence)) return found(d, *c, "header");
        if (marked) return found(d, *c, "dateline");
    }
    return false;
}

/* A number of some figures in an address; false where others stand beside it. */
static bool figures_at(str s, size_t at, size_t n, int *out) {
    int64_t v;
    if (at + n > s.len || !str_int(str_sub(s, at, at + n), &v) || v < 0) return false;
    if (at + n < s.len && s.at[at + n] >= '0' && s.at[at + n] <= '9') return false;
    return *out = (int)v, true;
}

/* 2015/07/26, 2015-07-26 or 20150726 between other signs. */
static bool addressed(doc *d, cal_date *c) {
    str s = d->url;
    for (size_t i = 0; i + 8 <= s.len; i++) {
        if (i && s.at[i - 1] >= '0' && s.at[i - 1] <= '9') continue;
        *c = (cal_date){.grain = CAL_DAY};
        int64_t year;
        if (!str_int(str_sub(s, i, i + 4), &year) || year < 1990 || year > 2100) continue;
        c->year = (int)year;
        char by = s.at[i + 4];
        int packed;
        bool split = (by == '/' || by == '-') && i + 10 <= s.len && s.at[i + 7] == by &&
                     figures_at(s, i + 5, 2, &c->month) && figures_at(s, i + 8, 2, &c->day);
        if (!split && figures_at(s, i + 4, 4, &packed)) c->month = packed / 100, c->day = packed % 100;
        if (cal_valid(c->year, c->month, c->day)) return found(d, *c, "url");
    }
    return false;
}

/* ---- What the words say about it ---- */

/* The weekday that an expression gives to the article's day: "today, Wednesday", "tomorrow, Friday"; 0: none. */
static int spoken_weekday(const when *w, int *off) {
    if (w->form == WHEN_CLOCK && w->of) w = w->of;
    if (w->form != WHEN_SHIFT || !w->weekday || strcmp(w->unit, "D")) return 0;
    *off = (int)w->n;
    return w->weekday;
}

/* The day that "today, Wednesday" makes of a given one: that weekday, at most a few days off. */
static bool spoken(const when *w, int32_t given, int32_t *today) {
    int shift, weekday = spoken_weekday(w, &shift);
    if (!weekday) return false;
    int off = (weekday - cal_weekday(given + shift) + 7) % 7;
    if (off > 3) off -= 7;
    *today = given + off;
    return off >= -DAYS_OFF && off <= DAYS_OFF;
}

/* ---- Inference ---- */

static void reason(doc *d, const doc_times *t, const char *what) {
    str said = doc_text(d, t->span);
    VEC_PUSH(d->mem, &d->reasons, str_printf(d->mem, "%s: %.*s", what, STR_ARG(said)));
}

/* The latest date that the article tells as past. */
static const doc_times *latest(doc *d, cal_date *out) {
    const doc_times *best = NULL;
    int32_t least = 0, day;
    for (uint32_t i = 0; i < d->times.n; i++) {
        const doc_times *t = &d->times.at[i];
        cal_date c;
        if (!str_is(t->type, "DATE") || !certain(d, t, &c) || c.grain > CAL_YEAR || c.grain == CAL_SEASON)
            continue;
        if (!cal_first(c, &day) || tense_of(d, t->begin, t->end) > 0) continue;
        if (best && (day < least || (day == least && c.grain >= out->grain))) continue;
        best = t, least = day, *out = c;
    }
    return best;
}

/* With a weekday of the article's day, the first such day from the latest date on. */
static void infer(doc *d) {
    cal_date c;
    int32_t day;
    const doc_times *t = latest(d, &c);
    if (!t || !cal_first(c, &day)) return;
    reason(d, t, "the latest date told as past");
    for (uint32_t i = 0; c.grain == CAL_DAY && i < d->times.n; i++) {
        int shift, weekday = spoken_weekday(d->times.at[i].said, &shift);
        if (!weekday) continue;
        day += (weekday - cal_weekday(day + shift) + 7) % 7;
        reason(d, &d->times.at[i], "the weekday of the article's day");
        break;
    }
    if (c.grain == CAL_DAY) c = cal_date_of(day);
    d->today = day;
    d->grain = (uint8_t)c.grain;
    buf out = {.mem = d->mem};
    cal_put(&out, c);
    d->inferred = buf_str(&out);
}

void extract_anchor(doc *d) {
    cal_date c;
    int32_t day;
    d->dated = given(d, &c) || headed(d, &c) || addressed(d, &c);
    if (!d->dated) return infer(d);
    if (!cal_first(c, &day)) return;
    d->today = day;
    d->grain = (uint8_t)c.grain;
    for (uint32_t i = 0; c.grain == CAL_DAY && i < d->times.n; i++)
        if (spoken(d->times.at[i].said, day, &d->today)) return;
}
