/* season - the plainest forecasts say whether a season is worth looking back to. */
#include "model/season.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "model/baseline.h"

enum { BLOCK = 64 /* windows that are forecast at once */ };

/* The yardstick that says the same again after as many steps. */
static const char *yardstick(lc_repeats repeats)
{
    size_t i = 0;
    while (!lc_baseline_table[i]->yardstick || lc_baseline_table[i]->repeats != repeats)
        i++;
    return lc_baseline_table_names[i];
}

/* --- what a season may be --------------------------------------------------------------------------------------------- */

static lc_rows training_of(const lc_task *task, size_t series)
{
    return task->split ? task->split->part[series * LC_PARTS + LC_TRAIN] : (lc_rows){0};
}

/* Of the series with the most training rows, those of which it has two. */
static lc_seasons find_usual(const lc_task *task)
{
    size_t longest = 0, most = 0;
    for (size_t i = 0; i < task->dataset->series_count; i++) {
        const lc_rows train = training_of(task, i);
        if (train.end - train.first > most) {
            most = train.end - train.first;
            longest = i;
        }
    }
    lc_seasons usual = most ? lc_axis_seasons(&task->axis[longest], &task->dataset->series[longest]) : (lc_seasons){0};
    while (usual.count > 0 && 2 * usual.rows[usual.count - 1] > most)
        usual.count--;
    return usual;
}

/* --- how far forecasts by it are from what came ------------------------------------------------------------------------ */

typedef struct errors {
    double sum;
    size_t count;
} errors;

/* Of a window's known targets, scaled. */
static void add_window(errors *e, const lc_task *task, lc_window w, const double *forecast)
{
    const size_t channels = task->dataset->channels, targets = task->target_count;
    const double *truth = task->dataset->series[w.series].value + w.origin * channels;
    const double *scale = task->scaler->scale + w.series * channels;
    for (size_t t = 0; t < targets; t++) {
        const size_t channel = task->targets[t];
        double sum = 0;
        size_t known = 0;
        for (size_t step = 0; step < task->window.horizon; step++) {
            const double value = truth[step * channels + channel], error = value - forecast[step * targets + t];
            sum += isnan(value) ? 0 : error * error;
            known += !isnan(value);
        }
        e->sum += sum / (scale[channel] * scale[channel]);
        e->count += known;
    }
}

/* The scaled MSE of a baseline over the validation windows. */
static lc_status judge(double *out, const char *baseline, const lc_task *task)
{
    static const lc_knobs none;
    const lc_windows *valid = task->windows[LC_VALID];
    const size_t cells = lc_task_cells(task), windows = lc_windows_count(valid);
    lc_status status = LC_OK;
    errors e = {0};
    double *forecast;
    CHECK(lc_new(&forecast, BLOCK * cells, sizeof *forecast));
    for (size_t first = 0; first < windows; first += BLOCK) {
        const size_t count = windows - first < BLOCK ? windows - first : BLOCK;
        const lc_forecast_request request = {.task = task, .windows = valid, .first = first, .count = count, .threads = 1};
        TRY(lc_baseline_predict(forecast, baseline, &none, NULL, &request));
        for (size_t i = 0; i < count; i++)
            add_window(&e, task, lc_windows_at(valid, first + i), forecast + i * cells);
    }
    *out = e.sum / (double)(e.count ? e.count : 1);
done:
    lc_free(forecast);
    return status;
}

/* --- the choice ------------------------------------------------------------------------------------------------------- */

static void choose_without_windows(lc_task *task, lc_buffer *notes, const lc_seasons *usual)
{
    task->data.season = usual->rows[0];
    lc_buffer_line(notes,
                   "data.season = auto: %zu, as rows of this step often have: there are no validation windows to compare on",
                   usual->rows[0]);
}

/* Leaves in task->data.season the one that errs least; 0: the last value does, and no season is asked for. */
static lc_status choose_by_errors(lc_task *task, lc_buffer *notes, const lc_seasons *usual, bool asked)
{
    double last, mse, least = INFINITY;
    size_t best = 0, used = 0;
    char said[LC_TEXT_MAX] = "";
    CHECK(judge(&last, yardstick(LC_REPEATS_EVERY_STEP), task));
    for (size_t i = 0; i < usual->count; i++) {
        task->data.season = usual->rows[i];
        CHECK(judge(&mse, yardstick(LC_REPEATS_EVERY_SEASON), task));
        used += (size_t)snprintf(said + used, sizeof said - used, "the value %zu rows before has %.3g, ", usual->rows[i], mse);
        best = mse < least ? usual->rows[i] : best;
        least = fmin(mse, least);
    }
    task->data.season = asked || least < last ? best : 0;
    lc_buffer_line(notes, "data.season = auto: %zu, by the scaled MSE over the validation windows: %sthe last value %.3g",
                   task->data.season, said, last);
    return LC_OK;
}

lc_status lc_season_choose(lc_task *task, lc_buffer *notes, const lc_config *config)
{
    const lc_windows *valid = task->windows[LC_VALID];
    if (task->data.season != LC_AUTO)
        return LC_OK;
    task->data.season = 0;
    const lc_seasons usual = find_usual(task);
    if (usual.count == 0 || task->classes)
        return LC_OK;
    if (valid && lc_windows_count(valid) > 0)
        return choose_by_errors(task, notes, &usual, strcmp(config->model.kind, yardstick(LC_REPEATS_EVERY_SEASON)) == 0);
    choose_without_windows(task, notes, &usual);
    return LC_OK;
}
