/* join - channels beside channels, on one axis of time. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "data/gather.h"
#include "data/match.h"
#include "data/series.h"
#include "data/stamp.h"

/* For each series of the base that of the same name in the other; the only one of the other, whatever its name; series_count. */
static lc_status match_series(size_t *partner, const lc_dataset *base, const lc_dataset *other)
{
    CHECK(lc_match_series(partner, base, other));
    for (size_t i = 0; i < base->series_count && other->series_count == 1; i++)
        partner[i] = 0;
    return LC_OK;
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
    if (!a->offset == !b->offset)
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
        if (lc_match_channel(base, name) < base->channels) {
            snprintf(name, sizeof name, "%s %s", other->series[0].name, other->channel[c].name);
            if (lc_match_channel(base, name) < base->channels)
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

/* Joins the series of the base to their partners. */
static lc_status join_all(size_t *found, lc_dataset *base, const lc_dataset *other, const size_t *partner, const char *path)
{
    for (size_t i = 0; i < base->series_count; i++)
        if (partner[i] < other->series_count)
            CHECK(check_zones(&base->series[i], &other->series[partner[i]], path));
    for (size_t i = 0; i < base->series_count; i++) {
        const lc_series *of_other = partner[i] < other->series_count ? &other->series[partner[i]] : NULL;
        CHECK(join_series(found, &base->series[i], base->channels, of_other, other->channels));
    }
    return LC_OK;
}

static void note_rows(lc_buffer *notes, const lc_dataset *base, const lc_dataset *other, size_t found, const char *path)
{
    size_t rows = 0, of_other = 0;
    for (size_t i = 0; i < base->series_count; i++)
        rows += base->series[i].rows;
    for (size_t i = 0; i < other->series_count; i++)
        of_other += other->series[i].rows;
    lc_buffer_line(notes, "%s: joined to %zu of %zu rows of the first file, missing in the others", path, found, rows);
    if (found < of_other)
        lc_buffer_line(notes, "%s: %zu of its %zu rows have a time that no row of the first file has, and are left out", path,
                       of_other - found, of_other);
}

lc_status lc_gather_channels(lc_dataset *base, const lc_dataset *other, lc_buffer *notes, const char *path)
{
    lc_status status = LC_OK;
    size_t *partner = NULL, found = 0, lost = 0;
    lc_dataset_drop_ideal(base);
    TRY(check_stamps(other, path));
    TRY(lc_new(&partner, base->series_count, sizeof *partner));
    TRY(match_series(partner, base, other));
    TRY(join_all(&found, base, other, partner, path));
    if (found == 0)
        FAIL(LC_E_DATA, "%s: none of its rows has the time of a row of the first file: nothing to join", path);
    for (size_t i = 0; i < base->series_count; i++)
        lost += partner[i] == other->series_count;
    if (lost)
        lc_buffer_line(notes, "%s: %zu series of the first file are not in it: its columns are missing there", path, lost);
    note_rows(notes, base, other, found, path);
    TRY(add_channels(base, other, notes, path));
done:
    lc_free(partner);
    return status;
}
