/* phase - where a training step spends its time. */
#ifndef LC_BENCH_PHASE_H
#define LC_BENCH_PHASE_H

#include "bench/case.h"

/* The rest: losses, biases, dropout, and what is between the kernels. */
#define LC_BENCH_PHASES(X)                                                                                                       \
    X(GATHER, "gather")                                                                                                          \
    X(INPUT, "input product")                                                                                                    \
    X(RECURRENT, "recurrent product")                                                                                            \
    X(POINTWISE, "pointwise")                                                                                                    \
    X(ADJOINT, "backward products")                                                                                              \
    X(WEIGHTS, "weight gradients")                                                                                               \
    X(REDUCTION, "reduction")                                                                                                    \
    X(OPTIMIZER, "optimizer")                                                                                                    \
    X(PACKING, "packing")                                                                                                        \
    X(REST, "rest")

typedef enum lc_bench_phase {
#define X(name, text) LC_BENCH_##name,
    LC_BENCH_PHASES(X)
#undef X
        LC_BENCH_PHASE_COUNT
} lc_bench_phase;

const char *lc_bench_phase_name(lc_bench_phase phase);

/* Milliseconds, the fastest step of `seconds` seconds on one thread. The phases add up to the step. Input and recurrent product
 * run in one loop; its time is divided by their share of the arithmetic. A training case, not inference. */
typedef struct lc_phase_times {
    double step, ms[LC_BENCH_PHASE_COUNT];
} lc_phase_times;

lc_status lc_bench_phases(lc_phase_times *out, const lc_bench_case *bench, double seconds);

#endif
