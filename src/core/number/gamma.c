/* gamma - Stirling's series, and the recurrence up to where it holds. */
#include "core/gamma.h"
#include "core/normal.h"

#include <math.h>
#include <stddef.h>

enum { LARGE = 10 }; /* from where on the series has all digits */

/* sum of c[i] / x^(2 i + first) */
static double series(const double *c, size_t count, double x, int first)
{
    double sum = 0, square = 1 / (x * x);
    for (size_t i = count; i-- > 0;)
        sum = sum * square + c[i];
    return first == 1 ? sum / x : sum * square;
}

#define SERIES(c, x, first) series(c, sizeof c / sizeof *c, x, first)

/* ln Gamma(x) = (x - 1/2) ln x - x + ln(2 pi) / 2 + 1 / (12 x) - 1 / (360 x^3) + ... */
double lc_log_gamma(double x)
{
    static const double c[] = {1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156};
    double product = 1;
    while (x < LARGE)
        product *= x++;
    return (x - 0.5) * log(x) - x + lc_normal_half_log_2_pi + SERIES(c, x, 1) - log(product);
}

/* psi(x) = ln x - 1 / (2 x) - 1 / (12 x^2) + 1 / (120 x^4) - ... */
double lc_digamma(double x)
{
    static const double c[] = {-1.0 / 12, 1.0 / 120, -1.0 / 252, 1.0 / 240, -1.0 / 132, 691.0 / 32760, -1.0 / 12};
    double below = 0;
    while (x < LARGE)
        below += 1 / x++;
    return log(x) - 0.5 / x + SERIES(c, x, 2) - below;
}

/* ln(x) / 2 - 1 / (8 x) + 1 / (192 x^3) - ... */
double lc_gamma_half(double x)
{
    static const double c[] = {-1.0 / 8, 1.0 / 192, -1.0 / 640, 17.0 / 14336, -31.0 / 18432, 691.0 / 180224};
    double product = 1;
    while (x < LARGE) {
        product *= x / (x + 0.5);
        x++;
    }
    return log(x) / 2 + SERIES(c, x, 1) + log(product);
}

double lc_gamma_half_slope(double x)
{
    static const double c[] = {1.0 / 8, -3.0 / 192, 5.0 / 640, -119.0 / 14336, 279.0 / 18432, -7601.0 / 180224};
    double below = 0;
    while (x < LARGE) {
        below += 0.5 / (x * (x + 0.5));
        x++;
    }
    return 0.5 / x + SERIES(c, x, 2) + below;
}

/* --- incomplete beta ------------------------------------------------------------------------------------------------- */

static double away_from_zero(double x)
{
    return fabs(x) < 1e-300 ? 1e-300 : x;
}

/* One step of Lentz's method: f = b + a1 / (b + a2 / (b + ...)), each b = 1. */
static double next(double *c, double *d, double numerator)
{
    *d = 1 / away_from_zero(1 + numerator * *d);
    *c = away_from_zero(1 + numerator / *c);
    return *c * *d;
}

static double fraction(double x, double a, double b)
{
    enum { MOST = 20000 };
    double c = 1, d = 1 / away_from_zero(1 - (a + b) * x / (a + 1)), f = d;
    for (int i = 1; i < MOST; i++) {
        const double m = i;
        f *= next(&c, &d, m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)));
        const double factor = next(&c, &d, -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)));
        f *= factor;
        if (fabs(factor - 1) < 1e-16)
            break;
    }
    return f;
}

/* I_x(a, b) = x^a y^b / (a B(a, b)) * fraction */
static double below_mode(double x, double y, double a, double b)
{
    /* ln B(1/2, b) without lost digits */
    const double log_beta = a == 0.5   ? lc_log_gamma(0.5) - lc_gamma_half(b)
                            : b == 0.5 ? lc_log_gamma(0.5) - lc_gamma_half(a)
                                       : lc_log_gamma(a) + lc_log_gamma(b) - lc_log_gamma(a + b);
    const double log_x = x < 0.5 ? log(x) : log1p(-y), log_y = y < 0.5 ? log(y) : log1p(-x);
    return exp(a * log_x + b * log_y - log_beta) * fraction(x, a, b) / a;
}

double lc_beta_incomplete(double x, double y, double a, double b)
{
    if (x <= 0 || y <= 0)
        return x <= 0 ? 0 : 1;
    return x < (a + 1) / (a + b + 2) ? below_mode(x, y, a, b) : 1 - below_mode(y, x, b, a);
}
