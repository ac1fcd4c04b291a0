/* improvement - how much better a normal number may be than the best so far: the logarithm of the expected improvement, which
 * has a value where that is too small for a number (Ament et al. 2023, arXiv:2310.20708). */
#ifndef LC_SWEEP_IMPROVEMENT_H
#define LC_SWEEP_IMPROVEMENT_H

/* ln E max(best - f, 0) of f with that mean and deviation, above 0: less is better. */
double lc_improvement_log(double best, double mean, double deviation);

#endif
