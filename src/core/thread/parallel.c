/* parallel - pieces shared out to threads of OpenMP. */
#include "core/parallel.h"
#include "core/clock.h"
#include "core/mem.h"

#include <omp.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

size_t lc_parallel_workers(size_t pieces, size_t threads)
{
    if (omp_in_parallel() || pieces == 0)
        return 1;
    return threads < pieces ? threads : pieces;
}

void lc_parallel(size_t pieces, size_t threads, lc_work work, void *ctx)
{
    size_t workers = lc_parallel_workers(pieces, threads);
    if (workers == 1) {
        for (size_t piece = 0; piece < pieces; piece++)
            work(ctx, piece, 0);
        return;
    }
#pragma omp parallel for schedule(dynamic, 1) num_threads((int)workers)
    for (size_t piece = 0; piece < pieces; piece++)
        work(ctx, piece, (size_t)omp_get_thread_num());
}

lc_status lc_teams_new(lc_teams **out, size_t count, size_t size)
{
    lc_status status = LC_OK;
    lc_teams *teams = NULL;
    TRY(lc_new(&teams, 1, sizeof *teams));
    *teams = (lc_teams){.count = count, .size = size < LC_TEAM_MOST ? size : LC_TEAM_MOST};
    teams->pace = lc_pace_of(count, teams->size);
    TRY(lc_new(&teams->signal, 2 * count * teams->size, sizeof *teams->signal));
    TRY(lc_new(&teams->yields, count * teams->size, sizeof *teams->yields));
    *out = teams;
    teams = NULL;
done:
    lc_teams_free(teams);
    return status;
}

void lc_teams_free(lc_teams *teams)
{
    if (!teams)
        return;
    lc_free(teams->signal);
    lc_free(teams->yields);
    lc_free(teams);
}

/* What the threads of one run share. */
typedef struct run {
    const lc_teams *teams;
    size_t pieces, count, size; /* teams wanted, and members of each */
    lc_team_work work;
    void *ctx;
} run;

/* The pieces of one team, in order, by one of its members. */
static void run_member(const run *r, size_t team, size_t teams, lc_share *share)
{
    for (size_t piece = team; piece < r->pieces; piece += teams) {
        r->work(r->ctx, piece, team, share);
        lc_share_meet(share);
    }
}

/* One of `threads` threads, which may be fewer than wanted. Members of a team follow each other, and so do those of a half. */
static void run_thread(const run *r, size_t thread, size_t threads)
{
    const size_t teams = threads < r->count ? threads : r->count, size = threads / teams;
    const size_t team = thread / size, rank = thread % size, part = size > 1 ? size / 2 : 1;
    if (team >= teams)
        return;
    lc_signal(*signal)[LC_TEAM_ROUNDS] = r->teams->signal + 2 * team * r->teams->size;
    lc_share half = {.rank = rank % part, .size = part, .signal = signal + r->teams->size + rank / part * part};
    lc_share share = {.rank = rank, .size = size, .signal = signal, .half = size % 2 ? NULL : &half};
    run_member(r, team, teams, &share);
    r->teams->yields[thread] = share.yields + half.yields;
}

static void run_alone(void *ctx, size_t piece, size_t worker)
{
    const run *r = ctx;
    r->work(r->ctx, piece, worker, NULL);
}

size_t lc_teams_run(lc_teams *teams, size_t pieces, lc_way way, lc_team_work work, void *ctx)
{
    run r = {teams, pieces, teams->count < pieces ? teams->count : pieces, teams->size, work, ctx};
    const size_t threads = r.count * r.size;
    size_t yields = 0;
    if (way != LC_TOGETHER || teams->size == 1 || pieces == 0 || omp_in_parallel()) {
        lc_parallel(pieces, way == LC_ALONE ? 1 : teams->count, run_alone, &r);
        return 0;
    }
    memset(teams->signal, 0, 2 * teams->count * teams->size * sizeof *teams->signal);
    memset(teams->yields, 0, threads * sizeof *teams->yields);
#pragma omp parallel num_threads((int)threads)
    run_thread(&r, (size_t)omp_get_thread_num(), (size_t)omp_get_num_threads());
    for (size_t i = 0; i < threads; i++)
        yields += teams->yields[i];
    return yields;
}

void lc_teams_paced(lc_teams *teams, size_t pieces, lc_team_work work, void *ctx)
{
    if (teams->pace.first == LC_ALONE || pieces == 0) {
        lc_teams_run(teams, pieces, LC_ALONE, work, ctx);
        return;
    }
    const double began = lc_clock_seconds();
    const long preempted = lc_clock_preempted();
    const size_t yields = lc_teams_run(teams, pieces, teams->pace.way, work, ctx);
    lc_pace_note(&teams->pace, (lc_clock_seconds() - began) / (double)pieces, yields > 0 || lc_clock_preempted() > preempted);
}

static size_t from_environment(const char *name)
{
    const char *text = getenv(name);
    long value = text ? strtol(text, NULL, 10) : 0;
    return value > 0 ? (size_t)value : 0;
}

static size_t from_affinity(void)
{
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0)
        return 1;
    return (size_t)CPU_COUNT(&set);
}

/* cgroup v2: "max 100000" or "150000 100000"; containers limit cores this way without touching affinity. */
static size_t from_quota(void)
{
    double quota, period;
    FILE *file = fopen("/sys/fs/cgroup/cpu.max", "r");
    if (!file)
        return 0;
    int fields = fscanf(file, "%lf %lf", &quota, &period);
    fclose(file);
    if (fields != 2 || period <= 0)
        return 0;
    return quota < period ? 1 : (size_t)(quota / period);
}

size_t lc_parallel_threads(size_t asked)
{
    size_t affinity = from_affinity(), quota = from_quota();
    if (!asked)
        asked = from_environment("OMP_NUM_THREADS");
    if (!asked)
        asked = from_environment("SLURM_CPUS_PER_TASK");
    if (!asked && quota)
        asked = quota;
    return asked && asked < affinity ? asked : affinity;
}
