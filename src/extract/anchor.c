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

void extract_anchor(doc *d) {
    cal_date c;
    int32_t day;
    if (!given(d, &c) || !cal_first(c, &day)) return;
    d->today = day;
    d->dated = c.grain == CAL_DAY;
}
