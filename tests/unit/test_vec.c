#include "unit.h"
#include "base/vec.h"

typedef struct point {
    int x, y;
    char tag;
} point;
typedef VEC(point) points;
typedef VEC(uint8_t) bytes;

static void items_come_zeroed_and_stay(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    points v = {0};
    for (int i = 0; i < 10000; i++) {
        point *p = VEC_ADD(&mem, &v);
        assert_true(p->x == 0 && p->y == 0 && p->tag == 0);
        *p = (point){i, -i, 't'};
    }
    assert_int_equal(v.n, 10000);
    assert_true(v.cap >= v.n);
    for (int i = 0; i < 10000; i++) assert_true(v.at[i].x == i && v.at[i].y == -i && v.at[i].tag == 't');
    arena_release(&mem);
}

static void interleaved_vectors_do_not_disturb_each_other(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    bytes a = {0}, b = {0};
    for (int i = 0; i < 1000; i++) {
        VEC_PUSH(&mem, &a, 'a');
        VEC_PUSH(&mem, &b, 'b');
    }
    for (int i = 0; i < 1000; i++) assert_true(a.at[i] == 'a' && b.at[i] == 'b');
    arena_release(&mem);
}

static void an_emptied_vector_keeps_its_room(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    points v = {0};
    for (int i = 0; i < 100; i++) VEC_ADD(&mem, &v)->x = 1;
    point *room = v.at;
    v.n = 0;
    assert_ptr_equal(VEC_ADD(&mem, &v), room);
    assert_int_equal(v.at[0].x, 0);
    arena_release(&mem);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(items_come_zeroed_and_stay),
        TEST(interleaved_vectors_do_not_disturb_each_other),
        TEST(an_emptied_vector_keeps_its_room),
    };
    return UNIT_RUN(tests);
}
