/* whole - train --on all: a training that sees every row. */
#ifndef LC_CLI_WHOLE_H
#define LC_CLI_WHOLE_H

#include "cli/subject.h"

#include <lanecast/forecaster.h>

/* "split" and "all", NULL-ended. */
const char *const *lc_whole_names(void);

/* With --on all: every row trains, for as many epochs as the best one of the run that is the word (--epochs: as many as that),
 * and a note says so. LC_E_CONFIG for what needs rows to validate, LC_E_USAGE for another split beside it. */
lc_status lc_whole_choose(lc_config *config, lc_subject subject, const lc_args *args);

/* With --on all: the ridge regression takes over what that of the run at `kept` (NULL: there is none) has chosen on validation
 * windows. Before the first step. */
lc_status lc_whole_take(lc_forecaster *forecaster, const char *kept, const lc_args *args);

#endif
