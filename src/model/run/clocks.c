/* clocks - clocks of newer rows beside those of a run. */
#include "model/clocks.h"

#include <stdlib.h>
#include <string.h>

#include "core/date.h"
#include "core/zone.h"
#include "data/stamp.h"

enum { HOUR = 3600 }; /* by which clocks of a place change */

/* "+01:00" is none, nor is UTC: clocks of the place may have another offset on other days. */
static bool is_place(const char *zone)
{
    int32_t offset;
    return zone && strcmp(zone, LC_ZONE_LOCAL) != 0 && !lc_offset_read(&offset, zone);
}

/* Rows whose offset is at most that many seconds from another one. */
static size_t count_near(const lc_series *s, long offset, long most)
{
    size_t near = 0;
    for (size_t row = 0; row < s->rows; row++)
        near += labs(s->offset[row] - offset) <= most;
    return near;
}

/* Of offsets without a zone. UTC is what files of any place are in, and what clocks show where +01:00 is their summer. */
static lc_clocks by_offset(const lc_series *s, long offset)
{
    const bool near = count_near(s, offset, HOUR) > 0, utc = count_near(s, 0, 0) == s->rows;
    if (!near)
        return offset ? LC_CLOCKS_UNKNOWN : LC_CLOCKS_ELSEWHERE;
    return utc || (!offset && !count_near(s, 0, 0)) ? LC_CLOCKS_UNKNOWN : LC_CLOCKS_SAME;
}

/* Whether a place had an offset when the run's rows were measured. */
static lc_status had(bool *out, lc_zones *zones, const char *place, long offset, const lc_span *seen)
{
    const lc_zone *zone;
    *out = false;
    if (!seen || seen->first > seen->last)
        return LC_OK;
    CHECK(lc_zones_new(&zone, zones, place));
    *out = lc_zone_offset(zone, seen->first) == offset && lc_zone_offset(zone, seen->last) == offset;
    return LC_OK;
}

static lc_status by_place(lc_clocks *out, lc_zones *zones, const lc_series *s, long offset, const lc_span *seen)
{
    bool there;
    CHECK(had(&there, zones, s->zone, offset, seen));
    *out = there ? LC_CLOCKS_SAME : offset ? LC_CLOCKS_UNKNOWN : LC_CLOCKS_ELSEWHERE;
    return LC_OK;
}

static lc_status by_zone(lc_clocks *out, lc_zones *zones, const lc_series *s, const char *name)
{
    const lc_zone *zone;
    bool in = true;
    CHECK(lc_zones_new(&zone, zones, name));
    for (size_t row = 0; row < s->rows && in; row++)
        in = lc_series_offset(s, row) == lc_zone_offset(zone, lc_series_second(s, row));
    *out = in ? LC_CLOCKS_SAME : LC_CLOCKS_ELSEWHERE;
    return LC_OK;
}

lc_status lc_clocks_of(lc_clocks *out, lc_zones *zones, const lc_series *s, const char *zone, const lc_span *seen)
{
    int32_t offset;
    *out = LC_CLOCKS_SAME;
    if (!s->offset || !*zone || strcmp(zone, LC_ZONE_LOCAL) == 0 || (s->zone && strcmp(s->zone, zone) == 0))
        return LC_OK;
    if (!lc_offset_read(&offset, zone))
        return by_zone(out, zones, s, zone);
    if (count_near(s, offset, 0) == s->rows)
        return LC_OK;
    if (is_place(s->zone))
        return by_place(out, zones, s, offset, seen);
    *out = by_offset(s, offset);
    return LC_OK;
}
