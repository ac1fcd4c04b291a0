/* final - after a sweep: a trial's configuration on all rows before the test, and what many looks are worth. */
#ifndef LC_SWEEP_FINAL_H
#define LC_SWEEP_FINAL_H

#include "sweep/domain.h"
#include "sweep/study.h"

#include <lanecast/forecaster.h>

/* The configuration of a trial, to be trained on training and validation rows: these become one part, and epochs are those after
 * which the validation loss of its forecaster was least, since nothing validates; model.normalize is what the trial had, which
 * was chosen by validation windows. */
lc_status lc_final_whole(lc_config *out, const lc_dataset *dataset, const lc_config *base, const lc_domain *domain,
                         const lc_trial *trial, const lc_forecaster *forecaster);

/* How much lower than its own the best score of `looks` models is expected to be, all of which are as good as this forecaster:
 * its squared errors over the validation windows are drawn again in blocks of windows that overlap (moving blocks, Kuensch
 * 1989; 200 times, by the seed), which gives the standard deviation s of its mean. Models that are looked at on the same windows
 * err alike on them, and differ by less: s is at most `most`, the standard deviation of their scores (NaN: not known). The least
 * of n normal numbers is about s Phi^-1((1 - 3/8) / (n + 1/4)) below their mean (Blom 1958). Scaled MSE; of classes the share of
 * wrong ones. NaN where there are fewer than five blocks. */
lc_status lc_final_deflation(double *out, const lc_forecaster *forecaster, size_t looks, double most, uint64_t seed);

#endif
