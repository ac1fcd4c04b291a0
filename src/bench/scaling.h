/* scaling - what threads bring to the training of one configuration: measured up to the cores of this machine, and expected
 * beyond.
 *
 * Expected is what the rule of train/plan.h says, as a multiple of what one thread was measured to do: no more than a forecast.
 */
#ifndef LC_BENCH_SCALING_H
#define LC_BENCH_SCALING_H

#include "train/trainer.h"

#include <lanecast/config.h>
#include <lanecast/dataset.h>

enum { LC_SCALING_ROWS = 12 };

typedef struct lc_scaling_row {
    size_t threads;
    lc_team_plan plan;
    double windows_per_second; /* of whole optimizer steps, without validation */
    bool measured;
} lc_scaling_row;

typedef struct lc_scaling {
    lc_trainer_facts facts;
    size_t rows;
    lc_scaling_row row[LC_SCALING_ROWS];
} lc_scaling;

/* `seconds` in all, threads alternating; up to `threads` of them are measured. Dataset and config are borrowed. */
lc_status lc_scaling_measure(lc_scaling *out, const lc_dataset *dataset, const lc_config *config, size_t threads, double seconds);

/* The most threads of the rows of which each still brings half of what one does. */
size_t lc_scaling_worth(const lc_scaling *scaling);

#endif
