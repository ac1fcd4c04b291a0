/* cmaes - rates from the number of dimensions, points from the distribution, and the distribution from points. */
#include "sweep/cmaes.h"

#include "core/mem.h"

#include <gsl/gsl_eigen.h>
#include <math.h>
#include <string.h>

/* --- before it begins ------------------------------------------------------------------------------------------------- */

size_t lc_cmaes_population(size_t dimensions)
{
    return 4 + (size_t)floor(3 * log((double)dimensions));
}

static double square(double x)
{
    return x * x;
}

/* mu_eff of weights [from, to) */
static double effective(const double *weight, size_t from, size_t to)
{
    double sum = 0, squares = 0;
    for (size_t i = from; i < to; i++) {
        sum += weight[i];
        squares += square(weight[i]);
    }
    return square(sum) / squares;
}

/* Positive ones sum to 1, negative ones to -alpha (50 to 53). */
static void scale_weights(lc_cmaes *c, double effective_rest)
{
    const double n = (double)c->dimensions;
    const double alpha = fmin(fmin(1 + c->one / c->rank, 1 + 2 * effective_rest / (c->parents_effective + 2)),
                              (1 - c->one - c->rank) / (n * c->rank));
    double positive = 0, negative = 0;
    for (size_t i = 0; i < c->population; i++)
        *(c->weight[i] > 0 ? &positive : &negative) += fabs(c->weight[i]);
    for (size_t i = 0; i < c->population; i++)
        c->weight[i] *= c->weight[i] > 0 ? 1 / positive : alpha / negative;
}

/* Table 1 of the tutorial. */
static void set_rates(lc_cmaes *c)
{
    const double n = (double)c->dimensions;
    /* w_i = ln((lambda + 1) / 2) - ln i */
    for (size_t i = 0; i < c->population; i++)
        c->weight[i] = log(((double)c->population + 1) / 2) - log((double)i + 1);
    c->parents = c->population / 2;
    const double mu = effective(c->weight, 0, c->parents);
    c->parents_effective = mu;
    /* c_1 = 2 / ((n + 1.3)^2 + mu_eff) */
    c->one = 2 / (square(n + 1.3) + mu);
    /* c_mu = 2 (mu_eff - 2 + 1 / mu_eff) / ((n + 2)^2 + mu_eff) */
    c->rank = fmin(1 - c->one - 1e-8, 2 * (mu - 2 + 1 / mu) / (square(n + 2) + mu));
    /* c_c = (4 + mu_eff / n) / (n + 4 + 2 mu_eff / n) */
    c->path_rate = (4 + mu / n) / (n + 4 + 2 * mu / n);
    /* c_s = (mu_eff + 2) / (n + mu_eff + 5) */
    c->step_rate = (mu + 2) / (n + mu + 5);
    /* d_s = 1 + 2 max(0, sqrt((mu_eff - 1) / (n + 1)) - 1) + c_s */
    c->damping = 1 + 2 * fmax(0, sqrt((mu - 1) / (n + 1)) - 1) + c->step_rate;
    /* chi = E|N(0, I)| */
    c->expected = sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n));
    scale_weights(c, effective(c->weight, c->parents, c->population));
}

static double *take(double **at, size_t count)
{
    double *part = *at;
    *at += count;
    return part;
}

lc_status lc_cmaes_new(lc_cmaes *out, size_t dimensions, size_t population)
{
    const size_t n = dimensions, matrix = n * n;
    lc_cmaes c = {.dimensions = n, .population = population, .step = 1.0 / 6};
    CHECK(lc_new(&c.memory, population + 4 * n + 2 * matrix + (matrix + 4 * n), sizeof *c.memory));
    double *at = c.memory;
    c.weight = take(&at, population);
    c.mean = take(&at, n);
    c.path = take(&at, n);
    c.step_path = take(&at, n);
    c.length = take(&at, n);
    c.covariance = take(&at, matrix);
    c.axis = take(&at, matrix);
    c.scratch = at;
    set_rates(&c);
    for (size_t i = 0; i < n; i++) {
        c.mean[i] = 0.5;
        c.length[i] = c.covariance[i * n + i] = c.axis[i * n + i] = 1;
    }
    *out = c;
    return LC_OK;
}

void lc_cmaes_free(lc_cmaes *c)
{
    lc_free(c->memory);
    *c = (lc_cmaes){0};
}

/* --- points ----------------------------------------------------------------------------------------------------------- */

void lc_cmaes_draw(double *point, const lc_cmaes *c, const double *normal)
{
    const size_t n = c->dimensions;
    /* x = m + sigma B D z (38 to 40) */
    for (size_t i = 0; i < n; i++) {
        double y = 0;
        for (size_t k = 0; k < n; k++)
            y += c->axis[i * n + k] * c->length[k] * normal[k];
        point[i] = c->mean[i] + c->step * y;
    }
}

/* --- a generation ----------------------------------------------------------------------------------------------------- */

/* out = C^(-1/2) y = B D^-1 B^T y */
static void whiten(double *out, const lc_cmaes *c, const double *y)
{
    const size_t n = c->dimensions;
    memset(out, 0, n * sizeof *out);
    for (size_t k = 0; k < n; k++) {
        double along = 0;
        for (size_t i = 0; i < n; i++)
            along += c->axis[i * n + k] * y[i];
        for (size_t i = 0; i < n; i++)
            out[i] += c->axis[i * n + k] * along / c->length[k];
    }
}

static double norm(const double *x, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += x[i] * x[i];
    return sqrt(sum);
}

/* Points (population, dimensions) as steps from the mean: y = (x - m) / sigma. */
static void take_steps(double *point, const lc_cmaes *c)
{
    for (size_t k = 0; k < c->population; k++)
        for (size_t i = 0; i < c->dimensions; i++)
            point[k * c->dimensions + i] = (point[k * c->dimensions + i] - c->mean[i]) / c->step;
}

/* y_w = sum w_k y_k over the parents (41); m += sigma y_w (42) */
static void move_mean(double *mean_step, lc_cmaes *c, const double *y)
{
    for (size_t i = 0; i < c->dimensions; i++) {
        mean_step[i] = 0;
        for (size_t k = 0; k < c->parents; k++)
            mean_step[i] += c->weight[k] * y[k * c->dimensions + i];
        c->mean[i] += c->step * mean_step[i];
    }
}

/* Longer steps where the mean went one way. Whether the path of the covariance is updated: h_s. */
static bool change_step(lc_cmaes *c, const double *mean_step, double *white)
{
    const size_t n = c->dimensions;
    const double rate = c->step_rate;
    whiten(white, c, mean_step);
    /* p_s = (1 - c_s) p_s + sqrt(c_s (2 - c_s) mu_eff) C^(-1/2) y_w (43) */
    for (size_t i = 0; i < n; i++)
        c->step_path[i] = (1 - rate) * c->step_path[i] + sqrt(rate * (2 - rate) * c->parents_effective) * white[i];
    const double length = norm(c->step_path, n);
    /* sigma = sigma exp(c_s / d_s (|p_s| / chi - 1)) (44) */
    c->step = fmin(c->step * exp(rate / c->damping * (length / c->expected - 1)), 1e32);
    /* h_s = |p_s| / sqrt(1 - (1 - c_s)^(2 (g + 1))) < (1.4 + 2 / (n + 1)) chi */
    return length / sqrt(1 - pow(1 - rate, 2 * ((double)c->generation + 2))) < (1.4 + 2 / ((double)n + 1)) * c->expected;
}

/* p_c = (1 - c_c) p_c + h_s sqrt(c_c (2 - c_c) mu_eff) y_w (45) */
static void go_on(lc_cmaes *c, const double *mean_step, bool goes_on)
{
    const double rate = c->path_rate, share = goes_on ? sqrt(rate * (2 - rate) * c->parents_effective) : 0;
    for (size_t i = 0; i < c->dimensions; i++)
        c->path[i] = (1 - rate) * c->path[i] + share * mean_step[i];
}

/* C grows along the path and the steps to good points, and shrinks along those to bad ones. */
static void change_covariance(lc_cmaes *c, const double *y, bool goes_on, double *white)
{
    const size_t n = c->dimensions;
    double sum = 0;
    for (size_t k = 0; k < c->population; k++)
        sum += c->weight[k];
    /* C = (1 + c_1 (1 - h_s) c_c (2 - c_c) - c_1 - c_mu sum w) C + c_1 p_c p_c^T + c_mu sum w_k y_k y_k^T (47) */
    const double kept = 1 + (goes_on ? 0 : c->one * c->path_rate * (2 - c->path_rate)) - c->one - c->rank * sum;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            c->covariance[i * n + j] = kept * c->covariance[i * n + j] + c->one * (c->path[i] * c->path[j]);
    for (size_t k = 0; k < c->population; k++) {
        const double *of = &y[k * n];
        whiten(white, c, of);
        /* a bad one's weight: n w / |C^(-1/2) y|^2 (46) */
        const double weight = c->weight[k] * (c->weight[k] < 0 ? (double)n / (square(norm(white, n)) + 1e-8) : 1);
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; j < n; j++)
                c->covariance[i * n + j] += c->rank * weight * (of[i] * of[j]);
    }
}

/* B and D of C. */
static void find_axes(lc_cmaes *c)
{
    const size_t n = c->dimensions;
    double *copy = c->scratch, *at = copy + n * n;
    gsl_eigen_symmv_workspace work = {n, take(&at, n), take(&at, n), take(&at, n), take(&at, n)};
    memcpy(copy, c->covariance, n * n * sizeof *copy);
    gsl_matrix_view matrix = gsl_matrix_view_array(copy, n, n), axes = gsl_matrix_view_array(c->axis, n, n);
    gsl_vector_view squares = gsl_vector_view_array(c->length, n);
    gsl_eigen_symmv(&matrix.matrix, &squares.vector, &axes.matrix, &work);
    for (size_t k = 0; k < n; k++)
        c->length[k] = sqrt(c->length[k] < 0 ? 1e-8 : c->length[k]);
}

void lc_cmaes_learn(lc_cmaes *c, double *point)
{
    double *mean_step = c->scratch, *white = mean_step + c->dimensions;
    take_steps(point, c);
    move_mean(mean_step, c, point);
    const bool goes_on = change_step(c, mean_step, white);
    go_on(c, mean_step, goes_on);
    change_covariance(c, point, goes_on, white);
    find_axes(c);
    c->generation++;
}
