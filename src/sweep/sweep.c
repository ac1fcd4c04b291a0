/* sweep - what a sweep is made of, and how far it is. */
#include "core/file.h"
#include "core/mem.h"
#include "core/memory.h"
#include "core/names.h"
#include "core/parallel.h"
#include "sweep/attempt.h"
#include "sweep/change.h"
#include "sweep/need.h"
#include "sweep/possible.h"
#include "sweep/pruner.h"
#include "sweep/sampler.h"
#include "sweep/sweep_state.h"

#include <stdio.h>
#include <string.h>

/* --- beginning -------------------------------------------------------------------------------------------------------- */

/* tpe.startup, with another sampler. */
static lc_status check_knobs(const lc_sweep_config *c)
{
    for (size_t i = 0; i < c->knobs.count; i++) {
        char variant[LC_NAME_MAX];
        const char *key = c->knobs.given[i].key;
        snprintf(variant, sizeof variant, "%.*s", (int)strcspn(key, "."), key);
        const char *chooser = lc_sampler_find(variant) ? "sampler" : "pruner";
        const char *chosen = lc_sampler_find(variant) ? c->sampler : c->pruner;
        if (strcmp(variant, chosen) != 0)
            return lc_fail(LC_E_CONFIG, "[sweep] %s = %s: not used, since %s = %s; remove it, or set %s = %s", key,
                           c->knobs.given[i].value, chooser, chosen, chooser, variant);
    }
    return LC_OK;
}

static bool does_not_learn(const lc_sampler *s)
{
    return !s->learns;
}

static bool takes_several(const lc_sampler *s)
{
    return !s->one_objective;
}

typedef struct list {
    char text[120];
} list;

/* The samplers that fit, of every file in sweep/sampler. */
static list list_samplers(bool (*fits)(const lc_sampler *sampler))
{
    list out = {""};
    for (const char *const *name = lc_sampler_table_names; *name; name++) {
        const size_t length = strlen(out.text);
        if (fits(lc_sampler_find(*name)))
            snprintf(out.text + length, sizeof out.text - length, "%s%s", length ? ", " : "", *name);
    }
    return out;
}

/* Of the trials of a part, those of others are not known. */
static lc_status check_shard(const lc_sweep_config *c)
{
    if (c->shards && lc_sampler_find(c->sampler)->learns)
        return lc_fail(LC_E_CONFIG, "--shard: points of sweep.sampler = %s depend on all trials before; use one of %s",
                       c->sampler, list_samplers(does_not_learn).text);
    if (c->shards && lc_pruner_find(c->pruner)->stop)
        return lc_fail(LC_E_CONFIG, "--shard: what sweep.pruner = %s ends depends on all trials before; leave it out", c->pruner);
    return LC_OK;
}

static lc_status check_pruner(const lc_sweep_config *c)
{
    lc_knob_values knobs;
    const lc_pruner *pruner = lc_pruner_find(c->pruner);
    CHECK(lc_knobs_read(&knobs, &c->knobs, c->pruner, pruner->knobs));
    return pruner->check ? pruner->check(&knobs) : LC_OK;
}

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
    if (pruner->stop && s->study.objectives > 1)
        return lc_fail(LC_E_CONFIG, "sweep.pruner = %s: with several objectives nothing says which trial is worse: leave it out",
                       r->config->pruner);
    if (sampler->one_objective && s->study.objectives > 1)
        return lc_fail(LC_E_CONFIG, "sweep.sampler = %s: only for one objective; several are taken by %s", r->config->sampler,
                       list_samplers(takes_several).text);
    CHECK(check_shard(r->config));
    CHECK(check_knobs(r->config));
    CHECK(check_pruner(r->config));
    CHECK(lc_knobs_read(&s->sampler_knobs, &r->config->knobs, r->config->sampler, sampler->knobs));
    CHECK(lc_sampler_check(&size, r->config->sampler, r->domain, &s->sampler_knobs));
    s->points = size;
    const size_t all = size && size < r->config->trials ? size : r->config->trials;
    const size_t shards = r->config->shards ? r->config->shards : 1;
    s->trials = (all + shards - 1 - r->config->shard) / shards; /* a part may have none: its ledger is empty */
    return LC_OK;
}

/* What the ledger has is done; what was running when its process ended is run again. */
static lc_status take_known(lc_sweep *s)
{
    lc_trial *known = NULL;
    size_t count;
    CHECK(lc_ledger_trials(&known, &count, s->ledger));
    if (count == 0)
        CHECK(lc_keep_check_none(s->request.path, s->request.study));
    if (count > s->trials)
        s->trials = count;
    lc_status status = lc_new(&s->trial, s->trials, sizeof *s->trial);
    if (status == LC_OK)
        status = lc_new(&s->begun, s->trials, sizeof *s->begun);
    for (size_t i = 0; status == LC_OK && i < s->trials; i++)
        if (i < count) {
            s->trial[i] = known[i];
            known[i] = (lc_trial){0};
            s->begun[i] = lc_trial_has_ended(&s->trial[i]);
        } else
            status = lc_trial_new(&s->trial[i], i, s->request.domain->count);
    lc_trials_free(known, count);
    return status;
}

/* The latest plan of the ledger that is continued; NULL if there is none. What is wrong with a file, opening says. */
static lc_status find_plan(char **out, const lc_sweep_request *r)
{
    struct stat info;
    CHECK(lc_file_look(&info, r->path));
    const lc_status status = info.st_mode ? lc_ledger_plan(out, r->path, r->study, LC_LATEST_PLAN) : LC_OK;
    return status == LC_E_DATA ? LC_OK : status;
}

/* A ledger that is continued keeps the lag that its trials had, if none is asked for: with more trials the default would be
 * another. */
static lc_status keep_lag(lc_sweep *s)
{
    const lc_sweep_request *r = &s->request;
    lc_sweep_config kept = lc_sweep_config_default();
    lc_domain domain = {0};
    lc_config base = lc_config_default();
    char *plan = NULL;
    if (s->config.lag)
        return LC_OK;
    CHECK(find_plan(&plan, r));
    if (!plan)
        return LC_OK;
    const lc_status status = lc_sweep_unplan(&kept, &domain, &base, plan, r->path);
    if (status == LC_OK)
        s->config.lag = kept.lag;
    lc_domain_free(&domain);
    lc_free(plan);
    return status;
}

/* A ledger that exists is continued; a new one needs a trial that can run. */
static lc_status check_new(lc_sweep *s)
{
    struct stat info;
    CHECK(lc_file_look(&info, s->request.path));
    if (info.st_mode)
        return keep_lag(s);
    CHECK(lc_keep_check_none(s->request.path, s->request.study));
    return lc_possible_check(s);
}

/* What a trial may take is known before anything is written. */
static lc_status check_memory(lc_sweep *s)
{
    size_t need;
    CHECK(lc_need_find(&need, s, lc_sweep_crew_of(s).threads));
    s->left = lc_memory_left();
    s->need = need;
    if (s->need > s->left)
        return lc_fail(LC_E_FAILURE,
                       "a trial takes up to %.0f MB of memory, and %.0f MB are left: let less vary, or try a smaller train.batch",
                       1e-6 * (double)s->need, 1e-6 * (double)s->left);
    return LC_OK;
}

/* With --continue the trials that follow are of another plan, and of the same study. */
static lc_status check_change(const lc_sweep *s)
{
    const lc_sweep_request *r = &s->request;
    char *kept = NULL;
    if (!r->changed)
        return LC_OK;
    CHECK(find_plan(&kept, r));
    if (!kept)
        return LC_OK;
    const lc_status status = lc_change_check(kept, s->plan, &s->study, r->path);
    lc_free(kept);
    return status;
}

/* What no data changes. */
static lc_status settle(lc_sweep *s)
{
    const lc_sweep_request *r = &s->request;
    if (*r->base->train.from)
        return lc_fail(LC_E_CONFIG,
                       "train.from = %s: trials of a sweep begin with random weights; leave it out, by --set "
                       "train.from= too",
                       r->base->train.from);
    CHECK(lc_domain_check(r->domain, r->base));
    CHECK(lc_study_objectives(&s->study, r->config->objective));
    CHECK(lc_domain_compares(r->domain, &s->study));
    return check_sampler(s);
}

static lc_status begin(lc_sweep *s)
{
    const lc_sweep_request *r = &s->request;
    if (r->domain->count == 0)
        return lc_fail(LC_E_CONFIG, "nothing varies: give --try model.hidden=16..256:log, or such a line in [sweep]");
    CHECK(settle(s));
    snprintf(s->study.name, sizeof s->study.name, "%s", r->study);
    CHECK(lc_shared_new(&s->shared, r->dataset));
    if (!r->link || r->link->rank == 0)
        CHECK(check_new(s));
    CHECK(lc_sweep_plan(&s->plan, r->config, r->domain, r->base, lc_dataset_digest(r->dataset)));
    s->study.plan = s->plan;
    CHECK(check_memory(s));
    if (r->link && r->link->rank > 0)
        return LC_OK;
    CHECK(check_change(s));
    CHECK(lc_ledger_open(&s->ledger, &(lc_ledger_request){r->path, r->domain, &s->study, r->changed, false, false}));
    CHECK(take_known(s));
    CHECK(lc_keep_new(&s->keep, r->path, r->study, r->keep));
    for (size_t i = 0; i < s->trials; i++)
        CHECK(lc_keep_recall(&s->keep, &s->study, &s->trial[i]));
    return LC_OK;
}

static lc_status make(lc_sweep **out, const lc_sweep_request *request)
{
    CHECK(lc_new(out, 1, sizeof **out));
    (*out)->request = *request;
    (*out)->config = *request->config;
    (*out)->request.config = &(*out)->config;
    return LC_OK;
}

lc_status lc_sweep_check(const lc_sweep_request *request)
{
    lc_sweep *s = NULL;
    CHECK(make(&s, request));
    lc_status status = settle(s);
    if (status == LC_OK && request->domain->count)
        status = lc_possible_check(s);
    lc_sweep_free(s);
    return status;
}

lc_status lc_sweep_new(lc_sweep **out, const lc_sweep_request *request)
{
    lc_status status = LC_OK;
    lc_sweep *s = NULL;
    TRY(make(&s, request));
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
    const lc_sweep_request *r = &s->request;
    const size_t lag = lc_sweep_lag(r->config), threads = r->link ? 1 : lc_parallel_threads(r->threads);
    size_t workers = r->link ? r->link->ranks - 1 : r->workers ? r->workers : threads;
    workers = workers < lag + 1 ? workers : lag + 1;
    workers = workers < s->trials ? workers : s->trials;
    workers = workers ? workers : 1;
    if (r->link)
        return (lc_sweep_crew){workers, r->threads ? r->threads : 1, lag, s->need, false};
    const size_t fit = s->need ? s->left / s->need : workers;
    const bool squeezed = workers > 1 && workers > fit;
    workers = squeezed && fit ? fit : squeezed ? 1 : workers;
    return (lc_sweep_crew){workers, threads > workers ? threads / workers : 1, lag, s->need, squeezed};
}

/* --- what is known ---------------------------------------------------------------------------------------------------- */

lc_sweep_counts lc_sweep_counts_of(const lc_sweep *s)
{
    lc_sweep_counts c = {.trials = s->trials,
                         .points = s->points,
                         .best = lc_study_best(&s->study, s->trial, s->trials),
                         .kept = s->keep.count,
                         .idle = s->idle,
                         .seconds = s->seconds};
    for (size_t i = 0; i < s->trials; i++) {
        const lc_trial *t = &s->trial[i];
        c.complete += t->state == LC_TRIAL_COMPLETE;
        c.pruned += t->state == LC_TRIAL_PRUNED;
        c.failed += t->state == LC_TRIAL_FAIL;
        c.running += s->begun[i] && !lc_trial_has_ended(t);
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

bool lc_sweep_is_remote(const lc_sweep *s)
{
    return lc_ledger_is_remote(s->ledger);
}
