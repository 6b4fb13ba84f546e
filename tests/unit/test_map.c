#include "unit.h"
#include "base/map.h"

static void an_empty_map_holds_nothing(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    map m = {.mem = &mem};
    assert_null(map_get(&m, STR("a")));
    assert_null(map_get(&m, STR_NONE));
    arena_release(&mem);
}

static void put_keeps_the_first_value(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    map m = {.mem = &mem};
    assert_int_equal(*map_put(&m, STR("a"), 1), 1);
    assert_int_equal(*map_put(&m, STR("a"), 2), 1);
    *map_put(&m, STR("a"), 0) = 5;
    assert_int_equal(*map_get(&m, STR("a")), 5);
    assert_int_equal(m.n, 1);
    arena_release(&mem);
}

static void the_empty_key_is_a_key(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    map m = {.mem = &mem};
    map_put(&m, STR(""), 3);
    assert_int_equal(*map_get(&m, STR_NONE), 3);
    assert_null(map_get(&m, ((str){"\0", 1})));
    arena_release(&mem);
}

static void many_keys_are_all_found_again(void **state) {
    (void)state;
    arena mem = ARENA_INIT;
    map m = {.mem = &mem};
    for (uint32_t i = 0; i < 50000; i++) map_put(&m, str_printf(&mem, "key %u", i), i);
    assert_int_equal(m.n, 50000);
    for (uint32_t i = 0; i < 50000; i++) {
        uint32_t *value = map_get(&m, str_printf(&mem, "key %u", i));
        assert_non_null(value);
        assert_int_equal(*value, i);
    }
    assert_null(map_get(&m, STR("key 50000")));
    arena_release(&mem);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(an_empty_map_holds_nothing),
        TEST(put_keeps_the_first_value),
        TEST(the_empty_key_is_a_key),
        TEST(many_keys_are_all_found_again),
    };
    return UNIT_RUN(tests);
}
