/* trials - puts trials and dimensions in order. */
#include "cli/trials.h"

#include "cli/sweep_look.h"
#include "core/mem.h"
#include "core/sort.h"
#include "sweep/importance.h"

#include <math.h>

static lc_status order_trials(lc_trials *out, const lc_sweep_read_back *b)
{
    size_t *number = NULL;
    CHECK(lc_new(&out->item, b->trials, sizeof *out->item));
    CHECK(lc_sweep_order(&number, b));
    for (size_t i = 0; i < b->trials; i++) {
        const lc_trial *t = &b->trial[number[i]];
        if (t->state == LC_TRIAL_COMPLETE && isfinite(t->objective[0]))
            out->item[out->count++] = t;
    }
    lc_free(number);
    return LC_OK;
}

static lc_status order_dimensions(lc_trials *out, const lc_sweep_read_back *b)
{
    lc_status status = LC_OK;
    const size_t count = b->setup.domain.count;
    double *key = NULL;
    TRY(lc_new(&key, count, sizeof *key));
    TRY(lc_importance(key, &b->setup.domain, &b->study, b->trial, b->trials));
    for (size_t i = 0; i < count; i++)
        key[i] = -key[i];
    TRY(lc_sort_order(&out->dimension, key, count));
done:
    lc_free(key);
    return status;
}

lc_status lc_trials_new(lc_trials *out, const lc_scene *scene)
{
    CHECK(order_trials(out, scene->sweep));
    if (out->count < 2)
        return lc_fail(LC_E_USAGE, "%s: %zu complete trial%s: two are needed to see what matters", scene->path, out->count,
                       out->count == 1 ? "" : "s");
    const double best = out->item[0]->objective[0], worst = out->item[out->count - 1]->objective[0];
    out->low = best < worst ? best : worst;
    out->high = best < worst ? worst : best;
    out->wide = lc_is_wide(out->low, out->high);
    return order_dimensions(out, scene->sweep);
}

void lc_trials_clear(lc_trials *t)
{
    lc_free(t->item);
    lc_free(t->dimension);
    *t = (lc_trials){0};
}
