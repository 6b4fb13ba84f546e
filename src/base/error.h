/* error: a failure as a value. Functions that can fail take an msd_error, fill it once and return its code.
 */
#ifndef ERROR_H
#define ERROR_H
#include "../../include/marsad.h"

/* Fills *e (which may be NULL) and returns `code`; the message is printf-like. */
msd_code error_set(msd_error *e, msd_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The same with the errno's text behind the message. */
msd_code error_errno(msd_error *e, msd_code code, const char *file, const char *what);
/* Says where; `file` may be NULL. */
void error_at(msd_error *e, const char *file, int line, int column);
/* Says how to mend it. */
void error_mend(msd_error *e, const char *format, ...) __attribute__((format(printf, 2, 3)));
#endif
