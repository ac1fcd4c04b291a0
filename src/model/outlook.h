/* outlook - which columns a forecaster is asked for. */
#ifndef LC_MODEL_OUTLOOK_H
#define LC_MODEL_OUTLOOK_H

#include <lanecast/forecaster.h>

struct lc_outlook {
    const lc_forecaster *forecaster; /* borrowed */
    lc_column *column;
    size_t count;
};

/* LC_E_CONFIG, and what to do, for a configuration whose head says more than points of targets that have points only. */
lc_status lc_outlook_check(const lc_config *config);

#endif
