/* bench - the pieces of `lanecast bench`: cases, the machine's ceilings, our own steps, opponents, phases. */
#ifndef LC_CLI_BENCH_H
#define LC_CLI_BENCH_H

#include "core/status.h"
#include "lane/lane.h"

#include <lanecast/config.h>

/* --- a case ---------------------------------------------------------------------------------------------------------- */

/* lstm-B64-T96-I7-H64-L1; bilstm-...: both directions; infer-...: inference alone. */
typedef struct lc_bench_case {
    char name[LC_NAME_MAX], cell[LC_NAME_MAX];
    bool bidirectional, inference;
    size_t batch, context, inputs, hidden, layers;
} lc_bench_case;

/* LC_E_USAGE if the name is none. */
lc_status lc_bench_case_parse(lc_bench_case *out, const char *name);

/* The names that are run where none is given, NULL-ended. */
extern const char *const lc_bench_standard[];

/* Multiplications and additions of the products of one step (forward, backward, weight gradients; forward alone for inference).
 */
double lc_bench_work(const lc_bench_case *bench);

/* Its network: forecasts every channel one step ahead. */
lc_model_config lc_bench_model(const lc_bench_case *bench);

/* --- times ----------------------------------------------------------------------------------------------------------- */

typedef struct lc_bench_times {
    double *ms;
    size_t count, capacity;
} lc_bench_times;

lc_status lc_bench_add(lc_bench_times *times, double ms);
double lc_bench_median(lc_bench_times *times); /* sorts them; NaN of none */
double lc_bench_least(const lc_bench_times *times);

/* Milliseconds of a clock that never goes back. */
double lc_bench_now(void);

/* --- ceilings -------------------------------------------------------------------------------------------------------- */

typedef struct lc_bench_ceilings {
    double fma_gflops; /* of one thread */
    double near_gbs, far_gbs,
        main_gbs; /* reading 256 KiB, 8 MiB, 256 MiB again and again: second-level, third-level cache, memory */
} lc_bench_ceilings;

lc_status lc_bench_measure(lc_bench_ceilings *out);

/* Multiply-adds of each of so many threads at once; *gflops rises to the best of some tries, some tens of milliseconds in all. */
lc_status lc_bench_fma(double *gflops, size_t threads);

/* --- our own steps --------------------------------------------------------------------------------------------------- */

typedef struct lc_bench_own lc_bench_own;

/* A training run, or a predictor, on made-up series. */
lc_status lc_bench_own_new(lc_bench_own **out, const lc_bench_case *bench, size_t threads);
void lc_bench_own_free(lc_bench_own *own);

/* One whole step: gather, forward, loss, backward, reduction, clipping, Adam, packing; or one inference of the batch. */
lc_status lc_bench_own_step(double *ms, lc_bench_own *own);

/* Sum and sum of squares of the last states for the weights and inputs that opponents use too (peer.c). */
lc_status lc_bench_check(double check[2], const lc_bench_case *bench);

/* --- opponents ------------------------------------------------------------------------------------------------------- */

/* A program `PROGRAM CASE THREADS`. It says "ready WHAT VERSION" or "unable WHY", then "check SUM SQUARES"; for each line "step"
 * it does one step and says its milliseconds. */
typedef struct lc_bench_peer lc_bench_peer;

/* LC_E_FAILURE, with what it said, if it cannot run the case. */
lc_status lc_bench_peer_open(lc_bench_peer **out, const char *program, const lc_bench_case *bench, size_t threads);
void lc_bench_peer_close(lc_bench_peer *peer);
const double *lc_bench_peer_check(const lc_bench_peer *peer);
lc_status lc_bench_peer_step(double *ms, lc_bench_peer *peer);

/* --- phases ---------------------------------------------------------------------------------------------------------- */

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
#define X(name, text) LC_PHASE_##name,
    LC_BENCH_PHASES(X)
#undef X
        LC_PHASES
} lc_bench_phase;

const char *lc_bench_phase_name(lc_bench_phase phase);

/* Milliseconds of a training step by phase, one thread, the best of some seconds. The input and the recurrent product run in one
 * loop; their time is told apart by their share of the arithmetic. */
lc_status lc_bench_phases(double ms[LC_PHASES], const lc_bench_case *bench, double seconds);

#endif
