/* slice - what trials scored for each part of a dimension. */
#ifndef LC_SWEEP_SLICE_H
#define LC_SWEEP_SLICE_H

#include "sweep/domain.h"
#include "sweep/study.h"

/* What came of a space; all is borrowed. */
typedef struct lc_outcome {
    const lc_domain *domain;
    const lc_study *study;
    const lc_trial *trial; /* (trials) */
    size_t trials;
} lc_outcome;

typedef struct lc_slice {
    double low, high;    /* values: of a choice its index, twice */
    size_t trials;       /* complete ones */
    double best, median; /* of their first objective; NaN where there is none */
} lc_slice;

/* A slice for each choice, and for each value where there are few; else equal parts of the range, or of its logarithm. *out:
 * lc_free. */
lc_status lc_slices(lc_slice **out, size_t *count, const lc_outcome *outcome, size_t dimension);

#endif
