/* scaler - how a channel is brought to a common size: a strategy file in data/scaler gives shift and scale. */
#ifndef LC_DATA_SCALER_H
#define LC_DATA_SCALER_H

#include <lanecast/scaler.h>

typedef struct lc_scaler_type {
    const char *name;
    const char *help; /* one line */

    /* From the known training values of one channel, count >= 1. A scale that is 0 or mere rounding (a constant channel)
     * becomes 1. */
    void (*fit)(double *shift, double *scale, const double *value, size_t count);
} lc_scaler_type;

extern const lc_scaler_type *const lc_scaler_table[];
extern const char *const lc_scaler_table_names[];

#endif
