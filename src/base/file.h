/* file: whole files in and out, and folders walked in a stable order. */
#ifndef FILE_H
#define FILE_H
#include "error.h"
#include "str.h"
#include "vec.h"

typedef VEC(str) strs;

/* The whole file in an arena, NUL behind it. MSD_INPUT where it is over `limit` bytes (0: none). */
msd_code file_read(arena *mem, const char *path, size_t limit, str *out, msd_error *e);
/* Maps a file read-only. file_unmap takes the same view. */
msd_code file_map(const char *path, str *out, msd_error *e);
void file_unmap(str view);
/* Writes beside the path, syncs, then renames: a reader sees the old file or the new, never a part. */
msd_code file_write(const char *path, str bytes, msd_error *e);
/* Every regular file below a folder (a file names itself), sorted by path; names that start with a dot are
 * left out. */
msd_code file_walk(arena *mem, const char *path, strs *out, msd_error *e);
bool file_is_folder(const char *path);
#endif
