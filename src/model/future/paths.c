/* paths - columns of forecasts beyond the horizon: each continues from its own earlier rows, a sample from what was drawn. */
#include "model/future/paths.h"

#include <string.h>

#include "core/mem.h"
#include "data/stamp.h"
#include "model/columns.h"
#include "model/future/rollout.h"

/* The rows of `future`, for one column of every target. */
static lc_status like(lc_dataset **out, const lc_dataset *future, size_t targets)
{
    lc_status status = LC_OK;
    lc_dataset *d = NULL;
    TRY(lc_new(&d, 1, sizeof *d));
    TRY(lc_new(&d->series, future->series_count, sizeof *d->series));
    d->channels = targets;
    d->series_count = future->series_count;
    for (size_t i = 0; i < d->series_count; i++) {
        const lc_series *from = &future->series[i];
        lc_series *to = &d->series[i];
        TRY(lc_series_like(to, from, from->rows));
        TRY(lc_new(&to->value, from->rows * targets, sizeof *to->value));
        memcpy(to->time, from->time, from->rows * sizeof *to->time);
        if (to->offset)
            memcpy(to->offset, from->offset, from->rows * sizeof *to->offset);
    }
    *out = d;
    d = NULL;
done:
    lc_dataset_free(d);
    return status;
}

static void put(lc_dataset *future, const lc_dataset *one, size_t column, size_t columns)
{
    for (size_t i = 0; i < future->series_count; i++)
        for (size_t cell = 0; cell < one->series[i].rows * one->channels; cell++)
            future->series[i].value[cell * columns + column] = one->series[i].value[cell];
}

lc_status lc_paths(lc_dataset *future, const lc_future_plan *p, lc_ahead *ahead)
{
    lc_status status = LC_OK;
    size_t columns;
    const lc_column *column = lc_outlook_columns(&columns, p->request->outlook);
    lc_dataset *one = NULL;
    TRY(like(&one, future, p->forecaster->task->target_count));
    for (size_t i = 0; i < columns; i++) {
        lc_column own = column[i];
        const lc_outlook outlook = {.forecaster = p->forecaster, .column = &own, .count = 1};
        lc_future request = *p->request;
        lc_future_plan plan = *p;
        request.outlook = &outlook;
        plan.request = &request;
        TRY(lc_rollout(one, &plan, ahead));
        put(future, one, i, columns);
    }
done:
    lc_dataset_free(one);
    return status;
}
