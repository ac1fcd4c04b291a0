/* digest - of parts of a series, so that it can be said what differs. */
#ifndef LC_DATA_DIGEST_H
#define LC_DATA_DIGEST_H

#include <lanecast/dataset.h>

/* Of its time axis: stamps, ticks, calendar, offsets and zone. */
uint64_t lc_series_digest_stamps(const lc_series *series);

/* out (channels): of the values of each. */
void lc_series_digest_channels(uint64_t *out, const lc_series *series, size_t channels);

#endif
