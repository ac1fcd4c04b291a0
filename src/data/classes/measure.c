/* measure - what a row's class is made from, and where limits are among training rows. */
#include "data/classes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "core/sort.h"
#include "core/status.h"
#include "data/stamp.h"

static double value_of(const lc_dataset *d, const lc_class_row *at, size_t row, size_t channel)
{
    return d->series[at->series].value[row * d->channels + channel];
}

static lc_status refuse_label(const lc_classes_request *r, const lc_class_row *at)
{
    char stamp[LC_STAMP_TEXT];
    const lc_series *series = &r->truth->series[at->series];
    lc_series_stamp(stamp, series, at->row);
    return lc_fail(LC_E_DATA,
                   "classes.of = label: series '%s', row %zu (%s): not exactly one of the targets is 1 and the others 0: name "
                   "the channels of one column of words in data.target (import --one-hot)",
                   series->name, at->row, stamp);
}

/* Which of the targets is 1; NaN where one is missing. */
static lc_status find_label(double *out, const lc_classes_request *r, const lc_class_row *at)
{
    double sum = 0, label = NAN;
    for (size_t i = 0; i < r->target_count; i++) {
        const double x = value_of(r->truth, at, at->row, r->targets[i]);
        if (x == 1)
            label = (double)i;
        if (x != 0 && x != 1 && !isnan(x))
            return refuse_label(r, at);
        sum += x;
    }
    *out = label;
    if (isnan(sum))
        *out = NAN;
    return isnan(sum) || sum == 1 ? LC_OK : refuse_label(r, at);
}

static lc_status percent_of(double *out, double now, double before, const lc_classes_request *r, const lc_class_row *at)
{
    const lc_series *series = &r->truth->series[at->series];
    char stamp[LC_STAMP_TEXT];
    if (before <= 0) {
        lc_series_stamp(stamp, series, at->row);
        return lc_fail(LC_E_DATA,
                       "classes.of = percent: series '%s', row %zu (%s): a percentage of %g, which is not above 0: use "
                       "classes.of = change",
                       series->name, at->row, stamp, before);
    }
    *out = 100 * (now / before - 1);
    return LC_OK;
}

static size_t lag_of(const lc_classes_request *r)
{
    return strcmp(r->config->each, "row") == 0 ? 1 : r->horizon;
}

lc_status lc_class_measure(double *out, const lc_classes_request *r, const lc_class_row *at)
{
    const size_t channel = r->targets[at->target], lag = lag_of(r);
    if (strcmp(r->config->of, "label") == 0)
        return find_label(out, r, at);
    const double now = value_of(r->truth, at, at->row, channel);
    *out = now;
    if (strcmp(r->config->of, "value") == 0)
        return LC_OK;
    *out = NAN;
    if (at->row < at->piece + lag)
        return LC_OK;
    const double before = value_of(r->known, at, at->row - lag, channel);
    if (strcmp(r->config->of, "percent") == 0)
        return percent_of(out, now, before, r, at);
    *out = now - before;
    return LC_OK;
}

size_t lc_class_piece(const lc_classes_request *r, size_t series, size_t row, size_t piece)
{
    return row && lc_axis_is_gap(&r->axis[series], &r->truth->series[series], row) ? row : piece;
}

/* --- quantiles ------------------------------------------------------------------------------------------------------- */

/* Measures of the training rows of all series that are known; whose row before is of training too. */
static lc_status collect(double *out, size_t *count, const lc_classes_request *r, size_t target)
{
    *count = 0;
    for (size_t series = 0; series < r->truth->series_count; series++) {
        const lc_rows train = r->split->part[series * LC_PARTS + LC_TRAIN];
        size_t piece = train.first;
        for (size_t row = train.first; row < train.end; row++) {
            double value = NAN;
            if (row > train.first)
                piece = lc_class_piece(r, series, row, piece);
            CHECK(lc_class_measure(&value, r, &(lc_class_row){series, row, piece, target}));
            if (!isnan(value))
                out[(*count)++] = value;
        }
    }
    return LC_OK;
}

static lc_status find_limits(double *limit, double *value, size_t count, const lc_classes_request *r, const lc_class_plan *plan,
                             size_t target)
{
    const char *name = r->truth->channel[r->targets[target]].name;
    if (count == 0)
        return lc_fail(LC_E_DATA, "classes.limits: no training row of '%s' is known, so it has no quantiles", name);
    qsort(value, count, sizeof *value, lc_sort_real);
    for (size_t i = 0; i < plan->limits; i++) {
        limit[i] = lc_sort_quantile(value, count, plan->limit[i]);
        if (i && !(limit[i] > limit[i - 1]))
            return lc_fail(LC_E_DATA,
                           "classes.limits: of the training rows of '%s', the quantiles %g and %g are both %g: ask for fewer "
                           "classes, or give limits as numbers",
                           name, plan->limit[i - 1], plan->limit[i], limit[i]);
    }
    return LC_OK;
}

lc_status lc_class_quantiles(double *limit, const lc_classes_request *r, const lc_class_plan *plan, size_t target)
{
    lc_status status = LC_OK;
    double *value = NULL;
    size_t rows = 0, count;
    for (size_t series = 0; series < r->truth->series_count; series++)
        rows += r->truth->series[series].rows;
    TRY(lc_new(&value, rows, sizeof *value));
    TRY(collect(value, &count, r, target));
    TRY(find_limits(limit, value, count, r, plan, target));
done:
    lc_free(value);
    return status;
}
