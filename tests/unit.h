/* unit - what every cmocka program of ours includes. */
#ifndef LC_TESTS_UNIT_H
#define LC_TESTS_UNIT_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <lanecast/base.h>

/* The call succeeds; its message is shown if it does not. */
#define assert_ok(call)                                                                                                          \
    do {                                                                                                                         \
        if ((call) != LC_OK)                                                                                                     \
            fail_msg("%s: %s", #call, lc_error_message());                                                                       \
    } while (0)

/* The call fails with that status, and its message holds that text. */
#define assert_fails(call, code, text)                                                                                           \
    do {                                                                                                                         \
        assert_int_equal((call), (code));                                                                                        \
        if (!strstr(lc_error_message(), (text)))                                                                                 \
            fail_msg("%s: '%s' does not say '%s'", #call, lc_error_message(), (text));                                           \
    } while (0)

/* Skips the test, and says what is not tested here. */
#define skip_because(why)                                                                                                        \
    do {                                                                                                                         \
        puts("skipped: " why);                                                                                                   \
        skip();                                                                                                                  \
    } while (0)

#endif
