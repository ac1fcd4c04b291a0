/* cell - the pointwise part of one recurrent cell: a file in lane/cell. Products and weight gradients belong to nn/layer.
 *
 * All arrays of a step are (units, lanes), flat, `count` numbers, a multiple of the vector, aligned. With one lane a vector holds
 * units, and what is after the last one does not matter.
 */
#ifndef LC_LANE_CELL_H
#define LC_LANE_CELL_H

#include "core/registry.h"
#include "lane/level.h"

enum {
    LC_GATES_MAX = 4,  /* gate groups of a step: a split cell keeps one more than it has gates */
    LC_STATES_MAX = 3, /* states of a cell, not counting h */
    LC_OWN_MAX = 2,    /* parameters of a cell's own */
    LC_OWN_VECTORS_MAX = 5
};

/* Forward reads pre-activations from gate[] and leaves there what backward needs; backward leaves dL/d pre-activation there.
 *
 * The order of a step: mask (a masked cell, over all units), forward (over blocks of units). On the way back: backward, then
 * backward_mask; between these gate[] and dh stay as backward left them. h_prev, h, c_prev, c and masked may then be read, not
 * changed. */
typedef struct lc_cell_step {
    size_t count;
    size_t units, lanes; /* a whole cell's */
    const void *knobs;   /* the cell's own struct */
    lc_real *gate[LC_GATES_MAX];
    const lc_real *h_prev, *c_prev[LC_STATES_MAX];
    lc_real *h, *c[LC_STATES_MAX]; /* c: the cell's states; outside training a state may be written where it was read */
    lc_real *masked;               /* a masked cell's r * h_prev; NULL else */
    lc_real *dh;                   /* backward: dL/dh; a direct cell leaves here the part of dL/dh_prev that passes no gate */
    lc_real *dc[LC_STATES_MAX];    /* backward: dL/dc in, dL/dc_prev out */
    lc_real *dmasked;              /* backward_mask: dL/d masked */
    const lc_real *own;            /* vectors of the cell's own parameters, each (units, lanes), own_span numbers apart */
    lc_real *down;                 /* backward: += dL/d own, as own */
    size_t own_span;
} lc_cell_step;

/* A parameter of a cell's own: `vectors` numbers per unit, the same in every lane. */
typedef struct lc_cell_own {
    const char *name; /* without _l0; the parameter is (vectors, units) */
    size_t vectors;   /* 0: none */
    double start[LC_OWN_VECTORS_MAX];
} lc_cell_own;

typedef struct lc_cell_type {
    const char *help; /* the equation */
    const lc_option *knobs;
    size_t gates;  /* PyTorch's rows per unit */
    size_t states; /* states not counting h: 0 of a GRU, 1 of an LSTM */
    bool split;    /* the last gate's recurrent product has a group of its own, gate[gates] */
    bool masked; /* the last gate's recurrent product sees `masked` instead of h_prev: mask() before it, backward_mask() after its
                    adjoint */
    bool direct; /* part of dL/dh_prev passes no gate */
    bool scan;   /* gates see x only: there is no U and no b_hh, and all of dL/dh_prev is direct */
    bool whole;  /* units are not independent of each other: forward and backward see all of them at once */
    lc_cell_own own[LC_OWN_MAX];
    const char *gate_name[LC_GATES_MAX]; /* in messages, of each group; NULL: it is called by its number */
    double bias[LC_GATES_MAX];           /* what each gate's bias starts from */
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
