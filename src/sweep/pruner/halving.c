/* halving - successive halving: few epochs for most trials, all epochs for the best. */
#include "sweep/halving.h"

static const lc_option knobs[] = {
    LC_KNOB_COUNT(lc_halving, least, "1", 1, 1000000, "epochs of every trial"),
    LC_KNOB_COUNT(lc_halving, factor, "4", 2, 1000, "one trial of N continues, to N times the epochs"),
    LC_KNOB_COUNT(lc_halving, skipped, "0", 0, 100, "times the factor that no trial ends before"),
    LC_KNOB_COUNT(lc_halving, bootstrap, "0", 0, 1000000, "trials at a number of epochs before one continues from there"),
    LC_KNOBS_END,
};

static bool stop(const lc_pruning *p)
{
    return lc_halving_stops(p, p->knobs);
}

const lc_pruner lc_pruner_halving = {
    .help = "where a report is not among the best 1/factor of that epoch", .knobs = knobs, .stop = stop};
