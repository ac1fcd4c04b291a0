/* head - what a network says of a target, and the loss that trains it: a file in nn/head. Pure arithmetic.
 *
 * A cell is one step of one target. A head gives each cell `outputs` numbers: 1 for a point, one per level for quantiles, a
 * parameter each for a distribution. A head of classes gives as many as the net's shape has classes; its target is the index of
 * one.
 */
#ifndef LC_NN_HEAD_H
#define LC_NN_HEAD_H

#include <math.h>

#include "core/knob.h"
#include "core/registry.h"
#include "lane/lane.h"

/* One cell over all lanes of a shard. */
typedef struct lc_head_cell {
    size_t lanes;
    const lc_real *y;      /* (outputs, lanes) */
    const lc_real *target; /* (lanes), scaled; NaN: not known, which adds no loss and has slope 0 */
    double *loss;          /* (lanes): += */
    lc_real *dy;           /* (outputs, lanes): = lc_lane_real(slope * scale); NULL: not wanted */
    double scale;
    const void *knobs;
    size_t outputs;
    const lc_real *unit;  /* (lanes) of a head of counts: how many are one in scaled units; NULL: 1 */
    const double *weight; /* (classes) what the loss of each counts; NULL: 1 */
} lc_head_cell;

enum { LC_HEAD_OUTPUTS_MAX = 256 };

typedef struct lc_head {
    const char *help; /* the formula; and what it says of a target, in the target's units */
    const char *says; /* what its point is: "the mean"; NULL: it is of classes */
    const lc_option *knobs;
    bool unshifted; /* it takes values for their size: refused where a scaler, a transform or model.normalize moves their zero */
    bool counts;    /* its targets are whole numbers, 0 or more */
    bool density;   /* its loss is -ln of a density of the target; else each output is a value, in the units of the target */
    bool unfed;     /* no output is a value, so that a decoder has none to read as what it said: refused */

    /* (optional) Outputs of a cell, at most LC_HEAD_OUTPUTS_MAX; NULL: 1. */
    size_t (*outputs)(const void *knobs);

    /* (optional) LC_E_CONFIG, and what to do, for knobs that cannot be. */
    lc_status (*check)(const void *knobs);

    void (*loss)(const lc_head_cell *cell);

    bool classes; /* its targets are classes */

    /* (optional) Of classes: probabilities from outputs, in place; NULL: scores. */
    void (*probabilities)(double *value, size_t classes);

    /* (optional) The outputs of a cell from scaled units into the data's own, in place: scaled = (x - shift) / scale.
     * NULL: each is a value, x = scaled * scale + shift. */
    void (*read)(double *value, double shift, double scale, const void *knobs);

    /* (optional) The point forecast among the outputs of a cell, after read; NULL: the first. */
    double (*point)(const double *value, const void *knobs);

    /* (optional) What it says beyond the point, after read: the number below which the target is with probability `level`, which
     * is between 0 and 1; it rises with the level. NULL: it says a point only. */
    double (*quantile)(const double *value, double level, const void *knobs);

    /* (optional) The continuous ranked probability score of a truth, in closed form. */
    double (*crps)(const double *value, double truth, const void *knobs);

    /* (optional) The levels that it can be asked for, rising; borrowed from knobs. NULL: any, so that samples can be drawn. */
    const double *(*levels)(size_t *count, const void *knobs);

    /* (optional) Which output of a cell a decoder reads as its own point forecast, in scaled units; NULL: the first. */
    size_t (*fed)(const void *knobs);
} lc_head;

LC_REGISTRY_WITH_KNOBS(lc_head, lc_head);

/* e = y - target of a lane; 0 where the target is not known. */
static inline double lc_head_error(const lc_head_cell *c, size_t lane)
{
    double target = (double)c->target[lane];
    return isnan(target) ? 0 : (double)c->y[lane] - target;
}

/* The class of a lane; SIZE_MAX where it is not known. What its loss counts. */
static inline size_t lc_head_class(const lc_head_cell *c, size_t lane)
{
    return isnan(c->target[lane]) ? SIZE_MAX : (size_t)c->target[lane];
}

static inline double lc_head_weight(const lc_head_cell *c, size_t k)
{
    return k >= c->outputs ? 0 : c->weight ? c->weight[k] : 1;
}

/* The outputs of a cell; their values in the data's own units, in place; the point forecast among these. */
static inline size_t lc_head_outputs(const lc_head *head, const void *knobs)
{
    return head->outputs ? head->outputs(knobs) : 1;
}

static inline size_t lc_head_fed(const lc_head *head, const void *knobs)
{
    return head->fed ? head->fed(knobs) : 0;
}

void lc_head_read(double *value, const lc_head *head, double shift, double scale, const void *knobs);
double lc_head_point(const double *value, const lc_head *head, const void *knobs);

#endif
