/* windows - what the files that cut windows, read them and describe them share. */
#ifndef LC_DATA_WINDOW_WINDOWS_H
#define LC_DATA_WINDOW_WINDOWS_H

#include <lanecast/window.h>

#include "data/fill.h"

/* Origins first, first + stride, ... of one series. */
typedef struct lc_window_run {
    size_t series, first, count;
    size_t before; /* windows ahead of them */
    size_t lacks;  /* rows of context that the first one lacks; the next one lacks `stride` fewer */
} lc_window_run;

struct lc_windows {
    lc_window_run *item;
    size_t runs, capacity;
    size_t count, stride;
    lc_part part;
    size_t *skipped;             /* (series) windows that missing values forbid; NULL in a list made by hand */
    size_t *bare, bares, series; /* the series without a window, how many, of how many */
};

/* What contexts are read from: filled already, or filled here (*filled, for lc_dataset_free; NULL if not). */
lc_status lc_windows_known(const lc_dataset **known, lc_dataset **filled, const lc_windows_request *request,
                           const lc_filling *filling);

/* The channels that a context must know, for lc_free: inputs and targets; *count is added to. */
lc_status lc_windows_read(size_t **channel, size_t *count, const lc_windows_request *request);

/* LC_E_DATA for a value that is missing where data.missing = error. */
lc_status lc_windows_refuse(const lc_windows_request *request, const lc_series *series, size_t row, size_t channel);

#endif
