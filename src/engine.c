#include "engine.h"
#include "base/file.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static msd_code open_tables(msd_engine *g, const char *folder, msd_error *e) {
    jmp_buf guard;
    if (setjmp(guard)) return error_set(e, MSD_NOMEM, "out of memory while reading the tables");
    g->mem.guard = &guard;
    str bytes;
    msd_code code = lex_build(&g->mem, folder, &bytes, e);
    if (!code) code = lex_open(&g->lex, bytes, folder, e);
    g->mem.guard = NULL;
    return code;
}

static msd_code open_file(msd_engine *g, const char *path, msd_error *e) {
    msd_code code = file_map(path, &g->mapped, e);
    return code ? code : lex_open(&g->lex, g->mapped, path, e);
}

/* The data file beside the program, or where `make install` put it. */
static const char *installed(char *path, size_t size) {
    char self[2048];
    ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
    if (n <= 0) return "marsad.data";
    self[n] = '\0';
    char *slash = strrchr(self, '/');
    *slash = '\0';
    snprintf(path, size, "%s/marsad.data", self);
    if (!access(path, R_OK)) return path;
    snprintf(path, size, "%s/../share/marsad/marsad.data", self);
    return path;
}

msd_engine *msd_engine_open(const char *path, msd_error *error) {
    char beside[2300];
    if (!path) path = getenv("MARSAD_DATA");
    if (!path || !*path) path = installed(beside, sizeof beside);
    msd_engine *g = calloc(1, sizeof *g);
    if (!g) return error_set(error, MSD_NOMEM, "out of memory"), NULL;
    msd_code code = file_is_folder(path) ? open_tables(g, path, error) : open_file(g, path, error);
    if (!code) return g;
    msd_engine_close(g);
    return NULL;
}

void msd_engine_close(msd_engine *g) {
    if (!g) return;
    file_unmap(g->mapped);
    arena_release(&g->mem);
    free(g);
}

const char *msd_engine_data(const msd_engine *g) { return g->lex.data; }
