/* again - what sweep train and sweep best have in common: a trial of a ledger, its data, and what the test says of it. */
#ifndef LC_CLI_SWEEP_AGAIN_H
#define LC_CLI_SWEEP_AGAIN_H

#include "cli/sweep.h"
#include "model/beside.h"
#include "sweep/luck.h"

#include <lanecast/evaluate.h>

typedef struct lc_sweep_again {
    const lc_args *args;
    lc_sweep_read_back back;
    const lc_trial *trial;
    lc_dataset *dataset;
    size_t seeds;
} lc_sweep_again;

/* The network that is saved: of several seeds the one whose network as in the sweep, which has seen no validation row, has the
 * best first objective over the validation windows. Nothing validates those trained on all rows before the test, and the test
 * chooses nothing. */
typedef struct lc_sweep_seed {
    lc_forecaster *forecaster;
    uint64_t seed;
    double validation, test; /* validation: that objective; NaN where there is one seed only. test: its own score there */
} lc_sweep_seed;

typedef struct lc_sweep_verdict {
    lc_comparison against; /* model: the mean of the seeds' scaled MSE over the test windows; of classes their accuracy */
    double spread;         /* of the seeds' */
    lc_luck luck;          /* of the validation score */
    size_t looks;
    lc_sweep_seed kept;
} lc_sweep_verdict;

/* Trains a configuration to its end. as: what a ridge regression has chosen where there were validation windows; NULL: none
 * has. LC_E_STOPPED where a signal came. */
lc_status lc_sweep_again_train(lc_forecaster **out, const lc_sweep_again *job, const lc_config *config, const lc_ridge *as);

/* All seeds on all rows before the test: comparison, spread and what is kept of the verdict (kept.forecaster: for
 * lc_forecaster_free, after a failure too). trial: the forecaster of the first seed, as it was in the sweep. */
lc_status lc_sweep_again_seeds(lc_sweep_verdict *out, const lc_sweep_again *job, const lc_forecaster *trial);

/* Luck and looks, over the validation windows of the trial. */
lc_status lc_sweep_verdict_luck(lc_sweep_verdict *out, const lc_sweep_again *job, const lc_forecaster *trial);

/* What the test is judged by. */
const char *lc_sweep_verdict_word(const lc_sweep_verdict *verdict);

/* As text or JSON. */
lc_status lc_sweep_verdict_print(const lc_sweep_again *job, const lc_sweep_verdict *verdict);

#endif
