/* clocks - clocks of newer rows beside those of a run. */
#include "model/clocks.h"

#include <stdio.h>
#include <string.h>

#include "core/date.h"
#include "core/zone.h"
#include "data/stamp.h"

enum { DAY = 86400, OFFSETS_MOST = 2 };

/* Those of the run's rows, which say no place. */
typedef struct offsets {
    int32_t item[OFFSETS_MOST];
    size_t count;
} offsets;

/* "+01:00", "+01:00 +02:00"; none where it is the name of a place. */
static offsets read_offsets(const char *zone)
{
    offsets o = {.count = 0};
    char text[LC_NAME_MAX];
    snprintf(text, sizeof text, "%s", zone);
    char *second = strchr(text, ' ');
    if (second)
        *second++ = '\0';
    if (lc_offset_read(&o.item[0], text) && (!second || lc_offset_read(&o.item[1], second)))
        o.count = second ? 2 : 1;
    return o;
}

static bool has_offset(const offsets *o, int64_t offset)
{
    return offset == o->item[0] || (o->count > 1 && offset == o->item[1]);
}

/* "+01:00" is none, nor is UTC: clocks of the place may have another offset on other days. */
static bool is_place(const char *zone)
{
    int32_t offset;
    return zone && strcmp(zone, LC_ZONE_LOCAL) != 0 && !lc_offset_read(&offset, zone);
}

static size_t count_utc(const lc_series *s)
{
    size_t utc = 0;
    for (size_t row = 0; row < s->rows; row++)
        utc += s->offset[row] == 0;
    return utc;
}

/* Of offsets without a zone. UTC is what files of any place are in, and what clocks show where +01:00 is their summer. */
static lc_clocks by_offset(const lc_series *s, int32_t offset)
{
    const size_t utc = count_utc(s);
    if (!lc_series_near_offset(s, offset))
        return offset ? LC_CLOCKS_UNKNOWN : LC_CLOCKS_ELSEWHERE;
    return utc == s->rows || (!offset && !utc) ? LC_CLOCKS_UNKNOWN : LC_CLOCKS_SAME;
}

/* Whether a place had these offsets, and no other, on each day of a span. */
static lc_status had(bool *out, lc_zones *zones, const char *place, const offsets *o, lc_span span)
{
    const lc_zone *zone;
    bool each[OFFSETS_MOST] = {false, o->count < OFFSETS_MOST};
    *out = false;
    CHECK(lc_zones_new(&zone, zones, place));
    for (int64_t at = span.first; at <= span.last; at = at < span.last && span.last - at < DAY ? span.last : at + DAY) {
        const int32_t offset = lc_zone_offset(zone, at);
        if (!has_offset(o, offset))
            return LC_OK;
        each[offset != o->item[0]] = true;
    }
    *out = each[0] && each[1];
    return LC_OK;
}

/* While the run's rows were measured; two offsets are those of all of them, to the newer ones. */
static lc_status by_place(lc_clocks *out, lc_zones *zones, const lc_series *s, const offsets *o, const lc_span *seen)
{
    bool there = false;
    lc_span span = seen ? *seen : (lc_span){0, -1};
    if (o->count == OFFSETS_MOST && s->rows && span.first <= span.last)
        span = lc_span_hull(span, (lc_span){lc_series_second(s, 0), lc_series_second(s, s->rows - 1)});
    CHECK(had(&there, zones, s->zone, o, span));
    *out = there ? LC_CLOCKS_SAME : o->count > 1 || o->item[0] ? LC_CLOCKS_UNKNOWN : LC_CLOCKS_ELSEWHERE;
    return LC_OK;
}

/* Whether every row has one of the offsets. */
static bool are_among(const lc_series *s, const offsets *o)
{
    for (size_t row = 0; row < s->rows; row++)
        if (!has_offset(o, s->offset[row]))
            return false;
    return true;
}

static lc_status by_zone(lc_clocks *out, lc_zones *zones, const lc_series *s, const char *name)
{
    const lc_zone *zone;
    CHECK(lc_zones_new(&zone, zones, name));
    *out = lc_series_is_of_zone(s, zone) ? LC_CLOCKS_SAME : LC_CLOCKS_ELSEWHERE;
    return LC_OK;
}

lc_status lc_clocks_of(lc_clocks *out, lc_zones *zones, const lc_series *s, const char *zone, const lc_span *seen)
{
    const offsets o = read_offsets(zone);
    *out = LC_CLOCKS_SAME;
    if (!s->offset || !*zone || strcmp(zone, LC_ZONE_LOCAL) == 0 || (s->zone && strcmp(s->zone, zone) == 0))
        return LC_OK;
    if (o.count == 0)
        return by_zone(out, zones, s, zone);
    if (o.count == 1 && are_among(s, &o))
        return LC_OK;
    if (is_place(s->zone))
        return by_place(out, zones, s, &o, seen);
    if (o.count == 1)
        *out = by_offset(s, o.item[0]);
    else if (!are_among(s, &o))
        *out = LC_CLOCKS_UNKNOWN;
    return LC_OK;
}
