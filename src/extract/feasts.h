/* feasts: dates that other calendars than the Gregorian fix: Hijri dates, and the feasts of all. */
#ifndef FEASTS_H
#define FEASTS_H
#include "resolve.h"

bool feasts_hijri(const vantage *v, const when *w, dates *out);
bool feasts_resolve(const vantage *v, const when *w, dates *out);
#endif
