/* ahead - what is known of the rows that a forecast of the future has. */
#include "model/future/ahead.h"

#include <math.h>

#include "core/status.h"
#include "data/scaler.h"
#include "data/stamp.h"

/* The row of a stamp, from `row` on; or series->rows. */
static size_t row_of(const lc_series *series, size_t row, int64_t time)
{
    while (row < series->rows && series->time[row] < time)
        row++;
    return row < series->rows && series->time[row] == time ? row : series->rows;
}

/* Its values: as models read them where it is of the past, as they are where it is of the future; NULL: there is no such row. */
static const double *values_of(const lc_task *task, size_t series, size_t row)
{
    const lc_dataset *from = row < task->dataset->series[series].rows ? task->known : task->whole;
    return row < task->whole->series[series].rows ? from->series[series].value + row * from->channels : NULL;
}

const double *lc_task_values_at(const lc_task *task, const lc_window *w, int64_t time)
{
    return values_of(task, w->series, row_of(&task->whole->series[w->series], w->origin, time));
}

/* A row of the horizon in which a covariate is not known: found (of the whole series) or not there at all. */
static lc_status fail_missing(const lc_series *series, const char *name, const char *stamp, size_t found, bool there)
{
    if (there)
        return lc_fail(
            LC_E_DATA,
            "series '%s', row %zu (%s): channel '%s' of data.known is missing: a forecast needs it for all %zu rows of "
            "the horizon; give the file that value, or leave the channel out of data.known",
            series->name, found, stamp, name, series->rows);
    return lc_fail(LC_E_DATA,
                   "series '%s' has no row %s, for which channel '%s' of data.known must be known: a forecast needs it for all "
                   "%zu rows of the horizon; give the file rows with it after the last target (import --append), or ask for "
                   "fewer rows ahead",
                   series->name, stamp, name, series->rows);
}

/* What is known of row `row` of the future, which is row `found` of the whole series if it is there. */
static lc_status check(const lc_real *value, const lc_task *task, const lc_series *series, size_t row, size_t found, bool there)
{
    char stamp[LC_STAMP_TEXT];
    for (size_t i = 0; i < task->future_count; i++) {
        if (!isnan(value[i]) && !lc_scaled_is_large((double)value[i]))
            continue;
        const lc_covariate_name name = lc_covariate_name_of(&task->future[i], task->whole);
        lc_series_stamp(stamp, series, row);
        if (isnan(value[i]))
            return fail_missing(series, name.text, stamp, found, there);
        return lc_fail(LC_E_DATA,
                       "series '%s', %s: '%s' of data.known is too large for a network: %g when scaled; clean the data",
                       series->name, stamp, name.text, (double)value[i]);
    }
    return LC_OK;
}

lc_status lc_task_look_ahead(lc_ahead *a, const lc_task *task, const lc_series *future, const lc_window *w)
{
    const lc_scaler *scaler = lc_task_inner(task);
    const size_t at = w->series * scaler->channels;
    const lc_series *whole = &task->whole->series[w->series];
    lc_covariate_row r = {.shift = scaler->shift + at, .scale = scaler->scale + at, .calendar = future->calendar};
    size_t known = w->origin;
    a->first[w->series] = w->origin;
    for (size_t row = 0; row < future->rows; row++) {
        lc_real *to = a->value[w->series] + row * a->count;
        const size_t found = row_of(whole, known, future->time[row]);
        known = found < whole->rows ? found : known;
        r.value = values_of(task, w->series, found);
        r.local = lc_series_local(future, row);
        lc_covariates_fill(to, task->future, a->count, &r);
        CHECK(check(to, task, future, row, found, r.value != NULL));
    }
    return LC_OK;
}

/* `rows`, rounded up to whole horizons. */
static size_t whole_forecasts(const lc_task *task, size_t rows)
{
    const size_t horizon = task->window.horizon;
    return (rows + horizon - 1) / horizon * horizon;
}

lc_status lc_task_ahead(lc_ahead **out, const lc_task *task, size_t rows)
{
    *out = NULL;
    return task->future_count ? lc_ahead_new(out, task->dataset, task->future_count, whole_forecasts(task, rows)) : LC_OK;
}
