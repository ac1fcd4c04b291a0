/* order - in which order an epoch visits its windows: a file in train/order. Pure arithmetic. */
#ifndef LC_TRAIN_ORDER_H
#define LC_TRAIN_ORDER_H

#include "core/knob.h"
#include "core/registry.h"

typedef struct lc_order {
    const char *help; /* one line */
    const lc_option *knobs;

    /* window (count): 0, 1, ... count-1, series by series in order of time, to be put in the order of that epoch (from 0). A
     * function of count, seed, epoch and knobs (the order's own struct) only: training that is taken up again visits the same
     * windows. */
    void (*arrange)(size_t *window, size_t count, uint64_t seed, size_t epoch, const void *knobs);
} lc_order;

LC_REGISTRY_WITH_KNOBS(lc_order, lc_order);

#endif
