/* walk - a sample simulator: random walks, whose best forecast is their last value. */
#include "data/simulate.h"

#include <stdio.h>

#include "core/mem.h"
#include "core/rng.h"

enum { SECONDS = 60 };

static void run_walk(lc_series *s, uint64_t seed, size_t index)
{
    lc_rng rng = lc_rng_new(seed, "walk", index);
    double value = 100;
    for (size_t row = 0; row < s->rows; row++) {
        value += lc_rng_normal(&rng);
        s->time[row] = (int64_t)row * SECONDS;
        s->value[row] = value;
        for (size_t step = 0; step < s->ideal_horizon; step++)
            s->ideal[row * s->ideal_horizon + step] = (float)value;
    }
}

static lc_status simulate(lc_dataset *dataset, uint64_t seed)
{
    char name[32];
    for (size_t i = 0; i < dataset->series_count; i++) {
        snprintf(name, sizeof name, "W%02zu", i + 1);
        CHECK(lc_copy_text(&dataset->series[i].name, name));
        run_walk(&dataset->series[i], seed, i);
    }
    return LC_OK;
}

const lc_simulator lc_simulator_walk = {
    .help = "random walks with normal steps",
    .title = "Simulated walks",
    .rows = 2000,
    .series = 2,
    .channel = {{"position", "m"}},
    .simulate = simulate,
};
