/* write - a dataset into a file of the native layout (data/native/layout.h). */
#include <lanecast/dataset.h>

#include <string.h>

#include "core/calendar.h"
#include "core/mem.h"
#include "data/check.h"
#include "data/holiday.h"
#include "data/native/layout.h"
#include "data/native/panel.h"
#include "data/native/rows.h"
#include "data/native/write.h"

static lc_status write_series(lc_h5 *group, const lc_dataset *dataset, const lc_series *series)
{
    CHECK(lc_h5_write_text(group, NULL, "series", series->name));
    return lc_native_rows(group, dataset, series, &(lc_native_axes){1, {"time"}, {series->rows}});
}

static lc_status write_in_group(lc_h5 *file, const lc_dataset *dataset, const lc_series *series)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    char name[LC_MEMBER_MAX];
    TRY(lc_native_member(name, file, series->name));
    TRY(lc_h5_group_create(&group, file, name));
    TRY(write_series(group, dataset, series));
done:
    lc_h5_close(group);
    return status;
}

static lc_status write_all(lc_h5 *file, const lc_dataset *dataset, bool grid)
{
    if (grid && lc_native_is_grid(dataset))
        return lc_native_write_grid(file, dataset);
    if (dataset->series_count == 1)
        return write_series(file, dataset, dataset->series);
    if (lc_native_is_panel(dataset))
        return lc_native_write_panel(file, dataset);
    for (size_t i = 0; i < dataset->series_count; i++)
        CHECK(write_in_group(file, dataset, &dataset->series[i]));
    return LC_OK;
}

/* As an attribute, for a channel may have the name. One of HDF5 has at most 64 kB, which LC_HOLIDAYS_MOST keeps to. */
static lc_status write_holidays(lc_h5 *file, const lc_dataset *dataset)
{
    char *text = NULL;
    CHECK(lc_holidays_text(&text, dataset));
    lc_status status = lc_h5_write_text(file, NULL, "holidays", text);
    lc_free(text);
    return status;
}

static lc_status write_dataset(const lc_dataset *dataset, const char *path, bool grid)
{
    lc_status status = LC_OK;
    lc_h5 *file = NULL;
    TRY(lc_dataset_check(dataset, path));
    TRY(lc_h5_create(&file, path));
    TRY(lc_h5_write_text(file, NULL, "Conventions", "CF-1.11"));
    TRY(lc_h5_write_text(file, NULL, "title", dataset->title ? dataset->title : ""));
    if (dataset->history)
        TRY(lc_h5_write_text(file, NULL, "history", dataset->history));
    TRY(lc_h5_write_text(file, NULL, "lanecast", "dataset"));
    TRY(lc_h5_write_count(file, NULL, "lanecast_layout", LC_LAYOUT));
    if (dataset->holidays)
        TRY(write_holidays(file, dataset));
    TRY(write_all(file, dataset, grid));
    lc_h5_seal(file, lc_dataset_content(dataset));
    TRY(lc_h5_commit(file));
done:
    lc_h5_close(file);
    return status;
}

lc_status lc_dataset_write(const lc_dataset *dataset, const char *path)
{
    return write_dataset(dataset, path, false);
}

lc_status lc_dataset_write_grid(const lc_dataset *dataset, const char *path)
{
    return write_dataset(dataset, path, true);
}
