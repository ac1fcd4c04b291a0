/* levels - the levels of this machine, for the tests that go through them. */
#ifndef LC_TESTS_LEVELS_H
#define LC_TESTS_LEVELS_H

#include <stdlib.h>

#include "lane/lane.h"

/* Level `index` of this machine, best first, is used from here on; beyond the last NULL, and the best is used again. */
static inline const lc_lane *levels_use(size_t index)
{
    const lc_lane *level = lc_lane_at(index);
    level ? setenv("LANECAST_ISA", level->name, 1) : unsetenv("LANECAST_ISA");
    return level;
}

/* Uses the last level that gives the bits of the best: avx2 where that is avx512, else the best itself. Whether they are two. */
static inline bool levels_use_other(void)
{
    size_t last = 0;
    for (size_t i = 1; lc_lane_at(i); i++)
        last = lc_lane_same_bits(lc_lane_at(0)->name, lc_lane_at(i)->name) ? i : last;
    levels_use(last);
    return last > 0;
}

#endif
