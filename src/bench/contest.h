/* contest - one case measured: Lanecast's steps, the machine's ceiling, and the steps of peers, alternating in one run.
 *
 * The room of measuring: below the command `bench`, which prints what it finds; part of the tool, not of the library.
 */
#ifndef LC_BENCH_CONTEST_H
#define LC_BENCH_CONTEST_H

#include "bench/case.h"

enum { LC_PEERS_MAX = 4 };

/* Who runs, and how long. */
typedef struct lc_contest {
    double seconds; /* for each case */
    size_t threads; /* of each */
    size_t peers;
    const char *program[LC_PEERS_MAX]; /* bench/peer.h */
} lc_contest;

typedef struct lc_bench_result {
    lc_bench_case bench;
    size_t threads;
    double first, median, least; /* ms of our steps */
    double peak;                 /* GFLOP/s of multiply-adds, all threads, measured between the bursts */
    double over[LC_PEERS_MAX];   /* the peer's median over ours; NaN: it did not run */

    char why_not[LC_PEERS_MAX][LC_TEXT_MAX]; /* a peer did not run; "": it did */
} lc_bench_result;

/* A peer that cannot run, or computes something else, is left out; the result says why. */
lc_status lc_contest_run(lc_bench_result *out, const lc_contest *contest, const lc_bench_case *bench);

/* Of the fastest step: GFLOP/s of its products, and their share of the peak. */
double lc_bench_gflops(const lc_bench_result *result);
double lc_bench_share(const lc_bench_result *result);

#endif
