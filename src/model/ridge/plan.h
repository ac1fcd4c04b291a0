/* plan - what a ridge regression is asked for: its options, and what is tried for each of them. */
#ifndef LC_MODEL_RIDGE_PLAN_H
#define LC_MODEL_RIDGE_PLAN_H

#include <lanecast/config.h>

enum { LC_RIDGE_TRIED = 16 };

struct lc_ridge;

/* Values to choose from on validation rows; the first of each is taken where there are neither these nor an earlier choice. */
typedef struct lc_ridge_plan {
    double penalty[LC_RIDGE_TRIED], trailing[LC_RIDGE_TRIED];
    size_t lookback[LC_RIDGE_TRIED];
    size_t penalties, trailings, lookbacks;
    bool per_window;       /* penalties are to be multiplied by the number of windows */
    bool channels, shared; /* a map for each channel, one for all; both: the better of the two */

    /* (borrowed) A regression that has chosen on validation windows, which there are no longer: of the values above those that
     * are nearest to its are taken, of every map and 24 steps. NULL: none. */
    const struct lc_ridge *as;

    bool (*stopping)(void); /* (optional) whether to give up, asked at every penalty, level and target */
} lc_ridge_plan;

/* The name of the kind, and what is said of it, with its knobs; all NULL for any other name. */
extern const char lc_ridge_name[];
lc_variant lc_ridge_variant(const char *name);
bool lc_ridge_is(const lc_model_config *model);

/* LC_E_CONFIG, naming the key, for what cannot be. */
lc_status lc_ridge_plan_read(lc_ridge_plan *out, const lc_config *config);

/* LC_E_CONFIG, and what to do, if it cannot forecast under a configuration. */
lc_status lc_ridge_check(const lc_config *config);

#endif
