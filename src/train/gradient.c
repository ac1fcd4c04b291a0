/* gradient - the sum over slots, chunk by chunk, its norm, and clipping. */
#include "train/gradient.h"
#include "core/mem.h"
#include "core/parallel.h"

#include <math.h>

lc_status lc_gradient_new(lc_gradient **out, size_t length, size_t slots)
{
    lc_status status = LC_OK;
    lc_gradient *g = NULL;
    TRY(lc_new(&g, 1, sizeof *g));
    *g = (lc_gradient){.length = length, .slots = slots, .chunks = (length + LC_CHUNK - 1) / LC_CHUNK};
    TRY(lc_new(&g->slot, slots, sizeof *g->slot));
    for (size_t i = 0; i < slots; i++)
        TRY(lc_new(&g->slot[i], length, sizeof(lc_real)));
    TRY(lc_new(&g->squares, 2 * g->chunks, sizeof *g->squares));
    *out = g;
    g = NULL;
done:
    lc_gradient_free(g);
    return status;
}

void lc_gradient_free(lc_gradient *g)
{
    if (!g)
        return;
    for (size_t i = 0; g->slot && i < g->slots; i++)
        lc_free(g->slot[i]);
    lc_free(g->slot);
    lc_free(g->kept);
    lc_free(g->squares);
    lc_free(g);
}

typedef struct summing {
    lc_gradient *gradient;
    size_t used;
    double limit; /* as asked: what is 0 in single precision clamps to 0, and is not "no limit" */
} summing;

static void add(lc_real *restrict to, const lc_real *restrict from, size_t count)
{
    for (size_t i = 0; i < count; i++)
        to[i] += from[i];
}

/* Clamps to [-limit, limit]; NaN passes through. */
static void clamp(lc_real *g, size_t count, lc_real limit)
{
    for (size_t i = 0; i < count; i++)
        g[i] = g[i] > limit ? limit : g[i] < -limit ? -limit : g[i];
}

enum { PARTIALS = 8 }; /* sums of squares, added in fixed order */

static double square(const lc_real *g, size_t count)
{
    double partial[PARTIALS] = {0}, total = 0;
    for (size_t i = 0; i < count; i++)
        partial[i % PARTIALS] += (double)g[i] * g[i];
    for (size_t i = 0; i < PARTIALS; i++)
        total += partial[i];
    return total;
}

static void sum_chunk(void *ctx, size_t chunk, size_t worker)
{
    (void)worker;
    const summing *s = ctx;
    lc_gradient *g = s->gradient;
    size_t first = chunk * LC_CHUNK, left = g->length - first, count = left < LC_CHUNK ? left : LC_CHUNK;
    for (size_t slot = 1; slot < s->used; slot++)
        add(g->slot[0] + first, g->slot[slot] + first, count);
    for (size_t i = 0; g->kept && i < count; i++)
        g->slot[0][first + i] *= g->kept[first + i];
    g->squares[chunk] = g->squares[g->chunks + chunk] = square(g->slot[0] + first, count);
    if (s->limit > 0) {
        clamp(g->slot[0] + first, count, (lc_real)s->limit);
        g->squares[g->chunks + chunk] = square(g->slot[0] + first, count);
    }
}

static double norm_of(const double *squares, size_t chunks)
{
    double total = 0;
    for (size_t chunk = 0; chunk < chunks; chunk++)
        total += squares[chunk];
    return sqrt(total);
}

lc_norms lc_gradient_sum(lc_gradient *g, size_t used, double clip_value, size_t threads)
{
    summing s = {.gradient = g, .used = used, .limit = clip_value};
    lc_parallel(g->chunks, threads, sum_chunk, &s);
    return (lc_norms){norm_of(g->squares, g->chunks), norm_of(g->squares + g->chunks, g->chunks)};
}

double lc_gradient_clip(double norm, double clip)
{
    double factor = clip > 0 ? clip / (norm + 1e-6) : 1;
    return factor < 1 ? factor : 1;
}
