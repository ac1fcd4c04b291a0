/* tile - how many accumulators a level's registers hold: 12 rows x 2 vectors of 32 registers, 6 x 2 of 16. */
#ifndef LC_LANE_TILE_H
#define LC_LANE_TILE_H

#include "lane/vec.h"

#ifdef LC_LEVEL_avx512
#define ROWS 12
#else
#define ROWS 6
#endif

/* A loop over a tile is straight code, so that accumulators are registers. */
#ifdef __clang__
#define UNROLL _Pragma("clang loop unroll(full)")
#else
#define UNROLL _Pragma("GCC unroll 32")
#endif

#endif
