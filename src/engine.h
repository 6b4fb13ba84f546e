/* engine: everything read-only, mapped once, shared by threads. */
#ifndef ENGINE_H
#define ENGINE_H
#include "lex/lex.h"

struct msd_engine {
    lex lex;
    str mapped; /* the data file, or empty where the tables were read */
    arena mem;  /* the block, where the tables were read */
};
#endif
