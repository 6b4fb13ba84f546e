#include "arena.h"
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

struct arena_block {
    arena_block *before;
    size_t size;
    _Alignas(16) char bytes[];
};

enum { ARENA_FIRST = 64 * 1024, ARENA_LARGE = 1 << 20, ARENA_ALIGN = 16, PAGE_LARGE = 2 << 20 };

static void *fail(arena *a) {
    if (a->guard) longjmp(*a->guard, 1);
    return NULL;
}

/* Much of the time of reading goes into looking up where pages lie: large ones are fewer. */
static void ask_large_pages(void *at, size_t n) {
#ifdef MADV_HUGEPAGE
    uintptr_t begin = ((uintptr_t)at + PAGE_LARGE - 1) & ~(uintptr_t)(PAGE_LARGE - 1);
    uintptr_t end = ((uintptr_t)at + n) & ~(uintptr_t)(PAGE_LARGE - 1);
    if (begin < end) (void)madvise((void *)begin, end - begin, MADV_HUGEPAGE);
#else
    (void)at, (void)n;
#endif
}

static arena_block *add_block(arena *a, size_t n) {
    size_t size = a->last ? a->last->size * 2 : ARENA_FIRST;
    if (size > ((size_t)64 << 20)) size = (size_t)64 << 20;
    if (size < n) size = n;
    if (size > SIZE_MAX - sizeof(arena_block)) return NULL;
    /* The system hands out large pieces as zeroes that cost nothing until they are used. */
    arena_block *b = size < ARENA_LARGE ? malloc(sizeof *b + size) : calloc(1, sizeof *b + size);
    if (!b) return NULL;
    ask_large_pages(b, sizeof *b + size);
    a->zero = size >= ARENA_LARGE;
    b->before = a->last;
    b->size = size;
    a->last = b;
    a->at = b->bytes;
    a->end = b->bytes + size;
    a->total += size;
    return b;
}

void *arena_alloc(arena *a, size_t n) {
    if (n > SIZE_MAX - ARENA_ALIGN) return fail(a);
    n = (n + ARENA_ALIGN - 1) & ~(size_t)(ARENA_ALIGN - 1);
    if ((size_t)(a->end - a->at) < n && !add_block(a, n)) return fail(a);
    char *piece = a->at;
    a->at += n;
    return piece;
}

void *arena_zalloc(arena *a, size_t n) {
    void *piece = arena_alloc(a, n);
    return piece && !a->zero ? memset(piece, 0, n) : piece;
}

char *arena_copy(arena *a, const void *bytes, size_t n) {
    char *piece = arena_alloc(a, n + 1);
    if (!piece) return NULL;
    if (n) memcpy(piece, bytes, n);
    piece[n] = '\0';
    return piece;
}

void *arena_grow(arena *a, void *piece, size_t old, size_t size) {
    size_t taken = (old + ARENA_ALIGN - 1) & ~(size_t)(ARENA_ALIGN - 1);
    if (piece && (char *)piece + taken == a->at && size <= (size_t)(a->end - (char *)piece)) {
        size_t wanted = (size + ARENA_ALIGN - 1) & ~(size_t)(ARENA_ALIGN - 1);
        if (wanted <= (size_t)(a->end - (char *)piece)) {
            a->zero &= wanted >= taken;
            a->at = (char *)piece + wanted;
            return piece;
        }
    }
    void *fresh = arena_alloc(a, size);
    if (fresh && old) memcpy(fresh, piece, old);
    return fresh;
}

void arena_clear(arena *a, size_t keep) {
    arena_block *best = NULL;
    for (arena_block *b = a->last, *before; b; b = before) {
        before = b->before;
        if (b->size <= keep && (!best || b->size > best->size)) {
            free(best);
            best = b;
        } else {
            free(b);
        }
    }
    jmp_buf *guard = a->guard;
    *a = (arena)ARENA_INIT;
    a->guard = guard;
    if (!best) return;
    best->before = NULL;
    a->last = best;
    a->at = best->bytes;
    a->end = best->bytes + best->size;
    a->total = best->size;
}

void arena_release(arena *a) {
    arena_clear(a, 0);
    *a = (arena)ARENA_INIT;
}
