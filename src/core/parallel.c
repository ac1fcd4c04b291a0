/* parallel - pieces shared out to threads of OpenMP. */
#include "core/parallel.h"

#include <omp.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>

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
