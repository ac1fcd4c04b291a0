/* curve - small drawings in a terminal: losses of a training, a forecast after what is known. Only where they fit and somebody
 * looks: on a terminal of LC_WIDTH columns, without --quiet and --json; in plain ASCII where the locale is not UTF-8. */
#ifndef LC_CLI_CURVE_H
#define LC_CLI_CURVE_H

#include "cli/command.h"

#include <lanecast/forecaster.h>

#include <stdio.h>

/* Whether to draw where that descriptor, of standard output or error, leads. */
bool lc_curve_wanted(const lc_args *args, int descriptor);

/* Losses of rounds, training and validation, and which round was the best (from 1; 0: none). Nothing for fewer than two. */
void lc_curve_losses(FILE *out, const lc_epoch *round, size_t rounds, size_t best);

/* A line for each of the first channels of the first series of a forecast: rows before it in `known`, which may be without that
 * channel, and then the forecast. It says which of several series that is, and how many channels have no line. */
void lc_curve_forecast(FILE *out, const lc_dataset *known, const lc_dataset *forecast);

#endif
