/* window_errors - windows of a chunk dealt to threads, each summed in one order. */
#include "eval/window_errors.h"

#include "core/mem.h"
#include "core/parallel.h"
#include "eval/contender.h"

#include <math.h>

lc_status lc_window_sums_new(lc_window_sums *out, const lc_chunk *chunk)
{
    lc_status status = LC_OK;
    lc_window_sums s = {.chunk = chunk};
    TRY(lc_new(&s.sum, chunk->most, sizeof *s.sum));
    TRY(lc_new(&s.count, chunk->most, sizeof *s.count));
    *out = s;
    s = (lc_window_sums){.chunk = NULL};
done:
    lc_window_sums_clear(&s);
    return status;
}

void lc_window_sums_clear(lc_window_sums *s)
{
    lc_free(s->sum);
    lc_free(s->count);
}

/* sum ((f - y) / scale)^2 over the known truths of a window */
static void add_window(void *ctx, size_t index, size_t worker)
{
    (void)worker;
    const lc_window_sums *s = ctx;
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

void lc_window_sums_take(lc_window_sums *s)
{
    lc_parallel(s->chunk->count, s->chunk->threads, add_window, s);
}

static lc_status collect(double *out, size_t *count, const lc_contender *c, lc_chunk *chunk, lc_window_sums *s)
{
    *count = 0;
    while (lc_chunk_next(chunk)) {
        CHECK(lc_contender_forecast(chunk, c));
        lc_window_sums_take(s);
        for (size_t i = 0; i < chunk->count; i++)
            if (s->count[i] > 0)
                out[(*count)++] = s->sum[i] / (double)s->count[i];
    }
    return LC_OK;
}

lc_status lc_window_errors(double **out, size_t *count, const lc_forecaster *f, lc_part part)
{
    lc_status status = LC_OK;
    lc_chunk of = {.task = f->task, .threads = lc_forecaster_threads(f)}, *chunk = NULL;
    lc_contenders *alone = NULL;
    lc_window_sums s = {.chunk = NULL};
    double *error = NULL;
    TRY(lc_forecaster_windows(&of.windows, f, part));
    TRY(lc_chunk_new(&chunk, &of));
    TRY(lc_contenders_alone(&alone, f, 0));
    TRY(lc_window_sums_new(&s, chunk));
    TRY(lc_new(&error, chunk->end, sizeof *error));
    TRY(collect(error, count, alone->item, chunk, &s));
    *out = error;
    error = NULL;
done:
    lc_free(error);
    lc_window_sums_clear(&s);
    lc_contenders_free(alone);
    lc_chunk_free(chunk);
    return status;
}
