/* schedule - how the learning rate changes during training: a file in train/schedule. */
#ifndef LC_TRAIN_SCHEDULE_H
#define LC_TRAIN_SCHEDULE_H

#include <lanecast/train.h>

#include "core/knob.h"
#include "core/registry.h"

/* The step that a rate is for, and what is known before it. */
typedef struct lc_rate_step {
    size_t epoch, epochs;    /* epochs done, of how many */
    size_t step, steps;      /* steps of this epoch done, of how many */
    const lc_epoch *history; /* (validations) done, in order */
    size_t validations;
    const void *knobs; /* the schedule's own struct */
} lc_rate_step;

typedef struct lc_schedule {
    const char *help; /* the factor */
    const lc_option *knobs;
    bool of_total;      /* the factor depends on the number of epochs in all: training cannot be made longer */
    bool of_validation; /* it depends on validation losses: there have to be some */

    /* What train.rate is multiplied by in a step. A function of what it is given only: training that is taken up again has the
     * same rates. */
    double (*factor)(const lc_rate_step *step);
} lc_schedule;

LC_REGISTRY_WITH_KNOBS(lc_schedule, lc_schedule);

#endif
