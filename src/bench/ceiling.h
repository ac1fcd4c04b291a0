/* ceiling - what this machine could do at best: multiply-adds from registers, and reading memory. */
#ifndef LC_BENCH_CEILING_H
#define LC_BENCH_CEILING_H

#include "core/status.h"

typedef struct lc_ceilings {
    double fma_gflops; /* of one thread */

    /* reading 256 KiB, 8 MiB, 256 MiB again and again: second-level cache, third-level cache, memory */
    double near_gbs, far_gbs, main_gbs;
} lc_ceilings;

lc_status lc_ceilings_measure(lc_ceilings *out);

/* Multiply-adds of each of `threads` threads at once; *gflops rises to the best of some tries, some tens of milliseconds in
 * all. */
lc_status lc_ceiling_raise(double *gflops, size_t threads);

#endif
