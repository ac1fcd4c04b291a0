/* fill - missing values found, and filled. */
#include "data/fill.h"

#include <lanecast/window.h>

#include <math.h>
#include <string.h>

#include "core/mem.h"
#include "core/names.h"
#include "data/stamp.h"

size_t lc_missing_in(const lc_dataset *dataset, const lc_series *series, size_t row, const size_t *channel, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (isnan(series->value[row * dataset->channels + channel[i]]))
            return channel[i];
    return dataset->channels;
}

const char *const *lc_missing_names(void)
{
    static const char *const names[] = {"error", "forward", "interpolate", "skip", "mask", NULL};
    return names;
}

lc_missing lc_missing_of(const char *word)
{
    return (lc_missing)lc_names_find(lc_missing_names(), word);
}

bool lc_missing_fills(lc_missing missing)
{
    return missing == LC_MISSING_FORWARD || missing == LC_MISSING_INTERPOLATE || missing == LC_MISSING_MASK;
}

/* The values of one channel from row to row, `channels` apart. */
typedef struct column {
    double *value;
    size_t channels;
} column;

static double *at(const column *c, size_t row)
{
    return &c->value[row * c->channels];
}

static void hold(const column *c, size_t first, size_t end, size_t limit)
{
    for (size_t row = first; row < end && (limit == 0 || row - first < limit); row++)
        *at(c, row) = *at(c, first - 1);
}

/* x[r] = x[a] + (x[b] - x[a]) (r - a) / (b - a) */
static void interpolate(const column *c, size_t first, size_t end, size_t limit)
{
    const double before = *at(c, first - 1), after = *at(c, end);
    for (size_t row = first; row < end && (limit == 0 || end - first <= limit); row++)
        *at(c, row) = before + (after - before) * ((double)(row - first + 1) / (double)(end - first + 1));
}

/* The holes of a piece that follow a known value. */
static void fill_piece(const column *c, size_t first, size_t end, const lc_filling *f)
{
    while (first < end && isnan(*at(c, first)))
        first++;
    for (size_t row = first, known; row < end; row = known) {
        for (known = row; known < end && isnan(*at(c, known));)
            known++;
        if (known == row)
            known++;
        else if (known < end && f->missing == LC_MISSING_INTERPOLATE)
            interpolate(c, row, known, f->limit);
        else
            hold(c, row, known, f->limit);
    }
}

static lc_status fill_series(lc_series *out, const lc_series *series, size_t channels, const lc_filling *f, const lc_axis *axis)
{
    const size_t values = series->rows * channels;
    CHECK(lc_copy_text(&out->name, series->name));
    CHECK(lc_series_like(out, series, series->rows));
    CHECK(lc_new(&out->value, values, sizeof *out->value));
    memcpy(out->time, series->time, series->rows * sizeof *out->time);
    if (series->offset)
        memcpy(out->offset, series->offset, series->rows * sizeof *out->offset);
    memcpy(out->value, series->value, values * sizeof *out->value);
    for (size_t first = 0, end; first < series->rows; first = end) {
        end = lc_axis_piece_end(axis, series, first);
        for (size_t c = 0; c < channels; c++)
            fill_piece(&(column){out->value + c, channels}, first, end, f);
    }
    return LC_OK;
}

lc_status lc_dataset_fill(lc_dataset **out, const lc_dataset *dataset, const lc_filling *filling)
{
    lc_status status = LC_OK;
    lc_dataset *filled = NULL;
    TRY(lc_new(&filled, 1, sizeof *filled));
    TRY(lc_copy_text(&filled->title, dataset->title ? dataset->title : ""));
    TRY(lc_new(&filled->channel, dataset->channels, sizeof *filled->channel));
    filled->channels = dataset->channels;
    for (size_t c = 0; c < dataset->channels; c++) {
        TRY(lc_copy_text(&filled->channel[c].name, dataset->channel[c].name));
        TRY(lc_copy_text(&filled->channel[c].units, dataset->channel[c].units));
    }
    TRY(lc_new(&filled->series, dataset->series_count, sizeof *filled->series));
    filled->series_count = dataset->series_count;
    for (size_t i = 0; i < dataset->series_count; i++)
        TRY(fill_series(&filled->series[i], &dataset->series[i], dataset->channels, filling, &filling->axis[i]));
    *out = filled;
    filled = NULL;
done:
    lc_dataset_free(filled);
    return status;
}
