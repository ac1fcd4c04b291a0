/* predict - quantiles around a forecast, by the errors that model/interval/fit.c has measured. */
#include "core/mem.h"
#include "core/parallel.h"
#include "model/adaptive.h"
#include "model/forecaster.h"
#include "model/interval.h"
#include "model/columns.h"

typedef struct widening {
    double *out;
    const double *point; /* (count, cells): the base of all levels; NULL: each column is its own */
    const lc_forecaster *forecaster;
    const lc_forecast_request *request;
    const lc_column *column;
    size_t columns;
} widening;

/* Quantiles of a cell in their order; they are nearly so. */
static void sort(double *value, size_t count)
{
    for (size_t i = 1; i < count; i++)
        for (size_t k = i; k > 0 && value[k] < value[k - 1]; k--) {
            const double other = value[k];
            value[k] = value[k - 1];
            value[k - 1] = other;
        }
}

/* Those that cross become their mean: isotonic regression, pools of neighbours from the left. */
static void level_out(double *value, size_t count)
{
    for (size_t end = 1; end <= count; end++) {
        double sum = value[end - 1];
        size_t first = end - 1;
        while (first > 0 && value[first - 1] > sum / (double)(end - first)) /* all of a pool are equal */
            sum += value[--first];
        for (size_t i = first; i < end; i++)
            value[i] = sum / (double)(end - first);
    }
}

static double error_at(const widening *w, lc_window at, size_t cell, size_t column)
{
    const lc_interval *v = w->forecaster->interval;
    const size_t level = lc_interval_find(v, w->column[column].level);
    const lc_adaptive *adaptive = w->request->outlook->adaptive;
    return adaptive ? lc_interval_error(v, v->bases > 1 ? level : 0, cell, lc_adaptive_level(adaptive, at, cell, column))
                    : v->offset[level * v->cells + cell];
}

static void widen_window(void *ctx, size_t index, size_t worker)
{
    (void)worker;
    const widening *w = ctx;
    const lc_task *task = w->forecaster->task;
    const lc_interval *v = w->forecaster->interval;
    const lc_window at = lc_windows_at(w->request->windows, w->request->first + index);
    for (size_t cell = 0; cell < v->cells; cell++) {
        double *value = w->out + (index * v->cells + cell) * w->columns;
        const double unit = lc_interval_unit(v, task, at, cell % task->target_count);
        for (size_t i = 0; i < w->columns; i++) {
            if (w->point)
                value[i] = w->point[index * v->cells + cell];
            if (w->column[i].kind == LC_COLUMN_QUANTILE)
                value[i] += unit * error_at(w, at, cell, i);
        }
        (v->rate > 0 ? level_out : sort)(value + 1, w->columns - 1);
    }
}

lc_status lc_interval_predict(double *out, const lc_forecaster *f, const lc_forecast_request *r)
{
    lc_status status = LC_OK;
    double *point = NULL;
    widening w = {.out = out, .forecaster = f, .request = r};
    lc_forecast_request base = *r;
    w.column = lc_outlook_list(&w.columns, r->outlook);
    if (!lc_forecaster_has_quantiles(f)) {
        base.outlook = NULL;
        TRY(lc_new(&point, r->count * f->interval->cells, sizeof *point));
    }
    TRY(lc_forecaster_predict_base(point ? point : out, f, &base));
    w.point = point;
    lc_parallel(r->count, r->threads, widen_window, &w);
done:
    lc_free(point);
    return status;
}
