/* fault: loaded before a program (LD_PRELOAD), it makes one call of many fail.
 *
 *     FAULT_MEMORY=n   the n-th allocation fails (from 1)
 *     FAULT_WRITE=n    the n-th write, sync or truncation fails: the disk is full
 *     FAULT_STAY=1     and so do all that follow
 *     FAULT_LOG=file   at the end, one line: allocations, those not freed, writes
 *
 * What the program prints goes out inside the C library and is not counted; /dev/full is the test for that. */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *piece, size_t n);
void __libc_free(void *piece);

static long memory_at, write_at, allocations, alive, writes;
static bool stays;

static long number(const char *name) {
    const char *text = getenv(name);
    return text ? atol(text) : 0;
}

__attribute__((constructor)) static void begin(void) {
    stays = number("FAULT_STAY");
    memory_at = number("FAULT_MEMORY");
    write_at = number("FAULT_WRITE");
    allocations = alive = writes = 0;
}

__attribute__((destructor)) static void end(void) {
    char line[100];
    const char *log = getenv("FAULT_LOG");
    int fd = log ? open(log, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
    int n = snprintf(line, sizeof line, "%ld %ld %ld\n", allocations, alive, writes);
    if (fd >= 0) syscall(SYS_write, fd, line, n), close(fd);
}

static bool fails(long *count, long at) {
    long n = __atomic_add_fetch(count, 1, __ATOMIC_RELAXED);
    return at && (stays ? n >= at : n == at);
}

/* ---- Memory ---- */

static bool refused(void) {
    if (!fails(&allocations, memory_at)) return false;
    errno = ENOMEM;
    return true;
}

static void *given(void *piece) {
    if (piece) __atomic_add_fetch(&alive, 1, __ATOMIC_RELAXED);
    return piece;
}

void *malloc(size_t n) { return refused() ? NULL : given(__libc_malloc(n)); }
void *calloc(size_t n, size_t size) { return refused() ? NULL : given(__libc_calloc(n, size)); }
void *realloc(void *piece, size_t n) {
    if (refused()) return NULL;
    return piece ? __libc_realloc(piece, n) : given(__libc_malloc(n));
}
void free(void *piece) {
    if (piece) __atomic_sub_fetch(&alive, 1, __ATOMIC_RELAXED);
    __libc_free(piece);
}

/* ---- Writing ---- */

static bool full(void) {
    if (!fails(&writes, write_at)) return false;
    errno = ENOSPC;
    return true;
}

ssize_t write(int fd, const void *at, size_t n) { return full() ? -1 : syscall(SYS_write, fd, at, n); }
ssize_t pwrite(int fd, const void *at, size_t n, off_t to) {
    return full() ? -1 : syscall(SYS_pwrite64, fd, at, n, to);
}
ssize_t pwrite64(int fd, const void *at, size_t n, off64_t to) {
    return full() ? -1 : syscall(SYS_pwrite64, fd, at, n, to);
}
ssize_t writev(int fd, const struct iovec *at, int n) { return full() ? -1 : syscall(SYS_writev, fd, at, n); }
int ftruncate(int fd, off_t n) { return full() ? -1 : (int)syscall(SYS_ftruncate, fd, n); }
int ftruncate64(int fd, off64_t n) { return full() ? -1 : (int)syscall(SYS_ftruncate, fd, n); }
int fsync(int fd) { return full() ? -1 : (int)syscall(SYS_fsync, fd); }
int fdatasync(int fd) { return full() ? -1 : (int)syscall(SYS_fdatasync, fd); }
int fallocate(int fd, int mode, off_t at, off_t n) {
    return full() ? -1 : (int)syscall(SYS_fallocate, fd, mode, at, n);
}
int posix_fallocate(int fd, off_t at, off_t n) {
    return full() ? ENOSPC : (int)syscall(SYS_fallocate, fd, 0, at, n);
}
