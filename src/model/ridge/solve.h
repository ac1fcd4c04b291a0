/* solve - a ridge regression's equations for one look-back, level and penalty (model/ridge/fit.h), and what solves them. */
#ifndef LC_MODEL_RIDGE_SOLVE_H
#define LC_MODEL_RIDGE_SOLVE_H

#include "model/ridge/fit.h"

/* What is at hand: a look-back and a level. */
typedef struct lc_ridge_view {
    lc_ridge_map *map;
    lc_ridge_room *room;
    const lc_task *task;
    const lc_ridge_plan *plan;
    size_t context, horizon;
    size_t rows, level; /* of the look-back; the last of them, whose mean is taken off */
    lc_ridge_pick at;   /* places in the plan of these, and of the penalty */
} lc_ridge_view;

/* Products without levels, of the training or the validation windows, into the room: xx (rows, rows), xy (rows, horizon),
 * yy (horizon). */
void lc_ridge_take_levels_off(const lc_ridge_view *view, const lc_gram *gram, double *xx, double *xy, double *yy);

/* room->w from room->xx and xy; false: the penalty is too small for the equations to be solved. */
bool lc_ridge_solve(const lc_ridge_view *view, double penalty);

/* Squared errors of each step: room->fit over the training windows, room->error over the validation windows. */
void lc_ridge_measure_fit(const lc_ridge_view *view, double penalty);
void lc_ridge_measure_check(const lc_ridge_view *view);

#endif
