/* parallel - the one door to OpenMP.
 *
 * lc_parallel calls work(ctx, piece, worker) once for each piece in [0, pieces); pieces write disjoint memory.
 * worker < lc_parallel_workers(pieces, threads) names the thread, for scratch memory of its own.
 * Nested calls run serially. What a piece computes must not depend on the worker: that is what makes bits equal for any thread
 * count.
 */
#ifndef LC_CORE_PARALLEL_H
#define LC_CORE_PARALLEL_H

#include "core/pace.h"
#include "core/status.h"
#include "core/team.h"

typedef void (*lc_work)(void *ctx, size_t piece, size_t worker);

void lc_parallel(size_t pieces, size_t threads, lc_work work, void *ctx);

/* How many workers that call uses: the smaller of threads and pieces, 1 inside another lc_parallel. */
size_t lc_parallel_workers(size_t pieces, size_t threads);

/* Up to `count` teams of up to `size` threads each. */
typedef struct lc_teams {
    size_t count, size;
    lc_signal (*signal)[LC_TEAM_ROUNDS]; /* for each team: (size) of the whole, then (size) of its halves */
    size_t *yields;                      /* (count * size) of the last run */
    lc_pace pace;                        /* of lc_teams_paced */
} lc_teams;

lc_status lc_teams_new(lc_teams **out, size_t count, size_t size);
void lc_teams_free(lc_teams *teams);

/* Calls work(ctx, piece, team, share) of every piece once by each member of one team; a member's share says which part is its.
 * Fewer threads than asked for make smaller teams. Apart, alone, teams of one, or a nested call: every piece is one
 * thread's, and share is NULL. Returns how often members gave their cores away while they waited: 0 on cores that have nothing
 * else to do. */
typedef void (*lc_team_work)(void *ctx, size_t piece, size_t team, lc_share *share);

size_t lc_teams_run(lc_teams *teams, size_t pieces, lc_way way, lc_team_work work, void *ctx);

/* The same, in the way that is fastest now (core/pace.h); for runs whose pieces take much the same time. */
void lc_teams_paced(lc_teams *teams, size_t pieces, lc_team_work work, void *ctx);

/* asked if not 0, else OMP_NUM_THREADS, else SLURM_CPUS_PER_TASK, else the cgroup's quota; but no more than the cores that the
 * affinity allows: more threads give the same bits, later. At least 1. */
size_t lc_parallel_threads(size_t asked);

#endif
