/* base - what every other header needs: the number type, status codes, the last error message, the version.
 *
 * Every function that can fail returns an lc_status. Out-parameters come first and stay untouched on failure.
 * The one-line message of the latest failure of the calling thread is in lc_error_message().
 *
 *     #include <lanecast.h>
 *     #include <stdio.h>
 *
 *     int main(void)
 *     {
 *         lc_dataset *data = NULL;
 *         lc_status status = lc_dataset_read(&data, NULL, "none.h5");
 *         printf("lanecast %s\n", lc_version());
 *         if (status != LC_OK)
 *             printf("%s: %s\n", lc_status_text(status),
 *                    lc_error_message());
 *         lc_dataset_free(data);
 *         return 0;
 *     }
 */
#ifndef LANECAST_BASE_H
#define LANECAST_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/* The number type of networks. The double build exists for gradient checks; data and statistics are double in both. */
#ifdef LC_REAL_DOUBLE
typedef double lc_real;
#else
typedef float lc_real;
#endif

/* code, exit status of the command line, text */
#define LC_STATUS_LIST(X)                                                                                                        \
    X(LC_OK, 0, "ok")                                                                                                            \
    X(LC_E_FAILURE, 1, "failure")                                                                                                \
    X(LC_E_USAGE, 2, "wrong usage")                                                                                              \
    X(LC_E_CONFIG, 3, "invalid configuration")                                                                                   \
    X(LC_E_DATA, 4, "invalid data")                                                                                              \
    X(LC_E_DIVERGED, 5, "training diverged")                                                                                     \
    X(LC_E_IO, 6, "input or output failed")                                                                                      \
    X(LC_E_MISMATCH, 7, "verification mismatch")                                                                                 \
    X(LC_E_STOPPED, 75, "stopped by a signal; what was done is saved")

typedef enum lc_status {
#define X(code, value, text) code = value,
    LC_STATUS_LIST(X)
#undef X
} lc_status;

/* Bytes of the texts of a configuration, and of a name in it, their end counted. */
enum { LC_TEXT_MAX = 1024, LC_NAME_MAX = 64 };

/* A few words for a status, never NULL. */
const char *lc_status_text(lc_status status);

/* The message of the calling thread's latest failure: one line, what, where and what to do. Valid until the next failure. */
const char *lc_error_message(void);

/* "0.1.0" */
const char *lc_version(void);

/* Where a network's arithmetic runs: "avx512", "avx2", "neon" or "portable"; LANECAST_ISA forces a lower one. */
const char *lc_level_name(void);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif
