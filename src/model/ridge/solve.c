/* solve - the equations of one look-back, level and penalty, and the squared errors of what solves them. */
#include "model/ridge/solve.h"

#include <string.h>

#include "core/combine.h"

/* g_j = 1/t sum over the last t rows l of S[l][j]; returns q = 1/t sum of g_l */
static double levels_of(const lc_ridge_view *v, const lc_gram *s)
{
    double q = 0;
    for (size_t j = v->context - v->rows; j < s->rows; j++) {
        double sum = 0;
        for (size_t l = v->context - v->level; l < v->context; l++)
            sum += lc_gram_at(s, l, j);
        v->room->g[j] = sum / (double)v->level;
    }
    for (size_t l = v->context - v->level; l < v->context; l++)
        q += v->room->g[l];
    return q / (double)v->level;
}

/* S_ij - g_i - g_j + q, of pairs of the look-back, of look-back and horizon, and of each step with itself. */
void lc_ridge_take_levels_off(const lc_ridge_view *v, const lc_gram *s, double *xx, double *xy, double *yy)
{
    const size_t first = v->context - v->rows;
    const double q = levels_of(v, s), *g = v->room->g;
    for (size_t i = 0; i < v->rows; i++)
        for (size_t j = 0; j <= i; j++)
            xx[i * v->rows + j] = xx[j * v->rows + i] = lc_gram_at(s, first + i, first + j) - g[first + i] - g[first + j] + q;
    for (size_t i = 0; i < v->rows; i++)
        for (size_t h = 0; h < v->horizon; h++)
            xy[i * v->horizon + h] = lc_gram_at(s, first + i, v->context + h) - g[first + i] - g[v->context + h] + q;
    for (size_t h = 0; h < v->horizon; h++)
        yy[h] = lc_gram_at(s, v->context + h, v->context + h) - 2 * g[v->context + h] + q;
}

/* (X'X + penalty) W' = X'Y */
bool lc_ridge_solve(const lc_ridge_view *v, double penalty)
{
    const lc_ridge_room *r = v->room;
    memcpy(r->factor, r->xx, v->rows * v->rows * sizeof *r->xx);
    memcpy(r->w, r->xy, v->rows * v->horizon * sizeof *r->xy);
    for (size_t i = 0; i < v->rows; i++)
        r->factor[i * v->rows + i] += penalty;
    if (!lc_cholesky(r->factor, v->rows))
        return false;
    lc_cholesky_solve(r->w, v->horizon, r->factor, v->rows);
    return true;
}

/* |Y - X W'|^2 of each step = Y'Y - W X'Y - penalty |W|^2, since X'X W' = X'Y - penalty W' */
void lc_ridge_measure_fit(const lc_ridge_view *v, double penalty)
{
    const lc_ridge_room *r = v->room;
    memcpy(r->fit, r->yy, v->horizon * sizeof *r->fit);
    for (size_t i = 0; i < v->rows; i++)
        for (size_t h = 0; h < v->horizon; h++) {
            const double w = r->w[i * v->horizon + h];
            r->fit[h] -= w * (r->xy[i * v->horizon + h] + penalty * w);
        }
}

/* Over validation windows: Y'Y - 2 W X'Y + W X'X W' */
void lc_ridge_measure_check(const lc_ridge_view *v)
{
    const lc_ridge_room *r = v->room;
    memcpy(r->error, r->check_yy, v->horizon * sizeof *r->error);
    for (size_t i = 0; i < v->rows; i++) {
        for (size_t h = 0; h < v->horizon; h++)
            r->row[h] = -2 * r->check_xy[i * v->horizon + h];
        lc_combine(r->row, &(lc_combined){r->check_xx + i * v->rows, r->w, v->rows, v->horizon, v->horizon});
        for (size_t h = 0; h < v->horizon; h++)
            r->error[h] += r->w[i * v->horizon + h] * r->row[h];
    }
}
