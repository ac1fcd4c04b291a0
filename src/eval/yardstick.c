#include "eval/yardstick.h"

#include <math.h>

#include "data/rounding.h"

/* Mean |y_t - y_{t-m}|, missing values left out; 0 where it is nothing but rounding. */
static double naive_of(const double *value, size_t rows, size_t stride, size_t lag)
{
    double sum = 0, largest = 0;
    size_t count = 0;
    for (size_t row = lag; row < rows; row++) {
        double now = value[row * stride], change = fabs(now - value[(row - lag) * stride]);
        sum += isnan(change) ? 0 : change;
        count += !isnan(change);
        largest = fmax(largest, fabs(now));
    }
    double mean = count ? sum / (double)count : 0;
    return lc_is_rounding(mean, largest) ? 0 : mean;
}

static double first_known(const double *value, size_t rows, size_t stride)
{
    size_t row = 0;
    while (row < rows && isnan(value[row * stride]))
        row++;
    return row < rows ? value[row * stride] : 0;
}

lc_yardstick lc_yardstick_of(const lc_forecaster *f, size_t series, size_t channel)
{
    lc_rows train = f->task->split->part[series * LC_PARTS + LC_TRAIN];
    size_t stride = f->task->dataset->channels, rows = train.end - train.first, season = f->task->data.season;
    const double *value = f->task->dataset->series[series].value + train.first * stride + channel;
    return (lc_yardstick){.naive = naive_of(value, rows, stride, season ? season : 1), .level = first_known(value, rows, stride)};
}
