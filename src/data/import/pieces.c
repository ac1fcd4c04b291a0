/* pieces - their order, and their rows one after another. */
#include "data/import/pieces.h"

#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "core/status.h"
#include "data/history.h"
#include "data/import/file.h"
#include "data/series.h"
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

/* The series, in order, that does not continue the one before it; their number: all do. */
static size_t find_break(const lc_dataset *d)
{
    size_t i = 1;
    while (i < d->series_count && is_alike(&d->series[i - 1], &d->series[i]) &&
           d->series[i - 1].time[d->series[i - 1].rows - 1] < d->series[i].time[0])
        i++;
    return i;
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

static lc_status refuse(const lc_dataset *d, size_t at, const char *folder)
{
    const lc_series *a = &d->series[at - 1], *b = &d->series[at];
    char last[LC_STAMP_TEXT], first[LC_STAMP_TEXT];
    lc_series_stamp(last, a, a->rows - 1);
    lc_series_stamp(first, b, 0);
    return lc_fail(
        LC_E_DATA,
        "%s: '%s' ends at %s and '%s' begins at %s%s: they are no pieces of one series; name the files of each series, "
        "or a folder with a file for each",
        folder, a->name, last, b->name, first, is_alike(a, b) ? "" : ", in other clocks");
}

static bool have_rows(const lc_dataset *d)
{
    size_t i = 0;
    while (i < d->series_count && d->series[i].rows > 0)
        i++;
    return i == d->series_count;
}

lc_status lc_pieces_merge(lc_dataset *d, const char *folder, bool nested, lc_buffer *notes)
{
    bool named;
    char *name = NULL;
    const size_t files = d->series_count;
    CHECK(lc_history_names_series(&named, d->history));
    if (named || !have_rows(d))
        return LC_OK;
    qsort(d->series, files, sizeof *d->series, by_first);
    const size_t at = find_break(d);
    if (at < files)
        return nested ? refuse(d, at, folder) : LC_OK;
    CHECK(lc_import_stem(&name, folder));
    const lc_status status = merge(d, lc_dataset_rows(d));
    lc_free(d->series[0].name);
    d->series[0].name = name;
    lc_buffer_line(notes, "%s: %zu files, each of them after another in time, are one series (a series of each: name the files)",
                   folder, files);
    return status;
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
