/* origins - rounds of forecasts become windows of a file, with the truth of the data beside them. */
#include "cli/origins.h"
#include "cli/evaluate.h"
#include "cli/forecast_file.h"
#include "cli/outlook.h"
#include "core/counted.h"
#include "core/date.h"
#include "core/mem.h"
#include "data/scaler.h"
#include "model/forecaster.h"

#include <math.h>
#include <string.h>

enum { DAY = 86400 };

static int months_of(lc_date_unit unit)
{
    return unit == LC_DATE_MONTH ? 1 : unit == LC_DATE_QUARTER ? 3 : unit == LC_DATE_HALF ? 6 : unit == LC_DATE_YEAR ? 12 : 0;
}

/* The last second of what a text names: of a time of day that, of a day, a week, a month or a year the end of it. */
static int64_t last_of(const char *text, int64_t first)
{
    lc_date date;
    int of_month;
    if (!lc_date_read(&date, text) || date.clocked)
        return first;
    if (months_of(date.unit) == 0)
        return first + (date.unit == LC_DATE_WEEK && !date.weekday ? 7 : 1) * DAY - 1;
    const int64_t month = lc_calendar_month(&of_month, LC_CALENDAR_GREGORIAN, first) + months_of(date.unit);
    const int64_t year = lc_floor_divide(month, 12);
    return lc_calendar_days(LC_CALENDAR_GREGORIAN, (lc_day){year, (int)(month - 12 * year) + 1, 1}) * DAY - 1;
}

/* One of the two; whole: a day without a clock is all of it, and so is a month. */
static lc_status read_stamp(const int64_t **out, int64_t *stamp, const char *text, bool whole)
{
    if (!*text)
        return LC_OK;
    if (!lc_date_parse(stamp, text))
        return lc_fail(LC_E_USAGE, "--origins: '%s' is not a time stamp such as 2016-07-01 or '2016-07-01 12:00:00'", text);
    if (whole)
        *stamp = last_of(text, *stamp);
    *out = stamp;
    return LC_OK;
}

lc_status lc_origins_read(lc_origin_range *range, int64_t stamp[2], const char *text)
{
    char from[LC_NAME_MAX];
    const char *points = strstr(text, "..");
    if (!points || (size_t)(points - text) >= sizeof from)
        return lc_fail(LC_E_USAGE, "--origins %s: expected FROM..TO, of which one or both may be empty", text);
    snprintf(from, sizeof from, "%.*s", (int)(points - text), text);
    CHECK(read_stamp(&range->from, &stamp[0], from, false));
    CHECK(read_stamp(&range->to, &stamp[1], points + 2, true));
    return LC_OK;
}

typedef struct writer {
    const lc_forecaster *forecaster;
    const lc_classes *classes; /* NULL: numbers */
    const char *path;
    size_t steps, targets, columns; /* columns: the truth, then those of a target */
    char **name;                    /* (columns) */
    lc_told_column *column;
    char point[LC_TEXT_MAX];      /* what it is */
    const char **target, **units; /* (targets) */
    double *value;                /* (steps, targets, columns) */
    lc_forecast_file *file;
    size_t windows, seen[LC_TEST]; /* how many are written, and have a target that the model saw */
} writer;

/* --- what every window has -------------------------------------------------------------------------------------------- */

/* The part of a channel's name that is not its target's: "q0.1" of "Close_q0.1"; of the point "forecast". */
static const char *column_name(const writer *w, const lc_dataset *d, size_t i)
{
    const char *name = d->channel[i].name, *target = w->target[0];
    if (w->classes)
        return i == 0 ? "forecast" : name + (w->targets > 1 ? strlen(target) + 1 : 0);
    return i == 0 ? "forecast" : name + strlen(target) + 1;
}

static lc_status name_columns(writer *w, const lc_dataset *d)
{
    CHECK(lc_new(&w->name, w->columns, sizeof *w->name));
    CHECK(lc_new(&w->column, w->columns, sizeof *w->column));
    CHECK(lc_copy_text(&w->name[0], "truth"));
    for (size_t i = 1; i < w->columns; i++)
        CHECK(lc_copy_text(&w->name[i], column_name(w, d, i - 1)));
    for (size_t i = 0; i < w->columns; i++)
        w->column[i] = (lc_told_column){w->name[i], w->classes && i < 2, i == 1 && !w->classes ? w->point : NULL};
    return LC_OK;
}

static lc_status begin(writer *w, const lc_dataset *d)
{
    lc_forecaster_point(w->point, w->forecaster);
    CHECK(lc_target_texts(&w->target, &w->units, &w->targets, w->forecaster));
    w->steps = d->series[0].rows;
    w->columns = 1 + d->channels / w->targets;
    CHECK(name_columns(w, d));
    CHECK(lc_new(&w->value, w->steps * w->targets * w->columns, sizeof *w->value));
    return lc_forecast_file_new(&w->file, w->path,
                                &(lc_told_shape){.steps = w->steps,
                                                 .lead = w->classes ? w->classes->lead : 0,
                                                 .targets = w->targets,
                                                 .columns = w->columns,
                                                 .column = w->column,
                                                 .target = w->target,
                                                 .units = w->units,
                                                 .classes = w->classes});
}

/* --- windows ---------------------------------------------------------------------------------------------------------- */

/* The row of a stamp, which is the expected one unless rows are missing before it; s->rows: there is none. */
static size_t row_of(const lc_series *s, int64_t time, size_t expected)
{
    size_t first = 0, end = s->rows;
    if (expected < s->rows && s->time[expected] == time)
        return expected;
    while (first < end) {
        const size_t middle = first + (end - first) / 2;
        if (s->time[middle] < time)
            first = middle + 1;
        else
            end = middle;
    }
    return first < s->rows && s->time[first] == time ? first : s->rows;
}

/* Of the row that has the stamp of a step; NaN: there is none, or it is not known. */
static double truth_of(const writer *w, const lc_series *said, size_t step, const lc_window *at, size_t target)
{
    const lc_dataset *d = lc_forecaster_dataset(w->forecaster);
    const lc_series *s = &d->series[at->series];
    const size_t row = row_of(s, said->time[step], at->origin + step + (w->classes ? w->classes->lead : 0));
    size_t count;
    if (row == s->rows)
        return NAN;
    if (w->classes)
        return (double)w->classes->row->value[at->series][row * w->classes->targets + target];
    return s->value[row * d->channels + lc_forecaster_targets(&count, w->forecaster)[target]];
}

static void count_seen(writer *w, const lc_series *said, const lc_window *at)
{
    const lc_span *span = w->forecaster->seen;
    const size_t count = lc_forecaster_dataset(w->forecaster)->series_count;
    w->windows++;
    for (lc_part part = 0; span && part < LC_TEST; part++)
        w->seen[part] += lc_seen_overlaps(span[part * count + at->series], said);
}

static lc_status add(writer *w, const lc_series *said, const lc_window *at)
{
    const lc_series *s = &lc_forecaster_dataset(w->forecaster)->series[at->series];
    double *to = w->value;
    count_seen(w, said, at);
    for (size_t cell = 0; cell < w->steps * w->targets; cell++, to += w->columns) {
        to[0] = truth_of(w, said, cell / w->targets, at, cell % w->targets);
        memcpy(to + 1, said->value + cell * (w->columns - 1), (w->columns - 1) * sizeof *to);
    }
    return lc_forecast_file_add(
        w->file, &(lc_told_window){.series = s, .known = at->origin - 1, .index = at->series, .at = said, .value = w->value});
}

static lc_status add_round(writer *w, const lc_dataset *d, const lc_window *window)
{
    if (!w->file)
        CHECK(begin(w, d));
    for (size_t i = 0; i < d->series_count; i++)
        CHECK(add(w, &d->series[i], &window[i]));
    return LC_OK;
}

static lc_status write_all(writer *w, lc_origins *origins)
{
    for (;;) {
        lc_dataset *d;
        const lc_window *window;
        CHECK(lc_origins_next(&d, &window, origins));
        if (!d)
            return lc_forecast_file_commit(w->file);
        const lc_status status = add_round(w, d, window);
        lc_dataset_free(d);
        CHECK(status);
    }
}

/* Beside what came such forecasts look better than the model is. */
static void note_seen(const writer *w, const lc_args *args)
{
    for (lc_part part = LC_TRAIN; part < LC_TEST; part++)
        if (w->seen[part])
            lc_note(args, "%s: the model was %s targets of %zu of these %zu forecasts: their errors are not those of new rows",
                    lc_shown_output(w->path), part == LC_TRAIN ? "trained on" : "selected on", w->seen[part], w->windows);
}

static lc_status report(const lc_origins *origins, const writer *w, const lc_origin_range *range, const lc_args *args)
{
    const size_t left = lc_origins_left(origins), count = lc_origins_count(origins);
    CHECK(lc_args_note_outlook(args, range->of.outlook));
    if (lc_args_json(args))
        return lc_print_json(json_pack("{ss so sI sI sI sI}", "schema", "lanecast-forecast-origins-1", "file",
                                       lc_json_text(w->path), "origins", (json_int_t)count, "left_out", (json_int_t)left,
                                       "seen_in_training", (json_int_t)w->seen[LC_TRAIN], "seen_in_validation",
                                       (json_int_t)w->seen[LC_VALID]));
    if (left)
        lc_note(args, "%zu of %zu forecasts cannot be made; the first: %s", left, left + count, lc_origins_reason(origins));
    note_seen(w, args);
    lc_note(args, "%s: %s", lc_shown_output(w->path), lc_counted(count, "forecast").text);
    return LC_OK;
}

lc_status lc_origins_write(const char *path, const lc_forecaster *f, const lc_origin_range *range, const lc_args *args)
{
    lc_status status = LC_OK;
    lc_origins *origins = NULL;
    writer w = {.forecaster = f, .classes = lc_forecaster_classes(f), .path = path};
    TRY(lc_origins_new(&origins, f, range));
    TRY(write_all(&w, origins));
    TRY(report(origins, &w, range, args));
done:
    lc_forecast_file_free(w.file);
    lc_origins_free(origins);
    lc_free_texts(w.name, w.name ? w.columns : 0);
    lc_free(w.column);
    lc_free(w.target);
    lc_free(w.units);
    lc_free(w.value);
    return status;
}
