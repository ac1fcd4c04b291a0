/* determinism - small configurations drawn at random, each trained for some steps in several ways that must give equal bits. */
#ifndef LC_MODEL_DETERMINISM_H
#define LC_MODEL_DETERMINISM_H

#include <lanecast/config.h>

#include "lane/lane.h"

enum { LC_WAYS_MAX = 32 };

/* How the arithmetic is carried out. Nothing of it may be seen in a result, except that portable gives bits of its own. */
typedef struct lc_way {
    size_t threads; /* may be more than there are cores */
    const lc_lane *lane;
} lc_way;

/* Every level of this machine with each of these numbers of threads; how many ways that is, at most LC_WAYS_MAX. */
size_t lc_ways_all(lc_way way[LC_WAYS_MAX], const size_t *threads, size_t count);

/* Configuration `index` of an endless row, always the same: every variant of the registries, one thread's work and that of many.
 * For data of lc_determinism_data. */
lc_config lc_determinism_config(size_t index);

/* The data it is for: a simulation that a user can make too. *out: lc_dataset_free. */
lc_status lc_determinism_data(lc_dataset **out);

/* The digest of all that training has come to after `steps` steps in one way, or where it ended or diverged before: weights,
 * moments, sums, the history with its validation losses. */
lc_status lc_determinism_digest(uint64_t *out, const lc_dataset *dataset, const lc_config *config, size_t steps,
                                const lc_way *way);

/* differs[i]: whether way i gave other bits than the first way that must give the same. How many do. */
size_t lc_determinism_compare(bool *differs, const uint64_t *digest, const lc_way *way, size_t ways);

#endif
