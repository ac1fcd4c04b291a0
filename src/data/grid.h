/* grid - rows put on a regular grid of time, so that those that are missing can be seen, and filled. */
#ifndef LC_DATA_GRID_H
#define LC_DATA_GRID_H

#include "core/buffer.h"

#include <lanecast/dataset.h>

/* Puts the rows of every series on a grid; a cell without a row becomes one of missing values. step: a number and a unit,
 * "3600", "30s", "10min", "1h", "1day", "1week", "1month", "1year"; steps of an hour or less are those of UTC, of days local
 * ones, and others those by which more rows are at whole steps. A row goes to the nearest cell, months and years to that of
 * their month; notes: how many rows that moved and how many are new. LC_E_USAGE for another step, LC_E_DATA if two rows meet in
 * a cell, naming them, or the grid would have more than a hundred million rows. The dataset is whole only on success. like: a
 * dataset that is on the grid already, so that a series of the same name, or the only one, continues in its cells; NULL, and for
 * other series: cells are where most rows of a series are. */
lc_status lc_dataset_grid(lc_dataset *dataset, const lc_dataset *like, const char *step, lc_buffer *notes);

#endif
