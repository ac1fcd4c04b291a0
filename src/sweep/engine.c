/* engine - trials carried out by workers that wait for no more than the lag makes them. */
#include "core/clock.h"
#include "core/crew.h"
#include "sweep/carry.h"
#include "sweep/queue.h"
#include "sweep/ranks.h"

/* A trial to run; NULL: there is none left. Called by one worker at a time. */
static lc_trial *next_trial(lc_sweep *s, lc_crew *crew)
{
    const double asked = lc_clock_seconds();
    lc_trial *t = lc_queue_begin(s);
    for (; !t && !lc_queue_is_over(s); t = lc_queue_begin(s))
        lc_crew_wait(crew);
    s->idle += lc_clock_seconds() - asked;
    return t;
}

static void run_trial(lc_sweep *s, lc_trial *t, lc_crew *crew)
{
    lc_carried carried;
    const lc_status status = lc_carry(&carried, s, t, crew);
    lc_queue_end(s, t, &carried.result, carried.kept, status);
    lc_carry_end(&carried, s);
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

static lc_status carry_all(lc_sweep *s)
{
    const lc_link *link = s->request.link;
    if (!link)
        return lc_crew_run(s->crew.workers, work, s);
    return link->rank == 0 ? lc_ranks_lead(s) : lc_ranks_serve(s);
}

lc_status lc_sweep_run(lc_sweep *s)
{
    s->began = lc_clock_seconds();
    s->crew = lc_sweep_crew_of(s); /* which reads what the machine allows: once, not for every trial */
    CHECK(carry_all(s));
    s->seconds = lc_clock_seconds() - s->began;
    if (s->status == LC_OK && s->request.stopping && s->request.stopping() && s->ended < s->trials)
        s->status = LC_E_STOPPED;
    if (s->status == LC_E_STOPPED)
        return lc_fail(LC_E_STOPPED, "%s: stopped after %zu of %zu trials; the same command continues", s->request.path,
                       lc_sweep_counts_of(s).done, s->trials);
    if (s->status != LC_OK)
        return lc_fail(s->status, "%s; %s is there with %zu of %zu trials, and the same command continues", s->message,
                       s->request.path, lc_sweep_counts_of(s).done, s->trials);
    return LC_OK;
}
