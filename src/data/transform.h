/* transform - what is done to targets before they are scaled, and undone in forecasts: a strategy file in data/transform. Pure
 * arithmetic. */
#ifndef LC_DATA_TRANSFORM_H
#define LC_DATA_TRANSFORM_H

#include <lanecast/dataset.h>

#include "core/registry.h"
#include "data/axis.h"
#include "data/beyond.h"

typedef struct lc_transform {
    const char *help; /* the formula */
    const lc_option *knobs;
    bool past;           /* it needs the row before: the first row of a piece without gap has no transformed value */
    const double *above; /* (optional) only values above it have one; NULL: all have */

    /* A value, given the one of the row before; NULL: values stay as they are. */
    double (*apply)(double value, double before);
    /* The inverse: undo(apply(value, before), before) = value. */
    double (*undo)(double transformed, double before);
} lc_transform;

LC_REGISTRY_WITH_KNOBS(lc_transform, lc_transform);

/* A copy in which these channels are transformed; a value that is missing, or needs a row before that is missing, not there or
 * before a gap of axis (series), is missing. It borrows all but its values: lc_transformed_free, before the dataset is.
 * LC_E_DATA, naming series, row and channel, for a value that cannot be transformed. */
lc_status lc_transformed_new(lc_dataset **out, const lc_dataset *dataset, const lc_transform *transform,
                             const lc_channels *channels, const lc_axis *axis);
void lc_transformed_free(lc_dataset *transformed);

/* A value of a row, its row before at value - stride where the transform needs it. */
static inline double lc_transform_at(const lc_transform *transform, const double *value, size_t stride)
{
    return transform->apply ? transform->apply(*value, transform->past ? value[-(ptrdiff_t)stride] : 0) : *value;
}

/* Transformed steps back into values, in place: the step after `before` comes first, `stride` numbers from one to the next. */
void lc_transform_undo(double *step, size_t count, size_t stride, const lc_transform *transform, double before);

#endif
