/* series - what its owner does with a series as a whole. */
#ifndef LC_DATA_SERIES_H
#define LC_DATA_SERIES_H

#include <lanecast/dataset.h>

/* Frees all that a series has; it is empty then. */
void lc_series_clear(lc_series *series);

/* Forgets the best possible forecasts of every series: rows or channels have changed. */
void lc_dataset_drop_ideal(lc_dataset *dataset);

#endif
