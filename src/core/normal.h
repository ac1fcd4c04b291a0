/* normal - the standard normal distribution, with the same bits on every processor. */
#ifndef LC_CORE_NORMAL_H
#define LC_CORE_NORMAL_H

/* ln(2 pi) / 2 and the root of 2 pi, of its density e^(-x^2 / 2) / sqrt(2 pi). */
static const double lc_normal_half_log_2_pi = 0.91893853320467274178, lc_normal_root_2_pi = 2.50662827463100050242;

/* x so that a standard normal number is below it with probability p, 0 < p < 1: within 1e-15 of itself. Algorithm AS 241
 * (PPND16), Wichura 1988. */
double lc_normal_quantile(double p);

/* The probability that a standard normal number is below x: the other way, after Cody 1969. */
double lc_normal_cdf(double x);

#endif
