/* anchor: the article's date, from which "yesterday" and "next month" are reckoned.
 *
 * It is given, or stands in a dateline, a header or the address; else it may be inferred from what the article
 * says, and is then kept apart. A day may also be known better than it is given: where the article says "today,
 * Wednesday" and was given Thursday, it speaks from the Wednesday. */
#include "resolve.h"

static bool given(doc *d, cal_date *c) {
    str text = str_trim(d->given.at ? d->given : STR(""));
    if (!cal_read(text, c)) return false;
    d->anchor = text;
    d->anchor_from = "given";
    return true;
}

enum { DAYS_OFF = 4 };

/* The day that "today, Wednesday" makes of the given one: that weekday, at most a few days off. */
static bool spoken(const when *w, int32_t given, int32_t *today) {
    if (w->form == WHEN_CLOCK && w->of) w = w->of;
    if (w->form != WHEN_SHIFT || !w->weekday || strcmp(w->unit, "D")) return false;
    int32_t day = given + (int32_t)w->n;
    int off = (w->weekday - cal_weekday(day) + 7) % 7;
    if (off > 3) off -= 7;
    *today = given + off;
    return off >= -DAYS_OFF && off <= DAYS_OFF;
}

void extract_anchor(doc *d) {
    cal_date c;
    int32_t day;
    if (!given(d, &c) || !cal_first(c, &day)) return;
    d->today = day;
    d->dated = c.grain == CAL_DAY;
    for (uint32_t i = 0; d->dated && i < d->times.n; i++)
        if (spoken(d->times.at[i].said, day, &d->today)) return;
}
