/* normal - the standard normal distribution, with the same bits on every processor. */
#ifndef LC_CORE_NORMAL_H
#define LC_CORE_NORMAL_H

/* x so that a standard normal number is below it with probability p, 0 < p < 1: within 1e-15 of itself. Algorithm AS 241
 * (PPND16), Wichura 1988. */
double lc_normal_quantile(double p);

/* The probability that a standard normal number is below x: the other way, after Cody 1969. */
double lc_normal_share(double x);

#endif
