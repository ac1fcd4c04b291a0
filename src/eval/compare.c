/* compare - the scaled MSE of the model and of every baseline, and nothing else: what training ends with. */
#include <lanecast/evaluate.h>

#include <math.h>

#include "core/mem.h"
#include "core/parallel.h"
#include "eval/contender.h"

/* Squared errors of each window of a chunk: (windows), with how many truths are known. */
typedef struct squares {
    const lc_chunk *chunk;
    double *sum;
    size_t *count;
} squares;

/* sum ((f - y) / scale)^2 over the known truths of a window */
static void add_window(void *ctx, size_t index, size_t worker)
{
    (void)worker;
    const squares *s = ctx;
    const lc_task *task = s->chunk->task;
    const size_t series = lc_windows_at(s->chunk->windows, s->chunk->first + index).series, targets = task->target_count;
    const double *y = s->chunk->truth + index * lc_task_cells(task), *f = s->chunk->forecast + index * lc_task_cells(task);
    s->sum[index] = 0;
    s->count[index] = 0;
    for (size_t target = 0; target < targets; target++) {
        const double scale = task->scaler->scale[lc_facts_channel(task, series, target)];
        for (size_t cell = target; cell < lc_task_cells(task); cell += targets) {
            const double e = (f[cell] - y[cell]) / scale;
            s->sum[index] += isnan(y[cell]) ? 0 : e * e;
            s->count[index] += !isnan(y[cell]);
        }
    }
}

static lc_status score(double *out, const lc_contender *c, lc_chunk *chunk, squares *s)
{
    double sum = 0, count = 0;
    for (chunk->first = chunk->count = 0; lc_chunk_next(chunk);) {
        CHECK(lc_contender_forecast(chunk, c));
        lc_parallel(chunk->count, chunk->threads, add_window, s);
        for (size_t i = 0; i < chunk->count; i++) {
            sum += s->sum[i];
            count += (double)s->count[i];
        }
    }
    *out = sum / count;
    return LC_OK;
}

static lc_status score_all(lc_comparison *out, const lc_contenders *all, lc_chunk *chunk, squares *s)
{
    for (size_t i = 0; i < all->count; i++) {
        const lc_contender *c = &all->item[i];
        double own = out->model;
        if (!c->known && (c->forecaster || c->baseline))
            CHECK(score(&own, c, chunk, s));
        if (i == 0)
            out->model = own;
        else if (lc_contender_is_baseline(c) && (!out->name || lc_contender_wins(c, own, out->best)))
            *out = (lc_comparison){.model = out->model, .best = own, .name = c->name};
    }
    return LC_OK;
}

static lc_status compare_classes(lc_comparison *out, const lc_forecaster *f, lc_part part)
{
    const size_t accuracy = lc_class_metric_index("accuracy");
    lc_class_evaluation *e;
    CHECK(lc_evaluate_classes(&e, f, part, NULL));
    *out = (lc_comparison){.model = e->line[0].overall[accuracy], .accuracy = true};
    if (e->reference) {
        out->best = e->line[e->reference].overall[accuracy];
        out->name = e->line[e->reference].name;
    }
    lc_class_evaluation_free(e);
    return LC_OK;
}

lc_status lc_compare(lc_comparison *out, const lc_forecaster *f, lc_part part)
{
    lc_status status = LC_OK;
    lc_chunk of = {.task = f->task, .threads = lc_forecaster_threads(f)}, *chunk = NULL;
    lc_contenders *all = NULL;
    lc_comparison found = {0};
    squares s = {0};
    if (f->task->classes)
        return compare_classes(out, f, part);
    TRY(lc_forecaster_windows(&of.windows, f, part));
    TRY(lc_chunk_new(&chunk, &of));
    TRY(lc_contenders_new(&all, f, 0));
    s.chunk = chunk;
    TRY(lc_new(&s.sum, chunk->most, sizeof *s.sum));
    TRY(lc_new(&s.count, chunk->most, sizeof *s.count));
    TRY(score_all(&found, all, chunk, &s));
    *out = found;
done:
    lc_free(s.sum);
    lc_free(s.count);
    lc_contenders_free(all);
    lc_chunk_free(chunk);
    return status;
}
