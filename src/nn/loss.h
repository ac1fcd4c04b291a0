/* loss - what training makes small: a file in nn/loss. */
#ifndef LC_NN_LOSS_H
#define LC_NN_LOSS_H

#include <lanecast/base.h>

typedef struct lc_loss {
    const char *name;
    const char *formula;

    /* One row of lanes: sum[lane] += loss of y against target; dy = slope * scale unless dy is NULL. parameter: huber's delta. */
    void (*row)(double *sum, lc_real *dy, const lc_real *y, const lc_real *target, size_t lanes, double scale, double parameter);
} lc_loss;

extern const lc_loss *const lc_loss_table[];
extern const char *const lc_loss_table_names[];

#endif
