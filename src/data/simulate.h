/* simulate - one kind of made-up series: a strategy file in data/simulate. */
#ifndef LC_DATA_SIMULATE_H
#define LC_DATA_SIMULATE_H

#include "core/registry.h"

#include <lanecast/simulate.h>

enum { LC_SIMULATOR_CHANNELS = 8 };

typedef struct lc_simulator {
    const char *help; /* one line */
    const char *title;
    size_t rows, series;                           /* by default */
    const char *channel[LC_SIMULATOR_CHANNELS][2]; /* name and units; NULL ends them */

    /* Fills name, time, value and the known of ideal (given as NaN; NULL without horizon) of every series. */
    lc_status (*simulate)(lc_dataset *dataset, uint64_t seed);
} lc_simulator;

LC_REGISTRY(lc_simulator, lc_simulator);

#endif
