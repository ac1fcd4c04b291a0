/* arrays - a program's own arrays copied into a dataset. */
#include <lanecast/dataset.h>

#include <string.h>

#include "core/mem.h"
#include "data/check.h"

static const char place[] = "the arrays"; /* how messages begin */

static lc_status copy_channels(lc_dataset *d, const lc_arrays *a)
{
    CHECK(lc_new(&d->channel, a->channels, sizeof *d->channel));
    d->channels = a->channels;
    for (size_t c = 0; c < a->channels; c++) {
        const char *units = a->units ? a->units[c] : NULL;
        if (!a->channel || !a->channel[c])
            return lc_fail(LC_E_DATA, "%s: channel %zu has no name", place, c);
        CHECK(lc_copy_text(&d->channel[c].name, a->channel[c]));
        CHECK(lc_copy_text(&d->channel[c].units, units ? units : "1"));
    }
    return LC_OK;
}

/* *out: a copy of count elements; none of NULL. */
static lc_status copy_block(void *out, const void *from, size_t count, size_t size)
{
    void *block = NULL;
    if (!from)
        return LC_OK;
    CHECK(lc_new(&block, count, size));
    memcpy(block, from, count * size);
    *(void **)out = block;
    return LC_OK;
}

static lc_status copy_series(lc_series *to, const lc_array_series *from, size_t channels)
{
    size_t values;
    const char *name = from->name ? from->name : "series";
    if (__builtin_mul_overflow(from->rows, channels, &values))
        return lc_fail(LC_E_DATA, "%s: series '%s': %zu rows are more than there can be", place, name, from->rows);
    to->rows = from->rows;
    to->ticks = from->ticks == 1 ? 0 : from->ticks;
    CHECK(lc_copy_text(&to->name, name));
    if (from->zone)
        CHECK(lc_copy_text(&to->zone, from->zone));
    CHECK(copy_block(&to->time, from->time, from->rows, sizeof *to->time));
    CHECK(copy_block(&to->offset, from->offset, from->rows, sizeof *to->offset));
    return copy_block(&to->value, from->value, values, sizeof *to->value);
}

static lc_status check_ticks(const lc_dataset *d)
{
    for (size_t i = 0; i < d->series_count; i++) {
        const lc_series *series = &d->series[i];
        if (series->ticks < 0 ||
            (series->ticks > 1 && series->ticks != 1000 && series->ticks != 1000000 && series->ticks != 1000000000))
            return lc_fail(LC_E_DATA, "%s: series '%s': %lld ticks per second: expected 1, 1000, 1000000 or 1000000000", place,
                           series->name, (long long)series->ticks);
    }
    return LC_OK;
}

lc_status lc_dataset_new(lc_dataset **out, const lc_arrays *arrays)
{
    lc_status status = LC_OK;
    lc_dataset *d = NULL;
    TRY(lc_new(&d, 1, sizeof *d));
    TRY(copy_channels(d, arrays));
    TRY(lc_new(&d->series, arrays->series_count, sizeof *d->series));
    d->series_count = arrays->series_count;
    for (size_t i = 0; i < arrays->series_count; i++)
        TRY(copy_series(&d->series[i], &arrays->series[i], arrays->channels));
    TRY(copy_block(&d->holiday, arrays->holiday, arrays->holidays, sizeof *d->holiday));
    d->holidays = arrays->holiday ? arrays->holidays : 0;
    TRY(check_ticks(d));
    TRY(lc_dataset_check(d, place));
    *out = d;
    d = NULL;
done:
    lc_dataset_free(d);
    return status;
}
