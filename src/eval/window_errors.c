/* window_errors - windows of a chunk dealt to threads, each summed in one order. */
#include "eval/window_errors.h"

#include "core/clones.h"
#include "core/mem.h"
#include "core/parallel.h"
#include "eval/contender.h"

#include <math.h>

enum { TARGETS_AT_ONCE = 32 };

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

/* Some neighbouring targets of a window, over its steps. */
typedef struct targets {
    size_t count, all; /* all: from a step to the next */
    double scale[TARGETS_AT_ONCE], sum[TARGETS_AT_ONCE], known[TARGETS_AT_ONCE];
} targets;

/* sum ((f - y) / scale)^2 over the known truths of each target */
LC_CLONES static void add_steps(targets *t, const double *y, const double *f, size_t steps)
{
    for (size_t step = 0; step < steps; step++, y += t->all, f += t->all)
        for (size_t i = 0; i < t->count; i++) {
            const double e = (f[i] - y[i]) / t->scale[i], square = e * e;
            t->sum[i] += isnan(y[i]) ? 0 : square;
            t->known[i] += isnan(y[i]) ? 0 : 1.0;
        }
}

static void add_window(void *ctx, size_t index, size_t worker)
{
    (void)worker;
    const lc_window_sums *s = ctx;
    const lc_task *task = s->chunk->task;
    const size_t series = lc_windows_at(s->chunk->windows, s->chunk->first + index).series, all = task->target_count;
    const double *y = s->chunk->truth + lc_chunk_at(s->chunk, index), *f = s->chunk->forecast + index * lc_task_cells(task);
    s->sum[index] = 0;
    s->count[index] = 0;
    for (size_t first = 0; first < all; first += TARGETS_AT_ONCE) {
        targets t = {.count = all - first < TARGETS_AT_ONCE ? all - first : TARGETS_AT_ONCE, .all = all};
        for (size_t i = 0; i < t.count; i++)
            t.scale[i] = task->scaler->scale[lc_facts_channel(task, series, first + i)];
        add_steps(&t, y + first, f + first, task->window.horizon);
        for (size_t i = 0; i < t.count; i++) {
            s->sum[index] += t.sum[i];
            s->count[index] += (size_t)t.known[i];
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
