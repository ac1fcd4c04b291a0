#include "cli/bench.h"

#include <math.h>

#include "core/mem.h"
#include "core/parallel.h"

enum { ROUNDS = 20000, TRIES = 30, NEAR = 1 << 18, FAR = 8 << 20, MAIN = 256 << 20 };

static void multiply_add(void *ctx, size_t piece, size_t worker)
{
    (void)piece, (void)worker;
    const lc_lane *const *lane = ctx;
    _Alignas(64) lc_real sink[LC_LANES] = {(lc_real)0.999, (lc_real)0.001};
    (*lane)->fma(sink, ROUNDS);
}

lc_status lc_bench_fma(double *gflops, size_t threads)
{
    lc_status status = LC_OK;
    const lc_lane *lane;
    TRY(lc_lane_choose(&lane));
    for (int i = 0; i < TRIES; i++) {
        double began = lc_bench_now();
        lc_parallel(threads, threads, multiply_add, &lane);
        *gflops = fmax(*gflops, 2e-6 * (double)lane->fma_count * ROUNDS / (lc_bench_now() - began));
    }
done:
    return status;
}

/* Reads `bytes` often enough to take a while. */
static double read_gbs(const lc_lane *lane, const lc_real *block, size_t bytes)
{
    _Alignas(64) lc_real sink[LC_LANES];
    double best = INFINITY;
    size_t times = MAIN / bytes;
    for (int i = 0; i < TRIES / 3; i++) {
        double began = lc_bench_now();
        for (size_t k = 0; k < times; k++)
            lane->sum(sink, block, bytes / sizeof *block);
        best = fmin(best, lc_bench_now() - began);
    }
    return 1e-6 * (double)(times * bytes) / best;
}

lc_status lc_bench_measure(lc_bench_ceilings *out)
{
    lc_status status = LC_OK;
    const lc_lane *lane;
    lc_real *block = NULL;
    TRY(lc_lane_choose(&lane));
    TRY(lc_new(&block, MAIN, 1));
    *out = (lc_bench_ceilings){
        .near_gbs = read_gbs(lane, block, NEAR),
        .far_gbs = read_gbs(lane, block, FAR),
        .main_gbs = read_gbs(lane, block, MAIN),
    };
    TRY(lc_bench_fma(&out->fma_gflops, 1));
done:
    lc_free(block);
    return status;
}
