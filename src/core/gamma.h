/* gamma - logarithms of the gamma function and what distributions need of it; of the logarithm of libm only, so that bits do not
 * depend on the processor. */
#ifndef LC_CORE_GAMMA_H
#define LC_CORE_GAMMA_H

/* ln Gamma(x) and its slope, digamma, for x > 0: within 1e-14 (Stirling's series above 10, recurrence below). Abramowitz & Stegun
 * 1964, 6.1.41 and 6.3.18. */
double lc_log_gamma(double x);
double lc_digamma(double x);

/* ln Gamma(x + 1/2) - ln Gamma(x) and its slope, without the digits that the difference would lose where x is large: within
 * 1e-13. */
double lc_gamma_half(double x);
double lc_gamma_half_slope(double x);

/* The regularized incomplete beta function I_x(a, b), y = 1 - x: the probability that a beta distribution gives to numbers below
 * x. By its continued fraction (Abramowitz & Stegun 26.5.8), which Lentz's method sums; within 1e-11 of itself for a and b up to
 * 10,000. */
double lc_beta_incomplete(double x, double y, double a, double b);

#endif
