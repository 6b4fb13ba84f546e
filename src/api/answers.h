/* answers: what every answer needs while it is given. */
#ifndef ANSWERS_H
#define ANSWERS_H
#include "archive.h"
#include "../engine.h"
#include "../report/report.h"

typedef struct asker {
    msd_store *m;
    const lex *l;
    page page;
    const char *group; /* of the last count */
} asker;

void answers_start(asker *a, msd_store *m, const msd_engine *g, const msd_layout *layout, msd_write write,
                   void *context);
#endif
