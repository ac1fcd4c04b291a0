/* truncated - a normal distribution between two bounds, exact in its tails too. All numbers are in standard deviations. */
#ifndef LC_SWEEP_TRUNCATED_H
#define LC_SWEEP_TRUNCATED_H

/* log(Phi(b) - Phi(a)), a < b. */
double lc_truncated_log_mass(double a, double b);

/* x between a and b, below which a share q of the mass between them is; 0 < q < 1. */
double lc_truncated_quantile(double q, double a, double b);

#endif
