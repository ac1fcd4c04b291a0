/* clocks - whether newer rows were measured by the clocks of a run, whose hours and days it reads. */
#ifndef LC_MODEL_CLOCKS_H
#define LC_MODEL_CLOCKS_H

#include "core/zone.h"
#include "model/seen.h"

/* Rows in another zone than a known one are elsewhere, and have their moments in it. Of an offset alone it is not known when it
 * holds: rows within an hour are of the same clocks; others, and UTC, are unknown, unless their place is known and had that
 * offset, and no other, while the run's rows were measured. Of the two offsets of a summer and a winter, rows of either are of
 * the same clocks, and places that had both. */
typedef enum lc_clocks { LC_CLOCKS_SAME, LC_CLOCKS_ELSEWHERE, LC_CLOCKS_UNKNOWN } lc_clocks;

/* zone: as lc_measured has it. seen: first and last second of the run's rows; NULL: not known. LC_E_USAGE for an unknown zone. */
lc_status lc_clocks_of(lc_clocks *out, lc_zones *zones, const lc_series *series, const char *zone, const lc_span *seen);

#endif
