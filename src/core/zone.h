/* zone - time zones by name: how far local time is ahead of UTC, by the tables of the package tzdata (TZif, RFC 8536).
 *
 *     lc_zone *zone = NULL;
 *     TRY(lc_zone_new(&zone, "Europe/Berlin"));
 *     local = utc + lc_zone_offset(zone, utc);
 */
#ifndef LC_CORE_ZONE_H
#define LC_CORE_ZONE_H

#include "core/status.h"

typedef struct lc_zone lc_zone;

/* The name, in data, of a zone of which only the changes of clocks are known: its moments are of its winter time, not UTC. */
#define LC_ZONE_LOCAL "local"

/* That of stamps of which every offset is 0, whoever wrote them. */
#define LC_ZONE_UTC "UTC"

/* "Europe/Berlin", a file of $TZDIR or /usr/share/zoneinfo; or, without any file, "UTC" or a fixed offset: "+02:00".
 * LC_E_USAGE for any other name, with a near one, and where there is no tzdata; LC_E_DATA for a damaged file. */
lc_status lc_zone_new(lc_zone **out, const char *name);

/* Clocks that are put forward and back by an hour at the moments `when` (count), ascending; ahead: as they are before them. */
lc_status lc_zone_of_turns(lc_zone **out, const int64_t *when, size_t count, bool ahead);
void lc_zone_free(lc_zone *zone);

/* Zones by name, of which each is read once: those of the series of a dataset. Begins as {0}. */
typedef struct lc_zones {
    struct lc_zone_named *named;
    size_t count, capacity;
} lc_zones;

/* As lc_zone_new; the zone is that of `zones`. find: NULL for a name that is not known here. */
lc_status lc_zones_new(const lc_zone **out, lc_zones *zones, const char *name);
lc_status lc_zones_find(const lc_zone **out, lc_zones *zones, const char *name);
void lc_zones_clear(lc_zones *zones);

/* Seconds that local time is ahead of UTC at a moment, in seconds since 1970. */
int32_t lc_zone_offset(const lc_zone *zone, int64_t utc);

/* The same at `count` moments, in ticks per second. */
void lc_zone_offsets(int32_t *out, const lc_zone *zone, const int64_t *moment, size_t count, int64_t ticks);

/* What local time is called at that moment: "CEST"; "" for a fixed offset. */
const char *lc_zone_word_at(const lc_zone *zone, int64_t utc);

/* The moments at which clocks show a local time, the earlier first, and how many there are: 1, or 0 in a skipped hour, or 2
 * in a repeated one. */
size_t lc_zone_local(int64_t utc[2], const lc_zone *zone, int64_t local);

#endif
