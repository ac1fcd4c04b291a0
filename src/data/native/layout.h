/* layout - the native layout, 2: netCDF-4/CF, as xarray and ncdump read it.
 *
 *     :lanecast = "dataset", :lanecast_layout = 2, :Conventions, :title
 *     :holidays                        if there are any: dates, a line each, that are closed in every series
 *     time(time)                       int64, ticks since 1970-01-01 00:00:00; :calendar; :units, +00:00 at their end if an
 *                                      offset is known
 *     utc_offset(time)                 int32, if known: seconds that local time is ahead of time; :zone, if known
 *     CHANNEL(time)                    float64, missing values NaN; :long_name is its name, :units
 *     ideal(time, horizon, channel)    float32, if known: the best possible forecast, with horizon(horizon) and channel(channel)
 *
 * Above 64 channels one array takes the place of CHANNEL(time):
 *
 *     values(time, channel)            float64, missing values NaN
 *     channel_name(channel, name_letter), channel_units(channel, units_letter)    bytes of UTF-8, padded with 0
 *     channel(channel)                 the names once more, for others: texts of variable length, which are not read back
 *
 * A single series is in the root, several are in a group each; :series is the name. The name of a variable or group is made of
 * the true one's letters and digits. Above 64 series of the same ticks, calendar and knowledge of offsets and ideal, rows are one
 * after the other in the root (CF 9.3.3), along a dimension `row` in the place of `time`, which is then a variable:
 *
 *     series_rows(series)              int64, rows of each
 *     series_name(series, series_letter), series_zone(series, zone_letter)    as channel_name; the latter if offsets are known
 *
 * Forecasts of several series that have as many rows each, and are alike in that way, are arrays (series, horizon), with
 * horizon(horizon) and series_name, series_zone as above:
 *
 *     time(series, horizon), utc_offset(series, horizon), CHANNEL(series, horizon) or values(series, horizon, channel)
 *     series(series)                   the names once more, for others, as channel(channel)
 *
 * A variable whose name is not made of its long name was renamed by another program: it is called by its own. A channel is also
 * read if its numbers are of another type, or packed as CF has it (data/foreign/stored.h). After the end that
 * HDF5 knows comes a seal (core/seal.h), digests of all bytes and of the content. Another program that writes the file anew, or
 * changes it, loses it: such a file is foreign, and is read all the same.
 *
 * Layout 1 has seconds only, and neither utc_offset nor values: there, these are channels like any other.
 */
#ifndef LC_DATA_NATIVE_LAYOUT_H
#define LC_DATA_NATIVE_LAYOUT_H

#include "core/h5.h"

#include <lanecast/dataset.h>

enum { LC_LAYOUT = 2, LC_MEMBER_MAX = 200, LC_UNITS_TEXT = 64 };

/* Whether a member of a series belongs to the layout and is not a channel. */
bool lc_native_is_reserved(const char *member, uint64_t layout);

/* A member's name made of a true one (out: LC_MEMBER_MAX), unlike all that is in the group already. */
lc_status lc_native_member(char *out, lc_h5 *group, const char *name);

/* Whether a member's name may have been made so of a true one; another program has renamed any other. */
bool lc_native_is_member_of(const char *member, const char *name);

/* The units of a time axis; LC_E_DATA for other ticks than seconds, milli-, micro- and nanoseconds. */
lc_status lc_native_units(char out[LC_UNITS_TEXT], const lc_series *series);

#endif
