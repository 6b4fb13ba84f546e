#include "unit.h"
#include "base/relay.h"
#include <unistd.h>

enum { SLOTS = 5, ITEMS = 2000 };

typedef struct job {
    int n, result;
} job;

/* Some take longer than others. */
static void work(void *at) {
    job *j = at;
    if (j->n % 97 == 0) usleep(300);
    j->result = j->n * 2;
}

static void run(int threads) {
    job jobs[SLOTS] = {{0}};
    void *items[SLOTS];
    for (int i = 0; i < SLOTS; i++) items[i] = &jobs[i];
    relay *r = relay_new(threads, items, SLOTS, work, NULL);
    assert_non_null(r);
    int given = 0, taken = 0;
    while (taken < ITEMS) {
        for (job *j; given < ITEMS && (j = relay_room(r)); relay_give(r)) j->n = given++;
        job *j = relay_take(r);
        assert_int_equal(j->n, taken++);
        assert_int_equal(j->result, j->n * 2);
        relay_drop(r);
    }
    assert_false(relay_out(r));
    assert_null(relay_take(r));
    relay_free(r);
}

static void results_come_in_the_order_of_the_work(void **state) {
    (void)state;
    run(1);
    run(2);
    run(8);
}

static void it_can_be_left_with_work_in_hand(void **state) {
    (void)state;
    job jobs[SLOTS] = {{0}};
    void *items[SLOTS];
    for (int i = 0; i < SLOTS; i++) items[i] = &jobs[i];
    relay *r = relay_new(3, items, SLOTS, work, NULL);
    while (relay_room(r)) relay_give(r);
    assert_true(relay_out(r));
    relay_free(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(results_come_in_the_order_of_the_work),
        TEST(it_can_be_left_with_work_in_hand),
    };
    return UNIT_RUN(tests);
}
