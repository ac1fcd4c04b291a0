/* rows - the rows of a series, or of a whole panel: time, offsets, channels, best possible forecasts (data/native/layout.h). */
#include "data/native/rows.h"

#include <string.h>

#include "core/calendar.h"
#include "core/mem.h"
#include "data/native/layout.h"

enum { NARROW_MOST = 64 }; /* channels that are a variable each: a variable costs 6 kB of its own */

/* An array of rows, and of what each row has along axes of its own. */
static lc_status write_along(lc_h5 *group, const char *name, lc_h5_type type, const lc_native_axes *axes,
                             const lc_native_axes *of_row, const void *data)
{
    lc_h5_shape shape = {.rank = axes->rank + of_row->rank};
    for (size_t i = 0; i < shape.rank; i++)
        shape.size[i] = i < axes->rank ? axes->size[i] : of_row->size[i - axes->rank];
    CHECK(lc_h5_write_array(group, name, type, &shape, data));
    if (strcmp(axes->name[0], name) == 0)
        return lc_h5_scale(group, name);
    for (size_t i = 0; i < shape.rank; i++)
        CHECK(lc_h5_attach(group, name, i, i < axes->rank ? axes->name[i] : of_row->name[i - axes->rank]));
    return LC_OK;
}

/* A number a row. */
static lc_status write_plain(lc_h5 *group, const char *name, lc_h5_type type, const lc_native_axes *axes, const void *data)
{
    return write_along(group, name, type, axes, &(lc_native_axes){0}, data);
}

/* What is no scale itself, and places what lies along it, is named there. */
static lc_status write_place(lc_h5 *group, const char *name, const lc_native_axes *axes)
{
    return axes->rank == 2 ? lc_h5_write_text(group, name, "coordinates", "time series_name") : LC_OK;
}

static lc_status write_time(lc_h5 *group, const lc_series *series, const lc_native_axes *axes)
{
    char units[LC_UNITS_TEXT];
    CHECK(lc_native_units(units, series));
    CHECK(write_plain(group, "time", LC_H5_I64, axes, series->time));
    CHECK(lc_h5_write_text(group, "time", "standard_name", "time"));
    CHECK(lc_h5_write_text(group, "time", "units", units));
    return lc_h5_write_text(group, "time", "calendar", lc_calendar_name(series->calendar));
}

/* CF has no place for it. "s", for xarray would take "seconds" for a duration. */
static lc_status write_offset(lc_h5 *group, const lc_series *series, const lc_native_axes *axes)
{
    CHECK(write_plain(group, "utc_offset", LC_H5_I32, axes, series->offset));
    CHECK(lc_h5_write_text(group, "utc_offset", "long_name", "local time minus UTC"));
    CHECK(lc_h5_write_text(group, "utc_offset", "units", "s"));
    return series->zone ? lc_h5_write_text(group, "utc_offset", "zone", series->zone) : LC_OK;
}

/* --- channels -------------------------------------------------------------------------------------------------------- */

lc_status lc_native_meanings(lc_h5 *group, const char *name, const char *meanings)
{
    double flag[LC_H5_NUMBERS_MOST];
    size_t count = 1;
    for (const char *blank = meanings; (blank = strchr(blank, ' ')); blank++)
        count++;
    count = count < LC_H5_NUMBERS_MOST ? count : LC_H5_NUMBERS_MOST;
    for (size_t i = 0; i < count; i++)
        flag[i] = (double)i;
    CHECK(lc_h5_write_numbers(group, name, "flag_values", flag, count));
    return lc_h5_write_text(group, name, "flag_meanings", meanings);
}

static lc_status write_channel(lc_h5 *group, const lc_channel *channel, const double *value, const lc_native_axes *axes)
{
    char name[LC_MEMBER_MAX];
    CHECK(lc_native_member(name, group, channel->name));
    CHECK(write_plain(group, name, LC_H5_F64, axes, value));
    CHECK(write_place(group, name, axes));
    CHECK(lc_h5_missing(group, name));
    CHECK(lc_h5_write_text(group, name, "long_name", channel->name));
    if (channel->meanings)
        CHECK(lc_native_meanings(group, name, channel->meanings));
    if (channel->comment)
        CHECK(lc_h5_write_text(group, name, "comment", channel->comment));
    return lc_h5_write_text(group, name, "units", channel->units);
}

static lc_status write_narrow(lc_h5 *group, const lc_dataset *dataset, const lc_series *series, const lc_native_axes *axes)
{
    lc_status status = LC_OK;
    double *value = NULL;
    TRY(lc_new(&value, series->rows, sizeof *value));
    for (size_t c = 0; c < dataset->channels; c++) {
        for (size_t row = 0; row < series->rows; row++)
            value[row] = series->value[row * dataset->channels + c];
        TRY(write_channel(group, &dataset->channel[c], value, axes));
    }
done:
    lc_free(value);
    return status;
}

/* The names of all channels, or their units. For lc_free. */
static lc_status list(const char ***out, const lc_dataset *dataset, bool units)
{
    const char **text = NULL;
    CHECK(lc_new(&text, dataset->channels, sizeof *text));
    for (size_t c = 0; c < dataset->channels; c++)
        text[c] = units ? dataset->channel[c].units : dataset->channel[c].name;
    *out = text;
    return LC_OK;
}

/* The dimension that `values` and `ideal` share, labelled. */
static lc_status write_labels(lc_h5 *group, const lc_dataset *dataset)
{
    lc_status status = LC_OK;
    const char **name = NULL;
    TRY(list(&name, dataset, false));
    TRY(lc_h5_write_labels(group, "channel", name, dataset->channels));
    TRY(lc_h5_scale(group, "channel"));
done:
    lc_free(name);
    return status;
}

lc_status lc_native_letters(lc_h5 *group, const char *member, const char *axis, const char *dimension, const char *const *text,
                            size_t count)
{
    size_t letters = 1;
    for (size_t i = 0; i < count; i++)
        letters = strlen(text[i]) > letters ? strlen(text[i]) : letters;
    CHECK(lc_h5_dimension(group, dimension, letters));
    CHECK(lc_h5_write_letters(group, member, text, count, letters));
    CHECK(lc_h5_attach(group, member, 0, axis));
    CHECK(lc_h5_attach(group, member, 1, dimension));
    return lc_h5_write_text(group, member, "_Encoding", "utf-8");
}

static lc_status write_names(lc_h5 *group, const lc_dataset *dataset)
{
    lc_status status = LC_OK;
    const char **name = NULL, **units = NULL;
    TRY(list(&name, dataset, false));
    TRY(list(&units, dataset, true));
    TRY(lc_native_letters(group, "channel_name", "channel", "name_letter", name, dataset->channels));
    TRY(lc_native_letters(group, "channel_units", "channel", "units_letter", units, dataset->channels));
done:
    lc_free(name);
    lc_free(units);
    return status;
}

static lc_status write_wide(lc_h5 *group, const lc_dataset *dataset, const lc_series *series, const lc_native_axes *axes)
{
    const lc_native_axes of_row = {1, {"channel"}, {dataset->channels}};
    CHECK(write_names(group, dataset));
    CHECK(write_along(group, "values", LC_H5_F64, axes, &of_row, series->value));
    CHECK(write_place(group, "values", axes));
    return lc_h5_missing(group, "values");
}

/* --- the best possible forecast -------------------------------------------------------------------------------------- */

lc_status lc_native_horizon(lc_h5 *group, size_t horizon)
{
    lc_status status = LC_OK;
    int64_t *step = NULL;
    TRY(lc_new(&step, horizon, sizeof *step));
    for (size_t k = 0; k < horizon; k++)
        step[k] = (int64_t)k + 1;
    TRY(lc_h5_write_array(group, "horizon", LC_H5_I64, &(lc_h5_shape){1, {horizon}}, step));
    TRY(lc_h5_scale(group, "horizon"));
    TRY(lc_h5_write_text(group, "horizon", "long_name", "rows ahead"));
    TRY(lc_h5_write_text(group, "horizon", "units", "1"));
done:
    lc_free(step);
    return status;
}

static lc_status write_ideal(lc_h5 *group, const lc_dataset *dataset, const lc_series *series, const lc_native_axes *axes)
{
    const lc_native_axes of_row = {2, {"horizon", "channel"}, {series->ideal_horizon, dataset->channels}};
    CHECK(lc_native_horizon(group, series->ideal_horizon));
    CHECK(write_along(group, "ideal", LC_H5_F32, axes, &of_row, series->ideal));
    CHECK(lc_h5_missing(group, "ideal"));
    return lc_h5_write_text(group, "ideal", "long_name", "expected value, given all rows up to this one");
}

/* --- the file -------------------------------------------------------------------------------------------------------- */

lc_status lc_native_rows(lc_h5 *group, const lc_dataset *dataset, const lc_series *series, const lc_native_axes *axes)
{
    const bool wide = dataset->channels > NARROW_MOST;
    CHECK(write_time(group, series, axes));
    if (series->offset)
        CHECK(write_offset(group, series, axes));
    if (wide || series->ideal)
        CHECK(write_labels(group, dataset));
    CHECK(wide ? write_wide(group, dataset, series, axes) : write_narrow(group, dataset, series, axes));
    return series->ideal ? write_ideal(group, dataset, series, axes) : LC_OK;
}
