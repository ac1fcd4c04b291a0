/* panel - many series in arrays that they share: the contiguous ragged arrays of CF (9.3.3). A group for each would take HDF5
 * milliseconds and kilobytes. */
#include "data/native/panel.h"

#include <string.h>

#include "core/mem.h"
#include "data/native/rows.h"
#include "data/series.h"
#include "data/stamp.h"

enum { GROUPS_MOST = 64 };

static bool are_alike(const lc_dataset *d)
{
    const lc_series *first = d->series;
    for (size_t i = 1; i < d->series_count; i++) {
        const lc_series *s = &d->series[i];
        if (lc_series_ticks(s) != lc_series_ticks(first) || s->calendar != first->calendar || !s->offset != !first->offset ||
            s->ideal_horizon != first->ideal_horizon || !s->ideal != !first->ideal)
            return false;
    }
    return true;
}

bool lc_native_is_panel(const lc_dataset *d)
{
    return d->series_count > GROUPS_MOST && are_alike(d);
}

bool lc_native_is_grid(const lc_dataset *d)
{
    for (size_t i = 1; i < d->series_count; i++)
        if (d->series[i].rows != d->series[0].rows)
            return false;
    return d->series_count > 1 && d->series[0].rows > 0 && !d->series[0].ideal && are_alike(d);
}

/* --- writing ---------------------------------------------------------------------------------------------------------- */

static lc_status write_list(lc_h5 *file, const lc_dataset *d, const char *member, const char *dimension, bool zones)
{
    lc_status status = LC_OK;
    const char **text = NULL;
    TRY(lc_new(&text, d->series_count, sizeof *text));
    for (size_t i = 0; i < d->series_count; i++)
        text[i] = !zones ? d->series[i].name : d->series[i].zone ? d->series[i].zone : "";
    TRY(lc_native_letters(file, member, "series", dimension, text, d->series_count));
done:
    lc_free(text);
    return status;
}

static lc_status write_counts(lc_h5 *file, const lc_dataset *d)
{
    lc_status status = LC_OK;
    int64_t *rows = NULL;
    TRY(lc_new(&rows, d->series_count, sizeof *rows));
    for (size_t i = 0; i < d->series_count; i++)
        rows[i] = (int64_t)d->series[i].rows;
    TRY(lc_h5_write_array(file, "series_rows", LC_H5_I64, &(lc_h5_shape){1, {d->series_count}}, rows));
    TRY(lc_h5_attach(file, "series_rows", 0, "series"));
    TRY(lc_h5_write_text(file, "series_rows", "sample_dimension", "row"));
    TRY(lc_h5_write_text(file, "series_rows", "long_name", "rows of the series, which are one behind the other"));
done:
    lc_free(rows);
    return status;
}

/* Along a dimension `series`, which is there. */
static lc_status write_names(lc_h5 *file, const lc_dataset *d)
{
    CHECK(write_list(file, d, "series_name", "series_letter", false));
    CHECK(lc_h5_write_text(file, "series_name", "cf_role", "timeseries_id"));
    return d->series->offset ? write_list(file, d, "series_zone", "zone_letter", true) : LC_OK;
}

/* All rows, one series after the other. */
static lc_status write_whole(lc_h5 *file, const lc_dataset *d, const lc_native_axes *axes)
{
    lc_status status = LC_OK;
    lc_series whole = {0}, like = *d->series;
    like.zone = NULL; /* there is a list of them */
    TRY(lc_series_make(&whole, &like, lc_dataset_rows(d), d->channels));
    for (size_t i = 0, row = 0; i < d->series_count; row += d->series[i++].rows)
        lc_series_copy(&whole, row, &d->series[i], 0, d->series[i].rows, d->channels);
    TRY(lc_native_rows(file, d, &whole, axes));
done:
    lc_series_clear(&whole);
    return status;
}

lc_status lc_native_write_panel(lc_h5 *file, const lc_dataset *d)
{
    const lc_native_axes axes = {1, {"row"}, {lc_dataset_rows(d)}};
    CHECK(lc_h5_write_text(file, NULL, "featureType", "timeSeries"));
    CHECK(lc_h5_dimension(file, "series", d->series_count));
    CHECK(write_names(file, d));
    CHECK(write_counts(file, d));
    CHECK(lc_h5_dimension(file, "row", axes.size[0]));
    return write_whole(file, d, &axes);
}

/* The names once more, as an axis of texts, for others (data/native/layout.h). */
static lc_status write_axis(lc_h5 *file, const lc_dataset *d)
{
    lc_status status = LC_OK;
    const char **name = NULL;
    TRY(lc_new(&name, d->series_count, sizeof *name));
    for (size_t i = 0; i < d->series_count; i++)
        name[i] = d->series[i].name;
    TRY(lc_h5_write_labels(file, "series", name, d->series_count));
    TRY(lc_h5_scale(file, "series"));
done:
    lc_free(name);
    return status;
}

lc_status lc_native_write_grid(lc_h5 *file, const lc_dataset *d)
{
    const lc_native_axes axes = {2, {"series", "horizon"}, {d->series_count, d->series[0].rows}};
    CHECK(write_axis(file, d));
    CHECK(write_names(file, d));
    CHECK(lc_native_horizon(file, axes.size[1]));
    return write_whole(file, d, &axes);
}

/* --- reading ---------------------------------------------------------------------------------------------------------- */

/* What a file says of its series. */
typedef struct listing {
    size_t count;
    char **name, **zone; /* (count); zone may be NULL */
    int64_t *rows;       /* (count) */
} listing;

static void free_listing(listing *l)
{
    lc_free_texts(l->name, l->count);
    lc_free_texts(l->zone, l->count);
    lc_free(l->rows);
}

static lc_status check_rows(const listing *l, size_t rows, const char *path)
{
    size_t sum = 0;
    for (size_t i = 0; i < l->count; i++) {
        if (l->rows[i] < 0 || (size_t)l->rows[i] > rows - sum)
            return lc_fail(LC_E_DATA, "%s: its series and the %zu rows of its time do not agree", path, rows);
        sum += (size_t)l->rows[i];
    }
    return sum == rows ? LC_OK : lc_fail(LC_E_DATA, "%s: its series and the %zu rows of its time do not agree", path, rows);
}

static lc_status read_zones(listing *l, lc_h5 *file, const char *path)
{
    bool has = false;
    size_t count;
    CHECK(lc_h5_has(&has, file, "series_zone"));
    if (!has)
        return LC_OK;
    CHECK(lc_h5_read_texts(&l->zone, &count, file, "series_zone"));
    if (count == l->count)
        return LC_OK;
    lc_free_texts(l->zone, count);
    l->zone = NULL;
    return lc_fail(LC_E_DATA, "%s: 'series_zone' has %zu texts for %zu series", path, count, l->count);
}

static lc_status read_rows(listing *l, lc_h5 *file, const char *path)
{
    lc_h5_shape shape;
    CHECK(lc_h5_read_array(&l->rows, &shape, file, "series_rows", LC_H5_I64));
    if (shape.rank != 1 || shape.size[0] != l->count || l->count == 0)
        return lc_fail(LC_E_DATA, "%s: 'series_rows' has not a count for each of %zu series", path, l->count);
    return LC_OK;
}

static lc_status repeat_rows(listing *l, size_t rows)
{
    CHECK(lc_new(&l->rows, l->count, sizeof *l->rows));
    for (size_t i = 0; i < l->count; i++)
        l->rows[i] = (int64_t)rows;
    return LC_OK;
}

/* each: rows of a series; 0: the file says how many. */
static lc_status read_listing(listing *l, size_t rows, size_t each, lc_h5 *file, const char *path)
{
    CHECK(lc_h5_read_texts(&l->name, &l->count, file, "series_name"));
    CHECK(each ? repeat_rows(l, each) : read_rows(l, file, path));
    CHECK(check_rows(l, rows, path));
    return read_zones(l, file, path);
}

static lc_status cut(lc_series *s, listing *l, size_t i, const lc_series *whole, size_t first, size_t channels)
{
    CHECK(lc_series_make(s, whole, (size_t)l->rows[i], channels));
    lc_series_copy(s, 0, whole, first, s->rows, channels);
    s->name = l->name[i];
    l->name[i] = NULL;
    if (l->zone && *l->zone[i] && s->offset) {
        s->zone = l->zone[i];
        l->zone[i] = NULL;
    }
    return LC_OK;
}

lc_status lc_native_cut_panel(lc_dataset *d, lc_h5 *file, const char *path, size_t rows)
{
    lc_status status = LC_OK;
    listing l = {0};
    lc_series *series = NULL, whole = *d->series;
    TRY(read_listing(&l, whole.rows, rows, file, path));
    TRY(lc_new(&series, l.count, sizeof *series));
    lc_free(d->series);
    d->series = series;
    d->series_count = l.count;
    lc_free(whole.zone); /* each has its own, or none */
    whole.zone = NULL;
    for (size_t i = 0, row = 0; status == LC_OK && i < l.count; row += (size_t)l.rows[i++])
        status = cut(&series[i], &l, i, &whole, row, d->channels);
    lc_series_clear(&whole);
done:
    free_listing(&l);
    return status;
}
