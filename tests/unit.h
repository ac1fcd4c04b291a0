/* unit - what every cmocka program of ours includes. */
#ifndef LC_TESTS_UNIT_H
#define LC_TESTS_UNIT_H

#include <locale.h>
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

#include "core/mem.h"

/* A program whose tests pass fails where the library's memory was not given back. */
static inline int count_memory(int failed)
{
    if (failed == 0 && lc_mem_bytes() != 0)
        print_error("%zu bytes of the library's memory are not given back\n", lc_mem_bytes());
    return failed + (lc_mem_bytes() != 0);
}

#undef cmocka_run_group_tests
#define cmocka_run_group_tests(tests, set_up, tear_down)                                                                         \
    count_memory(cmocka_run_group_tests_name(#tests, tests, set_up, tear_down))

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

/* Numbers have a decimal comma from here on, until setlocale(LC_ALL, "C"); without that locale the test is skipped. LOCPATH is set for
 * this call only, because newlocale of glibc 2.41 leaks where it is. */
static inline void use_decimal_comma(void)
{
    setenv("LOCPATH", LC_TEST_LOCALES, 1);
    const char *found = setlocale(LC_ALL, "de_DE.UTF-8");
    unsetenv("LOCPATH");
    if (!found)
        skip_because("no locale de_DE.UTF-8 here");
}

#endif
