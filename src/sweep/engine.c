/* engine - trials in the order of their numbers, by workers that wait for no more than the lag makes them. */
#include "core/clock.h"
#include "core/crew.h"
#include "core/mem.h"
#include "sweep/attempt.h"
#include "sweep/sampler.h"
#include "sweep/sweep_state.h"

#include <stdio.h>
#include <time.h>

static bool is_over(const lc_sweep *s)
{
    const double minutes = s->request.config->minutes;
    return s->status != LC_OK || s->next == s->trials || (s->request.stopping && s->request.stopping()) ||
           (minutes > 0 && lc_clock_seconds() - s->began > 60 * minutes);
}

static void advance(lc_sweep *s)
{
    while (s->next < s->trials && s->begun[s->next])
        s->next++;
    while (s->ended < s->trials && lc_trial_has_ended(&s->trial[s->ended]))
        s->ended++;
}

/* What ends the sweep, told once. */
static void give_up(lc_sweep *s, lc_status status)
{
    if (s->status != LC_OK)
        return;
    s->status = status;
    snprintf(s->message, sizeof s->message, "%s", lc_error_message());
}

static lc_status suggest(lc_sweep *s, lc_trial *t, size_t known)
{
    const lc_sweep_request *r = &s->request;
    const lc_sampling sampling = {.domain = r->domain,
                                  .study = &s->study,
                                  .seed = r->config->seed,
                                  .number = lc_sweep_number(r->config, t->number),
                                  .trial = s->trial,
                                  .known = known,
                                  .knobs = &s->sampler_knobs};
    CHECK(lc_sampler_find(r->config->sampler)->suggest(t->value, &sampling));
    lc_domain_trim(t->value, r->domain);
    return LC_OK;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* The next trial gets a point and its row. A point that was in the ledger is found again, not read. */
static lc_status start(lc_trial **out, lc_sweep *s, size_t known)
{
    lc_trial *t = &s->trial[s->next];
    t->state = LC_TRIAL_RUNNING;
    CHECK(suggest(s, t, known));
    t->began = now();
    CHECK(lc_ledger_begin(s->ledger, t));
    s->begun[t->number] = true;
    *out = t;
    return LC_OK;
}

static size_t known_of(const lc_sweep *s, size_t number)
{
    const size_t lag = lc_sweep_lag(s->request.config);
    return number > lag ? number - lag : 0;
}

/* A trial to run; NULL: there is none left. Called by one worker at a time. */
static lc_trial *next_trial(lc_sweep *s, lc_crew *crew)
{
    const double asked = lc_clock_seconds();
    lc_trial *t = NULL;
    for (advance(s); !is_over(s) && s->ended < known_of(s, s->next); advance(s))
        lc_crew_wait(crew);
    s->idle += lc_clock_seconds() - asked;
    if (is_over(s))
        return NULL;
    const lc_status status = start(&t, s, known_of(s, s->next));
    if (status != LC_OK)
        give_up(s, status);
    return status == LC_OK ? t : NULL;
}

static lc_status finish(lc_sweep *s, lc_trial *t, lc_forecaster *kept)
{
    t->seconds = now() - t->began;
    CHECK(lc_keep_offer(&s->keep, &s->study, t, kept));
    CHECK(lc_ledger_end(s->ledger, t));
    if (s->request.heard)
        s->request.heard(s->request.ctx, s, t);
    return LC_OK;
}

/* Between taking and giving back a task the crew is not held. */
static lc_status attempt(lc_sweep *s, lc_trial *result, lc_forecaster **kept, lc_crew *crew)
{
    const lc_sweep_request *r = &s->request;
    const size_t known = known_of(s, result->number);
    lc_attempt a = {.sweep = r->config, .study = &s->study, .known = s->trial, .known_count = known, .stopping = r->stopping};
    lc_config config;
    lc_status status = lc_domain_config(&config, r->base, r->domain, result->value);
    if (status == LC_OK)
        status = lc_shared_take(&a.task, s->shared, &config);
    if (status != LC_OK) {
        result->state = LC_TRIAL_FAIL;
        return lc_copy_text(&result->message, lc_error_message());
    }
    config.run.threads = lc_sweep_crew_of(s).threads;
    a.config = &config;
    lc_crew_leave(crew);
    status = lc_attempt_run(result, kept, &a);
    lc_crew_enter(crew);
    return status;
}

/* While it runs, the trial's place has its point only; others read that. */
static void run_trial(lc_sweep *s, lc_trial *t, lc_crew *crew)
{
    lc_trial result = *t;
    lc_forecaster *kept = NULL;
    result.reports = 0;
    lc_status status = attempt(s, &result, &kept, crew);
    if (status == LC_OK) {
        *t = result;
        status = finish(s, t, kept);
    } else {
        t->report = result.report; /* for the one who frees it */
        t->capacity = result.capacity;
        t->reports = 0;
    }
    lc_forecaster_free(kept);
    if (status != LC_OK)
        give_up(s, status);
    lc_crew_wake(crew);
}

static void work(void *ctx, size_t worker, lc_crew *crew)
{
    lc_sweep *s = ctx;
    (void)worker;
    lc_crew_enter(crew);
    for (lc_trial *t = next_trial(s, crew); t; t = next_trial(s, crew))
        run_trial(s, t, crew);
    lc_crew_wake(crew);
    lc_crew_leave(crew);
}

lc_status lc_sweep_run(lc_sweep *s)
{
    s->began = lc_clock_seconds();
    CHECK(lc_crew_run(lc_sweep_crew_of(s).workers, work, s));
    s->seconds = lc_clock_seconds() - s->began;
    if (s->status == LC_OK && s->request.stopping && s->request.stopping() && s->ended < s->trials)
        s->status = LC_E_STOPPED;
    if (s->status == LC_E_STOPPED)
        return lc_fail(LC_E_STOPPED, "%s: stopped after %zu of %zu trials; the same command goes on", s->request.path,
                       lc_sweep_counts_of(s).done, s->trials);
    return s->status == LC_OK ? LC_OK : lc_fail(s->status, "%s", s->message);
}
