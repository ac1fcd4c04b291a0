/* possible - the points of trials that all fail, from which no sampler learns, are known before any is run. */
#include "sweep/possible.h"

#include "core/mem.h"
#include "sweep/attempt.h"
#include "sweep/queue.h"

#include <stdio.h>

enum { LOOKS = 10000 }; /* a longer sweep without one is run */

/* Its point, and whether a configuration of it can be. */
static lc_status look(bool *possible, lc_trial *trial, size_t number, const lc_sweep *s)
{
    lc_config config;
    const lc_sweep_request *r = &s->request;
    CHECK(lc_trial_new(&trial[number], number, r->domain->count));
    trial[number].state = LC_TRIAL_FAIL;
    CHECK(lc_queue_point(trial[number].value, s, trial, number));
    *possible = lc_domain_config(&config, r->base, r->domain, trial[number].value) == LC_OK &&
                lc_attempt_check(&config, &s->study) == LC_OK;
    return LC_OK;
}

lc_status lc_possible_check(const lc_sweep *s)
{
    lc_status status = LC_OK;
    lc_trial *trial = NULL;
    bool possible = false;
    char why[LC_TEXT_MAX] = "";
    const size_t looks = s->trials < LOOKS ? s->trials : LOOKS;
    TRY(lc_new(&trial, looks, sizeof *trial));
    for (size_t k = 0; k < looks && !possible; k++) {
        TRY(look(&possible, trial, k, s));
        if (k == 0 && !possible)
            snprintf(why, sizeof why, "%s", lc_error_message());
    }
    if (!possible && looks == s->trials)
        status = lc_fail(LC_E_CONFIG, "no trial can be: %s", why);
done:
    lc_trials_free(trial, looks);
    return status;
}
