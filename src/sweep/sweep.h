/* sweep - the room of hyperparameter search: many small trainings over shared data, one answer whatever the number of workers.
 *
 *     space (what varies) -> sampler -> trial -> attempt (training, pruner) -> ledger
 *
 * Trial k begins when trials 0 .. k - lag - 1 have ended. Its point is a function of their results and of the points of those
 * between; what its pruner compares with are their reports. So content does not depend on workers, and a sweep that was
 * stopped continues to the same ledger. Objective and pruner see validation windows, never the test's.
 */
#ifndef LC_SWEEP_SWEEP_H
#define LC_SWEEP_SWEEP_H

#include "sweep/config.h"
#include "sweep/ledger.h"
#include "sweep/link.h"
#include "sweep/trial.h"

#include <lanecast/dataset.h>

typedef struct lc_sweep lc_sweep;

typedef struct lc_sweep_counts {
    size_t trials, done, running, complete, pruned, failed;
    size_t best;   /* complete trial with the best first objective; trials: none yet */
    size_t points; /* of a sampler that has a fixed number of them (a grid); else 0 */
    size_t kept;   /* runs beside the ledger */
    double idle;   /* seconds that workers waited for others */
    double seconds;
} lc_sweep_counts;

/* Hears of a trial that has ended, one at a time; NULL: nobody does. */
typedef void (*lc_sweep_heard)(void *ctx, const lc_sweep *sweep, const lc_trial *trial);

/* Told by a worker that a trial begins to train, while others train: tests delay it. */
typedef void (*lc_sweep_trains)(void *ctx, size_t trial);

typedef struct lc_sweep_request {
    const lc_dataset *dataset; /* borrowed for life, as all that follows */
    const lc_config *base;
    const lc_domain *domain;
    const lc_sweep_config *config;
    const char *path;        /* of the ledger */
    const char *study;       /* its name there */
    bool changed;            /* a ledger of another plan is continued */
    size_t threads, workers; /* in all; workers 0: as many as have work */
    size_t keep;             /* the best runs, beside the ledger: PATH without its ending, ".d/trial-N.h5" */
    const lc_link *link;     /* to the other ranks, which train; NULL: there are none. threads are then those of a rank, 0: 1 */
    bool (*stopping)(void);  /* (optional) whether to stop: trials that run are left to be run again */
    lc_sweep_trains trains;  /* (optional) */
    lc_sweep_heard heard;
    void *ctx;
} lc_sweep_request;

/* Opens the ledger, and reads what is there. LC_E_CONFIG for what cannot be, LC_E_MISMATCH and LC_E_IO as lc_ledger_open;
 * LC_E_FAILURE if a trial may take more memory than there is. */
lc_status lc_sweep_new(lc_sweep **out, const lc_sweep_request *request);
void lc_sweep_free(lc_sweep *sweep);

/* All that lc_sweep_new refuses whatever the data and the ledger are: of the request base, domain and config are read. A domain
 * may be empty here: dimensions are given later. */
lc_status lc_sweep_check(const lc_sweep_request *request);

/* How it will be carried. */
typedef struct lc_sweep_crew {
    size_t workers, threads; /* threads of a trial */
    size_t lag;
    size_t bytes;  /* of a trial at most; 0: not known */
    bool squeezed; /* more workers would take more memory than there is */
} lc_sweep_crew;

lc_sweep_crew lc_sweep_crew_of(const lc_sweep *sweep);

/* Runs what is left, or, of a rank other than 0, helps there. A trial that fails is a row, not an error. LC_E_STOPPED where it
 * was stopped. */
lc_status lc_sweep_run(lc_sweep *sweep);

lc_sweep_counts lc_sweep_counts_of(const lc_sweep *sweep);
const lc_trial *lc_sweep_trials(size_t *count, const lc_sweep *sweep);
const lc_study *lc_sweep_study(const lc_sweep *sweep);

/* Whether the ledger is on a disk of another machine. */
bool lc_sweep_is_remote(const lc_sweep *sweep);

#endif
