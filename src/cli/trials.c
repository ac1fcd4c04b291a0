/* trials - puts trials and dimensions in order. */
#include "cli/trials.h"

#include "core/mem.h"
#include "sweep/importance.h"

#include <math.h>
#include <stdlib.h>

/* By rising loss: the study says which way that is. */
typedef struct place {
    double loss;
    size_t index;
} place;

static int by_loss(const void *left, const void *right)
{
    const place *a = left, *b = right;
    return a->loss != b->loss ? (a->loss > b->loss) - (a->loss < b->loss) : (a->index > b->index) - (a->index < b->index);
}

static lc_status order_trials(lc_trials *out, const lc_sweep_read_back *b)
{
    lc_status status = LC_OK;
    place *at = NULL;
    TRY(lc_new(&at, b->trials, sizeof *at));
    TRY(lc_new(&out->item, b->trials, sizeof *out->item));
    for (size_t i = 0; i < b->trials; i++)
        if (b->trial[i].state == LC_TRIAL_COMPLETE && isfinite(b->trial[i].objective[0]))
            at[out->count++] = (place){lc_study_loss(&b->study, &b->trial[i], 0), i};
    qsort(at, out->count, sizeof *at, by_loss);
    for (size_t i = 0; i < out->count; i++)
        out->item[i] = &b->trial[at[i].index];
done:
    lc_free(at);
    return status;
}

static lc_status order_dimensions(lc_trials *out, const lc_sweep_read_back *b)
{
    lc_status status = LC_OK;
    const size_t count = b->setup.domain.count;
    double *importance = NULL;
    place *at = NULL;
    TRY(lc_new(&importance, count, sizeof *importance));
    TRY(lc_new(&at, count, sizeof *at));
    TRY(lc_new(&out->dimension, count, sizeof *out->dimension));
    TRY(lc_importance(importance, &b->setup.domain, &b->study, b->trial, b->trials));
    for (size_t i = 0; i < count; i++)
        at[i] = (place){-importance[i], i};
    qsort(at, count, sizeof *at, by_loss);
    for (size_t i = 0; i < count; i++)
        out->dimension[i] = at[i].index;
done:
    lc_free(importance);
    lc_free(at);
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
