#include "unit.h"
#include "base/arena.h"

static void pieces_are_aligned_and_apart(void **state) {
    (void)state;
    arena a = ARENA_INIT;
    char *one = arena_alloc(&a, 1), *two = arena_alloc(&a, 17), *three = arena_alloc(&a, 0);
    assert_int_equal((uintptr_t)one % 16, 0);
    assert_int_equal((uintptr_t)two % 16, 0);
    assert_ptr_equal(two, one + 16);
    assert_ptr_equal(three, two + 32);
    arena_release(&a);
}

static void zalloc_clears_what_was_used_before(void **state) {
    (void)state;
    arena a = ARENA_INIT;
    memset(arena_alloc(&a, 1000), 0xAA, 1000);
    arena_clear(&a, SIZE_MAX);
    unsigned char *again = arena_zalloc(&a, 1000);
    for (int i = 0; i < 1000; i++) assert_int_equal(again[i], 0);
    arena_release(&a);
}

static void copy_ends_with_nul(void **state) {
    (void)state;
    arena a = ARENA_INIT;
    assert_string_equal(arena_copy(&a, "abcdef", 3), "abc");
    assert_string_equal(arena_copy(&a, NULL, 0), "");
    arena_release(&a);
}

static void the_newest_piece_grows_in_place(void **state) {
    (void)state;
    arena a = ARENA_INIT;
    char *piece = arena_alloc(&a, 20);
    memcpy(piece, "0123456789", 10);
    assert_ptr_equal(arena_grow(&a, piece, 20, 4000), piece);
    char *next = arena_alloc(&a, 1);
    assert_true(next >= piece + 4000);
    char *moved = arena_grow(&a, piece, 4000, 5000);
    assert_ptr_not_equal(moved, piece);
    assert_memory_equal(moved, "0123456789", 10);
    arena_release(&a);
}

static void growth_across_blocks_keeps_the_bytes(void **state) {
    (void)state;
    arena a = ARENA_INIT;
    size_t size = 16;
    unsigned char *piece = arena_grow(&a, NULL, 0, size);
    for (size_t i = 0; i < size; i++) piece[i] = (unsigned char)i;
    while (size < ((size_t)4 << 20)) {
        piece = arena_grow(&a, piece, size, size * 2);
        for (size_t i = size; i < size * 2; i++) piece[i] = (unsigned char)i;
        size *= 2;
    }
    for (size_t i = 0; i < size; i++) assert_int_equal(piece[i], (unsigned char)i);
    assert_true(a.total >= size);
    arena_release(&a);
}

static void clear_keeps_one_block_within_the_limit(void **state) {
    (void)state;
    arena a = ARENA_INIT;
    for (int i = 0; i < 100; i++) arena_alloc(&a, 10000);
    size_t all = a.total;
    arena_clear(&a, all);
    assert_true(a.total > 0 && a.total < all);
    size_t kept = a.total;
    arena_alloc(&a, kept);
    assert_int_equal(a.total, kept);
    arena_clear(&a, 16);
    assert_int_equal(a.total, 0);
    assert_non_null(arena_alloc(&a, 100));
    arena_release(&a);
    assert_null(a.last);
}

static void without_a_guard_failure_is_null(void **state) {
    (void)state;
    arena a = ARENA_INIT;
    assert_null(arena_alloc(&a, SIZE_MAX));
    assert_null(arena_alloc(&a, SIZE_MAX / 4));
    assert_null(arena_zalloc(&a, SIZE_MAX - 8));
    assert_non_null(arena_alloc(&a, 10));
    arena_release(&a);
}

static void failure_jumps_to_the_guard(void **state) {
    (void)state;
    arena a = ARENA_INIT;
    jmp_buf guard;
    volatile int jumps = 0;
    a.guard = &guard;
    if (setjmp(guard)) {
        jumps++;
    } else {
        arena_alloc(&a, SIZE_MAX / 4);
        fail_msg("the guard was not taken");
    }
    assert_int_equal(jumps, 1);
    arena_clear(&a, 0);
    assert_ptr_equal(a.guard, &guard);
    arena_release(&a);
    assert_null(a.guard);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(pieces_are_aligned_and_apart),
        TEST(zalloc_clears_what_was_used_before),
        TEST(copy_ends_with_nul),
        TEST(the_newest_piece_grows_in_place),
        TEST(growth_across_blocks_keeps_the_bytes),
        TEST(clear_keeps_one_block_within_the_limit),
        TEST(without_a_guard_failure_is_null),
        TEST(failure_jumps_to_the_guard),
    };
    return UNIT_RUN(tests);
}
