/* chunk - truth and sums of some windows. */
#include "eval/chunk.h"

#include "core/mem.h"
#include "core/parallel.h"
#include "eval/portion.h"
#include "eval/spread.h"

enum {
    NUMBERS = 1 << 18, /* forecasts of a chunk: 2 MiB, which stay in a cache */
    LEAST = 16,
    MOST = 4096,
    CELLS_AT_ONCE = 64, /* of one piece of work: what is known of them in so many windows stays in the nearest cache */
    WINDOWS_AT_ONCE = 16,
};

static size_t windows_at_once(size_t cells)
{
    size_t windows = NUMBERS / cells;
    return windows < LEAST ? LEAST : windows > MOST ? MOST : windows;
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
        TRY(lc_new(&c->scaled, c->most * cells, sizeof *c->scaled));
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

/* --- sums ------------------------------------------------------------------------------------------------------------ */

/* Windows [from, to) of a chunk: of one series. */
typedef struct summing {
    const lc_chunk *chunk;
    const lc_facts *facts;
    lc_sums *const *sums;
    size_t from, to;
} summing;

/* scaled = (value - shift) / scale */
LC_CLONES static void scale_cells(double *restrict scaled, const double *restrict value, const lc_facts *facts, size_t first,
                                  size_t count)
{
    const double *restrict shift = facts->shift + first, *restrict scale = facts->scale + first;
    for (size_t i = 0; i < count; i++)
        scaled[i] = (value[i] - shift[i]) / scale[i];
}

/* How many windows, from one on, have their rows equally far apart. */
static size_t even_windows(const summing *s, size_t window)
{
    const size_t *row = s->chunk->row + window, left = s->to - window, most = left < WINDOWS_AT_ONCE ? left : WINDOWS_AT_ONCE;
    size_t count = 1;
    while (count < most && row[count] - row[count - 1] == row[1] - row[0])
        count++;
    return count;
}

/* A range of cells over some windows. */
static void sum_block(const summing *s, lc_cells *units, lc_cells *scaled, size_t first, size_t window)
{
    const lc_chunk *c = s->chunk;
    const size_t cells = s->facts->cells, at = lc_chunk_at(c, window) + first;
    double forecast[WINDOWS_AT_ONCE * CELLS_AT_ONCE];
    units->truth_stride = scaled->truth_stride = units->windows > 1 ? lc_chunk_at(c, window + 1) + first - at : 0;
    units->truth = c->truth + at;
    units->forecast = c->forecast + window * cells + first;
    scaled->truth = c->scaled + at;
    scaled->forecast = forecast;
    for (size_t w = 0; w < units->windows; w++)
        scale_cells(forecast + w * CELLS_AT_ONCE, units->forecast + w * cells, s->facts, first, units->count);
    lc_sums_add(s->sums[LC_SCALED], first, scaled);
    lc_sums_add(s->sums[LC_UNITS], first, units);
}

/* A range of cells over the windows, in order. */
static void sum_cells(void *ctx, size_t piece, size_t worker)
{
    (void)worker;
    const summing *s = ctx;
    const size_t cells = s->facts->cells, first = piece * CELLS_AT_ONCE, left = cells - first;
    const size_t count = left < CELLS_AT_ONCE ? left : CELLS_AT_ONCE;
    const double *fact[LC_FACTS_ALL], *scaled_fact[LC_FACTS_ALL];
    lc_cells units = {.count = count, .forecast_stride = cells, .fact = fact};
    lc_cells scaled = {.count = count, .forecast_stride = CELLS_AT_ONCE, .fact = scaled_fact};
    lc_facts_from(fact, s->facts, LC_UNITS, first);
    lc_facts_from(scaled_fact, s->facts, LC_SCALED, first);
    for (size_t w = s->from; w < s->to; w += units.windows) {
        units.windows = scaled.windows = even_windows(s, w);
        sum_block(s, &units, &scaled, first, w);
    }
}

/* Of a window of the chunk, or the first beyond it; SIZE_MAX: there is not one. */
static size_t series_at(const lc_chunk *c, size_t window)
{
    return c->first + window < c->end ? lc_windows_at(c->windows, c->first + window).series : SIZE_MAX;
}

/* Where the windows of the series of window `from` end. */
static size_t series_end(const lc_chunk *c, size_t from)
{
    size_t to = from + 1;
    while (to < c->count && series_at(c, to) == series_at(c, from))
        to++;
    return to;
}

void lc_chunk_sum(lc_sums *const *sums, lc_spread_sums *spread, lc_facts *facts, const lc_chunk *c)
{
    summing s = {.chunk = c, .facts = facts, .sums = sums};
    for (; s.from < c->count; s.from = s.to) {
        const size_t series = series_at(c, s.from);
        s.to = series_end(c, s.from);
        lc_facts_turn(facts, series);
        lc_parallel((facts->cells + CELLS_AT_ONCE - 1) / CELLS_AT_ONCE, c->threads, sum_cells, &s);
        if (spread)
            lc_spread_add(spread, facts, c, s.from, s.to);
        if (series_at(c, s.to) != series)
            lc_sums_derive(sums[LC_UNITS], sums[LC_SCALED], facts->scale);
        for (lc_space space = 0; space < LC_SPACES && series_at(c, s.to) != series; space++) {
            const double *fact[LC_FACTS_ALL];
            lc_facts_from(fact, facts, space, 0);
            lc_sums_settle(sums[space], c->choice->row[series], fact);
            if (spread)
                lc_sums_settle(spread->sums[space], c->choice->row[series], NULL);
        }
    }
}
