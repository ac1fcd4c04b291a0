/* chunk - the truth of some windows. */
#include "eval/chunk.h"

#include "core/mem.h"
#include "core/parallel.h"
#include "eval/portion.h"

enum {
    NUMBERS = 1 << 20, /* forecasts of a chunk: 8 MiB; fewer make threads wait for each other more often than a cache saves */
    LEAST = LC_WINDOWS_AT_ONCE,
    MOST = 4096,
};

static size_t windows_at_once(size_t cells)
{
    size_t windows = NUMBERS / cells / LC_WINDOWS_AT_ONCE * LC_WINDOWS_AT_ONCE;
    return windows < LEAST ? LEAST : windows > MOST ? MOST : windows;
}

static lc_status take_what_errors_need(lc_chunk *c)
{
    const lc_task *task = c->task;
    const size_t series = c->choice->count;
    CHECK(lc_new(&c->scaled, c->most * lc_task_cells(task), sizeof *c->scaled));
    CHECK(lc_facts_new(&c->facts, task));
    return lc_truth_sums_new(&c->truths, task->window.horizon, task->target_count, series < c->most ? series : c->most);
}

lc_status lc_chunk_new(lc_chunk **out, const lc_chunk *of)
{
    lc_status status = LC_OK;
    const size_t cells = lc_task_cells(of->task), most = windows_at_once(cells);
    lc_chunk *c = NULL;
    TRY(lc_new(&c, 1, sizeof *c));
    *c = *of;
    TRY(lc_portion_count(&c->end, of->task, of->windows));
    c->most = most < c->end ? most : c->end;
    TRY(lc_new(&c->row, c->most, sizeof *c->row));
    TRY(lc_new(&c->truth, c->most * cells, sizeof *c->truth));
    TRY(lc_new(&c->forecast, c->most * cells, sizeof *c->forecast));
    if (of->choice)
        TRY(take_what_errors_need(c));
    *out = c;
    c = NULL;
done:
    lc_chunk_free(c);
    return status;
}

void lc_chunk_free(lc_chunk *c)
{
    if (!c)
        return;
    lc_free(c->row);
    lc_free(c->truth);
    lc_free(c->forecast);
    lc_free(c->scaled);
    lc_facts_free(c->facts);
    lc_truth_sums_free(c->truths);
    lc_free(c);
}

/* --- truth ----------------------------------------------------------------------------------------------------------- */

/* What the window before has of a window's rows is not there twice. */
static void place_windows(lc_chunk *c)
{
    const size_t horizon = c->task->window.horizon;
    lc_window before = {.series = SIZE_MAX};
    for (size_t i = 0; i < c->count; i++) {
        const lc_window w = lc_windows_at(c->windows, c->first + i);
        const bool shares = w.series == before.series && w.origin >= before.origin && w.origin - before.origin < horizon;
        c->row[i] = i == 0 ? 0 : c->row[i - 1] + (shares ? w.origin - before.origin : horizon);
        before = w;
    }
}

/* scaled = (value - shift) / scale */
static void scale_truth(const lc_chunk *c, size_t row, size_t end, size_t series)
{
    const lc_task *task = c->task;
    const size_t targets = task->target_count;
    for (size_t t = 0; t < targets; t++) {
        const size_t channel = lc_facts_channel(task, series, t);
        const double shift = task->scaler->shift[channel], scale = task->scaler->scale[channel];
        for (size_t i = row * targets + t; i < end * targets; i += targets)
            c->scaled[i] = (c->truth[i] - shift) / scale;
    }
}

/* The rows of a window that those before it have not. */
static void copy_truth(void *ctx, size_t index, size_t worker)
{
    (void)worker;
    const lc_chunk *c = ctx;
    const lc_task *task = c->task;
    const lc_dataset *data = task->dataset;
    const lc_window w = lc_windows_at(c->windows, c->first + index);
    const size_t horizon = task->window.horizon, end = c->row[index] + horizon, from = index ? c->row[index - 1] + horizon : 0;
    const double *row = data->series[w.series].value + (w.origin + from - c->row[index]) * data->channels;
    double *to = c->truth + from * task->target_count;
    for (size_t i = from; i < end; i++, row += data->channels)
        for (size_t t = 0; t < task->target_count; t++)
            *to++ = row[task->targets[t]];
    if (c->scaled)
        scale_truth(c, from, end, w.series);
}

bool lc_chunk_next(lc_chunk *c)
{
    c->first += c->count;
    c->count = c->end - c->first < c->most ? c->end - c->first : c->most;
    place_windows(c);
    lc_parallel(c->count, c->threads, copy_truth, c);
    return c->count > 0;
}
