/* gps - seconds of GPS, which has no leap seconds: those of UTC that were put in since 1980 are taken out. */
#include <string.h>

#include "data/time/room.h"

/* Seconds since 1970 of UTC right behind each of them: IERS Bulletin C. */
static const int64_t behind[] = {362793600, 394329600,  425865600,  489024000,  567993600,  631152000,
                                 662688000, 709948800,  741484800,  773020800,  820454400,  867715200,
                                 915148800, 1136073600, 1230768000, 1341100800, 1435708800, 1483228800};
enum { LEAPS = sizeof behind / sizeof *behind };

int64_t lc_gps_second(int64_t second)
{
    const int64_t origin = 315964800; /* 1980-01-06 */
    int64_t leaps = 0;
    while (leaps < LEAPS && second + origin - leaps > behind[leaps])
        leaps++;
    return second + origin - leaps;
}

bool lc_name_says_gps(const char *name)
{
    return strcasestr(name, "gps") != NULL;
}
