/* queue - trials in the order of their numbers, none before those that it learns from. */
#include "sweep/queue.h"

#include "core/clock.h"
#include "sweep/sampler.h"

#include <stdio.h>
#include <time.h>

bool lc_queue_is_over(const lc_sweep *s)
{
    const double minutes = s->request.config->minutes;
    return s->status != LC_OK || s->next == s->trials || (s->request.stopping && s->request.stopping()) ||
           (minutes > 0 && lc_clock_seconds() - s->began > 60 * minutes);
}

void lc_queue_give_up(lc_sweep *s, lc_status status)
{
    if (s->status != LC_OK)
        return;
    s->status = status;
    snprintf(s->message, sizeof s->message, "%s", lc_error_message());
}

size_t lc_queue_known(const lc_sweep *s, size_t number)
{
    const size_t lag = lc_sweep_lag(s->request.config);
    return number > lag ? number - lag : 0;
}

static void advance(lc_sweep *s)
{
    while (s->next < s->trials && s->begun[s->next])
        s->next++;
    while (s->ended < s->trials && lc_trial_has_ended(&s->trial[s->ended]))
        s->ended++;
}

lc_status lc_queue_point(double *value, const lc_sweep *s, const lc_trial *trial, size_t number)
{
    const lc_sweep_request *r = &s->request;
    const lc_sampling sampling = {.domain = r->domain,
                                  .study = &s->study,
                                  .seed = r->config->seed,
                                  .number = lc_sweep_number(r->config, number),
                                  .trial = trial,
                                  .known = lc_queue_known(s, number),
                                  .knobs = &s->sampler_knobs};
    CHECK(lc_sampler_find(r->config->sampler)->suggest(value, &sampling));
    lc_domain_trim(value, r->domain);
    return LC_OK;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* A point that was in the ledger is found again, not read. */
static lc_status begin(lc_sweep *s, lc_trial *t)
{
    t->state = LC_TRIAL_RUNNING;
    CHECK(lc_queue_point(t->value, s, s->trial, t->number));
    t->began = now();
    CHECK(lc_ledger_begin(s->ledger, t));
    s->begun[t->number] = true;
    return LC_OK;
}

lc_trial *lc_queue_begin(lc_sweep *s)
{
    advance(s);
    if (lc_queue_is_over(s) || s->ended < lc_queue_known(s, s->next))
        return NULL;
    lc_trial *t = &s->trial[s->next];
    const lc_status status = begin(s, t);
    if (status != LC_OK)
        lc_queue_give_up(s, status);
    return status == LC_OK ? t : NULL;
}

static lc_status finish(lc_sweep *s, lc_trial *t, const lc_forecaster *kept)
{
    t->seconds = now() - t->began;
    CHECK(lc_keep_offer(&s->keep, &s->study, t, kept));
    CHECK(lc_ledger_end(s->ledger, t));
    if (s->request.heard)
        s->request.heard(s->request.ctx, s, t);
    return LC_OK;
}

void lc_queue_end(lc_sweep *s, lc_trial *t, const lc_trial *result, const lc_forecaster *kept, lc_status status)
{
    if (status == LC_OK) {
        *t = *result;
        status = finish(s, t, kept);
    } else {
        t->report = result->report; /* for the one who frees it */
        t->capacity = result->capacity;
        t->reports = 0;
    }
    if (status != LC_OK)
        lc_queue_give_up(s, status);
}
