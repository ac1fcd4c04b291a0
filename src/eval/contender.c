/* contender - gathers what is compared, and lets it forecast. */
#include "eval/contender.h"

#include "core/mem.h"
#include "core/names.h"
#include "core/parallel.h"

static bool knows_best(const lc_task *task)
{
    for (size_t i = 0; i < task->dataset->series_count; i++)
        if (task->dataset->series[i].ideal_horizon < task->window.horizon)
            return false;
    return true;
}

static lc_status add(lc_contenders *all, const lc_contender *contender, const lc_task *task, size_t series)
{
    lc_contender *c = &all->item[all->count++];
    *c = *contender;
    if (c->baseline)
        CHECK(lc_baseline_learn(&c->learned, c->name, task, (lc_rows){0, task->dataset->series_count}));
    for (int space = 0; space < LC_SPACES; space++) {
        CHECK(lc_sums_new(&c->sums[space], lc_metric_table, task->window.horizon, task->target_count, series));
        c->sums[space]->adds = LC_ADDS_ERRORS;
    }
    c->sums[LC_SCALED]->derived = true;
    return LC_OK;
}

/* Where the forecaster is that baseline, nothing is forecast twice. */
static lc_status add_baseline(lc_contenders *all, const lc_forecaster *f, const char *name, size_t series)
{
    const lc_baseline *baseline = lc_baseline_find(name);
    if (f->baseline == baseline) {
        all->item[all->count] = all->item[0];
        all->item[all->count++].known = true;
        return LC_OK;
    }
    if (lc_baseline_check(name, &f->config) != LC_OK || (baseline->suits && !baseline->suits(f->task)))
        return LC_OK;
    return add(all, &(lc_contender){.name = name, .baseline = &f->config.model.knobs}, f->task, series);
}

static lc_status add_own(lc_contenders *all, const lc_forecaster *f, size_t series)
{
    const lc_knobs *own = f->baseline ? &f->config.model.knobs : NULL;
    return add(all, &(lc_contender){.name = f->title, .forecaster = f, .baseline = own}, f->task, series);
}

static lc_status add_all(lc_contenders *all, const lc_forecaster *f, size_t series)
{
    CHECK(add_own(all, f, series));
    if (lc_forecaster_beside(f))
        CHECK(add(all, &(lc_contender){.name = lc_ridge_name, .ridge = lc_forecaster_beside(f)}, f->task, series));
    for (const char *const *name = lc_baseline_table_names; *name; name++)
        CHECK(add_baseline(all, f, *name, series));
    if (knows_best(f->task))
        CHECK(add(all, &(lc_contender){.name = "best_possible"}, f->task, series));
    return LC_OK;
}

lc_status lc_contenders_alone(lc_contenders **out, const lc_forecaster *f, size_t series)
{
    lc_status status = LC_OK;
    lc_contenders *all = NULL;
    TRY(lc_new(&all, 1, sizeof *all));
    TRY(lc_new(&all->item, 1, sizeof *all->item));
    TRY(add_own(all, f, series));
    *out = all;
    all = NULL;
done:
    lc_contenders_free(all);
    return status;
}

lc_status lc_contenders_new(lc_contenders **out, const lc_forecaster *f, size_t series)
{
    lc_status status = LC_OK;
    lc_contenders *all = NULL;
    const size_t baselines = lc_names_count(lc_baseline_table_names);
    TRY(lc_new(&all, 1, sizeof *all));
    TRY(lc_new(&all->item, baselines + 3 + lc_forecaster_members(f), sizeof *all->item));
    TRY(add_all(all, f, series));
    *out = all;
    all = NULL;
done:
    lc_contenders_free(all);
    return status;
}

lc_status lc_contenders_add_members(size_t *count, lc_contenders *all, const lc_forecaster *f, size_t series)
{
    *count = lc_forecaster_speakers(f) > 1 ? lc_forecaster_speakers(f) : 0;
    for (size_t i = 0; i < *count; i++)
        CHECK(add(all, &(lc_contender){.name = f->config.model.kind, .forecaster = f, .member = i + 1}, f->task, series));
    return LC_OK;
}

void lc_contenders_free(lc_contenders *all)
{
    if (!all)
        return;
    for (size_t i = 0; i < all->count; i++) {
        for (int space = 0; space < LC_SPACES && !all->item[i].known; space++)
            lc_sums_free(all->item[i].sums[space]);
        if (!all->item[i].known)
            lc_free(all->item[i].learned.fact);
    }
    lc_free(all->item);
    lc_free(all);
}

bool lc_contender_is_baseline(const lc_contender *c)
{
    return (c->baseline && !c->forecaster) || c->known;
}

bool lc_contender_wins(const lc_contender *c, double own, double best)
{
    return own < best || (own == best && lc_baseline_find(c->name)->plainest);
}

/* --- forecasts ------------------------------------------------------------------------------------------------------- */

static void copy_best(void *ctx, size_t index, size_t worker)
{
    (void)worker;
    const lc_chunk *c = ctx;
    const lc_task *task = c->task;
    lc_window w = lc_windows_at(c->windows, c->first + index);
    const lc_series *s = &task->dataset->series[w.series];
    const float *row = s->ideal + (w.origin - 1) * s->ideal_horizon * task->dataset->channels;
    double *to = c->forecast + index * lc_task_cells(task);
    for (size_t step = 0; step < task->window.horizon; step++, row += task->dataset->channels)
        for (size_t t = 0; t < task->target_count; t++)
            *to++ = (double)row[task->targets[t]];
}

lc_status lc_contender_forecast(lc_chunk *chunk, const lc_contender *c)
{
    const lc_forecast_request request = {.task = chunk->task,
                                         .windows = chunk->windows,
                                         .first = chunk->first,
                                         .count = chunk->count,
                                         .threads = chunk->threads,
                                         .member = c->member};
    if (c->spread)
        return lc_spread_forecast(chunk, c->spread);
    if (c->member)
        return lc_forecaster_predict_base(chunk->forecast, c->forecaster, &request);
    if (c->ridge)
        return lc_ridge_predict(chunk->forecast, c->ridge, &request);
    if (c->baseline)
        return lc_baseline_predict(chunk->forecast, c->name, c->baseline, &c->learned, &request);
    if (c->forecaster)
        return lc_forecaster_predict(chunk->forecast, c->forecaster, chunk->windows, chunk->first, chunk->count);
    lc_parallel(chunk->count, chunk->threads, copy_best, chunk);
    return LC_OK;
}
