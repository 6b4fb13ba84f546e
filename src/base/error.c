#include "error.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

msd_code error_set(msd_error *e, msd_code code, const char *format, ...) {
    if (!e) return code;
    memset(e, 0, sizeof *e);
    e->code = code;
    va_list args;
    va_start(args, format);
    vsnprintf(e->message, sizeof e->message, format, args);
    va_end(args);
    return code;
}

msd_code error_errno(msd_error *e, msd_code code, const char *file, const char *what) {
    int saved = errno;
    error_set(e, saved == ENOMEM ? MSD_NOMEM : code, "%s: %s", what, strerror(saved));
    error_at(e, file, 0, 0);
    return e ? e->code : code;
}

void error_at(msd_error *e, const char *file, int line, int column) {
    if (!e) return;
    if (file) snprintf(e->file, sizeof e->file, "%s", file);
    e->line = line;
    e->column = column;
}

void error_mend(msd_error *e, const char *format, ...) {
    if (!e) return;
    va_list args;
    va_start(args, format);
    vsnprintf(e->mend, sizeof e->mend, format, args);
    va_end(args);
}
