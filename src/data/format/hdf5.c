/* hdf5 - the native layout: netCDF-4/CF, as xarray and ncdump read it.
 *
 *     :lanecast = "dataset", :lanecast_layout = 1, :Conventions, :title
 *     time(time)                       int64, seconds since 1970-01-01 00:00:00
 *     CHANNEL(time)                    float64, missing values NaN; :long_name is its name, :units
 *     ideal(time, horizon, channel)    float32, if known: the best possible forecast, with horizon(horizon) and channel(channel)
 *
 * A channel is also read if its numbers are of another type, or packed as CF has it (data/packed.h).
 *
 * One series stands in the root, several in a group each; :series is the name. The name of a variable or group is made of the
 * true one's letters and digits.
 */
#include "data/format.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/h5.h"
#include "core/mem.h"
#include "data/packed.h"

enum { LAYOUT = 1, MEMBER_MAX = 200 };

static const char time_units[] = "seconds since 1970-01-01 00:00:00";
static const char *const reserved[] = {"time", "horizon", "channel", "ideal", NULL};

static bool is_reserved(const char *member)
{
    for (size_t i = 0; reserved[i]; i++)
        if (strcmp(member, reserved[i]) == 0)
            return true;
    return false;
}

/* --- names ----------------------------------------------------------------------------------------------------------- */

/* What of a name every reader takes as one word: letters, digits and _, with runs of all else as one _ between. */
static void plain_name(char *out, const char *name)
{
    size_t length = 0;
    bool gap = false;
    for (; *name && length < MEMBER_MAX - 24; name++) {
        if (!isalnum((unsigned char)*name) || (unsigned char)*name > 127) {
            gap = true;
            continue;
        }
        if (gap && length > 0)
            out[length++] = '_';
        out[length++] = *name;
        gap = false;
    }
    out[length] = '\0';
    if (length == 0)
        memcpy(out, "unnamed", sizeof "unnamed");
}

/* The same, made unlike all that is in the group already. */
static void member_name(char *out, lc_h5 *group, const char *name)
{
    plain_name(out, name);
    size_t length = strlen(out);
    for (size_t n = 2; is_reserved(out) || lc_h5_has(group, out); n++)
        snprintf(out + length, MEMBER_MAX - length, "_%zu", n);
}

/* --- writing --------------------------------------------------------------------------------------------------------- */

static lc_status write_time(lc_h5 *group, const lc_series *series)
{
    lc_status status = LC_OK;
    TRY(lc_h5_write_array(group, "time", LC_H5_I64, &(lc_h5_shape){1, {series->rows}}, series->time));
    TRY(lc_h5_scale(group, "time"));
    TRY(lc_h5_write_text(group, "time", "standard_name", "time"));
    TRY(lc_h5_write_text(group, "time", "units", time_units));
    TRY(lc_h5_write_text(group, "time", "calendar", "proleptic_gregorian"));
done:
    return status;
}

static lc_status write_channel(lc_h5 *group, const lc_channel *channel, const double *value, size_t rows)
{
    lc_status status = LC_OK;
    char name[MEMBER_MAX];
    member_name(name, group, channel->name);
    TRY(lc_h5_write_array(group, name, LC_H5_F64, &(lc_h5_shape){1, {rows}}, value));
    TRY(lc_h5_attach(group, name, 0, "time"));
    TRY(lc_h5_missing(group, name));
    TRY(lc_h5_write_text(group, name, "long_name", channel->name));
    TRY(lc_h5_write_text(group, name, "units", channel->units));
done:
    return status;
}

static lc_status write_channels(lc_h5 *group, const lc_dataset *dataset, const lc_series *series)
{
    lc_status status = LC_OK;
    double *value = NULL;
    TRY(lc_new(&value, series->rows, sizeof *value));
    for (size_t c = 0; c < dataset->channels; c++) {
        for (size_t row = 0; row < series->rows; row++)
            value[row] = series->value[row * dataset->channels + c];
        TRY(write_channel(group, &dataset->channel[c], value, series->rows));
    }
done:
    lc_free(value);
    return status;
}

static lc_status write_ideal_scales(lc_h5 *group, const lc_dataset *dataset, size_t horizon)
{
    lc_status status = LC_OK;
    int64_t *step = NULL;
    const char **name = NULL;
    TRY(lc_new(&step, horizon, sizeof *step));
    TRY(lc_new(&name, dataset->channels, sizeof *name));
    for (size_t k = 0; k < horizon; k++)
        step[k] = (int64_t)k + 1;
    for (size_t c = 0; c < dataset->channels; c++)
        name[c] = dataset->channel[c].name;
    TRY(lc_h5_write_array(group, "horizon", LC_H5_I64, &(lc_h5_shape){1, {horizon}}, step));
    TRY(lc_h5_scale(group, "horizon"));
    TRY(lc_h5_write_text(group, "horizon", "long_name", "rows ahead"));
    TRY(lc_h5_write_text(group, "horizon", "units", "1"));
    TRY(lc_h5_write_labels(group, "channel", name, dataset->channels));
    TRY(lc_h5_scale(group, "channel"));
done:
    lc_free(name);
    lc_free(step);
    return status;
}

static lc_status write_ideal(lc_h5 *group, const lc_dataset *dataset, const lc_series *series)
{
    lc_status status = LC_OK;
    const lc_h5_shape shape = {3, {series->rows, series->ideal_horizon, dataset->channels}};
    TRY(write_ideal_scales(group, dataset, series->ideal_horizon));
    TRY(lc_h5_write_array(group, "ideal", LC_H5_F32, &shape, series->ideal));
    TRY(lc_h5_attach(group, "ideal", 0, "time"));
    TRY(lc_h5_attach(group, "ideal", 1, "horizon"));
    TRY(lc_h5_attach(group, "ideal", 2, "channel"));
    TRY(lc_h5_missing(group, "ideal"));
    TRY(lc_h5_write_text(group, "ideal", "long_name", "expected value, given all rows up to this one"));
done:
    return status;
}

static lc_status write_series(lc_h5 *group, const lc_dataset *dataset, const lc_series *series)
{
    lc_status status = LC_OK;
    TRY(lc_h5_write_text(group, NULL, "series", series->name));
    TRY(write_time(group, series));
    TRY(write_channels(group, dataset, series));
    if (series->ideal)
        TRY(write_ideal(group, dataset, series));
done:
    return status;
}

static lc_status write_in_group(lc_h5 *file, const lc_dataset *dataset, const lc_series *series)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    char name[MEMBER_MAX];
    member_name(name, file, series->name);
    TRY(lc_h5_group_create(&group, file, name));
    TRY(write_series(group, dataset, series));
done:
    lc_h5_close(group);
    return status;
}

static lc_status write(const lc_dataset *dataset, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *file = NULL;
    TRY(lc_h5_create(&file, path));
    TRY(lc_h5_write_text(file, NULL, "Conventions", "CF-1.11"));
    TRY(lc_h5_write_text(file, NULL, "title", dataset->title ? dataset->title : ""));
    TRY(lc_h5_write_text(file, NULL, "lanecast", "dataset"));
    TRY(lc_h5_write_count(file, NULL, "lanecast_layout", LAYOUT));
    if (dataset->series_count == 1)
        TRY(write_series(file, dataset, dataset->series));
    else
        for (size_t i = 0; i < dataset->series_count; i++)
            TRY(write_in_group(file, dataset, &dataset->series[i]));
    TRY(lc_h5_commit(file));
done:
    lc_h5_close(file);
    return status;
}

/* --- reading --------------------------------------------------------------------------------------------------------- */

static bool recognize(const char *path, const unsigned char *head, size_t length)
{
    static const char *const endings[] = {".h5", ".hdf5", ".nc", ".nc4"};
    size_t path_length = strlen(path);
    if ((length >= 8 && memcmp(head, "\211HDF\r\n\032\n", 8) == 0) || (length >= 3 && memcmp(head, "CDF", 3) == 0))
        return true;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t ending = strlen(endings[i]);
        if (path_length > ending && strcasecmp(path + path_length - ending, endings[i]) == 0)
            return true;
    }
    return false;
}

static lc_status check_layout(lc_h5 *file, const char *path)
{
    lc_status status = LC_OK;
    char *kind = NULL;
    uint64_t layout = 0;
    if (lc_h5_read_text(&kind, file, NULL, "lanecast") != LC_OK)
        FAIL(LC_E_DATA, "%s: an HDF5 file, but not of Lanecast's layout: attribute 'lanecast' is missing", path);
    if (strcmp(kind, "dataset") != 0)
        FAIL(LC_E_DATA, "%s: a run file of Lanecast %s, not a dataset: name the file that it was trained on", path, kind);
    TRY(lc_h5_read_count(&layout, file, NULL, "lanecast_layout"));
    if (layout > LAYOUT)
        FAIL(LC_E_DATA, "%s: layout %llu is newer than the newest this version reads, %d; use a newer Lanecast", path,
             (unsigned long long)layout, LAYOUT);
done:
    lc_free(kind);
    return status;
}

/* The text of an attribute, or another if it has none. */
static lc_status read_text_or(char **out, lc_h5 *group, const char *object, const char *name, const char *otherwise)
{
    if (lc_h5_has_attribute(group, object, name))
        return lc_h5_read_text(out, group, object, name);
    return lc_copy_text(out, otherwise);
}

/* A series being read. */
typedef struct reader {
    lc_dataset *dataset;
    lc_series *series;
    lc_h5 *group;
    const char *path;
} reader;

/* What is no channel is read as it is stored. */
static lc_status refuse_packed(const reader *r, const char *member)
{
    lc_status status = LC_OK;
    bool packed;
    TRY(lc_packed_is(&packed, r->group, member));
    if (packed)
        FAIL(LC_E_DATA, "%s: series '%s': '%s' is packed (scale_factor, add_offset), which is read of channels alone", r->path,
             r->series->name, member);
done:
    return status;
}

static lc_status read_time(const reader *r)
{
    lc_status status = LC_OK;
    lc_h5_shape shape;
    char *units = NULL;
    TRY(refuse_packed(r, "time"));
    TRY(lc_h5_read_text(&units, r->group, "time", "units"));
    if (strcmp(units, time_units) != 0)
        FAIL(LC_E_DATA, "%s: series '%s': units of time are '%s', not '%s'", r->path, r->series->name, units, time_units);
    TRY(lc_h5_read_array(&r->series->time, &shape, r->group, "time", LC_H5_I64));
    if (shape.rank != 1)
        FAIL(LC_E_DATA, "%s: series '%s': time has %zu axes, not 1", r->path, r->series->name, shape.rank);
    r->series->rows = shape.size[0];
done:
    lc_free(units);
    return status;
}

static lc_status refuse_second(const reader *r, size_t c, const char *name)
{
    for (size_t i = 0; i < c; i++)
        if (strcmp(r->dataset->channel[i].name, name) == 0)
            return lc_fail(LC_E_DATA, "%s: two channels are named '%s'", r->path, name);
    return LC_OK;
}

/* The first series says which channels there are; every other has the same. */
static lc_status read_channel_name(const reader *r, size_t c, const char *member)
{
    lc_status status = LC_OK;
    lc_channel *channel = &r->dataset->channel[c];
    char *name = NULL;
    TRY(read_text_or(&name, r->group, member, "long_name", member));
    if (r->series == r->dataset->series) {
        TRY(refuse_second(r, c, name));
        channel->name = name;
        name = NULL;
        TRY(read_text_or(&channel->units, r->group, member, "units", "1"));
    } else if (strcmp(name, channel->name) != 0) {
        FAIL(LC_E_DATA, "%s: series '%s' has channel '%s' where the first has '%s'", r->path, r->series->name, name,
             channel->name);
    }
done:
    lc_free(name);
    return status;
}

static lc_status read_channel(const reader *r, size_t c, const char *member)
{
    lc_status status = LC_OK;
    lc_h5_shape shape;
    double *value = NULL;
    TRY(read_channel_name(r, c, member));
    TRY(lc_h5_read_array(&value, &shape, r->group, member, LC_H5_F64));
    if (shape.rank != 1 || shape.size[0] != r->series->rows)
        FAIL(LC_E_DATA, "%s: series '%s': '%s' is no array of %zu rows as its time is", r->path, r->series->name, member,
             r->series->rows);
    TRY(lc_packed_read(value, r->series->rows, r->group, member));
    for (size_t row = 0; row < r->series->rows; row++)
        r->series->value[row * r->dataset->channels + c] = value[row];
done:
    lc_free(value);
    return status;
}

/* Room for the channels of the group: so many as the first series has. */
static lc_status make_room(const reader *r, size_t channels)
{
    lc_status status = LC_OK;
    size_t values;
    if (r->series == r->dataset->series) {
        TRY(lc_new(&r->dataset->channel, channels, sizeof *r->dataset->channel));
        r->dataset->channels = channels;
    }
    if (channels != r->dataset->channels)
        FAIL(LC_E_DATA, "%s: series '%s' has %zu channels, the first %zu", r->path, r->series->name, channels,
             r->dataset->channels);
    if (__builtin_mul_overflow(r->series->rows, channels, &values))
        FAIL(LC_E_DATA, "%s: series '%s': too many values", r->path, r->series->name);
    TRY(lc_new(&r->series->value, values, sizeof *r->series->value));
done:
    return status;
}

static lc_status read_channels(const reader *r)
{
    lc_status status = LC_OK;
    char **member = NULL;
    size_t members = 0, channels = 0;
    TRY(lc_h5_names(&member, &members, r->group));
    for (size_t i = 0; i < members; i++)
        channels += !is_reserved(member[i]);
    TRY(make_room(r, channels));
    for (size_t i = 0, c = 0; i < members; i++)
        if (!is_reserved(member[i]))
            TRY(read_channel(r, c++, member[i]));
done:
    lc_free_texts(member, members);
    return status;
}

static lc_status read_ideal(const reader *r)
{
    lc_status status = LC_OK;
    lc_h5_shape shape;
    TRY(refuse_packed(r, "ideal"));
    TRY(lc_h5_read_array(&r->series->ideal, &shape, r->group, "ideal", LC_H5_F32));
    if (shape.rank != 3 || shape.size[0] != r->series->rows || shape.size[2] != r->dataset->channels)
        FAIL(LC_E_DATA, "%s: series '%s': 'ideal' is no array of rows, horizon and channels", r->path, r->series->name);
    r->series->ideal_horizon = shape.size[1];
done:
    return status;
}

static lc_status read_series(const reader *r)
{
    lc_status status = LC_OK;
    TRY(read_text_or(&r->series->name, r->group, NULL, "series", "series"));
    TRY(read_time(r));
    TRY(read_channels(r));
    if (lc_h5_has(r->group, "ideal"))
        TRY(read_ideal(r));
done:
    return status;
}

static lc_status read_one(lc_dataset *dataset, lc_h5 *file, const char *path)
{
    lc_status status = LC_OK;
    TRY(lc_new(&dataset->series, 1, sizeof *dataset->series));
    dataset->series_count = 1;
    TRY(read_series(&(reader){dataset, dataset->series, file, path}));
done:
    return status;
}

static lc_status read_many(lc_dataset *dataset, lc_h5 *file, const char *path)
{
    lc_status status = LC_OK;
    char **member = NULL;
    size_t members = 0;
    lc_h5 *group = NULL;
    TRY(lc_h5_names(&member, &members, file));
    TRY(lc_new(&dataset->series, members, sizeof *dataset->series));
    dataset->series_count = members;
    for (size_t i = 0; i < members; i++) {
        TRY(lc_h5_group_open(&group, file, member[i]));
        TRY(read_series(&(reader){dataset, &dataset->series[i], group, path}));
        lc_h5_close(group);
        group = NULL;
    }
done:
    lc_h5_close(group);
    lc_free_texts(member, members);
    return status;
}

static lc_status read(lc_dataset **out, char **notes, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *file = NULL;
    lc_dataset *dataset = NULL;
    (void)notes;
    TRY(lc_h5_open(&file, path));
    TRY(check_layout(file, path));
    TRY(lc_new(&dataset, 1, sizeof *dataset));
    TRY(read_text_or(&dataset->title, file, NULL, "title", ""));
    TRY(lc_h5_has(file, "time") ? read_one(dataset, file, path) : read_many(dataset, file, path));
    *out = dataset;
    dataset = NULL;
done:
    lc_dataset_free(dataset);
    lc_h5_close(file);
    return status;
}

const lc_format lc_format_hdf5 = {
    .help = "the native layout: netCDF-4/CF in HDF5",
    .recognize = recognize,
    .read = read,
    .write = write,
};
