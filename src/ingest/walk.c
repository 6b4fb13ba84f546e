#include "walk.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static int by_name(const void *a, const void *b) { return str_cmp(*(const str *)a, *(const str *)b); }

/* Known by number, not by name: links may lead back. */
static bool entered(const walk *w, const struct stat *st) {
    for (int i = 0; i < w->depth; i++)
        if (w->folders[i].dev == st->st_dev && w->folders[i].ino == st->st_ino) return true;
    return false;
}

static void names_of(walk_folder *f, DIR *d) {
    for (struct dirent *x; (x = readdir(d));)
        if (x->d_name[0] != '.') VEC_PUSH(&f->mem, &f->names, str_copy(&f->mem, str_of(x->d_name)));
    if (f->names.n) qsort(f->names.at, f->names.n, sizeof *f->names.at, by_name);
}

static void leave(walk *w) { arena_release(&w->folders[--w->depth].mem); }

/* Reads the folder w->path. */
static msd_code enter(walk *w, const struct stat *st, msd_error *e) {
    if (w->depth == WALK_DEPTH || entered(w, st)) return MSD_OK;
    DIR *d = opendir(w->path);
    if (!d) {
        error_errno(e, MSD_IO, w->path, "the folder cannot be opened");
        error_mend(e, "give yourself the right to read it, or leave it out");
        return e->code;
    }
    walk_folder *f = &w->folders[w->depth++];
    *f = (walk_folder){.length = strlen(w->path), .dev = st->st_dev, .ino = st->st_ino};
    jmp_buf out_of_memory;
    f->mem.guard = &out_of_memory;
    bool failed = setjmp(out_of_memory);
    if (!failed) names_of(f, d);
    closedir(d);
    if (!failed) return MSD_OK;
    leave(w);
    error_set(e, MSD_NOMEM, "out of memory for the names of the folder");
    error_at(e, w->path, 0, 0);
    return MSD_NOMEM;
}

msd_code walk_start(walk *w, const char *folder, msd_error *e) {
    struct stat st;
    w->depth = 0;
    snprintf(w->path, sizeof w->path, "%s", folder);
    for (size_t n = strlen(w->path); n > 1 && w->path[n - 1] == '/'; n--) w->path[n - 1] = '\0';
    if (stat(w->path, &st)) return error_errno(e, MSD_IO, folder, "cannot be opened");
    return enter(w, &st, e);
}

/* Puts the next name of the innermost folder behind its path. */
static msd_code step(walk *w, walk_folder *f, msd_error *e) {
    str name = f->names.at[f->next++];
    w->path[f->length] = '\0';
    if (f->length + name.len + 2 > sizeof w->path) {
        error_set(e, MSD_IO, "the path of %.*s below it is too long", STR_ARG(name));
        error_at(e, w->path, 0, 0);
        return MSD_IO;
    }
    const char *slash = f->length && w->path[f->length - 1] == '/' ? "" : "/";
    snprintf(w->path + f->length, sizeof w->path - f->length, "%s%.*s", slash, STR_ARG(name));
    return MSD_OK;
}

msd_code walk_next(walk *w, msd_error *e) {
    struct stat st;
    while (w->depth) {
        walk_folder *f = &w->folders[w->depth - 1];
        if (f->next == f->names.n) {
            leave(w);
            continue;
        }
        msd_code code = step(w, f, e);
        if (code) return code;
        if (stat(w->path, &st)) return error_errno(e, MSD_IO, w->path, "cannot be opened");
        if (S_ISREG(st.st_mode)) return MSD_OK;
        if (S_ISDIR(st.st_mode) && (code = enter(w, &st, e))) return code;
    }
    return MSD_MISSING;
}

void walk_stop(walk *w) {
    while (w->depth) leave(w);
}
