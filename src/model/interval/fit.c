/* fit - errors over validation windows, their and their order statistics. */
#include "model/interval.h"

#include "core/mem.h"
#include "core/parallel.h"
#include "core/sort.h"
#include "model/forecaster.h"
#include "model/columns.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    GRID = 200,            /* levels of a point forecast: multiples of 1 / GRID */
    ERRORS_MOST = 8 << 20, /* numbers that are kept while they are measured */
    AT_ONCE = 256          /* windows */
};

/* Of a distribution, which has any level. */
static const double some_levels[] = {0.005, 0.01, 0.025, 0.05, 0.1,  0.15, 0.2,  0.25, 0.3,  0.35,  0.4,  0.45, 0.5,
                                     0.55,  0.6,  0.65,  0.7,  0.75, 0.8,  0.85, 0.9,  0.95, 0.975, 0.99, 0.995};

/* Errors of some windows: (cells, levels of the base, windows). A point is the base of every level. */
typedef struct errors {
    lc_interval *interval;
    const lc_forecaster *forecaster;
    const lc_windows *windows;
    lc_outlook *outlook; /* NULL: the point */
    size_t bases, every, count;
    double *error;
} errors;

static const lc_head *head_of(const lc_forecaster *f)
{
    return f->neural ? lc_neural_net(f->neural)->head : NULL;
}

bool lc_forecaster_has_quantiles(const lc_forecaster *f)
{
    return head_of(f) && head_of(f)->quantile;
}

static lc_status take_levels(lc_interval *v, const lc_forecaster *f)
{
    const lc_head *head = head_of(f);
    const double *own = some_levels;
    v->levels = lc_forecaster_has_quantiles(f) ? sizeof some_levels / sizeof *some_levels : GRID - 1;
    if (lc_forecaster_has_quantiles(f) && head->levels)
        own = head->levels(&v->levels, &lc_neural_net(f->neural)->head_knobs);
    CHECK(lc_new(&v->level, v->levels, sizeof *v->level));
    for (size_t i = 0; i < v->levels; i++)
        v->level[i] = lc_forecaster_has_quantiles(f) ? own[i] : (double)(i + 1) / GRID;
    return lc_new(&v->offset, v->levels * v->cells, sizeof *v->offset);
}

/* The levels themselves, and those that any distribution has. */
static lc_status take_ranks(lc_interval *v, size_t bases)
{
    const size_t some = sizeof some_levels / sizeof *some_levels;
    CHECK(lc_new(&v->rank, v->levels + some, sizeof *v->rank));
    memcpy(v->rank, v->level, v->levels * sizeof *v->rank);
    v->ranks = v->levels;
    for (size_t i = 0; i < some; i++)
        if (lc_interval_find(v, some_levels[i]) == v->levels)
            v->rank[v->ranks++] = some_levels[i];
    qsort(v->rank, v->ranks, sizeof *v->rank, lc_sort_real);
    v->bases = bases;
    return lc_new(&v->error, bases * v->ranks * v->cells, sizeof *v->error);
}

/* Into places of windows [first, first + count) of those that are measured. */
static void add_errors(const errors *e, const double *said, size_t first, size_t count)
{
    const lc_task *task = e->forecaster->task;
    const size_t targets = task->target_count, channels = task->dataset->channels, columns = e->outlook ? e->bases + 1 : 1;
    for (size_t i = 0; i < count; i++) {
        const lc_window w = lc_windows_at(e->windows, (first + i) * e->every);
        const double *row = task->dataset->series[w.series].value + w.origin * channels;
        for (size_t cell = 0; cell < e->interval->cells; cell++) {
            const double y = row[cell / targets * channels + task->targets[cell % targets]];
            const double unit = lc_interval_unit(e->interval, task, w, cell % targets);
            const double *base = said + (i * e->interval->cells + cell) * columns + (e->outlook ? 1 : 0);
            for (size_t b = 0; b < e->bases; b++)
                e->error[(cell * e->bases + b) * e->count + first + i] = (y - base[b]) / unit;
        }
    }
}

static lc_status measure(const errors *e)
{
    lc_status status = LC_OK;
    double *said = NULL;
    lc_windows *some = NULL;
    lc_window *at = NULL;
    const size_t columns = e->outlook ? e->bases + 1 : 1, at_once = e->count < AT_ONCE ? e->count : AT_ONCE;
    TRY(lc_new(&said, at_once * e->interval->cells * columns, sizeof *said));
    TRY(lc_new(&at, e->count, sizeof *at));
    for (size_t i = 0; i < e->count; i++)
        at[i] = lc_windows_at(e->windows, i * e->every);
    TRY(lc_windows_list(&some, at, e->count));
    for (size_t first = 0; first < e->count; first += at_once) {
        const size_t left = e->count - first, count = left < at_once ? left : at_once;
        TRY(lc_forecaster_predict_base(said, e->forecaster,
                                       &(lc_forecast_request){.task = e->forecaster->task,
                                                              .windows = some,
                                                              .first = first,
                                                              .count = count,
                                                              .threads = lc_parallel_threads(e->forecaster->config.run.threads),
                                                              .outlook = e->outlook}));
        add_errors(e, said, first, count);
    }
done:
    lc_windows_free(some);
    lc_free(at);
    lc_free(said);
    return status;
}

/* e_(k) of one level among `count` errors that rise. */
static double order_statistic(const double *error, size_t count, double level)
{
    const double k = level >= 0.5 ? ceil((double)(count + 1) * level - 1e-9) : floor((double)(count + 1) * level + 1e-9);
    if (k < 1)
        return -(double)INFINITY;
    return k > (double)count ? (double)INFINITY : error[(size_t)k - 1];
}

/* Errors that are known, rising; how many. */
static size_t sort_known(double *error, size_t count)
{
    size_t known = 0;
    for (size_t i = 0; i < count; i++)
        if (!isnan(error[i]))
            error[known++] = error[i];
    qsort(error, known, sizeof *error, lc_sort_real);
    return known;
}

static void settle(const errors *e)
{
    lc_interval *v = e->interval;
    v->windows = e->count;
    for (size_t cell = 0; cell < v->cells; cell++)
        for (size_t b = 0; b < e->bases; b++) {
            double *error = e->error + (cell * e->bases + b) * e->count;
            const size_t known = sort_known(error, e->count);
            v->windows = known < v->windows ? known : v->windows;
            for (size_t level = b; level < (e->bases > 1 ? b + 1 : v->levels); level++)
                v->offset[level * v->cells + cell] = order_statistic(error, known, v->level[level]);
            for (size_t r = 0; r < v->ranks; r++)
                v->error[(b * v->ranks + r) * v->cells + cell] = order_statistic(error, known, v->rank[r]);
        }
}

static lc_status fit(lc_interval *v, const lc_forecaster *f)
{
    lc_status status = LC_OK;
    errors e = {.interval = v, .forecaster = f, .bases = 1};
    TRY(take_levels(v, f));
    if (lc_forecaster_has_quantiles(f)) {
        e.bases = v->levels;
        TRY(lc_outlook_new(&e.outlook, f, v->level, v->levels, 0));
    }
    if (v->rate > 0)
        TRY(take_ranks(v, e.bases));
    TRY(lc_task_windows(&e.windows, f->task, LC_VALID));
    const size_t all = lc_windows_count(e.windows), room = ERRORS_MOST / (v->cells * e.bases) + 1;
    e.every = (all + room - 1) / room;
    e.count = all / e.every;
    TRY(lc_new(&e.error, e.count * v->cells * e.bases, sizeof *e.error));
    TRY(measure(&e));
    settle(&e);
done:
    lc_free(e.error);
    lc_outlook_free(e.outlook);
    return status;
}

lc_status lc_interval_fit(lc_interval **out, const lc_forecaster *f)
{
    lc_interval *v = NULL;
    *out = NULL;
    if (!lc_interval_is_asked(&f->config.model))
        return LC_OK;
    CHECK(lc_interval_begin(&v, &f->config.model, lc_task_cells(f->task)));
    const lc_status status = fit(v, f);
    if (status != LC_OK)
        lc_interval_free(v);
    else
        *out = v;
    return status;
}
