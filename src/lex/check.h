/* check: what is wrong with tables and rules though they can be read: rows that say the same thing twice or otherwise than
 * another, rules that another one hides. */
#ifndef CHECK_H
#define CHECK_H
#include "lex.h"

/* Takes one finding: where it stands, and what it is. */
typedef msd_code (*check_each)(void *context, const char *file, int line, const char *what, msd_error *e);
msd_code check_tables(arena *mem, const char *folder, check_each each, void *context, msd_error *e);
#endif
