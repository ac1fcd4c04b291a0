/* windows - what the files that cut windows, read them and describe them share. */
#ifndef LC_DATA_WINDOW_WINDOWS_H
#define LC_DATA_WINDOW_WINDOWS_H

#include <lanecast/window.h>

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

#endif
