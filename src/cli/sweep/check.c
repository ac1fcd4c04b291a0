/* check - a sweep again with other workers, and compared. */
#include "cli/sweep.h"

#include <stdio.h>
#include <string.h>

#include "core/counted.h"
#include "core/file.h"

/* Whether both failed for the same reason, or none did. */
static bool is_same_message(const lc_trial *a, const lc_trial *b)
{
    return a->message && b->message ? strcmp(a->message, b->message) == 0 : a->message == b->message;
}

/* Whether two trials say the same. */
static bool is_same(const lc_trial *a, const lc_trial *b, const lc_sweep_setup *s, const lc_study *study)
{
    return a->state == b->state && a->reports == b->reports && is_same_message(a, b) &&
           memcmp(a->value, b->value, s->domain.count * sizeof *a->value) == 0 &&
           memcmp(a->objective, b->objective, study->objectives * sizeof *a->objective) == 0 &&
           (a->reports == 0 || memcmp(a->report, b->report, a->reports * sizeof *a->report) == 0);
}

static lc_status compare(const lc_sweep *sweep, const lc_sweep *again, const lc_sweep_setup *s)
{
    size_t trials;
    const lc_trial *a = lc_sweep_trials(&trials, sweep), *b = lc_sweep_trials(&trials, again);
    for (size_t i = 0; i < trials; i++)
        if (!is_same(&a[i], &b[i], s, lc_sweep_study(sweep)))
            return lc_fail(LC_E_MISMATCH,
                           "trial %zu: %s %.17g in the ledger, %s %.17g with %s; a trial that another program added is none "
                           "that a sweep repeats",
                           i, lc_trial_state_name(a[i].state), a[i].objective[0], lc_trial_state_name(b[i].state),
                           b[i].objective[0], lc_counted(lc_sweep_crew_of(again).workers, "worker").text);
    return LC_OK;
}

/* What is there is a ledger that an earlier check was killed over, or none of ours. */
static lc_status clear_place(const char *path)
{
    struct stat there;
    CHECK(lc_file_look(&there, path));
    if (there.st_mode && there.st_size > 0 && !lc_ledger_is(path))
        return lc_fail(LC_E_USAGE, "%s: --check writes its own ledger there, and it is none: move it away", path);
    lc_ledger_remove(path);
    return LC_OK;
}

lc_status lc_sweep_check_again(const lc_args *args, const lc_sweep *sweep, const lc_sweep_setup *s, const lc_dataset *dataset)
{
    lc_status status = LC_OK;
    lc_sweep *again = NULL;
    char path[LC_TEXT_MAX];
    bool changed;
    CHECK(lc_sweep_is_changed(&changed, s->output, s->study));
    if (changed)
        return lc_fail(LC_E_MISMATCH, "%s: --check: --continue changed its plan, so that no sweep has all of its trials",
                       s->output);
    snprintf(path, sizeof path, "%s.check", s->output);
    lc_sweep_config config = s->config;
    lc_sweep_request request = {
        .dataset = dataset, .base = &s->base, .domain = &s->domain, .config = &config, .path = path, .study = s->study};
    config.lag = lc_sweep_crew_of(sweep).lag; /* that of the ledger */
    request.workers = lc_sweep_crew_of(sweep).workers > 1 ? 1 : 2;
    request.threads = request.workers;
    request.stopping = lc_sweep_stopping;
    CHECK(clear_place(path));
    lc_note(args, "again, with %s", lc_counted(request.workers, "worker").text);
    TRY(lc_sweep_new(&again, &request));
    TRY(lc_sweep_run(again));
    TRY(compare(sweep, again, s));
    lc_note(args, "the same in every bit");
done:
    lc_sweep_free(again);
    lc_ledger_remove(path);
    return status;
}
