/* luck - by how much the best score of many flatters. */
#ifndef LC_SWEEP_LUCK_H
#define LC_SWEEP_LUCK_H

#include <lanecast/forecaster.h>

/* value = times spread. by_scores: the spread is that of the trials' scores, not that of one mean over its windows. */
typedef struct lc_luck {
    double value, times, spread;
    bool by_scores;
} lc_luck;

/* How much lower than its own the best score of `looks` models is expected to be, all of which are as good as this forecaster:
 * its squared errors over the validation windows are drawn again in blocks of windows that overlap (moving blocks, Kuensch
 * 1989; 200 times, by the seed), which gives the standard deviation of its mean. Models that are looked at on the same windows
 * err alike on them, and differ by less: the spread is at most `most`, that of their scores (lc_luck_spread; NaN: not known).
 * The least of n normal numbers is about times = -Phi^-1((1 - 3/8) / (n + 1/4)) spreads below their mean (Blom 1958). Scaled
 * MSE; of classes the share of wrong ones. NaN where there are fewer than five blocks. */
lc_status lc_luck_find(lc_luck *out, const lc_forecaster *forecaster, size_t looks, double most, uint64_t seed);

/* The standard deviation of scores that are equal but for noise, by those that are less than the median: the root of their mean
 * squared distance from it (the lower semideviation, Markowitz 1959, about the median). Scores that are bad for a reason are
 * above it, and do not count. loss (count) is sorted; less is better. NaN of fewer than two. */
double lc_luck_spread(double *loss, size_t count);

#endif
