/* forecasts - every forecast of a part: some windows at a time, of all runs in step. */
#include "cli/forecasts.h"

#include <string.h>

#include "cli/evaluate.h"
#include "cli/forecast_file.h"
#include "core/mem.h"

/* A column of the file: one of a run's table. */
typedef struct column {
    size_t run, at;
} column;

typedef struct writer {
    const lc_told *run;
    size_t runs, columns;
    lc_forecasts **forecasts;        /* (runs) */
    const lc_forecast_table **table; /* (runs) */
    column *column;                  /* (columns) */
    char **name;                     /* (columns) */
    char (*point)[LC_TEXT_MAX];      /* (runs) what it is */
    lc_told_column *told;            /* (columns) */
    const char **target, **units;    /* (targets) */
    double *value;                   /* (horizon, targets, columns) of a window */
    lc_forecast_file *file;
} writer;

/* The first column of every table is the truth, the second a run's own point; its quantiles, or shares of classes, follow it. */
static bool is_own(const lc_forecast_table *t, const lc_outlook *outlook, size_t at)
{
    size_t said;
    if (t->classes && t->share[at])
        return true;
    const lc_column *own = lc_outlook_columns(&said, outlook);
    for (size_t i = 0; i < said; i++)
        if (at == 1 || strcmp(t->column[at], own[i].name) == 0)
            return true;
    return false;
}

/* The name of another forecaster's column; NULL: it is not written beside this run. */
static const char *name_of_other(const lc_told *run, const char *kind)
{
    for (size_t i = 0; i < run->others; i++)
        if (strcmp(run->other[i].kind, kind) == 0)
            return run->other[i].name;
    return run->other ? NULL : kind;
}

static bool is_written(const writer *w, size_t run, size_t at, bool own)
{
    const lc_forecast_table *t = w->table[run];
    return is_own(t, w->run[run].outlook, at) == own && (own || name_of_other(&w->run[run], t->column[at]));
}

static void choose_columns(writer *w)
{
    w->column[w->columns++] = (column){0, 0};
    for (int own = 1; own >= 0; own--)
        for (size_t run = 0; run < w->runs; run++)
            for (size_t at = 1; at < w->table[run]->columns; at++)
                if (is_written(w, run, at, own == 1))
                    w->column[w->columns++] = (column){run, at};
}

/* "forecast", "q0.1"; of several runs "NAME", "NAME_q0.1". */
static lc_status name_column(writer *w, size_t i)
{
    const column *c = &w->column[i];
    const lc_told *run = &w->run[c->run];
    const lc_forecast_table *t = w->table[c->run];
    char name[4 * LC_NAME_MAX];
    const bool own = c->at > 0 && is_own(t, run->outlook, c->at);
    if (own && run->name)
        snprintf(name, sizeof name, "%s%s%s", run->name, c->at > 1 ? "_" : "", c->at > 1 ? t->column[c->at] : "");
    else
        snprintf(name, sizeof name, "%s", own || c->at == 0 ? t->column[c->at] : name_of_other(run, t->column[c->at]));
    CHECK(lc_copy_text(&w->name[i], name));
    w->told[i] =
        (lc_told_column){w->name[i], t->classes && !t->share[c->at], own && c->at == 1 && !t->classes ? w->point[c->run] : NULL};
    return LC_OK;
}

static lc_status open_file(writer *w, const char *path)
{
    const lc_forecast_table *t = w->table[0];
    size_t targets;
    CHECK(lc_new(&w->name, w->columns, sizeof *w->name));
    CHECK(lc_new(&w->told, w->columns, sizeof *w->told));
    CHECK(lc_new(&w->value, t->horizon * t->targets * w->columns, sizeof *w->value));
    for (size_t i = 0; i < w->columns; i++)
        CHECK(name_column(w, i));
    CHECK(lc_target_texts(&w->target, &w->units, &targets, w->run[0].forecaster));
    return lc_forecast_file_new(&w->file, path,
                                &(lc_told_shape){.steps = t->horizon,
                                                 .lead = t->lead,
                                                 .targets = targets,
                                                 .columns = w->columns,
                                                 .column = w->told,
                                                 .target = w->target,
                                                 .units = w->units,
                                                 .classes = t->classes});
}

static lc_status write_window(const writer *w, size_t window)
{
    const lc_forecast_table *t = w->table[0];
    const lc_window at = lc_windows_at(t->windows, t->first + window);
    const lc_series *s = &lc_forecaster_dataset(w->run[0].forecaster)->series[at.series];
    const size_t cells = t->horizon * t->targets;
    for (size_t cell = 0; cell < cells; cell++)
        for (size_t i = 0; i < w->columns; i++) {
            const lc_forecast_table *of = w->table[w->column[i].run];
            w->value[cell * w->columns + i] = of->value[(window * cells + cell) * of->columns + w->column[i].at];
        }
    return lc_forecast_file_add(
        w->file,
        &(lc_told_window){
            .series = s, .known = at.origin - 1, .index = at.series, .at = s, .first = at.origin + t->lead, .value = w->value});
}

/* The next windows of every run. */
static lc_status next(writer *w)
{
    for (size_t i = 0; i < w->runs; i++)
        CHECK(lc_forecasts_next(&w->table[i], w->forecasts[i]));
    return LC_OK;
}

static lc_status begin(writer *w, const char *path, lc_part part, const char *series)
{
    size_t most = 0;
    for (size_t i = 0; i < w->runs; i++)
        CHECK(lc_forecasts_new(&w->forecasts[i], w->run[i].outlook, part, series));
    CHECK(next(w));
    for (size_t i = 0; i < w->runs; i++)
        most += w->table[i]->columns;
    CHECK(lc_new(&w->column, most, sizeof *w->column));
    choose_columns(w);
    return open_file(w, path);
}

static lc_status write_all(writer *w, const char *path, lc_part part, const char *series)
{
    CHECK(begin(w, path, part, series));
    while (w->table[0]) {
        for (size_t i = 0; i < w->table[0]->count; i++)
            CHECK(write_window(w, i));
        CHECK(next(w));
    }
    return lc_forecast_file_commit(w->file);
}

lc_status lc_forecasts_write(const char *path, const lc_told *run, size_t runs, lc_part part, const char *series)
{
    lc_status status = LC_OK;
    writer w = {.run = run, .runs = runs};
    TRY(lc_new(&w.forecasts, runs, sizeof *w.forecasts));
    TRY(lc_new(&w.table, runs, sizeof *w.table));
    TRY(lc_new(&w.point, runs, sizeof *w.point));
    for (size_t i = 0; i < runs; i++)
        lc_forecaster_point(w.point[i], run[i].forecaster);
    TRY(write_all(&w, path, part, series));
done:
    for (size_t i = 0; w.forecasts && i < runs; i++)
        lc_forecasts_free(w.forecasts[i]);
    lc_forecast_file_free(w.file);
    lc_free(w.forecasts);
    lc_free(w.table);
    lc_free(w.point);
    lc_free(w.column);
    lc_free_texts(w.name, w.columns);
    lc_free(w.told);
    lc_free(w.target);
    lc_free(w.units);
    lc_free(w.value);
    return status;
}
