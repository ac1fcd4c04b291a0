/* peer - another program that runs the same case, to compare with.
 *
 * It is started as `PROGRAM CASE THREADS`. It says "ready WHAT VERSION" or "unable WHY", then "check SUM SQUARES"; for each line
 * "step" it does one step and says its milliseconds.
 */
#ifndef LC_BENCH_PEER_H
#define LC_BENCH_PEER_H

#include "bench/case.h"

typedef struct lc_peer lc_peer;

/* LC_E_FAILURE, with what it said, if it cannot run the case. */
lc_status lc_peer_open(lc_peer **out, const char *program, const lc_bench_case *bench, size_t threads);
void lc_peer_close(lc_peer *peer);

/* The numbers of its "check", as lc_bench_check. */
const double *lc_peer_check(const lc_peer *peer);

lc_status lc_peer_step(double *ms, lc_peer *peer);

#endif
