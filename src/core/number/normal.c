/* normal - rational functions, one around the middle and two for the tails: AS 241 for quantiles, Cody 1969 for probabilities. */
#include "core/normal.h"

#include <float.h>
#include <math.h>

enum { TERMS = 8 };

/* The lowest power first. */
typedef struct rational {
    double above[TERMS], below[TERMS];
} rational;

static const rational middle = {
    {3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
     67265.770927008700853, 33430.575583588128105, 2509.0809287301226727},
    {1.0, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061,
     28729.085735721942674, 5226.495278852854561},
};

static const rational near = {
    {1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258,
     0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4},
    {1.0, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459, 0.0151986665636164571966,
     5.475938084995344946e-4, 1.05075007164441684324e-9},
};

static const rational far = {
    {6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123, 0.026532189526576123093,
     0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7},
    {1.0, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
     1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15},
};

static double value(const rational *f, double x)
{
    double above = f->above[TERMS - 1], below = f->below[TERMS - 1];
    for (int i = TERMS - 2; i >= 0; i--) {
        above = above * x + f->above[i];
        below = below * x + f->below[i];
    }
    return above / below;
}

double lc_normal_quantile(double p)
{
    const double off = p - 0.5;
    if (fabs(off) <= 0.425)
        return off * value(&middle, 0.180625 - off * off);
    const double root = sqrt(-log(p < 0.5 ? p : 1 - p));
    const double x = root <= 5 ? value(&near, root - 1.6) : value(&far, root - 5);
    return p < 0.5 ? -x : x;
}

/* --- probabilities: |x| small, between, and beyond -------------------------------------------------------------------- */

static const double small_above[] = {2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582, 18154.981253343561249,
                                     0.065682337918207449113},
                    small_below[] = {47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956},
                    between_above[] = {0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979,
                                       597.27027639480026226,  2494.5375852903726711, 6848.1904505362823326,
                                       11602.651437647350124,  9842.7148383839780218, 1.0765576773720192317e-8},
                    between_below[] = {22.266688044328115691, 235.38790178262499861, 1519.377599407554805,
                                       6485.558298266760755,  18615.571640885098091, 34900.952721145977266,
                                       38912.003286093271411, 19685.429676859990727},
                    beyond_above[] = {0.21589853405795699,     0.1274011611602473639, 0.022235277870649807,
                                      0.001421619193227893466, 2.9112874951168792e-5, 0.02307344176494017303},
                    beyond_below[] = {1.28426009614491121, 0.468238212480865118, 0.0659881378689285515, 0.00378239633202758244,
                                      7.29751555083966205e-5};

/* factor times a rational function: `terms` numbers below, one more above, that of the highest power. */
static double ratio(double factor, const double *above, const double *below, int terms, double x)
{
    double over = above[terms] * x, under = x;
    for (int i = 0; i < terms - 1; i++) {
        over = (over + above[i]) * x;
        under = (under + below[i]) * x;
    }
    return factor * (over + above[terms - 1]) / (under + below[terms - 1]);
}

/* e^(-x^2 / 2) r, with x parted so that its square is exact. */
static double times_bell(double x, double r)
{
    const double near_x = floor(x * 16) / 16, rest = (x - near_x) * (x + near_x) * 0.5;
    return exp(-0.5 * near_x * near_x) * exp(-1.0 * rest) * r;
}

double lc_normal_cdf(double x)
{
    const double size = fabs(x), square = x * x;
    if (size < 0.66291)
        return size < DBL_EPSILON / 2 ? 0.5 : 0.5 + ratio(x, small_above, small_below, 4, square);
    if (x > 8.572 || x < -37.519)
        return x > 0;
    const double tail =
        size < 5.656854249492380195
            ? times_bell(x, ratio(1, between_above, between_below, 8, size))
            : times_bell(x, (0.39894228040143267794 - ratio(1 / square, beyond_above, beyond_below, 5, 1 / square)) / size);
    return x > 0 ? 1 - tail : tail;
}
