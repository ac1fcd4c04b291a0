/* join - channels beside channels, on one axis of time. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "data/gather.h"
#include "data/stamp.h"

/* The series of that name; the only one, whatever its name; NULL. */
static const lc_series *partner(const lc_dataset *other, const char *name)
{
    for (size_t i = 0; i < other->series_count; i++)
        if (strcmp(other->series[i].name, name) == 0)
            return &other->series[i];
    return other->series_count == 1 ? other->series : NULL;
}

/* -1, 0, 1: the stamp of a row is before, at, after that of another series. */
static int compare(const lc_series *a, size_t row, const lc_series *b, size_t other)
{
    const int64_t x = lc_series_second(a, row), y = lc_series_second(b, other);
    if (x != y)
        return x < y ? -1 : 1;
    const int64_t left = (a->time[row] - x * lc_series_ticks(a)) * (1000000000 / lc_series_ticks(a));
    const int64_t right = (b->time[other] - y * lc_series_ticks(b)) * (1000000000 / lc_series_ticks(b));
    return left < right ? -1 : left > right;
}

/* The rows of the base with the channels of the other after them; returns how many rows have a partner. */
static size_t join_rows(double *to, const lc_series *a, size_t channels, const lc_series *b, size_t more)
{
    size_t at = 0, found = 0;
    for (size_t row = 0; row < a->rows; row++, to += channels + more) {
        memcpy(to, a->value + row * channels, channels * sizeof *to);
        while (b && at < b->rows && compare(a, row, b, at) > 0)
            at++;
        const bool same = b && at < b->rows && compare(a, row, b, at) == 0;
        for (size_t c = 0; c < more; c++)
            to[channels + c] = same ? b->value[at * more + c] : NAN;
        found += same;
    }
    return found;
}

static lc_status check_zones(const lc_series *a, const lc_series *b, const char *path)
{
    if (!b || !a->offset == !b->offset)
        return LC_OK;
    return lc_fail(LC_E_DATA, "%s: series '%s' %s its zone, the first file's '%s' %s: import each with its zone (--zone)", path,
                   b->name, b->offset ? "says" : "does not say", a->name, a->offset ? "does" : "does not");
}

static lc_status join_series(size_t *found, lc_series *a, size_t channels, const lc_series *b, size_t more)
{
    double *value = NULL;
    CHECK(lc_new(&value, a->rows * (channels + more), sizeof *value));
    *found += join_rows(value, a, channels, b, more);
    lc_free(a->value);
    a->value = value;
    return LC_OK;
}

static bool has_channel(const lc_dataset *d, const char *name)
{
    for (size_t c = 0; c < d->channels; c++)
        if (strcmp(d->channel[c].name, name) == 0)
            return true;
    return false;
}

/* Rows of one stamp: which of them belongs to a row of the first file is not known. */
static lc_status check_stamps(const lc_dataset *other, const char *path)
{
    char stamp[LC_STAMP_TEXT];
    for (size_t i = 0; i < other->series_count; i++)
        for (size_t row = 1; row < other->series[i].rows; row++) {
            if (other->series[i].time[row] != other->series[i].time[row - 1])
                continue;
            lc_series_stamp(stamp, &other->series[i], row);
            return lc_fail(LC_E_DATA, "%s: two rows have the time %s, and which to join is not known: leave one out", path,
                           stamp);
        }
    return LC_OK;
}

/* The names of the further channels; one that is taken gets the name of the other's first series before it. */
static lc_status add_channels(lc_dataset *base, const lc_dataset *other, lc_buffer *notes, const char *path)
{
    char name[LC_TEXT_MAX];
    size_t capacity = base->channels;
    CHECK(lc_grow(&base->channel, &capacity, base->channels + other->channels, sizeof *base->channel));
    for (size_t c = 0; c < other->channels; c++) {
        lc_channel *channel = &base->channel[base->channels];
        snprintf(name, sizeof name, "%s", other->channel[c].name);
        if (has_channel(base, name)) {
            snprintf(name, sizeof name, "%s %s", other->series[0].name, other->channel[c].name);
            if (has_channel(base, name))
                return lc_fail(LC_E_DATA, "%s: column '%s' is in several files: leave it out (--drop), or name its files apart",
                               path, other->channel[c].name);
            lc_buffer_line(notes, "%s: column '%s' is in both files; here it is '%s'", path, other->channel[c].name, name);
        }
        CHECK(lc_copy_text(&channel->name, name));
        CHECK(lc_copy_text(&channel->units, other->channel[c].units));
        base->channels++;
    }
    return LC_OK;
}

lc_status lc_gather_channels(lc_dataset *base, const lc_dataset *other, lc_buffer *notes, const char *path)
{
    size_t found = 0, rows = 0, lost = 0, of_other = 0;
    lc_dataset_drop_ideal(base);
    CHECK(check_stamps(other, path));
    for (size_t i = 0; i < base->series_count; i++)
        CHECK(check_zones(&base->series[i], partner(other, base->series[i].name), path));
    for (size_t i = 0; i < base->series_count; i++) {
        lc_series *series = &base->series[i];
        rows += series->rows;
        lost += !partner(other, series->name);
        CHECK(join_series(&found, series, base->channels, partner(other, series->name), other->channels));
    }
    if (found == 0)
        return lc_fail(LC_E_DATA, "%s: none of its rows has the time of a row of the first file: nothing to join", path);
    if (lost)
        lc_buffer_line(notes, "%s: %zu series of the first file are not in it: its columns are missing there", path, lost);
    lc_buffer_line(notes, "%s: joined to %zu of %zu rows of the first file, missing in the others", path, found, rows);
    for (size_t i = 0; i < other->series_count; i++)
        of_other += other->series[i].rows;
    if (found < of_other)
        lc_buffer_line(notes, "%s: %zu of its %zu rows have a time that no row of the first file has, and are left out", path,
                       of_other > found ? of_other - found : 0, of_other);
    return add_channels(base, other, notes, path);
}
