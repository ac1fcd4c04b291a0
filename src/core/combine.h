/* combine - sums of rows with factors, and systems of equations that are made of them. Every number is one sum in the order of
 * its terms: the same bits on every processor that multiplies and adds as IEEE 754 says. */
#ifndef LC_CORE_COMBINE_H
#define LC_CORE_COMBINE_H

#include "core/status.h"

/* Rows of `width` numbers, each `stride` after the one before; a factor for each. */
typedef struct lc_combined {
    const double *factor, *row;
    size_t count, stride, width;
} lc_combined;

/* to[j] += sum over i of factor[i] row[i][j], i rising; to (width) is none of the rows. Subtracted: to[j] -= ... */
void lc_combine(double *to, const lc_combined *rows);
void lc_combine_less(double *to, const lc_combined *rows);

/* A = R' R with R upper triangular (Cholesky), in place: A (size, size) is given by its upper triangle; then it has R there, and
 * R' below. False where A is not positive definite beyond rounding: a pivot is not above 1e-13 of the diagonal's largest. */
bool lc_cholesky(double *a, size_t size);

/* B (size, width) becomes the Z of R' Z = B, so that Z' Z = B' A^-1 B; a: as lc_cholesky left it. */
void lc_cholesky_forward(double *b, size_t width, const double *a, size_t size);

/* B (size, width) becomes the X of A X = B; a: as lc_cholesky left it. */
void lc_cholesky_solve(double *b, size_t width, const double *a, size_t size);

#endif
