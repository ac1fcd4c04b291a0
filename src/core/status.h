/* status - an error is reported once, where it is detected, in one line; then passed up untouched.
 *
 *     lc_status status = LC_OK;
 *     TRY(lc_new(&p, n, sizeof *p));
 *     if (n > most) FAIL(LC_E_DATA, "%s: %zu rows, at most %zu", path, n, most);
 * done:
 *     lc_free(p);
 *     return status;
 *
 * A function that owns nothing returns at once:
 *
 *     CHECK(read_rows(out, path));
 *     return n > most ? lc_fail(LC_E_DATA, "%s: %zu rows, at most %zu", path, n, most) : LC_OK;
 */
#ifndef LC_CORE_STATUS_H
#define LC_CORE_STATUS_H

#include <lanecast/base.h>

/* Sets the thread's message, as it may be shown (core/shown.h), and returns code. lc_error_message() may be among the arguments:
 * a message can be continued. */
lc_status lc_fail(lc_status code, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Returns the call's status at once, unless it is LC_OK: for functions that have nothing to free. */
#define CHECK(call)                                                                                                              \
    do {                                                                                                                         \
        lc_status check_status = (call);                                                                                         \
        if (check_status != LC_OK)                                                                                               \
            return check_status;                                                                                                 \
    } while (0)

/* Leaves by `done:`, where what the function owns is freed. */
#define TRY(call)                                                                                                                \
    do {                                                                                                                         \
        if ((status = (call)) != LC_OK)                                                                                          \
            goto done;                                                                                                           \
    } while (0)

#define FAIL(...)                                                                                                                \
    do {                                                                                                                         \
        status = lc_fail(__VA_ARGS__);                                                                                           \
        goto done;                                                                                                               \
    } while (0)

#endif
