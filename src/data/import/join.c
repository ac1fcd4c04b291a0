/* join - channels beside channels, on one axis of time. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "data/import/join.h"
#include "data/match.h"
#include "data/series.h"
#include "data/stamp.h"

/* --- rows ------------------------------------------------------------------------------------------------------------ */

static void better(lc_join_fate *fate, lc_join_fate now)
{
    *fate = now > *fate ? now : *fate;
}

/* What becomes of the rows of b on the stamps of a. */
static void find_fates(lc_join_fate *fate, const lc_series *a, const lc_series *b)
{
    for (size_t at = 0, row = 0; at < b->rows; at++) {
        while (row < a->rows && lc_series_compare(a, row, b, at) < 0)
            row++;
        const bool same = row < a->rows && lc_series_compare(a, row, b, at) == 0;
        better(&fate[at], same ? LC_JOIN_USED : row == 0 ? LC_JOIN_EARLY : row == a->rows ? LC_JOIN_LATE : LC_JOIN_BETWEEN);
    }
}

/* The rows of the base with the channels of the other after them; returns how many rows have a partner. */
static size_t join_rows(double *to, const lc_series *a, size_t channels, const lc_series *b, size_t more)
{
    size_t at = 0, found = 0;
    for (size_t row = 0; row < a->rows; row++, to += channels + more) {
        memcpy(to, a->value + row * channels, channels * sizeof *to);
        while (b && at < b->rows && lc_series_compare(a, row, b, at) > 0)
            at++;
        const bool same = b && at < b->rows && lc_series_compare(a, row, b, at) == 0;
        for (size_t c = 0; c < more; c++)
            to[channels + c] = same ? b->value[at * more + c] : (double)NAN;
        found += same;
    }
    return found;
}

/* What a join does, and what came of it. */
typedef struct joint {
    const lc_joining *how;
    lc_dataset *base;
    const lc_dataset *other;
    size_t *partner;            /* (base->series_count) */
    size_t *length;             /* the same: rows before the future is added */
    lc_axis *axis, *other_axis; /* the same; (series of the other) */
    lc_join_fate **fate;        /* (other->series_count), (rows) */
    size_t rows, found, future; /* of the base; of those, with a partner; added */
    lc_series *aligned;         /* (series of the base) its partner by local days or months; empty: as it is */
    bool said;
    bool sparse;    /* rows of a partner are further apart than those of the base */
    lc_zones zones; /* of the series */
} joint;

static lc_status check_axes(const lc_series *a, const lc_series *b, const char *path)
{
    const bool one = lc_series_in_utc(a), other = lc_series_in_utc(b);
    if (!a->offset != !b->offset || one != other)
        return lc_fail(LC_E_DATA, "%s: series '%s' %s its zone, the first file's '%s' %s: import each with its zone (--zone)",
                       path, b->name, other ? "says" : "does not say", a->name, one ? "does" : "does not");
    if (a->calendar != b->calendar)
        return lc_fail(LC_E_DATA, "%s: series '%s' has another calendar than the first file's '%s': import it with --calendar",
                       path, b->name, a->name);
    return LC_OK;
}

/* The series of the other file, with the stamps that it is joined by. */
static const lc_series *partner_of(const joint *j, size_t index)
{
    return j->aligned[index].time ? &j->aligned[index] : &j->other->series[j->partner[index]];
}

/* Whether rows of b, of an axis, are further apart than those of another: months beside days are none of its next rows. */
static bool is_sparse(const lc_axis *axis, const lc_series *b, const lc_axis *own)
{
    const int64_t step = lc_axis_nanoseconds(axis), further = lc_axis_nanoseconds(own);
    return b->rows > 2 && further > step && lc_steps_differ(further, step);
}

static lc_status join_series(joint *j, size_t index)
{
    const size_t channels = j->base->channels, more = j->other->channels, which = j->partner[index];
    lc_series *a = &j->base->series[index];
    const lc_series *b = which < j->other->series_count ? partner_of(j, index) : NULL;
    double *value = NULL;
    size_t added = 0;
    CHECK(lc_new(&value, a->rows * (channels + more), sizeof *value));
    j->rows += j->length[index] = a->rows;
    j->found += join_rows(value, a, channels, b, more);
    lc_free(a->value);
    a->value = value;
    if (!b || a->rows == 0)
        return LC_OK;
    find_fates(j->fate[which], a, b);
    const bool sparse = is_sparse(&j->axis[index], b, &j->other_axis[which]);
    j->sparse |= sparse;
    if (sparse)
        return LC_OK;
    CHECK(lc_join_future(&added, j->fate[which], &(lc_join_pair){a, b, channels, more, &j->zones}, &j->axis[index]));
    j->future += added;
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
            return lc_fail(LC_E_DATA,
                           "%s: two rows have the time %s, and which to join is not known: --duplicates first or last takes one",
                           path, stamp);
        }
    return LC_OK;
}

/* The name of a channel that the base has too: behind that of its file. */
static lc_status name_apart(char name[LC_TEXT_MAX], const lc_dataset *base, const char *channel, const lc_joining *how)
{
    snprintf(name, LC_TEXT_MAX, "%.200s %.200s", how->stem, channel);
    if (lc_match_channel(base, name) < base->channels)
        return lc_fail(LC_E_DATA, "%s: column '%s' is in several files: leave it out (--drop), or name its files apart",
                       how->path, channel);
    lc_buffer_line(how->notes, "%s: column '%s' is in both files; here it is '%s'", how->path, channel, name);
    return LC_OK;
}

static lc_status add_channels(lc_dataset *base, const lc_dataset *other, const lc_joining *how)
{
    char name[LC_TEXT_MAX];
    size_t capacity = base->channels;
    CHECK(lc_grow(&base->channel, &capacity, base->channels + other->channels, sizeof *base->channel));
    for (size_t c = 0; c < other->channels; c++) {
        snprintf(name, sizeof name, "%s", other->channel[c].name);
        if (lc_match_channel(base, name) < base->channels)
            CHECK(name_apart(name, base, other->channel[c].name, how));
        lc_channel *channel = &base->channel[base->channels++];
        CHECK(lc_copy_text(&channel->name, name));
        CHECK(lc_copy_text(&channel->units, other->channel[c].units));
    }
    return LC_OK;
}

/* Of days, or months, where stamps do not meet; said once. */
static lc_status align(joint *j, size_t index)
{
    const char *unit;
    const lc_join_pair pair = {.a = &j->base->series[index], .b = &j->other->series[j->partner[index]], .zones = &j->zones};
    CHECK(lc_join_by_days(&j->aligned[index], &unit, &pair, &j->axis[index], j->how->path));
    if (unit && !j->said)
        lc_buffer_line(j->how->notes,
                       "%s: its rows have other times of day than the first file's, or no zone: joined by local %s", j->how->path,
                       unit);
    j->said |= unit != NULL;
    return LC_OK;
}

/* Joins the series of the base to their partners. */
static lc_status join_all(joint *j)
{
    const size_t none = j->other->series_count;
    for (size_t i = 0; i < j->base->series_count; i++)
        if (j->partner[i] < none)
            CHECK(align(j, i));
    for (size_t i = 0; i < j->base->series_count; i++)
        if (j->partner[i] < none)
            CHECK(check_axes(&j->base->series[i], partner_of(j, i), j->how->path));
    for (size_t i = 0; i < j->base->series_count; i++)
        CHECK(join_series(j, i));
    return LC_OK;
}

/* --- what is said ---------------------------------------------------------------------------------------------------- */

/* Rows of the series that have a partner, by what became of them. */
static void count_fates(size_t count[LC_JOIN_FATES], const joint *j)
{
    for (size_t i = 0; i < j->other->series_count; i++)
        for (size_t row = 0; row < j->other->series[i].rows; row++)
            count[j->fate[i][row]]++;
}

static void note_rows(const joint *j)
{
    const char *path = j->how->path;
    size_t count[LC_JOIN_FATES] = {0}, left;
    lc_buffer *notes = j->how->notes;
    count_fates(count, j);
    left = count[LC_JOIN_EARLY] + count[LC_JOIN_BETWEEN] + count[LC_JOIN_LATE];
    lc_buffer_line(notes, "%s: joined to %zu of %s of the first file%s", path, j->found, lc_counted(j->rows, "row").text,
                   j->found < j->rows ? ", missing in the others" : "");
    if (j->sparse)
        lc_buffer_line(notes,
                       "%s: its rows are further apart than the first file's: values are at equal times only (data.missing = "
                       "forward carries them on), and no row of the future is added: that takes a row for each step of the first "
                       "file",
                       path);
    if (j->future)
        lc_buffer_line(
            notes,
            "%s: %s after the last of the first file %s added, in which its own columns are missing: the future, which "
            "data.known reads",
            path, lc_counted(j->future, "row").text, lc_if_one(j->future, "is", "are"));
    if (left)
        lc_buffer_line(notes,
                       "%s: %s left out, whose time no row of the first file has: %zu before its first, %zu between its rows, "
                       "%zu after its last%s",
                       path, lc_counted(left, "row").text, count[LC_JOIN_EARLY], count[LC_JOIN_BETWEEN], count[LC_JOIN_LATE],
                       j->sparse ? "" : " that its calendar does not continue to");
}

/* Whether the other file has columns of the first one only. */
static bool has_same_channels(const joint *j)
{
    size_t c = 0;
    while (c < j->other->channels && lc_match_channel(j->base, j->other->channel[c].name) < j->base->channels)
        c++;
    return c == j->other->channels;
}

static lc_status fail_apart(const joint *j)
{
    char first[2][LC_STAMP_TEXT] = {"-", "-"}, last[2][LC_STAMP_TEXT] = {"-", "-"};
    size_t index = 0;
    while (index + 1 < j->base->series_count && j->partner[index] == j->other->series_count)
        index++;
    const lc_series *series[2] = {&j->base->series[index], &j->other->series[j->partner[index]]};
    const size_t rows[2] = {j->length[index], series[1]->rows};
    for (int i = 0; i < 2; i++)
        if (rows[i]) {
            lc_series_stamp(first[i], series[i], 0);
            lc_series_stamp(last[i], series[i], rows[i] - 1);
        }
    const bool later = rows[0] && rows[1] && lc_series_compare(series[0], rows[0] - 1, series[1], 0) < 0;
    return lc_fail(LC_E_DATA,
                   "%s: none of its rows (%s to %s) has the time of a row of the first file (%s to %s): nothing to join; %s",
                   j->how->path, first[1], last[1], first[0], last[0],
                   later && has_same_channels(j) ? "import the first file, and add these rows after its own with --append"
                                                 : "give the rows of both files the same stamps");
}

static lc_status make_room(joint *j)
{
    const lc_dataset *other = j->other;
    CHECK(lc_new(&j->partner, j->base->series_count, sizeof *j->partner));
    CHECK(lc_new(&j->length, j->base->series_count, sizeof *j->length));
    CHECK(lc_new(&j->aligned, j->base->series_count, sizeof *j->aligned));
    CHECK(lc_new(&j->fate, other->series_count, sizeof *j->fate));
    for (size_t i = 0; i < other->series_count; i++)
        CHECK(lc_new(&j->fate[i], other->series[i].rows, sizeof **j->fate));
    CHECK(lc_axes_new(&j->other_axis, j->other, "cut"));
    return lc_axes_new(&j->axis, j->base, "cut");
}

lc_status lc_gather_channels(lc_dataset *base, const lc_dataset *other, const lc_joining *how)
{
    lc_status status = LC_OK;
    joint j = {.how = how, .base = base, .other = other};
    lc_dataset_drop_ideal(base);
    TRY(check_stamps(other, how->path));
    TRY(make_room(&j));
    TRY(lc_join_partners(j.partner, base, other, how));
    TRY(join_all(&j));
    if (j.found == 0)
        TRY(fail_apart(&j));
    note_rows(&j);
    status = add_channels(base, other, how);
done:
    for (size_t i = 0; j.fate && i < other->series_count; i++)
        lc_free(j.fate[i]);
    for (size_t i = 0; j.aligned && i < base->series_count; i++)
        lc_join_clear(&j.aligned[i]);
    lc_free(j.aligned);
    lc_zones_clear(&j.zones);
    lc_free(j.fate);
    lc_free(j.axis);
    lc_free(j.other_axis);
    lc_free(j.partner);
    lc_free(j.length);
    return status;
}
