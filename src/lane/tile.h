/* tile - how many accumulators a level's registers hold: 12 rows x 2 vectors of 32 registers, 6 x 2 of 16. */
#ifndef LC_LANE_TILE_H
#define LC_LANE_TILE_H

#include "lane/vec.h"

#if defined(LC_LEVEL_avx512) || defined(LC_LEVEL_neon)
#define ROWS 12
#else
#define ROWS 6
#endif

#endif
