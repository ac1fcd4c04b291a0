/* file - CSV row by row as windows come; arrays when all are there (cube.c). */
#include "cli/forecast_file.h"
#include "cli/csv.h"
#include "cli/forecast/cube.h"
#include "core/mem.h"
#include "core/text.h"

#include <math.h>

struct lc_forecast_file {
    lc_told_shape shape;
    lc_file *csv;
    lc_forecast_cube *cube; /* the other one is NULL */
};

bool lc_forecast_file_is_hdf5(const char *path)
{
    return lc_text_ends(path, ".h5") || lc_text_ends(path, ".nc");
}

static lc_status write_header(const lc_forecast_file *f)
{
    CHECK(lc_file_text(f->csv, "series,origin,step,time,channel"));
    for (size_t i = 0; i < f->shape.columns; i++) {
        CHECK(lc_file_text(f->csv, ","));
        CHECK(lc_csv_name(f->csv, f->shape.column[i].name));
    }
    return lc_file_text(f->csv, "\n");
}

static lc_status open_csv(lc_forecast_file *f, const char *path)
{
    CHECK(lc_file_output(&f->csv, path));
    return write_header(f);
}

lc_status lc_forecast_file_new(lc_forecast_file **out, const char *path, const lc_told_shape *shape)
{
    lc_status status = LC_OK;
    lc_forecast_file *f = NULL;
    TRY(lc_new(&f, 1, sizeof *f));
    f->shape = *shape;
    TRY(lc_forecast_file_is_hdf5(path) ? lc_forecast_cube_new(&f->cube, path, &f->shape) : open_csv(f, path));
    *out = f;
    f = NULL;
done:
    lc_forecast_file_free(f);
    return status;
}

void lc_forecast_file_free(lc_forecast_file *f)
{
    if (!f)
        return;
    lc_forecast_cube_free(f->cube);
    lc_file_close(f->csv);
    lc_free(f);
}

/* Empty where it is not known. */
static lc_status write_value(lc_file *csv, double value, const lc_classes *names)
{
    CHECK(lc_file_text(csv, ","));
    if (isnan(value))
        return LC_OK;
    return names ? lc_csv_name(csv, names->name[(size_t)value]) : lc_file_text(csv, "%.9g", value);
}

static lc_status write_cell(const lc_forecast_file *f, const double *value)
{
    for (size_t i = 0; i < f->shape.columns; i++)
        CHECK(write_value(f->csv, value[i], f->shape.column[i].is_class ? f->shape.classes : NULL));
    return lc_file_text(f->csv, "\n");
}

static lc_status write_window(const lc_forecast_file *f, const lc_told_window *w)
{
    char origin[LC_STAMP_TEXT], time[LC_STAMP_TEXT];
    const lc_told_shape *shape = &f->shape;
    lc_series_stamp(origin, w->series, w->known);
    for (size_t cell = 0; cell < shape->steps * shape->targets; cell++) {
        const size_t step = cell / shape->targets;
        lc_series_stamp(time, w->at, w->first + step);
        CHECK(lc_csv_name(f->csv, w->series->name));
        CHECK(lc_file_text(f->csv, ",%s,%zu,%s,", origin, shape->lead + step + 1, time));
        CHECK(lc_csv_name(f->csv, shape->target[cell % shape->targets]));
        CHECK(write_cell(f, w->value + cell * shape->columns));
    }
    return LC_OK;
}

lc_status lc_forecast_file_add(lc_forecast_file *f, const lc_told_window *window)
{
    return f->cube ? lc_forecast_cube_add(f->cube, window) : write_window(f, window);
}

lc_status lc_forecast_file_commit(lc_forecast_file *f)
{
    return f->cube ? lc_forecast_cube_commit(f->cube) : lc_file_commit(f->csv);
}
