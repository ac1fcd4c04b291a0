/* regression - steps, and the errors of the end. */
#include "model/ridge/regression.h"

#include <math.h>

#include "core/clock.h"
#include "core/mem.h"
#include "core/status.h"

struct lc_regression {
    const lc_task *task;
    const lc_config *config;
    lc_ridge_plan plan;
    lc_ridge_fitting *fitting; /* NULL: not fitted here, or no longer */
    lc_ridge *ridge;           /* NULL: not fitted yet */
    lc_epoch round;
    bool (*stopping)(void);
};

lc_status lc_regression_new(lc_regression **out, const lc_task *task, const lc_config *config)
{
    lc_regression *r = NULL;
    CHECK(lc_new(&r, 1, sizeof *r));
    r->task = task;
    r->config = config;
    *out = r;
    return LC_OK;
}

void lc_regression_free(lc_regression *r)
{
    if (!r)
        return;
    lc_ridge_fitting_free(r->fitting);
    lc_ridge_free(r->ridge);
    lc_free(r);
}

/* A map for each channel has no choice for all, and those of other channels none for these. */
static lc_status check_choice(const lc_regression *r, const lc_ridge *as)
{
    if (as->maps == 1 || (as->maps == r->task->target_count && r->plan.channels))
        return LC_OK;
    return lc_fail(LC_E_CONFIG,
                   "no validation windows, and what was chosen for each of %zu channels says nothing of %s: name one penalty, "
                   "look-back and trailing share",
                   as->maps, r->plan.channels ? "others" : "one map for all (ridge.maps = shared)");
}

lc_status lc_regression_begin(lc_regression *r, const lc_ridge *as, size_t threads)
{
    CHECK(lc_ridge_plan_read(&r->plan, r->config));
    if (as)
        CHECK(check_choice(r, as));
    r->plan.as = as;
    r->plan.stopping = r->stopping;
    lc_ridge_fitting_free(r->fitting);
    r->fitting = NULL;
    return lc_ridge_fitting_new(&r->fitting, r->task, &r->plan, threads);
}

void lc_regression_watch(lc_regression *r, bool (*stopping)(void))
{
    r->plan.stopping = r->stopping = stopping;
}

void lc_regression_give(lc_regression *r, lc_ridge *ridge)
{
    r->ridge = ridge;
    r->round.epochs = 1;
    r->round.loss = ridge->train;
    r->round.valid_loss = ridge->valid;
}

/* What is still to come takes as long, map by map, as what is done. */
static void report(lc_progress *p, const lc_regression *r)
{
    const size_t maps = lc_ridge_fitting_maps(r->fitting), done = lc_ridge_fitting_done(r->fitting);
    *p = (lc_progress){.epoch = 1, .epochs = 1, .step = done, .steps = maps, .member = 1, .members = 1};
    p->seconds_left = r->round.seconds * (double)(maps - done) / (double)done;
    p->round_done = p->done = done == maps;
    p->loss = r->ridge ? r->ridge->train : (double)NAN;
}

lc_status lc_regression_step(lc_progress *p, lc_regression *r)
{
    lc_ridge *ridge = NULL;
    const double begun = lc_clock_seconds();
    if (!r->fitting) {
        *p = (lc_progress){.done = true};
        return LC_OK;
    }
    CHECK(lc_ridge_fitting_step(&ridge, r->fitting));
    r->round.seconds += lc_clock_seconds() - begun;
    if (ridge)
        lc_regression_give(r, ridge);
    report(p, r);
    if (ridge) {
        lc_ridge_fitting_free(r->fitting);
        r->fitting = NULL;
    }
    return LC_OK;
}

const lc_ridge *lc_regression_ridge(const lc_regression *r)
{
    return r->ridge;
}

const lc_epoch *lc_regression_round(const lc_regression *r)
{
    return &r->round;
}

size_t lc_regression_workers(const lc_regression *r)
{
    return r->fitting ? lc_ridge_fitting_abreast(r->fitting) : 1;
}
