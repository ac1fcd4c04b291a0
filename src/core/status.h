/* status - a failure is told once, where it is found, in one line; then passed up untouched.
 *
 *     lc_status status = LC_OK;
 *     TRY(lc_new(&p, n, sizeof *p));
 *     if (n > most) FAIL(LC_E_DATA, "%s: %zu rows, at most %zu", path, n, most);
 * done:
 *     lc_free(p);
 *     return status;
 */
#ifndef LC_CORE_STATUS_H
#define LC_CORE_STATUS_H

#include <lanecast/base.h>

/* Sets the thread's message, control characters shown as '?', and returns code. */
lc_status lc_fail(lc_status code, const char *format, ...) __attribute__((format(printf, 2, 3)));

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
