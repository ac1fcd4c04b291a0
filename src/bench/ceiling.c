/* ceiling - runs the level's own loops that do nothing but multiply and add, or read. */
#include "bench/ceiling.h"

#include <math.h>

#include "core/clock.h"
#include "core/mem.h"
#include "core/parallel.h"
#include "lane/lane.h"

enum { ROUNDS = 20000, TRIES = 30, NEAR = 1 << 18, FAR = 8 << 20, MAIN = 256 << 20 };

static void multiply_add(void *ctx, size_t piece, size_t worker)
{
    (void)piece, (void)worker;
    const lc_lane *const *lane = ctx;
    _Alignas(64) lc_real sink[LC_LANES] = {(lc_real)0.999, (lc_real)0.001};
    (*lane)->fma(sink, ROUNDS);
}

lc_status lc_ceiling_raise(double *gflops, size_t threads)
{
    const lc_lane *lane;
    CHECK(lc_lane_choose(&lane));
    for (int i = 0; i < TRIES; i++) {
        double began = lc_clock_seconds();
        lc_parallel(threads, threads, multiply_add, &lane);
        double flops = 2.0 * (double)lane->fma_count * ROUNDS / (lc_clock_seconds() - began);
        *gflops = fmax(*gflops, 1e-9 * flops);
    }
    return LC_OK;
}

/* Reads `bytes` often enough to take a while. */
static double read_gbs(const lc_lane *lane, const lc_real *block, size_t bytes)
{
    _Alignas(64) lc_real sink[LC_LANES];
    double best = INFINITY;
    size_t times = MAIN / bytes;
    for (int i = 0; i < TRIES / 3; i++) {
        double began = lc_clock_seconds();
        for (size_t k = 0; k < times; k++)
            lane->sum(sink, block, bytes / sizeof *block);
        best = fmin(best, lc_clock_seconds() - began);
    }
    return 1e-9 * (double)(times * bytes) / best;
}

lc_status lc_ceilings_measure(lc_ceilings *out)
{
    const lc_lane *lane;
    lc_real *block = NULL;
    CHECK(lc_lane_choose(&lane));
    CHECK(lc_new(&block, MAIN, 1));
    *out = (lc_ceilings){
        .near_gbs = read_gbs(lane, block, NEAR),
        .far_gbs = read_gbs(lane, block, FAR),
        .main_gbs = read_gbs(lane, block, MAIN),
    };
    lc_free(block);
    return lc_ceiling_raise(&out->fma_gflops, 1);
}
