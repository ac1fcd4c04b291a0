/* progress - how training goes, on standard error: a line per validation, and on a terminal a live line. No colours. */
#ifndef LC_CLI_PROGRESS_H
#define LC_CLI_PROGRESS_H

#include "cli/command.h"

#include <lanecast/forecaster.h>

typedef struct lc_display {
    bool lines, live;  /* what is shown */
    bool titled;       /* the titles are printed */
    double last_drawn; /* seconds */
    double best;       /* least validation loss so far */
    size_t member;     /* of an ensemble, whose lines these are */
} lc_display;

/* What --progress, --quiet and the terminal ask for. */
lc_display lc_display_new(const lc_args *args);

/* Redraws the live line, at most ten times a second. */
void lc_display_step(lc_display *display, const lc_progress *progress);

/* Likewise of a ridge regression, whose steps are maps. */
void lc_display_maps(lc_display *display, const lc_progress *progress);

/* Of an ensemble, a line where another network begins to train; seed: the first one's. */
void lc_display_member(lc_display *display, const lc_progress *progress, uint64_t seed);

/* A line for a round that has ended: an epoch, or a part of one. */
void lc_display_round(lc_display *display, const lc_progress *progress, const lc_epoch *round);

/* Epochs with a part of one: "3", "2.25". */
void lc_spell_epochs(char *out, size_t size, double epochs);

/* Erases the live line: call before anything else is printed. */
void lc_display_end(lc_display *display);

/* A loss in 11 columns, however large it is. */
void lc_spell_loss(char *out, size_t size, double loss);

#endif
