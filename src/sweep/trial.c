/* trial - its memory, and the names of its states. */
#include "sweep/trial.h"

#include "core/mem.h"
#include "core/names.h"

#include <math.h>

static const char *const names[] = {"RUNNING", "COMPLETE", "PRUNED", "FAIL", "WAITING", NULL};

const char *lc_trial_state_name(lc_trial_state state)
{
    return names[state];
}

lc_trial_state lc_trial_state_of(const char *name)
{
    return (lc_trial_state)lc_names_find(names, name);
}

lc_status lc_trial_new(lc_trial *out, size_t number, size_t dimensions)
{
    lc_trial t = {.number = number, .state = LC_TRIAL_RUNNING};
    CHECK(lc_new(&t.value, dimensions, sizeof *t.value));
    for (size_t i = 0; i < dimensions; i++)
        t.value[i] = NAN;
    for (size_t i = 0; i < LC_OBJECTIVES_MAX; i++)
        t.objective[i] = NAN;
    *out = t;
    return LC_OK;
}

void lc_trial_clear(lc_trial *t)
{
    lc_free(t->value);
    lc_free(t->report);
    lc_free(t->message);
    *t = (lc_trial){0};
}

void lc_trials_free(lc_trial *trial, size_t count)
{
    for (size_t i = 0; trial && i < count; i++)
        lc_trial_clear(&trial[i]);
    lc_free(trial);
}

lc_status lc_trial_report(lc_trial *t, double value)
{
    CHECK(lc_grow(&t->report, &t->capacity, t->reports + 1, sizeof *t->report));
    t->report[t->reports++] = value;
    return LC_OK;
}
