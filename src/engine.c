#include "engine.h"
#include "base/file.h"
#include <dlfcn.h>
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

/* Looks for the data file from a file's folder: beside it, and where `make install` puts it below the same prefix. */
static bool found_from(const char *file, char *path, size_t size) {
    static const char *const places[] = {"", "/../share/marsad", "/../../share/marsad"};
    const char *slash = strrchr(file, '/');
    for (size_t i = 0; slash && i < sizeof places / sizeof *places; i++) {
        snprintf(path, size, "%.*s%s/marsad.data", (int)(slash - file), file, places[i]);
        if (!access(path, R_OK)) return true;
    }
    return false;
}

/* From the program, then from the library, which may be another program's. */
static const char *installed(char *path, size_t size) {
    char self[2048];
    Dl_info info;
    ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
    self[n > 0 ? n : 0] = '\0';
    if (found_from(self, path, size)) return path;
    if (dladdr((void *)(uintptr_t)msd_engine_open, &info) && found_from(info.dli_fname, path, size))
        return path;
    /* Neither can be told where /proc is not there. */
    static const char *const usual[] = {"/usr/local/share/marsad/marsad.data",
                                        "/usr/share/marsad/marsad.data"};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        if (!access(usual[i], R_OK)) return usual[i];
    return "marsad.data";
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
