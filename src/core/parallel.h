/* parallel - the one door to OpenMP.
 *
 * lc_parallel calls work(ctx, piece, worker) once for each piece in [0, pieces); pieces write disjoint memory.
 * worker < lc_parallel_workers(pieces, threads) names the thread, for scratch memory of its own.
 * Nested calls run serially. What a piece computes must not depend on the worker: that is what makes bits equal for any thread
 * count.
 */
#ifndef LC_CORE_PARALLEL_H
#define LC_CORE_PARALLEL_H

#include <lanecast/base.h>

typedef void (*lc_work)(void *ctx, size_t piece, size_t worker);

void lc_parallel(size_t pieces, size_t threads, lc_work work, void *ctx);

/* How many workers that call uses: the smaller of threads and pieces, 1 inside another lc_parallel. */
size_t lc_parallel_workers(size_t pieces, size_t threads);

/* asked if not 0, else OMP_NUM_THREADS, else SLURM_CPUS_PER_TASK, else the cgroup's quota; but no more than the cores that the
 * affinity allows: more threads give the same bits, later. At least 1. */
size_t lc_parallel_threads(size_t asked);

#endif
