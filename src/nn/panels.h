/* panels - weight gradients in column panels, as lane/outer makes them, back into row-major matrices. */
#ifndef LC_NN_PANELS_H
#define LC_NN_PANELS_H

#include "lane/lane.h"

/* Sets a column of transposed inputs to one over `lanes` places (steps * lanes of the panels): what multiplies a bias. */
static inline void lc_panels_ones(lc_real *xt, size_t column, size_t lanes, bool paired)
{
    for (size_t i = 0; i < lanes; i++)
        if (paired)
            xt[i / 2 * LC_COLUMNS + 2 * column + i % 2] = 1;
        else
            xt[(column / LC_COLUMNS * lanes + i) * LC_COLUMNS + column % LC_COLUMNS] = 1;
}

/* Pairs of columns of a dW become one column each, in place. */
static inline void lc_panels_fold(lc_real *dw, size_t rows, size_t columns)
{
    for (size_t row = 0; row < rows; row++, dw += LC_COLUMNS)
        for (size_t k = 0; k < columns; k++)
            dw[k] = dw[2 * k] + dw[2 * k + 1];
}

/* to += from, = where it is fresh. */
static inline void lc_panels_put(lc_real *restrict to, const lc_real *restrict from, size_t count, bool fresh)
{
    for (size_t i = 0; fresh && i < count; i++)
        to[i] = from[i];
    for (size_t i = 0; !fresh && i < count; i++)
        to[i] += from[i];
}

/* matrix (rows, columns) += columns [first, first + columns) of dw, which has `rows` rows; = where it is fresh. */
static inline void lc_panels_back(lc_real *restrict matrix, const lc_real *restrict dw, size_t rows, size_t first, size_t columns,
                                  bool fresh)
{
    for (size_t k = 0, width; k < columns; k += width) {
        size_t panel = (first + k) / LC_COLUMNS, at = (first + k) % LC_COLUMNS;
        width = LC_COLUMNS - at < columns - k ? LC_COLUMNS - at : columns - k;
        for (size_t row = 0; row < rows; row++)
            lc_panels_put(matrix + row * columns + k, dw + (panel * rows + row) * LC_COLUMNS + at, width, fresh);
    }
}

#endif
