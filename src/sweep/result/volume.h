/* volume - how much of the space points dominate. */
#ifndef LC_SWEEP_VOLUME_H
#define LC_SWEEP_VOLUME_H

#include "sweep/trial.h"

typedef struct lc_volume {
    const double *loss; /* (points, losses), less is better; LC_OBJECTIVES_MAX losses at most */
    size_t points, losses;
    const double *corner; /* (losses) no better than any point */
} lc_volume;

/* The volume that p dominates up to the corner, and none of the points does. */
lc_status lc_volume_beyond(double *out, const double *p, const lc_volume *volume);

#endif
