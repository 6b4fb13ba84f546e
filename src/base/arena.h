/* arena: memory that is given out piece by piece and taken back all at once.
 *
 *     block      block            An arena is a chain of blocks. A piece is cut from the last block; where it
 *    +------+   +------------+    does not fit, a block of twice the size is added. Nothing is freed one by
 *    |######|-->|######      |    one: arena_clear keeps the largest block and starts anew.
 *    +------+   +------------+
 *
 * Out of memory: an arena with a guard jumps to it, so that the code between needs no check after each piece;
 * whoever sets a guard must own nothing that only the skipped code would have released. Without a guard the
 * call returns NULL. */
#ifndef ARENA_H
#define ARENA_H
#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct arena_block arena_block;

typedef struct arena {
    arena_block *last;
    char *at, *end;
    size_t total;   /* bytes taken from the system */
    bool zero;      /* what is left of the last block is zero: large ones come so, untouched */
    jmp_buf *guard; /* where to go when memory is out; may be NULL */
} arena;

#define ARENA_INIT                                                                                           \
    { 0 }

void arena_release(arena *a);
/* Forgets all pieces, keeps the largest block if it is at most `keep` bytes. */
void arena_clear(arena *a, size_t keep);
/* n bytes aligned to 16. */
void *arena_alloc(arena *a, size_t n);
void *arena_zalloc(arena *a, size_t n);
/* A copy with a NUL behind it. */
char *arena_copy(arena *a, const void *bytes, size_t n);
/* Grows a piece: in place where it is the newest one, else by copying. */
void *arena_grow(arena *a, void *piece, size_t old, size_t size);

#define ARENA_NEW(a, type, n) ((type *)arena_zalloc((a), sizeof(type) * (size_t)(n)))
#endif
