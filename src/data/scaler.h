/* scaler - how a channel is brought to a common size: a strategy file in data/scaler gives shift and scale. */
#ifndef LC_DATA_SCALER_H
#define LC_DATA_SCALER_H

#include <math.h>

#include "core/registry.h"

#include <lanecast/scaler.h>

typedef struct lc_scaler_type {
    const char *help; /* one line */
    const lc_option *knobs;
    bool keeps_zero;    /* its shift is always 0 */
    bool says_constant; /* a scale of 1 is that of a constant channel */

    /* From the known training values of one channel, count >= 1, which it may put in another order. A scale that is 0 or mere
     * rounding (a constant channel) becomes 1. */
    void (*fit)(double *shift, double *scale, double *value, size_t count, const void *knobs);
} lc_scaler_type;

LC_REGISTRY_WITH_KNOBS(lc_scaler_type, lc_scaler);

/* What the series of a panel say about each other, after each was fitted by itself: scaler->across and scaler->borrowed. */
lc_status lc_scaler_compare(lc_scaler *scaler, const lc_dataset *dataset, const lc_split *split, const lc_scaler_type *type,
                            const void *knobs);

/* lc_scaled_new with more columns after the channels: covariates that follow from the stamp. */
struct lc_covariate;
typedef struct lc_columns {
    const struct lc_covariate *item;
    size_t count;
} lc_columns;

lc_status lc_scaled_with(lc_scaled **out, const lc_dataset *dataset, const lc_scaler *scaler, const lc_columns *more);

/* The same again. *out: lc_scaler_free. */
lc_status lc_scaler_copy(lc_scaler **out, const lc_scaler *scaler);

/* Whether a scaled value is too large for a network: its square is not a number of networks. */
static inline bool lc_scaled_is_large(double value)
{
    return fabs(value) > (sizeof(lc_real) == sizeof(float) ? 1e19 : 1e154);
}

/* LC_E_DATA, naming series, row and channel, if a value of these channels (count) is too large for a network. dataset: what was
 * scaled. */
lc_status lc_scaled_check(const lc_scaled *scaled, const lc_dataset *dataset, const size_t *channel, size_t count);

#endif
