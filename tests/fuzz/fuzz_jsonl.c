/* A file of any bytes as input, JSON Lines above all: every article that comes out has a text of UTF-8 within the limit;
 * everything else is told with the file's name, and the reading goes on to the end. */
#include "../../include/marsad.h"
#include "base/utf8.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { LIMIT = 4000 };

static void look(msd_ingest *in, size_t size) {
    msd_article a;
    msd_error e;
    size_t n = 0, at;
    for (msd_code code; (code = msd_ingest_next(in, &a, &e)) != MSD_MISSING; n++) {
        if (n > size + 1) abort();
        if (code && (!*e.message || !*e.file)) abort();
        if (!code && (!a.length || a.length > LIMIT || !utf8_valid(a.text, a.length, &at))) abort();
        if (!code && a.title && !utf8_valid(a.title, strlen(a.title), &at)) abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    char path[64];
    int fd = memfd_create("input", MFD_CLOEXEC);
    if (fd < 0 || write(fd, bytes, size) != (ssize_t)size) abort();
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    const char *paths[] = {path};
    msd_ingest_options o = {.outlet = "x", .published = "2024", .limit = LIMIT};
    msd_error e;
    msd_ingest *in = msd_ingest_open(paths, 1, &o, &e);
    if (!in) abort();
    look(in, size);
    msd_ingest_close(in);
    close(fd);
    return 0;
}
