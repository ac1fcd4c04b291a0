/* check - what every dataset must be. */
#include "data/check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/counted.h"
#include "core/labels.h"
#include "core/mem.h"
#include "core/status.h"
#include "data/holiday.h"
#include "data/match.h"
#include "data/stamp.h"

enum { OFFSET_MOST = 2 * 86400 };

/* --- names ----------------------------------------------------------------------------------------------------------- */

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static lc_status check_twice(const lc_dataset *dataset, const char *path)
{
    lc_status status = LC_OK;
    const char **name = NULL;
    TRY(lc_new(&name, dataset->channels, sizeof *name));
    for (size_t c = 0; c < dataset->channels; c++)
        name[c] = dataset->channel[c].name;
    qsort(name, dataset->channels, sizeof *name, compare_names);
    for (size_t c = 1; c < dataset->channels; c++)
        if (strcmp(name[c], name[c - 1]) == 0)
            FAIL(LC_E_DATA, "%s: two channels are named '%s'", path, name[c]);
done:
    lc_free(name);
    return status;
}

/* Forecasts and run files know series by their names. */
static lc_status check_series_twice(const lc_dataset *dataset, const char *path)
{
    lc_status status = LC_OK;
    const lc_texts names = lc_series_names(dataset);
    size_t *first = NULL;
    TRY(lc_new(&first, dataset->series_count, sizeof *first));
    TRY(lc_labels_match(first, &names, &names));
    for (size_t i = 0; i < dataset->series_count; i++)
        if (first[i] != i)
            FAIL(LC_E_DATA, "%s: two series are named '%s'", path, dataset->series[i].name);
done:
    lc_free(first);
    return status;
}

static lc_status check_names(const lc_dataset *dataset, const char *path)
{
    for (size_t c = 0; c < dataset->channels; c++)
        if (!dataset->channel[c].name || !dataset->channel[c].units)
            return lc_fail(LC_E_DATA, "%s: channel %zu has no %s", path, c, dataset->channel[c].name ? "units" : "name");
    for (size_t i = 0; i < dataset->series_count; i++)
        if (!dataset->series[i].name)
            return lc_fail(LC_E_DATA, "%s: series %zu has no name", path, i);
    CHECK(check_series_twice(dataset, path));
    return check_twice(dataset, path);
}

/* --- a series -------------------------------------------------------------------------------------------------------- */

/* Texts have four digits for a year. */
static lc_status check_year(const lc_series *series, size_t row, const char *path)
{
    const lc_day day = lc_calendar_day(series->calendar, lc_floor_divide(lc_series_local(series, row), 86400));
    if (day.year >= 0 && day.year < 10000)
        return LC_OK;
    return lc_fail(
        LC_E_DATA,
        "%s: series '%s', row %zu: its year is %lld, and years are 0 to 9999: import makes an axis up (--start, --step), "
        "or count from another year (in netCDF, the units of time)",
        path, series->name, row, (long long)day.year);
}

static lc_status check_years(const lc_series *series, const char *path)
{
    if (series->rows == 0)
        return LC_OK;
    CHECK(check_year(series, 0, path));
    return check_year(series, series->rows - 1, path);
}

static lc_status check_stamps(const lc_series *series, const char *path)
{
    for (size_t row = 0; row < series->rows; row++) {
        if (series->time[row] > INT64_MAX / 2 || series->time[row] < INT64_MIN / 2)
            return lc_fail(LC_E_DATA, "%s: series '%s', row %zu: the stamp is too far from 1970", path, series->name, row);
        if (row && series->time[row] < series->time[row - 1])
            return lc_fail(LC_E_DATA,
                           "%s: series '%s', row %zu: time goes back: put its rows in order (xarray: sortby(\"time\"))", path,
                           series->name, row);
    }
    return LC_OK;
}

static lc_status check_offsets(const lc_series *series, const char *path)
{
    for (size_t row = 0; series->offset && row < series->rows; row++)
        if (series->offset[row] < -OFFSET_MOST || series->offset[row] > OFFSET_MOST)
            return lc_fail(LC_E_DATA, "%s: series '%s', row %zu: local time is %d s ahead of UTC, more than two days", path,
                           series->name, row, (int)series->offset[row]);
    return LC_OK;
}

static lc_status check_axis(const lc_series *series, const char *path)
{
    if ((unsigned)series->calendar >= LC_CALENDARS)
        return lc_fail(LC_E_DATA, "%s: series '%s': there is no calendar %d", path, series->name, (int)series->calendar);
    if (series->rows && (!series->time || !series->value))
        return lc_fail(LC_E_DATA, "%s: series '%s': %s without %s", path, series->name, lc_counted(series->rows, "row").text,
                       series->time ? "values" : "stamps");
    if (series->zone && !series->offset)
        return lc_fail(LC_E_DATA, "%s: series '%s': its zone is '%s', and no row has an offset from UTC", path, series->name,
                       series->zone);
    CHECK(check_stamps(series, path));
    CHECK(check_offsets(series, path));
    return check_years(series, path);
}

static lc_status check_values(const lc_dataset *dataset, const lc_series *series, const char *path)
{
    for (size_t i = 0; i < series->rows * dataset->channels; i++)
        if (isinf(series->value[i]))
            return lc_fail(LC_E_DATA,
                           "%s: series '%s', row %zu: channel '%s' is infinite, which no value may be; one that is not known is "
                           "NaN (import: --na %s)",
                           path, series->name, i / dataset->channels, dataset->channel[i % dataset->channels].name,
                           series->value[i] < 0 ? "-inf" : "inf");
    return LC_OK;
}

lc_status lc_dataset_check(const lc_dataset *dataset, const char *path)
{
    if (dataset->channels == 0 || dataset->series_count == 0)
        return lc_fail(LC_E_DATA, "%s: %zu series of %zu channels: there is nothing in it", path, dataset->series_count,
                       dataset->channels);
    CHECK(check_names(dataset, path));
    CHECK(lc_holidays_check(dataset->holiday, dataset->holidays, path));
    for (size_t i = 0; i < dataset->series_count; i++) {
        CHECK(check_axis(&dataset->series[i], path));
        CHECK(check_values(dataset, &dataset->series[i], path));
    }
    return LC_OK;
}
