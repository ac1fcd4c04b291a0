/* pieces - their order, and their rows one after another. */
#include "data/import/pieces.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/calendar.h"
#include "core/mem.h"
#include "core/status.h"
#include "data/axis.h"
#include "data/history.h"
#include "data/import/file.h"
#include "data/series.h"
#include "data/sheet/heading.h"
#include "data/stamp.h"

static int by_first(const void *a, const void *b)
{
    const lc_series *x = a, *y = b;
    return x->time[0] < y->time[0] ? -1 : x->time[0] > y->time[0];
}

static bool same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Whether rows of b may be behind those of a. */
static bool is_alike(const lc_series *a, const lc_series *b)
{
    return lc_series_ticks(a) == lc_series_ticks(b) && a->calendar == b->calendar && !a->offset == !b->offset &&
           same(a->zone, b->zone);
}

/* *at: the series, in order, that does not continue the one before it; their number: all do. *step: for its other step. */
static lc_status find_break(size_t *at, bool *step, const lc_dataset *d)
{
    lc_axis before, now;
    *step = false;
    CHECK(lc_axis_of(&before, &d->series[0]));
    for (*at = 1; *at < d->series_count; ++*at, before = now) {
        const lc_series *a = &d->series[*at - 1], *b = &d->series[*at];
        CHECK(lc_axis_of(&now, b));
        *step = lc_steps_differ(lc_axis_nanoseconds(&now), lc_axis_nanoseconds(&before));
        if (*step || !is_alike(a, b) || a->time[a->rows - 1] >= b->time[0])
            return LC_OK;
    }
    return LC_OK;
}

static lc_status merge(lc_dataset *d, size_t rows)
{
    lc_series all = {0};
    size_t at = 0;
    lc_dataset_drop_ideal(d);
    const lc_status status = lc_series_make(&all, d->series, rows, d->channels);
    for (size_t i = 0; i < d->series_count; i++) {
        if (status == LC_OK)
            lc_series_copy(&all, at, &d->series[i], 0, d->series[i].rows, d->channels);
        at += d->series[i].rows;
        lc_series_clear(&d->series[i]);
    }
    d->series_count = 1;
    d->series[0] = all;
    return status;
}

/* "'2021-01' ends at 2021-02-01 and '2021-02' begins at 2021-02-01" */
static void say_break(char out[LC_TEXT_MAX], const lc_dataset *d, size_t at, bool step)
{
    const lc_series *a = &d->series[at - 1], *b = &d->series[at];
    char last[LC_STAMP_TEXT], first[LC_STAMP_TEXT];
    lc_series_stamp(last, a, a->rows - 1);
    lc_series_stamp(first, b, 0);
    snprintf(out, LC_TEXT_MAX, "'%s' ends at %s and '%s' begins at %s%s", a->name, last, b->name, first,
             step             ? ", with another step"
             : is_alike(a, b) ? ""
                              : ", in other clocks");
}

/* Whether each series begins and ends after the one before it, so that they overlap by some rows. */
static bool go_on(const lc_dataset *d)
{
    for (size_t i = 1; i < d->series_count; i++) {
        const lc_series *a = &d->series[i - 1], *b = &d->series[i];
        if (a->time[0] >= b->time[0] || a->time[a->rows - 1] >= b->time[b->rows - 1])
            return false;
    }
    return true;
}

/* They are no pieces: nested ones are refused, others are series, and it is said where they nearly are pieces. */
static lc_status leave_apart(const lc_dataset *d, const char *said, const char *folder, bool nested, lc_buffer *notes)
{
    if (nested)
        return lc_fail(LC_E_DATA,
                       "%s: %s: they are no pieces of one series; name the files of each series, or a folder with a file for "
                       "each, or put them behind one another by import --append",
                       folder, said);
    if (go_on(d))
        lc_buffer_line(notes,
                       "%s: %s: a series of each file, though they are called as pieces of one (import --append puts one "
                       "behind another)",
                       folder, said);
    return LC_OK;
}

/* Whether two names are equal but for their digits. */
static bool are_called_alike(const char *a, const char *b)
{
    while (*a || *b) {
        a += strspn(a, "0123456789");
        b += strspn(b, "0123456789");
        if (*a != *b)
            return false;
        a += *a != 0;
        b += *b != 0;
    }
    return true;
}

/* As a date or a part of one is: Jan, 01. */
static bool is_part(const char *name)
{
    return lc_heading_read(name, NULL, false).kind != LC_HEADING_NONE;
}

static bool have_rows(const lc_dataset *d)
{
    size_t i = 0;
    while (i < d->series_count && d->series[i].rows > 0)
        i++;
    return i == d->series_count;
}

/* Files in folders of years are pieces of one series where they are called alike, but for digits, or as parts of a year are. */
static lc_status check_names(const lc_dataset *d, const char *folder)
{
    lc_status status = LC_OK;
    char *first = NULL, *other = NULL;
    TRY(lc_import_stem(&first, d->series[0].name));
    for (size_t i = 1; i < d->series_count; i++) {
        lc_free(other);
        other = NULL;
        TRY(lc_import_stem(&other, d->series[i].name));
        if (!are_called_alike(first, other) && !(is_part(first) && is_part(other)))
            FAIL(LC_E_DATA,
                 "%s: '%s' and '%s' are called as different series are: name the files of each series, or a folder with a "
                 "file for each",
                 folder, d->series[0].name, d->series[i].name);
    }
done:
    lc_free(first);
    lc_free(other);
    return status;
}

/* In order of time, *all: each series continues the one before it; else they stay as they were. */
static lc_status put_in_order(bool *all, lc_dataset *d, const char *folder, bool nested, lc_buffer *notes)
{
    lc_status status = LC_OK;
    lc_series *listed = NULL;
    char said[LC_TEXT_MAX];
    size_t at;
    bool step;
    *all = false;
    CHECK(lc_new(&listed, d->series_count, sizeof *listed));
    memcpy(listed, d->series, d->series_count * sizeof *listed);
    qsort(d->series, d->series_count, sizeof *d->series, by_first);
    TRY(find_break(&at, &step, d));
    *all = at == d->series_count;
    if (!*all) {
        say_break(said, d, at, step);
        TRY(leave_apart(d, said, folder, nested, notes));
    }
done:
    if (!*all)
        memcpy(d->series, listed, d->series_count * sizeof *listed);
    lc_free(listed);
    return status;
}

/* The year that a name says; 0: none. */
static int64_t year_in(const char *name)
{
    name += strcspn(name, "0123456789");
    return strspn(name, "0123456789") >= 4 ? strtol((char[]){name[0], name[1], name[2], name[3], '\0'}, NULL, 10) : 0;
}

/* Whether a series has rows of the year in its name: 2002.csv may be a ticker. */
static bool is_of_its_year(const lc_series *s)
{
    const int64_t year = year_in(s->name), day = 86400;
    const int64_t first = lc_series_second(s, 0) + lc_series_offset(s, 0),
                  last = lc_series_second(s, s->rows - 1) + lc_series_offset(s, s->rows - 1);
    return !year || (year >= lc_calendar_day(s->calendar, lc_floor_divide(first, day)).year &&
                     year <= lc_calendar_day(s->calendar, lc_floor_divide(last, day)).year);
}

/* Whether a name is of digits or a part of a year, as those of a folder of periods are but for words: north.csv. */
static bool is_period(const char *name)
{
    return strpbrk(name, "0123456789") || lc_heading_read(name, NULL, true).kind != LC_HEADING_NONE;
}

static bool are_periods(const lc_dataset *d)
{
    size_t i = 0;
    while (i < d->series_count && is_period(d->series[i].name) && is_of_its_year(&d->series[i]))
        i++;
    return i == d->series_count;
}

lc_status lc_pieces_merge(lc_dataset *d, const char *folder, bool nested, lc_buffer *notes)
{
    bool named, all;
    char *name = NULL;
    const size_t files = d->series_count;
    CHECK(lc_history_names_series(&named, d->history));
    if (named || !have_rows(d) || (!nested && !are_periods(d)))
        return LC_OK;
    if (nested)
        CHECK(check_names(d, folder));
    CHECK(put_in_order(&all, d, folder, nested, notes));
    if (!all)
        return LC_OK;
    CHECK(lc_import_stem(&name, folder));
    const lc_status status = merge(d, lc_dataset_rows(d));
    lc_free(d->series[0].name);
    d->series[0].name = name;
    if (files > 1)
        lc_buffer_line(notes,
                       "%s: %zu files, each of them after another in time, are one series (a series of each: name the files)",
                       folder, files);
    return status;
}

lc_status lc_pieces_refuse_units(const char *folder)
{
    return lc_fail(LC_E_DATA,
                   "%s: its files are named as pieces of one series, and have a column in different units (of a percent sign or "
                   "of thousands, too): "
                   "write them alike, or leave the column out (--drop), or name the files for a series of each",
                   folder);
}

lc_status lc_pieces_name(lc_dataset *part, const char *path)
{
    bool named;
    CHECK(lc_history_names_series(&named, part->history));
    if (named || part->series_count != 1)
        return LC_OK;
    lc_free(part->series[0].name);
    part->series[0].name = NULL;
    return lc_copy_text(&part->series[0].name, path);
}
