/* trials - complete trials of a sweep, the best first, for pictures. */
#ifndef LC_CLI_TRIALS_H
#define LC_CLI_TRIALS_H

#include "cli/picture.h"

typedef struct lc_trials {
    const lc_trial **item; /* (count) */
    size_t count;
    size_t *dimension; /* (dimensions of the sweep) the most important first */
    double low, high;  /* of the scores */
    bool wide;         /* lc_is_wide */
} lc_trials;

/* LC_E_USAGE for fewer than two. lc_trials_clear, also after a failure. */
lc_status lc_trials_new(lc_trials *out, const lc_scene *scene);
void lc_trials_clear(lc_trials *trials);

#endif
