/* gram - runs of windows, a diagonal at a time. */
#include "model/ridge/gram.h"

#include <math.h>

#include "core/clones.h"
#include "core/mem.h"

static size_t rows_of(const lc_task *task)
{
    return task->window.context + task->window.horizon;
}

static size_t longest_series(const lc_task *task)
{
    size_t most = 0;
    for (size_t i = 0; i < task->dataset->series_count; i++)
        most = task->dataset->series[i].rows > most ? task->dataset->series[i].rows : most;
    return most;
}

size_t lc_gram_bytes(const lc_task *task)
{
    const size_t rows = rows_of(task);
    return (rows * (rows + 1) / 2 + 2 * longest_series(task)) * sizeof(double);
}

lc_status lc_gram_new(lc_gram *out, const lc_task *task)
{
    lc_status status = LC_OK;
    lc_gram g = {.rows = rows_of(task)};
    TRY(lc_new(&g.diagonal, g.rows * (g.rows + 1) / 2, sizeof *g.diagonal));
    TRY(lc_new(&g.column, longest_series(task), sizeof *g.column));
    TRY(lc_new(&g.centred, longest_series(task), sizeof *g.centred));
    *out = g;
    g = (lc_gram){0};
done:
    lc_gram_clear(&g);
    return status;
}

void lc_gram_clear(lc_gram *g)
{
    lc_free(g->diagonal);
    lc_free(g->column);
    lc_free(g->centred);
}

void lc_gram_empty(lc_gram *g)
{
    g->windows = g->left_out = 0;
    for (size_t i = 0; i < g->rows * (g->rows + 1) / 2; i++)
        g->diagonal[i] = 0;
}

/* A series' values of a channel as models see them, unknown ones NaN. */
static void read_column(lc_gram *g, const lc_task *task, size_t series, size_t channel)
{
    const lc_scaler *inner = lc_task_inner(task);
    const lc_series *from = &task->dataset->series[series];
    const size_t stride = task->dataset->channels;
    const double shift = inner->shift[series * stride + channel], scale = inner->scale[series * stride + channel];
    for (size_t row = 0; row < from->rows; row++) {
        const bool none = row == 0 && task->transform->past;
        const double value = none ? (double)NAN : lc_transform_at(task->transform, from->value + row * stride + channel, stride);
        g->column[row] = (value - shift) / scale;
    }
}

/* --- a run: `count` windows, the first of which begins at value[0] ---------------------------------------------------- */

static void take_mean_off(double *restrict to, const double *restrict value, size_t rows)
{
    double mean = 0;
    for (size_t i = 0; i < rows; i++)
        mean += value[i];
    mean /= (double)rows;
    for (size_t i = 0; i < rows; i++)
        to[i] = value[i] - mean;
}

/* The first numbers of eight diagonals: s[d] = sum over k < count of v[k] v[k + lag + d] */
LC_CLONES static void begin_diagonals(double s[8], const double *restrict v, size_t lag, size_t count)
{
    for (size_t k = 0; k < count; k++)
        for (size_t d = 0; d < 8; d++)
            s[d] += v[k] * v[k + lag + d];
}

/* S[i][i + lag] of a run: s[0] = first, s[i + 1] = s[i] - v[i] v[i + lag] + v[i + count] v[i + count + lag] */
static void add_diagonal(double *to, double first, const double *v, size_t lag, size_t count, size_t rows)
{
    double s = first;
    for (size_t i = 0; i + lag < rows; i++) {
        to[i] += s;
        if (i + lag + 1 < rows)
            s += v[i + count] * v[i + count + lag] - v[i] * v[i + lag];
    }
}

static void add_run(lc_gram *g, const double *v, size_t count)
{
    double *to = g->diagonal;
    for (size_t lag = 0; lag < g->rows; lag += 8) {
        const size_t some = g->rows - lag < 8 ? g->rows - lag : 8;
        double first[8] = {0};
        if (some == 8)
            begin_diagonals(first, v, lag, count);
        for (size_t d = 0; some < 8 && d < some; d++)
            for (size_t k = 0; k < count; k++)
                first[d] += v[k] * v[k + lag + d];
        for (size_t d = 0; d < some; d++, to += g->rows - (lag + d - 1))
            add_diagonal(to, first[d], v, lag + d, count, g->rows);
    }
    g->windows += count;
}

/* --- which windows ---------------------------------------------------------------------------------------------------- */

/* A series on the way through its windows. */
typedef struct walk {
    lc_gram *gram;
    const lc_task *task;
    size_t scanned, known; /* rows looked at; those from here on to there are known */
    size_t first, count;   /* the run: the origin of its first window, and how many there are */
} walk;

static void end_run(walk *k)
{
    if (k->count == 0)
        return;
    const size_t begin = k->first - k->task->window.context, rows = k->count + k->gram->rows - 1;
    take_mean_off(k->gram->centred, k->gram->column + begin, rows);
    add_run(k->gram, k->gram->centred, k->count);
    k->count = 0;
}

static bool is_whole(walk *k, lc_window w)
{
    const size_t context = k->task->window.context, end = w.origin + k->task->window.horizon;
    for (; k->scanned < end; k->scanned++)
        if (isnan(k->gram->column[k->scanned]))
            k->known = k->scanned + 1;
    return w.lacks == 0 && k->known + context <= w.origin;
}

static void add_window(walk *k, lc_window w)
{
    if (!is_whole(k, w)) {
        k->gram->left_out++;
        return;
    }
    if (k->count && k->first + k->count != w.origin)
        end_run(k);
    k->first = k->count ? k->first : w.origin;
    k->count++;
}

void lc_gram_add(lc_gram *g, const lc_task *task, lc_part part, size_t target)
{
    const lc_windows *windows = task->windows[part];
    const size_t count = windows ? lc_windows_count(windows) : 0;
    walk k = {.gram = g, .task = task};
    for (size_t i = 0, series = SIZE_MAX; i < count; i++) {
        const lc_window w = lc_windows_at(windows, i);
        if (w.series != series) {
            end_run(&k);
            k = (walk){.gram = g, .task = task};
            series = w.series;
            read_column(g, task, series, task->targets[target]);
        }
        add_window(&k, w);
    }
    end_run(&k);
}
