/* unit: what every unit program starts with. A program lists its tests in main and returns UNIT_RUN(tests).
 */
#ifndef UNIT_H
#define UNIT_H
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/str.h"

#define TEST(name) cmocka_unit_test(name)
#define UNIT_RUN(tests) cmocka_run_group_tests((tests), NULL, NULL)

/* A view equals a C string. */
#define assert_str(view, text)                                                                               \
    do {                                                                                                     \
        str seen_ = (view);                                                                                  \
        assert_int_equal(seen_.len, strlen(text));                                                           \
        if (seen_.len) assert_memory_equal(seen_.at, (text), seen_.len);                                     \
    } while (0)
#endif
