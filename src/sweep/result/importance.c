/* importance - values counted in cells, a density of the best and one of all, and how far they are from each other. */
#include "sweep/importance.h"

#include "core/mem.h"
#include "core/sort.h"
#include "sweep/best.h"
#include "sweep/front.h"
#include "sweep/truncated.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CELLS_MOST = 50, REGIME_LEAST = 2 };

/* Trials that count: row r is trial number[r]. */
typedef struct field {
    const lc_domain *domain;
    const lc_study *study;
    const lc_trial *trial;
    double *loss;   /* (rows, objectives) */
    size_t *number; /* (rows) */
    bool *top;      /* (rows) among the best */
    size_t rows, tops;
} field;

/* --- cells ------------------------------------------------------------------------------------------------------------ */

static size_t cells_of(const lc_dimension *d)
{
    size_t cells = CELLS_MOST;
    if (d->kind == LC_DIMENSION_CHOICE)
        return d->choices;
    if (d->kind == LC_DIMENSION_COUNT && d->log)
        cells = (size_t)ceil(log(d->high - d->low + 1) / log(2)) + 1;
    else if (d->step > 0)
        cells = lc_dimension_values(d);
    return cells < CELLS_MOST ? cells : CELLS_MOST;
}

/* The nearest cell; of two the lower one. */
static size_t cell_of(const lc_dimension *d, size_t cells, double x)
{
    const double low = d->log ? log(d->low) : d->low, high = d->log ? log(d->high) : d->high;
    if (d->kind == LC_DIMENSION_CHOICE)
        return (size_t)x;
    const double at = ceil(((d->log ? log(x) : x) - low) / ((high - low) / (double)(cells - 1)) - 0.5);
    return at > 0 ? at < (double)(cells - 1) ? (size_t)at : cells - 1 : 0;
}

/* count (cells): rows where the dimension counts, the best ones only or all of them. How many. */
static size_t count_cells(double *count, size_t cells, const field *f, size_t dimension, bool top)
{
    size_t all = 0;
    memset(count, 0, cells * sizeof *count);
    for (size_t r = 0; r < f->rows; r++) {
        const lc_dimension *d = &f->domain->dimension[dimension];
        const double x = f->trial[f->number[r]].value[dimension];
        if (!lc_dimension_has(d, x) || (top && !f->top[r]))
            continue;
        count[cell_of(d, cells, x)]++;
        all++;
    }
    return all;
}

/* --- densities -------------------------------------------------------------------------------------------------------- */

/* The first cell by which `wanted` of the counts are reached, or passed; the last one that has any, if none. */
static double cell_reaching(const double *count, size_t cells, double wanted, bool passed)
{
    double sum = 0, last = 0;
    for (size_t i = 0; i < cells; i++) {
        sum += count[i];
        if (count[i] == 0)
            continue;
        last = (double)i;
        if (passed ? sum > wanted : sum >= wanted)
            break;
    }
    return last;
}

/* 1.059 min(sd, range of quartiles / 1.34) n^-0.2 (Scott 1992); a cell is not narrower than 0.9 of its mass. */
static double width_of(const double *count, size_t cells, double all)
{
    double mean = 0, squares = 0;
    for (size_t i = 0; i < cells; i++)
        mean += (double)i * count[i] / all;
    for (size_t i = 0; i < cells; i++)
        squares += ((double)i - mean) * ((double)i - mean) * count[i];
    const double spread = sqrt(squares / fmax(1, all - 1));
    const double quartiles =
        cell_reaching(count, cells, floor(3 * all / 4), true) - cell_reaching(count, cells, floor(all / 4), false);
    return fmax(1.059 * fmin(quartiles / 1.34, spread) * pow(all, -0.2), 0.5 / 1.64);
}

/* The share of [x - 1/2, x + 1/2] of a normal distribution over all cells. */
static double share_of(double x, double center, double width, size_t cells)
{
    return exp(lc_truncated_log_mass((x - 0.5 - center) / width, (x + 0.5 - center) / width) -
               lc_truncated_log_mass((-0.5 - center) / width, ((double)cells - 0.5 - center) / width));
}

/* density (cells): a kernel at each cell that has counts, and one over all cells, which weighs as much as 1 count. */
static void find_density(double *density, const double *count, size_t cells, double all)
{
    const double width = width_of(count, cells, all);
    for (size_t x = 0; x < cells; x++) {
        double sum = share_of((double)x, (double)(cells - 1) / 2, (double)cells, cells);
        for (size_t i = 0; i < cells; i++)
            if (count[i] > 0)
                sum += count[i] * share_of((double)x, (double)i, width, cells);
        density[x] = sum / (all + 1) + 1e-12;
    }
}

/* The same of choices: a table of each choice that occurs, and one that is even. */
static void find_shares(double *density, const double *count, size_t choices, double all)
{
    double occurring = 0;
    for (size_t i = 0; i < choices; i++)
        occurring += count[i] > 0;
    const double even = 1 / (occurring + 1), row = 1 + (double)choices * even;
    for (size_t x = 0; x < choices; x++)
        density[x] = (all * even / row + count[x] / row + 1 / (double)choices) / (all + 1) + 1e-12;
}

/* sum of q (p / q - 1)^2, p of the best and q of all */
static double distance(const double *p, const double *q, size_t cells)
{
    double sum = 0;
    for (size_t i = 0; i < cells; i++)
        sum += q[i] * (p[i] / q[i] - 1) * (p[i] / q[i] - 1);
    return sum;
}

static lc_status weigh(double *out, const field *f, size_t dimension)
{
    lc_status status = LC_OK;
    const lc_dimension *d = &f->domain->dimension[dimension];
    const size_t cells = cells_of(d);
    void (*find)(double *, const double *, size_t, double) = d->kind == LC_DIMENSION_CHOICE ? find_shares : find_density;
    double *room = NULL;
    *out = 0;
    if (lc_dimension_values(d) == 1)
        return LC_OK;
    TRY(lc_new(&room, 3 * cells, sizeof *room));
    const double all = (double)count_cells(room, cells, f, dimension, false);
    if (all < REGIME_LEAST)
        goto done;
    find(room + cells, room, cells, all);
    const double top = (double)count_cells(room, cells, f, dimension, true);
    if (top == 0)
        goto done;
    find(room + 2 * cells, room, cells, top);
    const double alpha = top / (double)f->tops, beta = all / (double)f->rows;
    *out = alpha * alpha / beta * distance(room + 2 * cells, room + cells, cells);
done:
    lc_free(room);
    return status;
}

/* --- the best tenth --------------------------------------------------------------------------------------------------- */

/* Ties with the last of the tenth are in it. */
static lc_status mark_top(field *f)
{
    const size_t wanted = (f->rows + 9) / 10;
    double *sorted = NULL;
    if (f->study->objectives > 1)
        return lc_front_choose(f->top, f->loss, f->rows, f->study->objectives, wanted);
    CHECK(lc_new(&sorted, f->rows, sizeof *sorted));
    memcpy(sorted, f->loss, f->rows * sizeof *sorted);
    qsort(sorted, f->rows, sizeof *sorted, lc_sort_real);
    for (size_t r = 0; r < f->rows; r++)
        f->top[r] = f->loss[r] <= sorted[wanted - 1];
    lc_free(sorted);
    return LC_OK;
}

static lc_status weigh_all(double *importance, field *f)
{
    double sum = 0;
    if (f->rows >= 2) {
        CHECK(mark_top(f));
        for (size_t r = 0; r < f->rows; r++)
            f->tops += f->top[r];
        for (size_t i = 0; i < f->domain->count; i++) {
            CHECK(weigh(&importance[i], f, i));
            sum += importance[i];
        }
    }
    for (size_t i = 0; i < f->domain->count; i++)
        importance[i] = sum > 0 ? importance[i] / sum : 1 / (double)f->domain->count;
    return LC_OK;
}

lc_status lc_importance(double *importance, const lc_domain *domain, const lc_study *study, const lc_trial *trial, size_t trials)
{
    lc_status status = LC_OK;
    field f = {.domain = domain, .study = study, .trial = trial};
    TRY(lc_new(&f.loss, (trials + 1) * study->objectives, sizeof *f.loss));
    TRY(lc_new(&f.number, trials, sizeof *f.number));
    TRY(lc_new(&f.top, trials, sizeof *f.top));
    f.rows = lc_best_losses(f.loss, f.number, study, trial, trials);
    TRY(weigh_all(importance, &f));
done:
    lc_free(f.loss);
    lc_free(f.number);
    lc_free(f.top);
    return status;
}
