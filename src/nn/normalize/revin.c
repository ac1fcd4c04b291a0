/* revin - reversible instance normalization (Kim et al. 2022), without its learned affine weights: mean and deviation of the
 * context are taken out of it, and put back into the forecast.
 */
#include "nn/normalize.h"

static const double floor_square = 1e-5; /* of a scaled unit: the paper's, so that a constant context has a spread */

/* zero = m = 1/T sum x[t],   spread = sqrt(1/T sum (x[t] - m)^2 + 1e-5) */
static lc_window_stats of(const lc_track *t)
{
    const double mean = lc_track_mean(t);
    double squares = 0;
    for (size_t row = 0; row < t->rows; row++) {
        const double deviation = t->at(t->of, row) - mean;
        squares += deviation * deviation;
    }
    return (lc_window_stats){mean, sqrt(squares / (double)t->rows + floor_square * t->unit * t->unit)};
}

const lc_normalize lc_normalize_revin = {
    .help = "mean 0 and deviation 1 over the context: RevIN without affine weights",
    .spreads = true,
    .of = of,
};
