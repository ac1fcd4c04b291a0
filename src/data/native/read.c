/* read - a file of the native layout (data/native/layout.h) into a dataset. */
#include "data/native/read.h"

#include <string.h>

#include "core/mem.h"
#include "data/holiday.h"
#include "data/native/layout.h"
#include "data/native/panel.h"
#include "data/native/reader.h"

/* --- series ---------------------------------------------------------------------------------------------------------- */

static lc_status read_ideal(const lc_reader *r)
{
    lc_h5_shape shape;
    CHECK(lc_reader_refuse_packed(r, "ideal"));
    CHECK(lc_reader_fits(r, "ideal", sizeof(float)));
    CHECK(lc_h5_read_array(&r->series->ideal, &shape, r->group, "ideal", LC_H5_F32));
    if (shape.rank != 3 || shape.size[0] != r->series->rows || shape.size[2] != r->dataset->channels)
        return lc_fail(LC_E_DATA, "%s: series '%s': 'ideal' is not an array of rows, horizon and channels", r->path,
                       r->series->name);
    r->series->ideal_horizon = shape.size[1];
    return LC_OK;
}

static lc_status read_series(const lc_reader *r)
{
    bool ideal = false;
    CHECK(lc_reader_text(&r->series->name, r, NULL, "series", "series"));
    CHECK(lc_reader_time(r));
    CHECK(lc_reader_channels(r));
    CHECK(lc_h5_has(&ideal, r->group, "ideal"));
    return ideal ? read_ideal(r) : LC_OK;
}

static lc_status read_one(lc_reader *r)
{
    CHECK(lc_new(&r->dataset->series, 1, sizeof *r->dataset->series));
    r->dataset->series_count = 1;
    r->series = r->dataset->series;
    return read_series(r);
}

static lc_status read_many(lc_reader *r, lc_h5 *file)
{
    lc_status status = LC_OK;
    char **member = NULL;
    size_t members = 0;
    r->group = NULL;
    TRY(lc_h5_names(&member, &members, file));
    TRY(lc_new(&r->dataset->series, members, sizeof *r->dataset->series));
    r->dataset->series_count = members;
    for (size_t i = 0; i < members; i++) {
        TRY(lc_h5_group_open(&r->group, file, member[i]));
        r->place = member[i];
        r->series = &r->dataset->series[i];
        TRY(read_series(r));
        lc_h5_close(r->group);
        r->group = NULL;
    }
done:
    lc_h5_close(r->group);
    lc_free_texts(member, members);
    return status;
}

static lc_status read_layout(uint64_t *layout, lc_h5 *file, const char *path)
{
    lc_status status = LC_OK;
    char *kind = NULL;
    TRY(lc_h5_find_text(&kind, file, NULL, "lanecast"));
    if (!kind)
        FAIL(LC_E_DATA, "%s: an HDF5 file, but not of Lanecast's layout: attribute 'lanecast' is missing", path);
    if (strcmp(kind, "forecasts") == 0)
        FAIL(LC_E_DATA,
             "%s: forecasts beside what came, not a dataset: lanecast plot draws them, xarray and other readers of netCDF open "
             "them",
             path);
    if (strcmp(kind, "dataset") != 0)
        FAIL(LC_E_DATA, "%s: a run file of Lanecast %s, not a dataset: name the file that it was trained on", path, kind);
    TRY(lc_h5_read_count(layout, file, NULL, "lanecast_layout"));
    if (*layout > LC_LAYOUT)
        FAIL(LC_E_DATA, "%s: layout %llu is newer than the newest this version reads, %d; use a newer Lanecast", path,
             (unsigned long long)*layout, LC_LAYOUT);
done:
    lc_free(kind);
    return status;
}

static lc_status read_holidays(lc_reader *r, lc_h5 *file)
{
    char *text = NULL;
    CHECK(lc_h5_find_text(&text, file, NULL, "holidays"));
    lc_status status = text ? lc_holidays_parse(r->dataset, text, r->path) : LC_OK;
    lc_free(text);
    return status;
}

/* Of one behind the other a file says how many rows each has; a grid's arrays do. */
static lc_status find_series(lc_reader *r, lc_h5 *file)
{
    lc_h5_shape shape;
    bool named = false, counted = false;
    CHECK(lc_h5_has(&named, file, "series_name"));
    CHECK(lc_h5_has(&counted, file, "series_rows"));
    r->parted = counted;
    if (counted || !named)
        return LC_OK;
    CHECK(lc_h5_read_shape(&shape, file, "time"));
    r->each = shape.rank == 2 ? shape.size[1] : 0;
    r->parted = r->each > 0;
    return LC_OK;
}

static lc_status read_all(lc_reader *r, lc_h5 *file)
{
    bool one = false;
    r->group = file;
    CHECK(lc_reader_text(&r->dataset->title, r, NULL, "title", ""));
    CHECK(lc_h5_find_text(&r->dataset->history, file, NULL, "history"));
    CHECK(read_holidays(r, file));
    CHECK(lc_h5_has(&one, file, "time"));
    if (one && r->layout > 1)
        CHECK(find_series(r, file));
    CHECK(one ? read_one(r) : read_many(r, file));
    return r->parted ? lc_native_cut_panel(r->dataset, file, r->path, r->each) : LC_OK;
}

static lc_status read_tree(lc_h5_tree **tree, lc_h5 *file, const char *path)
{
    CHECK(lc_h5_tree_read(tree, file));
    for (size_t i = 0; i < (*tree)->count; i++)
        if (*(*tree)->node[i].damage)
            return lc_fail(LC_E_DATA, "%s: '/%s' is damaged, %s: load the file again or take a copy of it", path,
                           (*tree)->node[i].path, (*tree)->node[i].damage);
    return LC_OK;
}

lc_status lc_native_read(lc_dataset **out, lc_buffer *notes, lc_zones *zones, lc_h5 *file, const char *path)
{
    lc_status status = LC_OK;
    lc_h5_tree *tree = NULL;
    lc_reader r = {.path = path, .place = "", .notes = notes, .zones = zones, .file = file};
    TRY(read_layout(&r.layout, r.file, path));
    TRY(lc_new(&r.dataset, 1, sizeof *r.dataset));
    r.dataset->seal = lc_h5_seal_of(r.file);
    if (r.dataset->seal)
        lc_h5_refuse_variable(r.file);
    else
        TRY(read_tree(&tree, r.file, path));
    r.tree = tree;
    TRY(read_all(&r, r.file));
    *out = r.dataset;
    r.dataset = NULL;
done:
    lc_dataset_free(r.dataset);
    lc_h5_tree_free(tree);
    return status;
}
