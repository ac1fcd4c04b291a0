/* parzen - kernels from points: their centers, widths, weights. */
#include "sweep/parzen.h"

#include "core/mem.h"
#include "core/normal.h"
#include "sweep/truncated.h"

#include <math.h>
#include <string.h>

enum { FULL = 25 }; /* points that weigh most */

/* The oldest of m points weighs 1 / m, the last 25 and the kernel over the range weigh 1, and those between are on a line. */
static void fill_weights(double *weight, double *log_weight, size_t points, bool even)
{
    const size_t rising = !even && points >= FULL ? points - FULL : 0;
    const double first = points ? 1 / (double)points : 1;
    double sum = 0;
    for (size_t i = 0; i <= points; i++) {
        weight[i] = i >= rising ? 1 : i == 0 ? first : first + (double)i * ((1 - first) / (double)(rising - 1));
        sum += weight[i];
    }
    for (size_t i = 0; i <= points; i++) {
        weight[i] /= sum;
        log_weight[i] = log(weight[i]);
    }
}

typedef struct place {
    double x;
    size_t index;
} place;

/* A whole number that is larger where x is. */
static uint64_t key_of(double x)
{
    uint64_t bits;
    x += 0.0; /* -0 is 0 */
    memcpy(&bits, &x, sizeof bits);
    return bits >> 63 ? ~bits : bits | UINT64_C(1) << 63;
}

/* By each byte of the keys in turn, the lowest first; equal ones stay in the order of their points. other: room for as many. */
static void sort_places(place *sorted, place *other, size_t count)
{
    for (int shift = 0; shift < 64; shift += 8) {
        size_t first[257] = {0};
        for (size_t i = 0; i < count; i++)
            first[(key_of(sorted[i].x) >> shift & 255) + 1]++;
        for (int i = 0; i < 256; i++)
            first[i + 1] += first[i];
        for (size_t i = 0; i < count; i++)
            other[first[key_of(sorted[i].x) >> shift & 255]++] = sorted[i];
        memcpy(sorted, other, count * sizeof *sorted);
    }
}

/* The farther of a point's two neighbours; the ends of the range are neighbours of a single point only. */
static double gap(const place *sorted, size_t i, size_t points, const lc_kernels *k)
{
    const double left = sorted[i].x - (i ? sorted[i - 1].x : k->low);
    const double right = (i + 1 < points ? sorted[i + 1].x : k->high) - sorted[i].x;
    if (points >= 2 && (i == 0 || i + 1 == points))
        return i == 0 ? right : left;
    return left > right ? left : right;
}

/* The first kernel like this one: among sorted points of one center the inner ones are alike. */
static size_t find_twin(const lc_kernels *k, const place *sorted, size_t i)
{
    const size_t own = sorted[i].index;
    for (size_t back = 1; back <= i && back <= 2 && sorted[i - back].x == sorted[i].x; back++)
        if (k->width[sorted[i - back].index] == k->width[own])
            return k->twin[sorted[i - back].index];
    return own;
}

static void fill_widths(lc_kernels *k, place *sorted, size_t points)
{
    const double range = k->high - k->low, least = range / (points + 2 < 100 ? (double)points + 2 : 100);
    for (size_t i = 0; i < points; i++)
        sorted[i] = (place){k->center[i], i};
    sort_places(sorted, sorted + points, points);
    for (size_t i = 0; i < points; i++) {
        const size_t own = sorted[i].index;
        k->width[own] = fmin(fmax(gap(sorted, i, points, k), least), range);
        k->twin[own] = find_twin(k, sorted, i);
    }
    k->center[points] = 0.5 * (k->low + k->high);
    k->width[points] = range;
    k->twin[points] = points;
}

/* A density is over the width too; a share is not. */
static void fill_norms(lc_kernels *k, size_t kernels)
{
    const bool density = k->dimension->step == 0;
    for (size_t i = 0; i < kernels; i++)
        if (k->twin[i] == i)
            k->norm[i] = lc_truncated_log_mass((k->low - k->center[i]) / k->width[i], (k->high - k->center[i]) / k->width[i]) +
                         (density ? log(k->width[i]) + lc_normal_half_log_2_pi : 0);
    for (size_t i = 0; i < kernels; i++)
        k->norm[i] = k->norm[k->twin[i]];
}

static void fill_kernels(lc_kernels *k, const double *point, size_t points, size_t stride, place *sorted)
{
    const lc_dimension *d = k->dimension;
    const bool log_of = d->log && d->kind != LC_DIMENSION_CHOICE;
    k->low = d->low - d->step / 2;
    k->high = d->high + d->step / 2;
    if (log_of) {
        k->low = log(k->low);
        k->high = log(k->high);
    }
    for (size_t i = 0; i < points; i++)
        k->center[i] = log_of ? log(point[i * stride]) : point[i * stride];
    if (d->kind == LC_DIMENSION_CHOICE) {
        k->center[points] = -1; /* none of them more than others */
        return;
    }
    fill_widths(k, sorted, points);
    fill_norms(k, points + 1);
}

lc_status lc_parzen_new(lc_parzen *out, const lc_dimension *const *dimension, size_t dimensions, const double *point,
                        size_t points, bool even)
{
    lc_status status = LC_OK;
    lc_parzen p = {.dimensions = dimensions, .kernels = points + 1};
    place *sorted = NULL;
    double *room = NULL;
    TRY(lc_new(&sorted, 2 * points, sizeof *sorted));
    TRY(lc_new(&p.of, dimensions, sizeof *p.of));
    TRY(lc_new(&room, p.kernels * (2 + 4 * dimensions), sizeof *room));
    p.room = p.weight = room;
    p.log_weight = room + p.kernels;
    fill_weights(p.weight, p.log_weight, points, even);
    for (size_t i = 0; i < dimensions; i++) {
        double *own = room + p.kernels * (2 + 4 * i);
        p.of[i] = (lc_kernels){dimension[i], 0, 0, own, own + p.kernels, own + 2 * p.kernels, NULL};
        p.of[i].twin = (size_t *)(void *)(own + 3 * p.kernels);
        fill_kernels(&p.of[i], point + i, points, dimensions, sorted);
    }
    *out = p;
    p = (lc_parzen){0};
done:
    lc_free(sorted);
    lc_parzen_free(&p);
    return status;
}

void lc_parzen_free(lc_parzen *p)
{
    lc_free(p->of);
    lc_free(p->room);
    *p = (lc_parzen){0};
}
