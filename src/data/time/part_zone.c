/* part_zone - what a cell of a column of zones adds to the date of its row. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "core/date_scan.h"
#include "data/time/room.h"
#include "data/time/zoned.h"

enum { QUARTER = 900, MOST = 14 * 3600 };

/* 0200 is two hours in no unit. */
static bool take_number(lc_date *date, double unit, const char *cell)
{
    double number;
    const char *digits = cell + strspn(cell, "+-");
    if ((digits[0] == '0' && strlen(digits) > 2 && isdigit((unsigned char)digits[1])) || !lc_real_read(&number, cell) ||
        fabs(number * unit) > MOST || fmod(number * unit, QUARTER) != 0)
        return false;
    date->offset = (int32_t)(number * unit);
    return date->zoned = true;
}

bool lc_part_take_zone(lc_date *date, const lc_time_columns *c, const char *cell)
{
    lc_date zone = {0};
    if (c->zone_unit)
        return take_number(date, (double)c->zone_unit, cell);
    if (!*cell || !lc_scan_zone(&zone, cell))
        return false;
    if (c->zone_places && lc_is_utc(cell))
        zone = (lc_date){.placed = true};
    memcpy(date->zone, zone.zone, sizeof date->zone);
    date->placed = zone.placed;
    date->zoned = zone.zoned;
    date->offset = zone.offset;
    return true;
}
