#include "file.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static msd_code read_all(arena *mem, int fd, const char *path, size_t limit, str *out, msd_error *e) {
    struct stat st;
    if (fstat(fd, &st)) return error_errno(e, MSD_IO, path, "cannot be read");
    buf b = {.mem = mem};
    buf_reserve(&b, (size_t)(st.st_size > 0 ? st.st_size : 0) + 1);
    for (;;) {
        buf_reserve(&b, 4096);
        ssize_t n = read(fd, b.at + b.len, b.cap - b.len);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return error_errno(e, MSD_IO, path, "cannot be read");
        if (n == 0) break;
        b.len += (size_t)n;
        if (limit && b.len > limit) {
            error_set(e, MSD_INPUT, "is over %zu bytes", limit);
            error_at(e, path, 0, 0);
            return MSD_INPUT;
        }
    }
    buf_cstr(&b);
    *out = buf_str(&b);
    return MSD_OK;
}

msd_code file_read(arena *mem, const char *path, size_t limit, str *out, msd_error *e) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return error_errno(e, MSD_IO, path, "cannot be opened");
    msd_code code = read_all(mem, fd, path, limit, out, e);
    close(fd);
    return code;
}

msd_code file_map(const char *path, str *out, msd_error *e) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return error_errno(e, MSD_IO, path, "cannot be opened");
    struct stat st;
    void *at = MAP_FAILED;
    if (!fstat(fd, &st) && st.st_size > 0) at = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    if (at == MAP_FAILED) return error_errno(e, MSD_IO, path, "cannot be mapped");
    *out = (str){at, (size_t)st.st_size};
    return MSD_OK;
}

void file_unmap(str view) {
    if (view.at) munmap((void *)(uintptr_t)view.at, view.len);
}

static msd_code write_all(int fd, const char *path, str bytes, msd_error *e) {
    for (size_t done = 0; done < bytes.len;) {
        ssize_t n = write(fd, bytes.at + done, bytes.len - done);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return error_errno(e, MSD_IO, path, "cannot be written");
        done += (size_t)n;
    }
    return fsync(fd) ? error_errno(e, MSD_IO, path, "cannot be synced") : MSD_OK;
}

msd_code file_write(const char *path, str bytes, msd_error *e) {
    char beside[4096];
    if (snprintf(beside, sizeof beside, "%s.%ld.part", path, (long)getpid()) >= (int)sizeof beside)
        return error_set(e, MSD_IO, "path is too long: %s", path);
    int fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0) return error_errno(e, MSD_IO, path, "cannot be created");
    msd_code code = write_all(fd, path, bytes, e);
    if (close(fd) && !code) code = error_errno(e, MSD_IO, path, "cannot be written");
    if (!code && rename(beside, path)) code = error_errno(e, MSD_IO, path, "cannot be put in place");
    if (code) unlink(beside);
    return code;
}

bool file_is_folder(const char *path) {
    struct stat st;
    return !stat(path, &st) && S_ISDIR(st.st_mode);
}

static int by_name(const void *a, const void *b) { return str_cmp(*(const str *)a, *(const str *)b); }

static msd_code list(arena *mem, const char *path, strs *names, msd_error *e) {
    DIR *d = opendir(path);
    if (!d) return error_errno(e, MSD_IO, path, "cannot be opened");
    for (struct dirent *x; (x = readdir(d));)
        if (x->d_name[0] != '.') VEC_PUSH(mem, names, str_copy(mem, str_of(x->d_name)));
    closedir(d);
    if (names->n) qsort(names->at, names->n, sizeof *names->at, by_name);
    return MSD_OK;
}

static msd_code walk(arena *mem, const char *path, int depth, strs *out, msd_error *e) {
    if (!file_is_folder(path)) {
        VEC_PUSH(mem, out, str_copy(mem, str_of(path)));
        return MSD_OK;
    }
    if (depth > 64) return MSD_OK; /* a loop of links */
    strs names = {0};
    msd_code code = list(mem, path, &names, e);
    for (uint32_t i = 0; i < names.n && !code; i++) {
        bool slash = path[0] && path[strlen(path) - 1] == '/';
        str below = str_printf(mem, "%s%s%.*s", path, slash ? "" : "/", STR_ARG(names.at[i]));
        code = walk(mem, below.at, depth + 1, out, e);
    }
    return code;
}

msd_code file_walk(arena *mem, const char *path, strs *out, msd_error *e) {
    return walk(mem, path, 0, out, e);
}
