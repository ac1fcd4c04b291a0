/* own - Lanecast's own steps: the real trainer, or the real predictor, on made-up series or on a user's data. */
#ifndef LC_BENCH_OWN_H
#define LC_BENCH_OWN_H

#include "bench/case.h"
#include "train/trainer.h"

typedef struct lc_own lc_own;

typedef struct lc_own_request {
    const lc_bench_case *bench; /* NULL: training of the next two, borrowed for life */
    const lc_dataset *dataset;
    const lc_config *config;
    size_t threads;
    const lc_lane *lane;        /* borrowed for life; NULL: the best level */
    lc_train_observer observer; /* of the trainer */
} lc_own_request;

lc_status lc_own_new(lc_own **out, const lc_own_request *request);
void lc_own_free(lc_own *own);

/* One whole step: gather, forward, loss, backward, reduction, clipping, Adam, packing; or one inference of the batch. *ms is how
 * long it took. */
lc_status lc_own_step(double *ms, lc_own *own);

/* Of training. */
lc_trainer_facts lc_own_facts(const lc_own *own);

#endif
