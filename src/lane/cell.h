/* cell - the pointwise part of one recurrent cell: a file in lane/cell. Products and weight gradients belong to nn/layer.
 *
 * All arrays of a step are (units, lanes), flat, `count` numbers, a multiple of the vector, aligned.
 */
#ifndef LC_LANE_CELL_H
#define LC_LANE_CELL_H

#include "core/registry.h"
#include "lane/level.h"

enum {
    LC_GATES_MAX = 4, /* gate groups of a step: a split cell keeps one more than it has gates */
    LC_STATES_MAX = 3 /* states of a cell, not counting h */
};

/* Forward reads pre-activations from gate[] and leaves there what backward needs; backward leaves dL/d pre-activation there.
 *
 * The order of a step: mask (a masked cell, over all units), forward (over blocks of units). On the way back: backward, then
 * backward_mask; between these gate[] and dh stay as backward left them. h_prev, h, c_prev, c and masked may then be read, not
 * changed. */
typedef struct lc_cell_step {
    size_t count;
    const void *knobs; /* the cell's own struct */
    lc_real *gate[LC_GATES_MAX];
    const lc_real *h_prev, *c_prev[LC_STATES_MAX];
    lc_real *h, *c[LC_STATES_MAX]; /* c: the cell's states; outside training a state may be written where it was read */
    lc_real *masked;               /* a masked cell's r * h_prev; NULL else */
    lc_real *dh;                   /* backward: dL/dh; a direct cell leaves here the part of dL/dh_prev that passes no gate */
    lc_real *dc[LC_STATES_MAX];    /* backward: dL/dc in, dL/dc_prev out */
    lc_real *dmasked;              /* backward_mask: dL/d masked */
} lc_cell_step;

typedef struct lc_cell_type {
    const char *help; /* the equation */
    const lc_option *knobs;
    size_t gates;  /* PyTorch's rows per unit */
    size_t states; /* states not counting h: 0 of a GRU, 1 of an LSTM */
    bool split;    /* the last gate's recurrent product has a group of its own, gate[gates] */
    bool masked; /* the last gate's recurrent product sees `masked` instead of h_prev: mask() before it, backward_mask() after its
                    adjoint */
    bool direct; /* part of dL/dh_prev passes no gate */
    double bias[LC_GATES_MAX]; /* what each gate's bias starts from */
    void (*forward)(const lc_cell_step *step);
    void (*backward)(const lc_cell_step *step);
    void (*mask)(const lc_cell_step *step);
    void (*backward_mask)(const lc_cell_step *step);
} lc_cell_type;

#ifdef LC_LEVEL_NAME
extern const lc_cell_type *const LC_LEVEL(lc_cell_table)[];
extern const char *const LC_LEVEL(lc_cell_table_names)[];
const lc_cell_type *LC_LEVEL(lc_cell_find)(const char *name);
lc_variant LC_LEVEL(lc_cell_variant)(const char *name);
#endif

#endif
