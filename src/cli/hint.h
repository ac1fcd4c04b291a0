/* hint - what to try where a model loses to a plain forecast, or to the ridge regression beside it. */
#ifndef LC_CLI_HINT_H
#define LC_CLI_HINT_H

#include "cli/page.h"

#include <lanecast/evaluate.h>

/* A line of settings to try, by who wins and by how training went; nothing where the model wins, or nothing was fitted. A key
 * that does nothing for the kind is not named: a ridge regression reads no calendar and takes levels off by itself. A sweep is
 * named where validation rows judged the training: not to the winner of one, which sweep best trains on all rows. */
lc_status lc_hint_print(lc_page *page, const lc_forecaster *forecaster, const lc_comparison *comparison);

#endif
