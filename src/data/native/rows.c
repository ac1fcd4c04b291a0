/* rows - the rows of a series, or of a whole panel: time, offsets, channels, best possible forecasts (data/native/layout.h). */
#include "data/native/rows.h"

#include <string.h>

#include "core/calendar.h"
#include "core/mem.h"
#include "data/native/layout.h"

enum { NARROW_MOST = 64 }; /* channels that are a variable each: a variable costs 6 kB of its own */

/* axis: the dimension of rows, which is "time" itself, or that of the rows of a panel. */
static lc_status write_time(lc_h5 *group, const lc_series *series, const char *axis)
{
    char units[LC_UNITS_TEXT];
    CHECK(lc_native_units(units, series));
    CHECK(lc_h5_write_array(group, "time", LC_H5_I64, &(lc_h5_shape){1, {series->rows}}, series->time));
    CHECK(strcmp(axis, "time") == 0 ? lc_h5_scale(group, "time") : lc_h5_attach(group, "time", 0, axis));
    CHECK(lc_h5_write_text(group, "time", "standard_name", "time"));
    CHECK(lc_h5_write_text(group, "time", "units", units));
    return lc_h5_write_text(group, "time", "calendar", lc_calendar_name(series->calendar));
}

/* CF has no place for it. "s", for xarray would take "seconds" for a duration. */
static lc_status write_offset(lc_h5 *group, const lc_series *series, const char *axis)
{
    CHECK(lc_h5_write_array(group, "utc_offset", LC_H5_I32, &(lc_h5_shape){1, {series->rows}}, series->offset));
    CHECK(lc_h5_attach(group, "utc_offset", 0, axis));
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

static lc_status write_channel(lc_h5 *group, const lc_channel *channel, const double *value, size_t rows, const char *axis)
{
    char name[LC_MEMBER_MAX];
    CHECK(lc_native_member(name, group, channel->name));
    CHECK(lc_h5_write_array(group, name, LC_H5_F64, &(lc_h5_shape){1, {rows}}, value));
    CHECK(lc_h5_attach(group, name, 0, axis));
    CHECK(lc_h5_missing(group, name));
    CHECK(lc_h5_write_text(group, name, "long_name", channel->name));
    if (channel->meanings)
        CHECK(lc_native_meanings(group, name, channel->meanings));
    if (channel->comment)
        CHECK(lc_h5_write_text(group, name, "comment", channel->comment));
    return lc_h5_write_text(group, name, "units", channel->units);
}

static lc_status write_narrow(lc_h5 *group, const lc_dataset *dataset, const lc_series *series, const char *axis)
{
    lc_status status = LC_OK;
    double *value = NULL;
    TRY(lc_new(&value, series->rows, sizeof *value));
    for (size_t c = 0; c < dataset->channels; c++) {
        for (size_t row = 0; row < series->rows; row++)
            value[row] = series->value[row * dataset->channels + c];
        TRY(write_channel(group, &dataset->channel[c], value, series->rows, axis));
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

static lc_status write_wide(lc_h5 *group, const lc_dataset *dataset, const lc_series *series, const char *axis)
{
    CHECK(write_names(group, dataset));
    CHECK(lc_h5_write_array(group, "values", LC_H5_F64, &(lc_h5_shape){2, {series->rows, dataset->channels}}, series->value));
    CHECK(lc_h5_attach(group, "values", 0, axis));
    CHECK(lc_h5_attach(group, "values", 1, "channel"));
    return lc_h5_missing(group, "values");
}

/* --- the best possible forecast -------------------------------------------------------------------------------------- */

static lc_status write_horizon(lc_h5 *group, size_t horizon)
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

static lc_status write_ideal(lc_h5 *group, const lc_dataset *dataset, const lc_series *series, const char *axis)
{
    const lc_h5_shape shape = {3, {series->rows, series->ideal_horizon, dataset->channels}};
    CHECK(write_horizon(group, series->ideal_horizon));
    CHECK(lc_h5_write_array(group, "ideal", LC_H5_F32, &shape, series->ideal));
    CHECK(lc_h5_attach(group, "ideal", 0, axis));
    CHECK(lc_h5_attach(group, "ideal", 1, "horizon"));
    CHECK(lc_h5_attach(group, "ideal", 2, "channel"));
    CHECK(lc_h5_missing(group, "ideal"));
    return lc_h5_write_text(group, "ideal", "long_name", "expected value, given all rows up to this one");
}

/* --- the file -------------------------------------------------------------------------------------------------------- */

lc_status lc_native_rows(lc_h5 *group, const lc_dataset *dataset, const lc_series *series, const char *axis)
{
    const bool wide = dataset->channels > NARROW_MOST;
    CHECK(write_time(group, series, axis));
    if (series->offset)
        CHECK(write_offset(group, series, axis));
    if (wide || series->ideal)
        CHECK(write_labels(group, dataset));
    CHECK(wide ? write_wide(group, dataset, series, axis) : write_narrow(group, dataset, series, axis));
    return series->ideal ? write_ideal(group, dataset, series, axis) : LC_OK;
}
