/* outlook - --levels and --samples of the commands that ask a forecaster for more than a point. */
#ifndef LC_CLI_OUTLOOK_H
#define LC_CLI_OUTLOOK_H

#include "cli/command.h"

#include <lanecast/forecaster.h>

/* What the flags ask for, else all that the forecaster says by itself. A command that has not one of the flags gives none. */
lc_status lc_args_outlook(lc_outlook **out, const lc_forecaster *forecaster, const lc_args *args);

/* Notes what its quantiles do not know: of forecasts of the future their own notes say it. */
lc_status lc_args_note_outlook(const lc_args *args, const lc_outlook *outlook);

#endif
