/* outer - how transposed inputs and weight gradients lie in column panels, and the kernels that write them. Networks use
 * lane/wgrad. */
#ifndef LC_LANE_OUTER_H
#define LC_LANE_OUTER_H

#include <lanecast/base.h>

enum {
    LC_COLUMNS = 32,  /* columns of a panel of transposed inputs and of a weight gradient */
    LC_OUTER_ROWS = 4 /* rows of the least tile of weight gradients: what members share is whole ones of these */
};

/* dW += sum over steps and lanes of dG X'; = where it is fresh. There is one dW for each of `sums` equal parts of the lanes. */
typedef struct lc_outer {
    lc_real *dw;                      /* (sums, column panels, rows, LC_COLUMNS) */
    size_t rows, columns, first, end; /* first, end: the rows to compute */
    const lc_real *dg;                /* (steps, rows, lanes), dg_stride numbers from step to step */
    size_t dg_stride;
    const lc_real *xt; /* (column panels, sums, steps, a sum's lanes, LC_COLUMNS), xt_steps long */
    size_t xt_steps, steps, lanes, sums;
    size_t parts, apart; /* arrays that a sum's lanes are in, numbers from one dg, xt to the next; parts > 1: sums is 1 */
    bool fresh;
    bool paired; /* few columns: xt is transposed in pairs, and so is dW (column c is to be 2 c plus 2 c + 1); a vector serves two
                    lanes */
} lc_outer;

/* Panels that hold `columns` columns. */
static inline size_t lc_column_panels(size_t columns)
{
    return (columns + LC_COLUMNS - 1) / LC_COLUMNS;
}

/* Numbers of one dW. */
static inline size_t lc_outer_length(size_t rows, size_t columns)
{
    return lc_column_panels(columns) * LC_COLUMNS * rows;
}

/* Rows (rows, lanes) of one step into columns [column, column + rows) of transposed panels, as lc_outer reads them. Paired, one
 * panel of (sums, steps, a sum's lanes / 2, LC_COLUMNS): an even lane's column c at 2 c, the next lane's after it. */
typedef struct lc_transpose {
    lc_real *xt;
    const lc_real *x;
    size_t rows, column, lanes, sums, step, xt_steps;
    bool paired;
} lc_transpose;

#endif
