/* source - a network's view of a task: where windows are, and which channels of what are read. */
#ifndef LC_TRAIN_SOURCE_H
#define LC_TRAIN_SOURCE_H

#include <lanecast/scaler.h>
#include <lanecast/window.h>

#include "data/covariates.h"
#include "nn/net.h"

/* All borrowed. */
typedef struct lc_source {
    const lc_dataset *dataset; /* what messages take names and stamps from */
    const lc_windows *windows;
    const lc_scaled *scaled;        /* what contexts are read from */
    const lc_scaled *truth;         /* what targets are read from; NaN: not known */
    const lc_scaler *scaler;        /* of these; NULL: not known */
    const lc_ahead *ahead;          /* what is known of horizons; NULL: nothing */
    const size_t *inputs, *targets; /* columns of these */
    size_t input_count, target_count;
    size_t context, horizon;
    size_t lead;      /* rows from the origin to the first that is forecast: 0, except for classes of a horizon's last row */
    bool classes;     /* the truth is classes, which are not normalized */
    lc_layout layout; /* of the architecture */
    const lc_normalize *normalize; /* how windows are: each channel, context and targets, from its context */
    const bool *kept;              /* (inputs): these are not; NULL: all are */
    bool masked;                   /* a target of a window may be unknown */
    bool every;                    /* targets are asked for after every row of a context, those of `part` */
    const lc_rows *part;           /* where every: series * LC_PARTS is the part of a series */
    bool ragged;                   /* a window may lack rows of its context */
    const double *weight;          /* (windows) how much each counts; NULL: 1 */
} lc_source;

/* Lanes that a window takes. Lane `item` of all windows is channel item % width of window item / width. */
static inline size_t lc_source_width(const lc_source *source)
{
    return source->layout == LC_CHANNELS_AS_LANES ? source->target_count : 1;
}

#endif
