/* descent - a direction from what earlier steps showed of the curvature, and a step that goes down. */
#include "core/descent.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

size_t lc_descent_room(size_t count)
{
    return count * count + 5 * count;
}

/* Where it is; what is tried. All are (count) but the inverse of the Hessian (count, count). */
typedef struct walk {
    const lc_descent *d;
    double value, *x, *gradient, *direction, *next, *next_gradient, *product, *inverse;
} walk;

static double dot(const double *a, const double *b, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += a[i] * b[i];
    return sum;
}

static double largest(const double *a, size_t count)
{
    double most = 0;
    for (size_t i = 0; i < count; i++)
        most = fmax(most, fabs(a[i]));
    return most;
}

static void forget(walk *w, double scale)
{
    const size_t n = w->d->count;
    memset(w->inverse, 0, n * n * sizeof *w->inverse);
    for (size_t i = 0; i < n; i++)
        w->inverse[i * n + i] = scale;
}

/* p = -H g; where that does not go down, -g. The slope g p. */
static double choose_direction(walk *w)
{
    const size_t n = w->d->count;
    for (size_t i = 0; i < n; i++)
        w->direction[i] = -dot(w->inverse + i * n, w->gradient, n);
    const double slope = dot(w->gradient, w->direction, n);
    if (slope < 0)
        return slope;
    forget(w, 1);
    for (size_t i = 0; i < n; i++)
        w->direction[i] = -w->gradient[i];
    return -dot(w->gradient, w->gradient, n);
}

/* Half as far until f(x + t p) <= f(x) + 1e-4 t g p. */
static bool search_line(walk *w, double slope, double *value)
{
    enum { HALVES = 30 };
    const size_t n = w->d->count;
    double step = 1;
    for (int tries = 0; tries < HALVES; tries++, step /= 2) {
        for (size_t i = 0; i < n; i++)
            w->next[i] = w->x[i] + step * w->direction[i];
        *value = w->d->value(w->next_gradient, w->next, w->d->ctx);
        if (*value <= w->value + 1e-4 * step * slope)
            return true;
    }
    return false;
}

/* H = (I - s y' / s y) H (I - y s' / s y) + s s' / s y, where the slope rose along the step: direction becomes s, next_gradient
 * is the gradient there and gradient becomes y. */
static void learn(walk *w, bool first)
{
    const size_t n = w->d->count;
    double *s = w->direction, *y = w->gradient, *h = w->product;
    for (size_t i = 0; i < n; i++) {
        s[i] = w->next[i] - w->x[i];
        y[i] = w->next_gradient[i] - w->gradient[i];
    }
    const double rise = dot(s, y, n);
    if (!(rise > 1e-10 * sqrt(dot(s, s, n) * dot(y, y, n))))
        return;
    if (first)
        forget(w, rise / dot(y, y, n));
    for (size_t i = 0; i < n; i++)
        h[i] = dot(w->inverse + i * n, y, n);
    const double along = (1 + dot(y, h, n) / rise) / rise;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            w->inverse[i * n + j] += along * (s[i] * s[j]) - (h[i] * s[j] + s[i] * h[j]) / rise;
}

static double *take(double **room, size_t count)
{
    double *part = *room;
    *room += count;
    return part;
}

double lc_descend(double *x, const lc_descent *d, double *room)
{
    const size_t n = d->count;
    walk w = {.d = d, .x = x, .gradient = take(&room, n), .direction = take(&room, n), .next = take(&room, n)};
    w.next_gradient = take(&room, n);
    w.product = take(&room, n);
    w.inverse = room;
    w.value = d->value(w.gradient, x, d->ctx);
    /* A first step of one at most. */
    forget(&w, 1 / fmax(1, sqrt(dot(w.gradient, w.gradient, n))));
    for (size_t step = 0; isfinite(w.value) && step < d->steps && largest(w.gradient, n) > d->tolerance; step++) {
        double value;
        if (!search_line(&w, choose_direction(&w), &value))
            break;
        learn(&w, step == 0);
        memcpy(x, w.next, n * sizeof *x);
        memcpy(w.gradient, w.next_gradient, n * sizeof *x);
        w.value = value;
    }
    return w.value;
}
