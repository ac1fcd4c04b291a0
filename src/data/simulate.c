/* simulate - makes the series that a simulator fills. */
#include "data/simulate.h"

#include <math.h>
#include <string.h>

#include "core/mem.h"
#include "core/names.h"

static lc_status make_channels(lc_dataset *dataset, const lc_simulator *simulator)
{
    CHECK(lc_new(&dataset->channel, LC_SIMULATOR_CHANNELS, sizeof *dataset->channel));
    while (dataset->channels < LC_SIMULATOR_CHANNELS && simulator->channel[dataset->channels][0]) {
        lc_channel *channel = &dataset->channel[dataset->channels];
        CHECK(lc_copy_text(&channel->name, simulator->channel[dataset->channels][0]));
        CHECK(lc_copy_text(&channel->units, simulator->channel[dataset->channels][1]));
        dataset->channels++;
    }
    return LC_OK;
}

static lc_status make_series(lc_series *series, size_t rows, size_t channels, size_t horizon)
{
    size_t values, ideals;
    if (__builtin_mul_overflow(rows, channels, &values) || __builtin_mul_overflow(values, horizon, &ideals))
        return lc_fail(LC_E_CONFIG, "%zu rows with a horizon of %zu are more than there can be", rows, horizon);
    series->rows = rows;
    CHECK(lc_new(&series->time, rows, sizeof *series->time));
    CHECK(lc_new(&series->value, values, sizeof *series->value));
    if (horizon == 0)
        return LC_OK;
    series->ideal_horizon = horizon;
    CHECK(lc_new(&series->ideal, ideals, sizeof *series->ideal));
    for (size_t i = 0; i < ideals; i++)
        series->ideal[i] = NAN;
    return LC_OK;
}

lc_status lc_dataset_simulate(lc_dataset **out, const lc_simulation *request)
{
    lc_status status = LC_OK;
    const lc_simulator *simulator = lc_simulator_find(request->kind);
    lc_dataset *dataset = NULL;
    if (!simulator)
        return lc_names_refuse(LC_E_USAGE, "simulate", request->kind, lc_simulator_names());
    TRY(lc_new(&dataset, 1, sizeof *dataset));
    TRY(lc_copy_text(&dataset->title, simulator->title));
    TRY(make_channels(dataset, simulator));
    size_t series = request->series ? request->series : simulator->series;
    TRY(lc_new(&dataset->series, series, sizeof *dataset->series));
    dataset->series_count = series;
    for (size_t i = 0; i < series; i++)
        TRY(make_series(&dataset->series[i], request->rows ? request->rows : simulator->rows, dataset->channels,
                        request->horizon));
    TRY(simulator->simulate(dataset, request->seed));
    *out = dataset;
    dataset = NULL;
done:
    lc_dataset_free(dataset);
    return status;
}

const char *const *lc_simulator_names(void)
{
    return lc_simulator_table_names;
}
