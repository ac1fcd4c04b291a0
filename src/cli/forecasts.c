/* forecasts - every forecast of a part as CSV: some windows at a time, of all runs in step. */
#include "cli/forecasts.h"

#include <math.h>
#include <string.h>

#include "cli/csv.h"
#include "cli/evaluate.h"
#include "core/file.h"
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
    lc_file *file;
} writer;

/* The first column of every table is the truth, the second a run's own point; quantiles follow it. */
static bool is_own(const lc_forecast_table *t, const lc_outlook *outlook, size_t at)
{
    size_t said;
    const lc_column *own = lc_outlook_columns(&said, outlook);
    for (size_t i = 0; i < said; i++)
        if (at == 1 || strcmp(t->column[at], own[i].name) == 0)
            return true;
    return false;
}

/* A baseline is written once, as the first run that has it sees it. */
static bool is_new(const writer *w, const char *name)
{
    for (size_t i = 0; i < w->columns; i++)
        if (strcmp(w->table[w->column[i].run]->column[w->column[i].at], name) == 0)
            return false;
    return true;
}

static void choose_columns(writer *w)
{
    w->column[w->columns++] = (column){0, 0};
    for (int own = 1; own >= 0; own--)
        for (size_t run = 0; run < w->runs; run++)
            for (size_t at = 1; at < w->table[run]->columns; at++)
                if (is_own(w->table[run], w->run[run].outlook, at) == (own == 1) && (own || is_new(w, w->table[run]->column[at])))
                    w->column[w->columns++] = (column){run, at};
}

static lc_status write_name(const writer *w, const column *c)
{
    const lc_told *run = &w->run[c->run];
    const lc_forecast_table *t = w->table[c->run];
    char name[4 * LC_NAME_MAX];
    const bool own = c->at > 0 && is_own(t, run->outlook, c->at) && run->name;
    snprintf(name, sizeof name, "%s%s%s", own ? run->name : "", own && c->at > 1 ? "_" : "",
             own && c->at == 1 ? "" : t->column[c->at]);
    CHECK(lc_file_text(w->file, ","));
    return lc_csv_name(w->file, name);
}

static lc_status write_header(const writer *w)
{
    CHECK(lc_file_text(w->file, "series,origin,step,time,channel"));
    for (size_t i = 0; i < w->columns; i++)
        CHECK(write_name(w, &w->column[i]));
    return lc_file_text(w->file, "\n");
}

/* One value of a window: its row of the file after series and origin. */
static lc_status write_cell(const writer *w, size_t window, size_t cell)
{
    for (size_t i = 0; i < w->columns; i++) {
        const lc_forecast_table *t = w->table[w->column[i].run];
        const double value = t->value[(window * t->horizon * t->targets + cell) * t->columns + w->column[i].at];
        CHECK(isnan(value) ? lc_file_text(w->file, ",") : lc_file_text(w->file, ",%.9g", value));
    }
    return lc_file_text(w->file, "\n");
}

static lc_status write_window(const writer *w, size_t window)
{
    const lc_forecast_table *t = w->table[0];
    const lc_window at = lc_windows_at(t->windows, t->first + window);
    const lc_series *s = &lc_forecaster_dataset(w->run[0].forecaster)->series[at.series];
    char origin[LC_STAMP_TEXT], time[LC_STAMP_TEXT];
    lc_series_stamp(origin, s, at.origin - 1);
    for (size_t cell = 0; cell < t->horizon * t->targets; cell++) {
        const size_t step = cell / t->targets;
        lc_series_stamp(time, s, at.origin + step);
        CHECK(lc_csv_name(w->file, s->name));
        CHECK(lc_file_text(w->file, ",%s,%zu,%s,", origin, step + 1, time));
        CHECK(lc_csv_name(w->file, lc_target_name(w->run[0].forecaster, cell % t->targets)));
        CHECK(write_cell(w, window, cell));
    }
    return LC_OK;
}

/* The next windows of every run. */
static lc_status next(writer *w)
{
    for (size_t i = 0; i < w->runs; i++)
        CHECK(lc_forecasts_next(&w->table[i], w->forecasts[i]));
    return LC_OK;
}

static lc_status begin(writer *w, lc_part part, const char *series)
{
    size_t most = 0;
    for (size_t i = 0; i < w->runs; i++)
        CHECK(lc_forecasts_new(&w->forecasts[i], w->run[i].outlook, part, series));
    CHECK(next(w));
    for (size_t i = 0; i < w->runs; i++)
        most += w->table[i]->columns;
    CHECK(lc_new(&w->column, most, sizeof *w->column));
    choose_columns(w);
    return write_header(w);
}

static lc_status write_all(writer *w, lc_part part, const char *series)
{
    CHECK(begin(w, part, series));
    while (w->table[0]) {
        for (size_t i = 0; i < w->table[0]->count; i++)
            CHECK(write_window(w, i));
        CHECK(next(w));
    }
    return LC_OK;
}

lc_status lc_forecasts_csv(const char *path, const lc_told *run, size_t runs, lc_part part, const char *series)
{
    lc_status status = LC_OK;
    writer w = {.run = run, .runs = runs};
    TRY(lc_new(&w.forecasts, runs, sizeof *w.forecasts));
    TRY(lc_new(&w.table, runs, sizeof *w.table));
    TRY(lc_file_create(&w.file, path));
    TRY(write_all(&w, part, series));
    TRY(lc_file_commit(w.file));
done:
    for (size_t i = 0; w.forecasts && i < runs; i++)
        lc_forecasts_free(w.forecasts[i]);
    lc_file_close(w.file);
    lc_free(w.forecasts);
    lc_free(w.table);
    lc_free(w.column);
    return status;
}
