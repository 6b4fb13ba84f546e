/* walk: the files below a folder, one at a time, in the order of their names. Only the names of the folders
 * on the way are held, and a folder that cannot be read is told and passed over. What starts with a dot, and
 * what is neither file nor folder, is left out. */
#ifndef WALK_H
#define WALK_H
#include "../base/file.h"
#include <sys/types.h>

enum { WALK_DEPTH = 64, WALK_PATH = 4096 };

typedef struct walk_folder {
    arena mem; /* of the names */
    strs names;
    uint32_t next;
    size_t length; /* of the path up to here */
    dev_t dev;     /* a folder inside itself, through links, is not entered again */
    ino_t ino;
} walk_folder;

typedef struct walk {
    walk_folder folders[WALK_DEPTH];
    int depth;
    char path[WALK_PATH];
} walk;

msd_code walk_start(walk *w, const char *folder, msd_error *e);
/* The next file in w->path. MSD_MISSING at the end; anything else is a folder that was passed over. */
msd_code walk_next(walk *w, msd_error *e);
void walk_stop(walk *w);
#endif
