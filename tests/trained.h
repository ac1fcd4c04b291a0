/* trained - a forecaster that a test trains to the end. */
#ifndef LC_TESTS_TRAINED_H
#define LC_TESTS_TRAINED_H

#include <lanecast/forecaster.h>

#include "unit.h"

static inline lc_forecaster *forecaster_trained(const lc_dataset *dataset, const lc_config *config)
{
    lc_forecaster *f;
    lc_progress progress = {0};
    assert_ok(lc_forecaster_new(&f, dataset, config));
    while (!progress.done)
        assert_ok(lc_forecaster_step(&progress, f));
    return f;
}

#endif
