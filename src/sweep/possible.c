/* possible - the points of trials that all fail, from which no sampler learns, are known before any is run. */
#include "sweep/possible.h"

#include "core/mem.h"
#include "sweep/attempt.h"
#include "sweep/queue.h"

#include <stdio.h>

enum { LOOKS = 10000 }; /* a longer sweep without one is run */

/* Whether the data has the windows that a configuration trains on and is judged on. */
static lc_status check_windows(const lc_sweep *s, const lc_config *config)
{
    const lc_windows *windows;
    const lc_task *task;
    if (!s->shared) /* without data */
        return LC_OK;
    CHECK(lc_shared_take(&task, s->shared, config));
    lc_status status = lc_task_windows(&windows, task, LC_TRAIN);
    if (status == LC_OK)
        status = lc_task_windows(&windows, task, LC_VALID);
    lc_shared_give(s->shared, task);
    return status;
}

/* What is wrong with its point; LC_OK if a trial of it can be. */
static lc_status check_point(const lc_sweep *s, const double *value)
{
    lc_config config;
    const lc_sweep_request *r = &s->request;
    CHECK(lc_domain_config(&config, r->base, r->domain, value));
    CHECK(lc_attempt_check(&config, &s->study));
    return check_windows(s, &config);
}

/* *wrong: what is wrong with trial `number`. */
static lc_status look(lc_status *wrong, lc_trial *trial, size_t number, const lc_sweep *s)
{
    CHECK(lc_trial_new(&trial[number], number, s->request.domain->count));
    trial[number].state = LC_TRIAL_FAIL;
    CHECK(lc_queue_point(trial[number].value, s, trial, number));
    *wrong = check_point(s, trial[number].value);
    return LC_OK;
}

lc_status lc_possible_check(const lc_sweep *s)
{
    lc_status status = LC_OK;
    lc_trial *trial = NULL;
    lc_status wrong = LC_E_CONFIG, first = LC_OK;
    char why[LC_TEXT_MAX] = "";
    if (s->config.shards) /* trials of other parts may be, and merge wants all parts */
        return LC_OK;
    const size_t looks = s->trials < LOOKS ? s->trials : LOOKS;
    TRY(lc_new(&trial, looks, sizeof *trial));
    for (size_t k = 0; k < looks && wrong != LC_OK; k++) {
        TRY(look(&wrong, trial, k, s));
        if (k > 0 || wrong == LC_OK)
            continue;
        first = wrong;
        snprintf(why, sizeof why, "%s", lc_error_message());
    }
    if (wrong != LC_OK && looks == s->trials)
        status = lc_fail(first, "no trial can be: %s", why);
done:
    lc_trials_free(trial, looks);
    return status;
}
