/* quality - the parts of <lanecast/quality.h> that its files share. */
#ifndef LC_DATA_QUALITY_H
#define LC_DATA_QUALITY_H

#include <lanecast/quality.h>

/* Looks at one channel. work: room for a value per row. */
void lc_quality_channel(lc_channel_quality *out, double *work, const lc_series *series, size_t channel, size_t channels);

/* The same of values far from all others, where none is a sentinel. sorted: the known values. */
void lc_quality_outliers(lc_channel_quality *q, const double *sorted, size_t count);

#endif
