/* combine - rows eight at a time, so that a sum is loaded and stored once for eight terms. */
#include "core/combine.h"

#include <math.h>

#include "core/clones.h"

enum { ABREAST = 8 };

/* A pivot below this share of the largest diagonal number is rounding. */
static const double least_pivot = 1e-13;

static inline void add_one(double *restrict to, const double *restrict row, double factor, size_t width)
{
    for (size_t j = 0; j < width; j++)
        to[j] += factor * row[j];
}

static inline void add_eight(double *restrict to, const double *restrict r, const double *f, size_t stride, size_t width)
{
    for (size_t j = 0; j < width; j++) {
        double sum = to[j];
        sum += f[0] * r[j];
        sum += f[1] * r[j + stride];
        sum += f[2] * r[j + 2 * stride];
        sum += f[3] * r[j + 3 * stride];
        sum += f[4] * r[j + 4 * stride];
        sum += f[5] * r[j + 5 * stride];
        sum += f[6] * r[j + 6 * stride];
        sum += f[7] * r[j + 7 * stride];
        to[j] = sum;
    }
}

/* sign 1 or -1: a product with it is exact. */
LC_CLONES static void add(double *to, const lc_combined *rows, double sign)
{
    size_t i = 0;
    for (; i + ABREAST <= rows->count; i += ABREAST) {
        double factor[ABREAST];
        for (size_t k = 0; k < ABREAST; k++)
            factor[k] = sign * rows->factor[i + k];
        add_eight(to, rows->row + i * rows->stride, factor, rows->stride, rows->width);
    }
    for (; i < rows->count; i++)
        add_one(to, rows->row + i * rows->stride, sign * rows->factor[i], rows->width);
}

void lc_combine(double *to, const lc_combined *rows)
{
    add(to, rows, 1);
}

void lc_combine_less(double *to, const lc_combined *rows)
{
    add(to, rows, -1);
}

/* --- systems of equations -------------------------------------------------------------------------------------------- */

static double largest_pivot(const double *a, size_t size)
{
    double most = 0;
    for (size_t i = 0; i < size; i++)
        most = fmax(most, a[i * size + i]);
    return most;
}

/* Rows [first, end) of R leave row i: A[i][j] -= sum_k R[k][i] R[k][j], j >= i */
static void leave(double *a, size_t size, size_t i, size_t first, size_t end)
{
    double factor[ABREAST];
    for (size_t k = first; k < end; k++)
        factor[k - first] = a[k * size + i];
    lc_combine_less(a + i * size + i, &(lc_combined){factor, a + first * size + i, end - first, size, size - i});
}

/* R[i][i] = sqrt(A[i][i]); R[i][j] = A[i][j] / R[i][i] */
static bool finish_row(double *a, size_t size, size_t i, double least)
{
    double *row = a + i * size;
    if (!(row[i] > least))
        return false;
    row[i] = sqrt(row[i]);
    for (size_t j = i + 1; j < size; j++)
        row[j] /= row[i];
    return true;
}

static void mirror(double *a, size_t size)
{
    for (size_t i = 0; i < size; i++)
        for (size_t j = 0; j < i; j++)
            a[i * size + j] = a[j * size + i];
}

bool lc_cholesky(double *a, size_t size)
{
    const double least = least_pivot * largest_pivot(a, size);
    for (size_t first = 0; first < size; first += ABREAST) {
        const size_t end = first + ABREAST < size ? first + ABREAST : size;
        for (size_t i = first; i < end; i++) {
            leave(a, size, i, first, i);
            if (!finish_row(a, size, i, least))
                return false;
        }
        for (size_t i = end; i < size; i++)
            leave(a, size, i, first, end);
    }
    mirror(a, size);
    return true;
}

static void divide(double *row, size_t width, double by)
{
    for (size_t j = 0; j < width; j++)
        row[j] /= by;
}

/* Z[i] = (B[i] - sum over k < i of R[k][i] Z[k]) / R[i][i] */
void lc_cholesky_forward(double *b, size_t width, const double *a, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        lc_combine_less(b + i * width, &(lc_combined){a + i * size, b, i, width, width});
        divide(b + i * width, width, a[i * size + i]);
    }
}

/* R' Z = B; then R X = Z: X[i] = (Z[i] - sum over k > i of R[i][k] X[k]) / R[i][i] */
void lc_cholesky_solve(double *b, size_t width, const double *a, size_t size)
{
    lc_cholesky_forward(b, width, a, size);
    for (size_t i = size; i-- > 0;) {
        const double *factor = a + i * size + i + 1;
        lc_combine_less(b + i * width, &(lc_combined){factor, b + (i + 1) * width, size - i - 1, width, width});
        divide(b + i * width, width, a[i * size + i]);
    }
}
