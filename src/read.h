/* read: what an msd_doc holds. */
#ifndef READ_H
#define READ_H
#include "engine.h"

struct msd_doc {
    const msd_engine *engine;
    arena mem, keep, spelt;
    doc d;
    uint32_t parts, plan; /* of the last reading */
};
#endif
