/* luck - the spread of scores, and what the best of many owes to it. */
#include "sweep/luck.h"

#include "core/blocks.h"
#include "core/mem.h"
#include "core/normal.h"
#include "core/sort.h"
#include "eval/score.h"
#include "eval/window_errors.h"
#include "model/forecaster.h"

#include <math.h>
#include <stdlib.h>

enum { DRAWS = 200 };

double lc_luck_spread(double *loss, size_t count)
{
    double square = 0;
    size_t below = 0;
    if (count < 2)
        return NAN;
    qsort(loss, count, sizeof *loss, lc_sort_real);
    const double median = lc_sort_quantile(loss, count, 0.5);
    for (; loss[below] < median; below++)
        square += (loss[below] - median) * (loss[below] - median);
    return below ? sqrt(square / (double)below) : 0;
}

/* The standard deviation of the mean over blocks drawn with replacement. */
static double spread_of_mean(const lc_blocks *error, uint64_t seed)
{
    double sum = 0, square = 0;
    lc_rng rng = lc_rng_new(seed, "deflation", 0);
    for (int draw = 0; draw < DRAWS; draw++) {
        double total;
        lc_blocks_draw(&total, error, &rng);
        const double mean = total / (double)error->count;
        sum += mean;
        square += mean * mean;
    }
    const double variance = square / DRAWS - (sum / DRAWS) * (sum / DRAWS);
    return variance > 0 ? sqrt(variance) : 0;
}

lc_status lc_luck_find(lc_luck *out, const lc_forecaster *f, size_t looks, double most, uint64_t seed)
{
    double *error;
    size_t count;
    CHECK(f->task->classes ? lc_window_mistakes(&error, &count, f, LC_VALID) : lc_window_errors(&error, &count, f, LC_VALID));
    const lc_blocks of = {.value = error, .count = count, .columns = 1, .block = lc_window_block(&f->task->window)};
    const double s = count >= LC_BLOCKS_LEAST * of.block ? spread_of_mean(&of, seed) : NAN;
    out->by_scores = s > most;
    out->spread = out->by_scores ? most : s;
    out->times = -lc_normal_quantile(0.625 / ((double)looks + 0.25));
    out->value = out->times * out->spread;
    lc_free(error);
    return LC_OK;
}
