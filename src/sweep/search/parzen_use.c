/* parzen_use - points from kernels, and how dense they are there. */
#include "core/mem.h"
#include "sweep/parzen.h"
#include "sweep/truncated.h"

#include <math.h>
#include <string.h>

/* A kernel of m + 1: 1 / (m + 1) for every choice, and 1 more for its own, over their sum. */
static double choice_share(const lc_kernels *k, size_t kernels, size_t kernel, size_t choice)
{
    const double choices = (double)k->dimension->choices, even = 1 / (double)kernels;
    if (k->center[kernel] < 0)
        return 1 / choices;
    return (even + (k->center[kernel] == (double)choice)) / (1 + choices * even);
}

/* --- drawing ---------------------------------------------------------------------------------------------------------- */

static void draw_kernels(size_t *kernel, const lc_parzen *p, size_t count, const lc_uniforms *uniforms)
{
    for (size_t c = 0; c < count; c++) {
        const double u = lc_uniforms_next(uniforms);
        double below = p->weight[0];
        kernel[c] = 0;
        while (kernel[c] + 1 < p->kernels && below <= u)
            below += p->weight[++kernel[c]];
    }
}

static double draw_choice(const lc_parzen *p, const lc_kernels *k, size_t kernel, double u)
{
    size_t choice = 0;
    for (double below = choice_share(k, p->kernels, kernel, 0); choice + 1 < k->dimension->choices && below < u;)
        below += choice_share(k, p->kernels, kernel, ++choice);
    return (double)choice;
}

static double draw_number(const lc_kernels *k, size_t kernel, double u)
{
    const lc_dimension *d = k->dimension;
    const double center = k->center[kernel], width = k->width[kernel];
    double x = center + width * lc_truncated_quantile(u, (k->low - center) / width, (k->high - center) / width);
    x = d->log ? exp(x) : x;
    if (d->step > 0)
        x = d->low + d->step * nearbyint((x - d->low) / d->step);
    return fmin(fmax(x, d->low), d->high);
}

static void draw_dimension(double *x, const lc_parzen *p, size_t i, const size_t *kernel, size_t count,
                           const lc_uniforms *uniforms)
{
    const lc_kernels *k = &p->of[i];
    for (size_t c = 0; c < count; c++) {
        const double u = lc_uniforms_next(uniforms);
        x[c * p->dimensions + i] =
            k->dimension->kind == LC_DIMENSION_CHOICE ? draw_choice(p, k, kernel[c], u) : draw_number(k, kernel[c], u);
    }
}

/* Random numbers in Optuna's order: kernels, then choices, then numbers. */
lc_status lc_parzen_draw(double *x, const lc_parzen *p, size_t count, const lc_uniforms *uniforms)
{
    size_t *kernel = NULL;
    CHECK(lc_new(&kernel, count, sizeof *kernel));
    draw_kernels(kernel, p, count, uniforms);
    for (int numbers = 0; numbers < 2; numbers++)
        for (size_t i = 0; i < p->dimensions; i++)
            if ((p->of[i].dimension->kind != LC_DIMENSION_CHOICE) == numbers)
                draw_dimension(x, p, i, kernel, count, uniforms);
    lc_free(kernel);
    return LC_OK;
}

/* --- density ---------------------------------------------------------------------------------------------------------- */

static void add_choice(double *sum, const lc_kernels *k, size_t kernels, double x)
{
    const double choices = (double)k->dimension->choices, even = 1 / (double)kernels;
    const double own = log((even + 1) / (1 + choices * even)), other = log(even / (1 + choices * even));
    for (size_t i = 0; i + 1 < kernels; i++)
        sum[i] += k->center[i] == x ? own : other;
    sum[kernels - 1] -= log(choices);
}

/* log of phi((x - center) / width) / width / mass */
static void add_number(double *sum, const lc_kernels *k, size_t kernels, double x)
{
    const double at = k->dimension->log ? log(x) : x;
    for (size_t i = 0; i < kernels; i++) {
        const double z = (at - k->center[i]) / k->width[i];
        sum[i] -= 0.5 * z * z + k->norm[i];
    }
}

/* Beyond this many widths a kernel adds nothing to the sum that has the kernel over the range in it: e^-72. */
enum { FAR = 12 };

/* log of the mass from a to b, in widths; where that is nothing, about that. */
static double log_share(double a, double b)
{
    if (a > FAR || b < -FAR)
        return -0.5 * (a > 0 ? a * a : b * b);
    return lc_truncated_log_mass(a, b);
}

/* log of the mass of [x - step / 2, x + step / 2] over that of the range */
static void find_shares(double *share, const lc_kernels *k, size_t kernels, double x)
{
    const lc_dimension *d = k->dimension;
    const double half = d->step / 2, left = d->log ? log(x - half) : x - half, right = d->log ? log(x + half) : x + half;
    for (size_t i = 0; i < kernels; i++)
        if (k->twin[i] == i)
            share[i] = log_share((left - k->center[i]) / k->width[i], (right - k->center[i]) / k->width[i]) - k->norm[i];
}

/* Points that have a value in common have its shares in common; share: (count, kernels), of a value at its first point. */
static void add_steps(double *sum, const lc_parzen *p, size_t dimension, const double *x, size_t count, double *share)
{
    const lc_kernels *k = &p->of[dimension];
    for (size_t c = 0; c < count; c++) {
        size_t first = 0;
        while (x[first * p->dimensions + dimension] != x[c * p->dimensions + dimension])
            first++;
        if (first == c)
            find_shares(share + c * p->kernels, k, p->kernels, x[c * p->dimensions + dimension]);
        for (size_t i = 0; i < p->kernels; i++)
            sum[c * p->kernels + i] += share[first * p->kernels + k->twin[i]];
    }
}

static void add_dimension(double *sum, const lc_parzen *p, size_t i, const double *x, size_t count, double *share)
{
    const lc_kernels *k = &p->of[i];
    const bool choice = k->dimension->kind == LC_DIMENSION_CHOICE;
    if (!choice && k->dimension->step > 0) {
        add_steps(sum, p, i, x, count, share);
        return;
    }
    for (size_t c = 0; c < count; c++)
        (choice ? add_choice : add_number)(sum + c * p->kernels, k, p->kernels, x[c * p->dimensions + i]);
}

/* log(sum of e^x); what is less than e^-100 of the largest adds nothing. */
static double log_sum(const double *x, size_t count)
{
    double most = x[0], sum = 0;
    for (size_t i = 1; i < count; i++)
        most = x[i] > most ? x[i] : most;
    for (size_t i = 0; i < count; i++)
        sum += x[i] > most - 100 ? exp(x[i] - most) : 0;
    return most + log(sum);
}

lc_status lc_parzen_density(double *out, const lc_parzen *p, const double *x, size_t count)
{
    double *sum = NULL;
    CHECK(lc_new(&sum, 2 * count * p->kernels, sizeof *sum));
    for (size_t c = 0; c < count; c++)
        memcpy(sum + c * p->kernels, p->log_weight, p->kernels * sizeof *sum);
    for (size_t i = 0; i < p->dimensions; i++)
        add_dimension(sum, p, i, x, count, sum + count * p->kernels);
    for (size_t c = 0; c < count; c++)
        out[c] = log_sum(sum + c * p->kernels, p->kernels);
    lc_free(sum);
    return LC_OK;
}
