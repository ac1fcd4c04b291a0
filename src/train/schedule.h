/* schedule - how the learning rate changes over epochs: a file in train/schedule. */
#ifndef LC_TRAIN_SCHEDULE_H
#define LC_TRAIN_SCHEDULE_H

#include "core/knob.h"
#include "core/registry.h"

typedef struct lc_schedule {
    const char *help; /* the factor */
    const lc_option *knobs;
    bool of_total; /* the factor depends on the number of epochs in all: training cannot be made longer */

    /* What train.rate is multiplied by in the epoch counted from 0, of `epochs` in all. */
    double (*factor)(size_t epoch, size_t epochs, const void *knobs);
} lc_schedule;

LC_REGISTRY_WITH_KNOBS(lc_schedule, lc_schedule);

#endif
