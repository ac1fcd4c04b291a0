/* sweep - trials in the order of their numbers, by workers that wait for no more than the lag makes them. */
#include "sweep/sweep.h"

#include "core/clock.h"
#include "core/crew.h"
#include "core/file.h"
#include "core/mem.h"
#include "core/names.h"
#include "core/parallel.h"
#include "sweep/attempt.h"
#include "sweep/keep.h"
#include "sweep/pruner.h"
#include "sweep/sampler.h"
#include "sweep/shared.h"

#include <lanecast/evaluate.h>

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

struct lc_sweep {
    lc_sweep_request request;
    lc_study study;
    char *plan;
    lc_ledger *ledger;
    lc_shared *shared;
    lc_keep keep;
    lc_knob_values sampler_knobs;
    size_t trials;   /* to run in all */
    lc_trial *trial; /* (trials) */
    bool *begun;     /* (trials) in this run or before, or being run */
    size_t next;     /* the first that is not begun */
    size_t ended;    /* all trials before this one have ended */
    double idle, began, seconds;
    lc_status status; /* of what ends the sweep */
    char message[LC_TEXT_MAX];
};

/* --- objectives ------------------------------------------------------------------------------------------------------- */

lc_status lc_study_objectives(lc_study *study, const char *text)
{
    char name[LC_TEXT_MAX];
    lc_names list = {.at = text, .separators = ", \t"};
    study->objectives = 0;
    while (lc_names_next(name, &list)) {
        const size_t index = lc_names_find(lc_metric_names(), name);
        if (!lc_metric_names()[index])
            return lc_names_refuse(LC_E_CONFIG, "sweep.objective", name, lc_metric_names());
        if (study->objectives == LC_OBJECTIVES_MAX)
            return lc_fail(LC_E_CONFIG, "sweep.objective: more than %d metrics", LC_OBJECTIVES_MAX);
        study->metric[study->objectives] = lc_metric_names()[index];
        study->maximize[study->objectives++] = !lc_metric_less_is_better(index);
    }
    return study->objectives ? LC_OK : lc_fail(LC_E_CONFIG, "sweep.objective: no metric");
}

bool lc_study_better(const lc_study *study, const lc_trial *a, const lc_trial *b)
{
    if (a->state != LC_TRIAL_COMPLETE || b->state != LC_TRIAL_COMPLETE)
        return a->state == LC_TRIAL_COMPLETE && b->state != LC_TRIAL_COMPLETE;
    return study->maximize[0] ? a->objective[0] > b->objective[0] : a->objective[0] < b->objective[0];
}

/* --- beginning -------------------------------------------------------------------------------------------------------- */

static lc_status check_sampler(lc_sweep *s)
{
    const lc_sweep_request *r = &s->request;
    const lc_sampler *sampler = lc_sampler_find(r->config->sampler);
    const lc_pruner *pruner = lc_pruner_find(r->config->pruner);
    size_t size = 0;
    if (!sampler)
        return lc_names_refuse(LC_E_CONFIG, "sweep.sampler", r->config->sampler, lc_sampler_table_names);
    if (!pruner)
        return lc_names_refuse(LC_E_CONFIG, "sweep.pruner", r->config->pruner, lc_pruner_table_names);
    if (pruner->stop && strcmp(r->config->pruner, "none") != 0 && s->study.objectives > 1)
        return lc_fail(LC_E_CONFIG, "sweep.pruner = %s: with several objectives nothing says which trial is worse: use none",
                       r->config->pruner);
    if (sampler->dimensions_most && r->domain->count > sampler->dimensions_most)
        return lc_fail(LC_E_CONFIG, "sweep.sampler = %s: at most %zu dimensions, not %zu; random has no limit",
                       r->config->sampler, sampler->dimensions_most, r->domain->count);
    CHECK(lc_knobs_read(&s->sampler_knobs, &r->config->knobs, r->config->sampler, sampler->knobs));
    if (sampler->size)
        CHECK(sampler->size(&size, r->domain, &s->sampler_knobs));
    s->trials = size && size < r->config->trials ? size : r->config->trials;
    return LC_OK;
}

/* What the ledger has is done; what was running when its process ended is run again. */
static lc_status take_known(lc_sweep *s)
{
    lc_trial *known = NULL;
    size_t count;
    CHECK(lc_ledger_trials(&known, &count, s->ledger));
    if (count > s->trials)
        s->trials = count;
    lc_status status = lc_new(&s->trial, s->trials, sizeof *s->trial);
    if (status == LC_OK)
        status = lc_new(&s->begun, s->trials, sizeof *s->begun);
    for (size_t i = 0; status == LC_OK && i < s->trials; i++)
        if (i < count) {
            s->trial[i] = known[i];
            known[i] = (lc_trial){0};
            s->begun[i] = s->trial[i].state != LC_TRIAL_RUNNING && s->trial[i].state != LC_TRIAL_WAITING;
        } else
            status = lc_trial_new(&s->trial[i], i, s->request.domain->count);
    lc_trials_free(known, count);
    return status;
}

static lc_status begin(lc_sweep *s)
{
    const lc_sweep_request *r = &s->request;
    if (r->domain->count == 0)
        return lc_fail(LC_E_CONFIG, "nothing varies: give --try model.hidden=16..256:log, or such a line in [sweep]");
    snprintf(s->study.name, sizeof s->study.name, "%s", r->study);
    CHECK(lc_study_objectives(&s->study, r->config->objective));
    CHECK(check_sampler(s));
    CHECK(lc_sweep_plan(&s->plan, r->config, r->domain, r->base, lc_dataset_digest(r->dataset)));
    s->study.plan = s->plan;
    CHECK(lc_ledger_open(&s->ledger, &(lc_ledger_request){r->path, r->domain, &s->study, r->changed, false}));
    CHECK(lc_shared_new(&s->shared, r->dataset));
    CHECK(take_known(s));
    CHECK(lc_keep_new(&s->keep, r->path, r->keep));
    for (size_t i = 0; i < s->trials; i++)
        lc_keep_recall(&s->keep, &s->study, &s->trial[i]);
    return LC_OK;
}

lc_status lc_sweep_new(lc_sweep **out, const lc_sweep_request *request)
{
    lc_status status = LC_OK;
    lc_sweep *s = NULL;
    TRY(lc_new(&s, 1, sizeof *s));
    s->request = *request;
    TRY(begin(s));
    *out = s;
    s = NULL;
done:
    lc_sweep_free(s);
    return status;
}

void lc_sweep_free(lc_sweep *s)
{
    if (!s)
        return;
    lc_ledger_close(s->ledger);
    lc_shared_free(s->shared);
    lc_keep_clear(&s->keep);
    lc_trials_free(s->trial, s->trials);
    lc_free(s->begun);
    lc_free(s->plan);
    lc_free(s);
}

lc_sweep_crew lc_sweep_crew_of(const lc_sweep *s)
{
    const size_t threads = lc_parallel_threads(s->request.threads), lag = lc_sweep_lag(s->request.config);
    size_t workers = s->request.workers ? s->request.workers : threads;
    workers = workers < lag + 1 ? workers : lag + 1;
    workers = workers < s->trials ? workers : s->trials;
    return (lc_sweep_crew){workers, threads > workers ? threads / workers : 1, lag};
}

/* --- trials in order -------------------------------------------------------------------------------------------------- */

static bool has_ended(const lc_trial *t)
{
    return t->state != LC_TRIAL_RUNNING && t->state != LC_TRIAL_WAITING;
}

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
    while (s->ended < s->trials && has_ended(&s->trial[s->ended]))
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

/* The trials that trial k learns from: their results, and of those after them the points only. */
static lc_status view(lc_trial **out, const lc_sweep *s, size_t number, size_t known)
{
    lc_trial *seen = NULL;
    CHECK(lc_new(&seen, number, sizeof *seen));
    for (size_t i = 0; i < number; i++) {
        seen[i] = s->trial[i];
        if (i >= known)
            seen[i] = (lc_trial){.number = i, .state = LC_TRIAL_RUNNING, .value = s->trial[i].value};
    }
    *out = seen;
    return LC_OK;
}

static lc_status suggest(lc_sweep *s, lc_trial *t, size_t known)
{
    const lc_sweep_request *r = &s->request;
    const lc_sampler *sampler = lc_sampler_find(r->config->sampler);
    lc_trial *seen = NULL;
    CHECK(view(&seen, s, t->number, known));
    const lc_sampling sampling = {r->domain, r->config->seed, t->number, seen, &s->sampler_knobs};
    const lc_status status = sampler->suggest(t->value, &sampling);
    lc_free(seen);
    lc_domain_trim(t->value, r->domain);
    return status;
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

/* --- what is known ---------------------------------------------------------------------------------------------------- */

lc_sweep_counts lc_sweep_counts_of(const lc_sweep *s)
{
    lc_sweep_counts c = {.trials = s->trials, .best = s->trials, .idle = s->idle, .seconds = s->seconds};
    for (size_t i = 0; i < s->trials; i++) {
        const lc_trial *t = &s->trial[i];
        c.complete += t->state == LC_TRIAL_COMPLETE;
        c.pruned += t->state == LC_TRIAL_PRUNED;
        c.failed += t->state == LC_TRIAL_FAIL;
        c.running += s->begun[i] && !has_ended(t);
        if (t->state == LC_TRIAL_COMPLETE && (c.best == s->trials || lc_study_better(&s->study, t, &s->trial[c.best])))
            c.best = i;
    }
    c.done = c.complete + c.pruned + c.failed;
    return c;
}

const lc_trial *lc_sweep_trials(size_t *count, const lc_sweep *s)
{
    *count = s->trials;
    return s->trial;
}

const lc_study *lc_sweep_study(const lc_sweep *s)
{
    return &s->study;
}
