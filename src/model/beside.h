/* beside - the ridge regression that is fitted beside a network, with its context, as what an evaluation sets it against.
 *
 * Penalties of windows * 1e-4 to windows * 0.1 and two levels, the last value and the mean of the context, are tried, and what is
 * best on validation windows is kept; a map for each channel, or one for all where these are too much.
 *
 * Too much is what takes more multiply-adds than an epoch of the network's training (1e9, a tenth of a second, are always
 * allowed) or more than 1e11, or more than 4 million coefficients, 32 MB of the run file. */
#ifndef LC_MODEL_BESIDE_H
#define LC_MODEL_BESIDE_H

#include "model/ridge/ridge.h"

typedef struct lc_beside_plan {
    /* What an earlier one has chosen, of as many channels, where there are no validation windows; NULL: none. */
    const lc_ridge *as;
    size_t parameters, threads; /* of the network; to fit with */
    bool (*stopping)(void);     /* (optional) whether to give up, with LC_E_STOPPED */
} lc_beside_plan;

/* Fits it; *out: lc_ridge_free. Where there is none, *why says the reason, for lc_free: it would be too much, or a channel has no
 * whole window; then *out stays as it is. */
lc_status lc_beside_fit(lc_ridge **out, char **why, const lc_task *task, const lc_beside_plan *plan);

/* Bytes that fitting takes, by at most `threads` threads; 0 where it would be too much. */
size_t lc_beside_bytes(const lc_task *task, size_t parameters, size_t threads);

#endif
