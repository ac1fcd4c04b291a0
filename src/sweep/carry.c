/* carry - while a trial trains, its own place has its point only, which others read. */
#include "sweep/carry.h"

#include "core/mem.h"
#include "sweep/attempt.h"
#include "sweep/queue.h"

static lc_status prepare(lc_config *config, const lc_task **task, lc_sweep *s, const lc_trial *t)
{
    CHECK(lc_domain_config(config, s->request.base, s->request.domain, t->value));
    config->run.threads = s->crew.threads;
    config->model.ridge &= s->request.keep > 0; /* only a kept run is evaluated beside it */
    return lc_shared_take(task, s->shared, config);
}

static lc_status attempt(lc_carried *c, const lc_attempt *a, const lc_sweep_request *r)
{
    if (r->trains)
        r->trains(r->ctx, c->result.number);
    return lc_attempt_run(&c->result, &c->kept, a);
}

lc_status lc_carry(lc_carried *out, lc_sweep *s, const lc_trial *t, lc_crew *crew)
{
    const lc_sweep_request *r = &s->request;
    lc_config config;
    lc_attempt a = {.config = &config,
                    .sweep = r->config,
                    .study = &s->study,
                    .known = s->trial,
                    .known_count = lc_queue_known(s, t->number),
                    .stopping = r->stopping};
    *out = (lc_carried){.result = *t};
    out->result.reports = 0;
    const lc_status prepared = prepare(&config, &out->task, s, t);
    if (prepared != LC_OK)
        return lc_attempt_fail(&out->result, prepared);
    a.task = out->task;
    if (crew)
        lc_crew_leave(crew);
    const lc_status status = attempt(out, &a, r);
    if (crew)
        lc_crew_enter(crew);
    return status;
}

void lc_carry_end(lc_carried *c, lc_sweep *s)
{
    lc_forecaster_free(c->kept);
    if (c->task)
        lc_shared_give(s->shared, c->task);
}
