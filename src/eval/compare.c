/* compare - the scaled MSE of the model and of every baseline, and nothing else: what training ends with. */
#include <lanecast/evaluate.h>

#include "eval/contender.h"
#include "eval/judged.h"
#include "eval/window_errors.h"

static lc_status score(double *out, const lc_contender *c, lc_chunk *chunk, lc_window_sums *s)
{
    double sum = 0, count = 0;
    for (chunk->first = chunk->count = 0; lc_chunk_next(chunk);) {
        CHECK(lc_contender_forecast(chunk, c));
        lc_window_sums_take(s);
        for (size_t i = 0; i < chunk->count; i++) {
            sum += s->sum[i];
            count += (double)s->count[i];
        }
    }
    *out = sum / count;
    return LC_OK;
}

static lc_status score_all(lc_comparison *out, const lc_contenders *all, lc_chunk *chunk, lc_window_sums *s)
{
    for (size_t i = 0; i < all->count; i++) {
        const lc_contender *c = &all->item[i];
        double own = out->model;
        if (!c->known && (c->forecaster || c->baseline || c->ridge))
            CHECK(score(&own, c, chunk, s));
        if (i == 0)
            out->model = own;
        else if (c->ridge)
            out->ridge = own;
        else if (lc_contender_is_baseline(c) && (!out->name || lc_contender_wins(c, own, out->best)))
            *out = (lc_comparison){.model = out->model, .best = own, .ridge = out->ridge, .name = c->name};
    }
    return LC_OK;
}

static lc_status compare_classes(lc_comparison *out, const lc_forecaster *f, lc_part part)
{
    lc_class_evaluation *e;
    CHECK(lc_evaluate_classes(&e, f, part, NULL));
    *out = lc_class_comparison(e);
    lc_class_evaluation_free(e);
    return LC_OK;
}

lc_status lc_compare(lc_comparison *out, const lc_forecaster *f, lc_part part)
{
    lc_status status = LC_OK;
    lc_chunk of = {.task = f->task, .threads = lc_forecaster_threads(f)}, *chunk = NULL;
    lc_contenders *all = NULL;
    lc_comparison found = {0};
    lc_window_sums s = {.chunk = NULL};
    if (f->task->classes)
        return compare_classes(out, f, part);
    TRY(lc_forecaster_windows(&of.windows, f, part));
    TRY(lc_chunk_new(&chunk, &of));
    TRY(lc_contenders_new(&all, f, 0));
    TRY(lc_window_sums_new(&s, chunk));
    TRY(score_all(&found, all, chunk, &s));
    *out = found;
done:
    lc_window_sums_clear(&s);
    lc_contenders_free(all);
    lc_chunk_free(chunk);
    return status;
}
