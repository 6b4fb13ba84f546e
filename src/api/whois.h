/* whois: countries and organisations as the user names them, and labels in the reader's language. */
#ifndef WHOIS_H
#define WHOIS_H
#include "../engine.h"

/* The party that a code or name means, with its predecessors behind it, into `out`. MSD_MISSING for a name that nobody
 * bears. */
msd_code whois_party(const lex *l, const char *asked, arena *mem, doc_strs *out, msd_error *e);
/* A party as a reader reads it: its code with its name, or what it is called. */
str whois_name(const lex *l, arena *mem, str party, bool arabic);
/* A label or message in Arabic; as it is where there is none. */
str whois_say(const lex *l, arena *mem, const char *english, bool arabic);
#endif
