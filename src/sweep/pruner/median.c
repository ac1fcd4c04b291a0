/* median - a trial ends where its best report so far is worse than the median of the others' reports of that epoch (Golovin et
 * al. 2017, as Optuna has it). */
#include "sweep/pruner.h"

#include <math.h>

typedef struct median {
    size_t startup, warmup, interval;
} median;

static const lc_option knobs[] = {
    LC_KNOB_COUNT(median, startup, "5", 1, 1000000, "complete trials before any is pruned"),
    LC_KNOB_COUNT(median, warmup, "0", 0, 1000000, "epochs before a trial is pruned"),
    LC_KNOB_COUNT(median, interval, "1", 1, 1000000, "epochs from one look to the next"),
    LC_KNOBS_END,
};

static bool has(const lc_trial *t, size_t step)
{
    return t->state == LC_TRIAL_COMPLETE && t->reports >= step && !isnan(t->report[step - 1]);
}

/* How many complete trials have a report of that step, and how many of these one below or equal to x. */
static size_t count_of(size_t *below, size_t *equal, const lc_pruning *p, double x)
{
    size_t all = 0;
    *below = *equal = 0;
    for (size_t i = 0; i < p->trials; i++) {
        if (!has(&p->trial[i], p->reports))
            continue;
        const double other = p->trial[i].report[p->reports - 1];
        all++;
        *below += other < x;
        *equal += other == x;
    }
    return all;
}

/* The k-th smallest, from 0. */
static double rank_of(const lc_pruning *p, size_t k)
{
    size_t below, equal;
    for (size_t i = 0; i < p->trials; i++) {
        if (!has(&p->trial[i], p->reports))
            continue;
        const double x = p->trial[i].report[p->reports - 1];
        count_of(&below, &equal, p, x);
        if (below <= k && k < below + equal)
            return x;
    }
    return NAN;
}

static bool stop(const lc_pruning *p)
{
    const median *m = p->knobs;
    size_t complete = 0, below, equal;
    double best = NAN;
    for (size_t i = 0; i < p->trials; i++)
        complete += p->trial[i].state == LC_TRIAL_COMPLETE;
    if (complete < m->startup || p->reports <= m->warmup || (p->reports - m->warmup - 1) % m->interval)
        return false;
    for (size_t i = 0; i < p->reports; i++)
        best = fmin(best, p->report[i]); /* NaN only where all are */
    const size_t all = count_of(&below, &equal, p, 0);
    if (isnan(best) || all == 0)
        return isnan(best);
    return best > (rank_of(p, (all - 1) / 2) + rank_of(p, all / 2)) / 2;
}

const lc_pruner lc_pruner_median = {
    .help = "where the best report so far is above the median of that epoch", .knobs = knobs, .stop = stop};
