/* check - what a step must compute: a peer whose last states differ does not run the same case. */
#ifndef LC_BENCH_CHECK_H
#define LC_BENCH_CHECK_H

#include "bench/case.h"

/* Sum and sum of squares of the last states, for weights and inputs by a formula that peers use too (tests/bench). */
lc_status lc_bench_check(double check[2], const lc_bench_case *bench);

#endif
