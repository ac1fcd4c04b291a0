/* adaptive - which truths were covered, as bits: a level is what it was and a count of them. */
#include "model/adaptive.h"

#include "core/counted.h"
#include "core/mem.h"
#include "core/parallel.h"
#include "data/stamp.h"
#include "model/forecaster.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { AT_ONCE = 256, WORD = 64 };

/* Bits of a cell: one row says which windows' truths are known, then a row for each column which of them are covered. */
struct lc_adaptive {
    const lc_outlook *outlook;
    lc_windows *windows;      /* by series and origin */
    char reason[LC_TEXT_MAX]; /* what is missing in windows that are left out, of data.missing = error; "": nothing */
    size_t late, late_first;  /* series whose rows begin after the validation part ends, and the first of them */
    size_t count, words;
    size_t *first;  /* (series + 1) of each series' windows */
    uint64_t *bits; /* (cells, 1 + columns, words) */
};

static uint64_t *row_of(const lc_adaptive *a, size_t cell, size_t row)
{
    return a->bits + (cell * (1 + a->outlook->count) + row) * a->words;
}

/* Bits that are set in [first, end). */
static size_t count_bits(const uint64_t *row, size_t first, size_t end)
{
    size_t count = 0;
    while (first < end) {
        const size_t at = first % WORD, rest = WORD - at, left = end - first, taken = left < rest ? left : rest;
        const uint64_t mask = taken == WORD ? ~(uint64_t)0 : (((uint64_t)1 << taken) - 1) << at;
        count += (size_t)__builtin_popcountll(row[first / WORD] & mask);
        first += taken;
    }
    return count;
}

/* The end of a series' windows whose truths, all of them, are known at an origin: data that end there have these, and no others,
 * so that rows after it change nothing. */
static size_t known_end(const lc_adaptive *a, size_t series, size_t origin)
{
    const size_t horizon = a->outlook->forecaster->task->window.horizon;
    size_t low = a->first[series], high = a->first[series + 1];
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (lc_windows_at(a->windows, middle).origin + horizon <= origin)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* p + gamma sum (p - [y <= q]) */
static double moved(const lc_adaptive *a, size_t column, size_t known, size_t covered)
{
    const double p = a->outlook->column[column].level;
    return p + a->outlook->forecaster->interval->rate * ((double)known * p - (double)covered);
}

double lc_adaptive_level(const lc_adaptive *a, lc_window w, size_t cell, size_t column)
{
    const size_t first = a->first[w.series], end = known_end(a, w.series, w.origin);
    return moved(a, column, count_bits(row_of(a, cell, 0), first, end), count_bits(row_of(a, cell, 1 + column), first, end));
}

/* --- going through the windows ---------------------------------------------------------------------------------------- */

/* Base forecasts of windows [from, from + chunk), and how far counts are. */
typedef struct walk {
    lc_adaptive *adaptive;
    double *said; /* (chunk, cells, columns of the base) */
    size_t from, chunk, columns;
    size_t *end; /* (cells) windows that are counted */
    size_t *sum; /* (cells, 1 + columns) their bits, of the current series */
} walk;

/* Counts on to the windows that are known at the origin of one. */
static void count_on(const walk *k, lc_window w, size_t cell)
{
    const lc_adaptive *a = k->adaptive;
    const size_t rows = 1 + a->outlook->count, end = known_end(a, w.series, w.origin);
    size_t *sum = k->sum + cell * rows;
    if (k->end[cell] < a->first[w.series]) {
        k->end[cell] = a->first[w.series];
        memset(sum, 0, rows * sizeof *sum);
    }
    for (; k->end[cell] < end; k->end[cell]++)
        for (size_t row = 0; row < rows; row++)
            sum[row] += row_of(a, cell, row)[k->end[cell] / WORD] >> k->end[cell] % WORD & 1;
}

/* q_i of one column */
static double quantile(const walk *k, size_t i, size_t cell, size_t column)
{
    const size_t *sum = k->sum + cell * (1 + k->adaptive->outlook->count);
    const lc_outlook *o = k->adaptive->outlook;
    const lc_interval *v = o->forecaster->interval;
    const lc_window w = lc_windows_at(k->adaptive->windows, k->from + i);
    const size_t base = v->bases > 1 ? lc_interval_find(v, o->column[column].level) : 0;
    const double said = k->said[(i * v->cells + cell) * k->columns + (k->columns > 1 ? column : 0)];
    const double unit = lc_interval_unit(v, o->forecaster->task, w, cell % o->forecaster->task->target_count);
    return said + unit * lc_interval_error(v, base, cell, moved(k->adaptive, column, sum[0], sum[1 + column]));
}

/* All windows of a chunk in one cell, one after the other. */
static void walk_cell(void *ctx, size_t cell, size_t worker)
{
    (void)worker;
    const walk *k = ctx;
    const lc_adaptive *a = k->adaptive;
    const lc_task *task = a->outlook->forecaster->task;
    for (size_t i = 0; i < k->chunk; i++) {
        const size_t at = k->from + i;
        const lc_window w = lc_windows_at(a->windows, at);
        const size_t row = w.origin + cell / task->target_count, channel = task->targets[cell % task->target_count];
        const double y = task->dataset->series[w.series].value[row * task->dataset->channels + channel];
        count_on(k, w, cell);
        if (isnan(y))
            continue;
        row_of(a, cell, 0)[at / WORD] |= (uint64_t)1 << at % WORD;
        for (size_t c = 1; c < a->outlook->count; c++)
            if (y <= quantile(k, i, cell, c))
                row_of(a, cell, 1 + c)[at / WORD] |= (uint64_t)1 << at % WORD;
    }
}

static lc_status go_through(lc_adaptive *a)
{
    lc_status status = LC_OK;
    const lc_forecaster *f = a->outlook->forecaster;
    const size_t cells = f->interval->cells, threads = lc_parallel_threads(f->config.run.threads);
    walk k = {.adaptive = a, .columns = f->interval->bases > 1 ? a->outlook->count : 1};
    lc_forecast_request request = {
        .task = f->task, .windows = a->windows, .threads = threads, .outlook = k.columns > 1 ? a->outlook : NULL};
    TRY(lc_new(&k.said, AT_ONCE * cells * k.columns, sizeof *k.said));
    TRY(lc_new(&k.end, cells, sizeof *k.end));
    TRY(lc_new(&k.sum, cells * (1 + a->outlook->count), sizeof *k.sum));
    for (; k.from < a->count; k.from += k.chunk) {
        k.chunk = a->count - k.from < AT_ONCE ? a->count - k.from : AT_ONCE;
        request.first = k.from;
        request.count = k.chunk;
        TRY(lc_forecaster_predict_base(k.said, f, &request));
        lc_parallel(cells, threads, walk_cell, &k);
    }
done:
    lc_free(k.said);
    lc_free(k.end);
    lc_free(k.sum);
    return status;
}

/* --- memory ----------------------------------------------------------------------------------------------------------- */

/* The rows after those that training and validation looked at, which are the run's, whatever data it has today: what an origin
 * is told does not depend on later rows. A second of rows on both sides of that border is left out. */
static lc_rows rows_after(const lc_span *seen, const lc_series *s, size_t index, size_t count)
{
    const int64_t first = lc_span_hull(seen[index], seen[count + index]).last + (lc_series_ticks(s) > 1);
    size_t row = 0;
    while (row < s->rows && lc_series_second(s, row) <= first)
        row++;
    return (lc_rows){row, s->rows};
}

/* A missing value refuses forecasts that read it, and not those that only learn from such windows: these are left out. */
static lc_status cut(lc_adaptive *a, const lc_task *task, const lc_rows *rows)
{
    const lc_status status = lc_task_cut_rows(&a->windows, task, rows, task->data.missing);
    if (status != LC_E_DATA)
        return status;
    snprintf(a->reason, sizeof a->reason, "%s", lc_error_message());
    return lc_task_cut_rows(&a->windows, task, rows, "skip");
}

static void count_late(lc_adaptive *a, const lc_forecaster *f, const lc_rows *rows)
{
    const lc_dataset *d = f->task->dataset;
    for (size_t i = d->series_count; f->seen && i-- > 0;)
        if (rows[i].first == 0 && rows[i].end > 0) {
            a->late++;
            a->late_first = i;
        }
}

/* Where nothing was looked at, it is the test part, if there is one. */
static lc_status cut_windows(lc_adaptive *a, const lc_forecaster *f)
{
    lc_status status = LC_OK;
    const lc_dataset *d = f->task->dataset;
    lc_rows *rows = NULL;
    TRY(lc_new(&rows, d->series_count, sizeof *rows));
    for (size_t i = 0; i < d->series_count; i++)
        if (f->seen)
            rows[i] = rows_after(f->seen, &d->series[i], i, d->series_count);
        else if (f->task->split)
            rows[i] = f->task->split->part[i * LC_PARTS + LC_TEST];
    count_late(a, f, rows);
    TRY(cut(a, f->task, rows));
done:
    lc_free(rows);
    return status;
}

/* Without such windows nothing is adapted to. Series without windows begin where the next one does. */
static lc_status find_windows(lc_adaptive *a, const lc_forecaster *f)
{
    const size_t series = f->task->dataset->series_count;
    CHECK(cut_windows(a, f));
    a->count = lc_windows_count(a->windows);
    for (size_t s = 0, i = 0; s <= series; s++) {
        while (i < a->count && lc_windows_at(a->windows, i).series < s)
            i++;
        a->first[s] = i;
    }
    return LC_OK;
}

lc_status lc_adaptive_new(lc_adaptive **out, const lc_outlook *o)
{
    lc_status status = LC_OK;
    const lc_task *task = o->forecaster->task;
    const size_t series = task->dataset->series_count;
    lc_adaptive *a = NULL;
    TRY(lc_new(&a, 1, sizeof *a));
    a->outlook = o;
    TRY(lc_new(&a->first, series + 1, sizeof *a->first));
    TRY(find_windows(a, o->forecaster));
    a->words = (a->count + WORD - 1) / WORD;
    TRY(lc_new(&a->bits, o->forecaster->interval->cells * (1 + o->count) * (a->words + 1), sizeof *a->bits));
    TRY(go_through(a));
    *out = a;
    a = NULL;
done:
    lc_adaptive_free(a);
    return status;
}

static void note_late(lc_buffer *notes, const lc_adaptive *a)
{
    const lc_dataset *d = a->outlook->forecaster->task->dataset;
    if (a->late > 0)
        lc_buffer_line(
            notes,
            "model.interval = adaptive learns from all rows after the validation part, and these begin later in %zu of "
            "%zu series, such as '%s': quantiles are those of the rows that are here (import --append keeps all)",
            a->late, d->series_count, d->series[a->late_first].name);
}

void lc_adaptive_note(lc_buffer *notes, const lc_outlook *o)
{
    const lc_adaptive *a = o ? o->adaptive : NULL;
    if (a)
        note_late(notes, a);
    if (a && *a->reason)
        lc_buffer_line(notes,
                       "model.interval = adaptive learns from %zu of %s after validation, not from those that lack a value: %s",
                       a->count, lc_counted(a->count + lc_windows_skipped(a->windows), "window").text, a->reason);
}

void lc_adaptive_free(lc_adaptive *a)
{
    if (!a)
        return;
    lc_windows_free(a->windows);
    lc_free(a->first);
    lc_free(a->bits);
    lc_free(a);
}
