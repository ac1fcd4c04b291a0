/* final - after a sweep: a trial's configuration on all rows before the test. */
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

#endif
