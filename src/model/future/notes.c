/* notes - what a user should know about forecasts of the future. */
#include <stdio.h>
#include <string.h>

#include "core/counted.h"
#include "data/fill.h"
#include "data/stamp.h"
#include "model/adaptive.h"
#include "model/future.h"
#include "model/outliers.h"

enum { NAMED = 3, ENDED_ROWS = 10 /* that a series could have had before the panel's last */ };

static const lc_series *series_of(const lc_future_plan *p, size_t i)
{
    return &p->forecaster->task->dataset->series[p->window[i].series];
}

/* Writes a line with names, if there are any. */
#define NOTE(notes, n, ...)                                                                                                      \
    do {                                                                                                                         \
        if ((n)->count)                                                                                                          \
            lc_buffer_line(notes, __VA_ARGS__);                                                                                  \
        lc_few_free(n);                                                                                                          \
    } while (0)

/* --- ended series ----------------------------------------------------------------------------------------------------- */

/* A local time: whole seconds, and the part of the next in 1e-9. */
typedef struct moment {
    int64_t second, part;
} moment;

static moment moment_of(const lc_series *s, int64_t time, int64_t offset)
{
    const int64_t ticks = lc_series_ticks(s), second = lc_floor_divide(time, ticks);
    return (moment){second + offset, (time - second * ticks) * (1000000000 / ticks)};
}

static bool is_later(moment a, moment b)
{
    return a.second > b.second || (a.second == b.second && a.part > b.part);
}

/* The series that ends last; NULL: none has a row. */
static const lc_series *last_of_panel(moment *last, const lc_dataset *dataset)
{
    const lc_series *found = NULL;
    for (const lc_series *s = dataset->series; s < dataset->series + dataset->series_count; s++) {
        if (s->rows == 0)
            continue;
        const moment end = moment_of(s, s->time[s->rows - 1], lc_series_offset(s, s->rows - 1));
        if (found && !is_later(end, *last))
            continue;
        *last = end;
        found = s;
    }
    return found;
}

/* Whether the series could have had ten more rows before the panel's last one. */
static bool has_ended(const lc_axis *axis, const lc_series *series, moment last)
{
    int64_t time[ENDED_ROWS];
    if (axis->step <= 0)
        return false;
    lc_axis_extend(&(lc_axis_ahead){time, NULL, ENDED_ROWS}, axis, series, series->rows - 1, NULL);
    return !is_later(moment_of(series, time[ENDED_ROWS - 1], lc_series_offset(series, series->rows - 1)), last);
}

static void note_ended(lc_buffer *notes, const lc_future_plan *p)
{
    moment last = {0, 0};
    const lc_series *latest = last_of_panel(&last, p->forecaster->task->dataset);
    lc_few n = {0};
    char stamp[LC_STAMP_TEXT], more[LC_STAMP_TEXT + 4], end[LC_STAMP_TEXT] = "";
    for (size_t i = 0; i < p->count && !p->request->origin; i++) {
        const lc_series *s = series_of(p, i);
        if (!has_ended(&p->axis[p->window[i].series], s, last))
            continue;
        lc_series_stamp(stamp, s, s->rows - 1);
        snprintf(more, sizeof more, " (%s)", stamp);
        lc_few_add(&n, s->name, more);
    }
    if (latest)
        lc_series_stamp(end, latest, latest->rows - 1);
    NOTE(notes, &n, "%zu of %zu series ended well before the last row of all (%s), and %s forecast from %s on: %s", n.count,
         p->count, end, lc_if_one(n.count, "is", "are"), lc_if_one(n.count, "its own end", "their own ends"), lc_few_text(&n));
}

/* --- guesses ---------------------------------------------------------------------------------------------------------- */

/* Series share a reason, which is a text of the axis or of the zone. */
static void note_doubts(lc_buffer *notes, const lc_future_plan *p, const char *(*reason_of)(const lc_future_plan *, size_t),
                        const char *what)
{
    for (size_t i = 0; i < p->count; i++) {
        const char *reason = reason_of(p, i);
        lc_few n = {0};
        bool seen = !reason;
        for (size_t k = 0; k < i && !seen; k++)
            seen = reason_of(p, k) && strcmp(reason_of(p, k), reason) == 0;
        for (size_t k = i; k < p->count && !seen; k++)
            if (reason_of(p, k) && strcmp(reason_of(p, k), reason) == 0)
                lc_few_add(&n, series_of(p, k)->name, "");
        NOTE(notes, &n, "%s a guess, for %s: %s", what, reason, lc_few_text(&n));
    }
}

static const char *doubt_of_axis(const lc_future_plan *p, size_t i)
{
    return p->stamps[i];
}

static const char *doubt_of_zone(const lc_future_plan *p, size_t i)
{
    return p->zone[i];
}

/* --- closed days ------------------------------------------------------------------------------------------------------ */

/* Of the rows after an origin that the data have, as of covariates, those on days that the calendar does not have. */
static size_t count_off(size_t *first, const lc_future_plan *p, size_t i)
{
    const lc_window *w = &p->window[i];
    const lc_series *s = &p->forecaster->task->whole->series[w->series];
    const size_t end = w->origin + p->horizon < s->rows ? w->origin + p->horizon : s->rows;
    size_t off = 0;
    for (size_t row = end; row-- > w->origin;)
        if (lc_axis_is_off(&p->axis[w->series], s, row)) {
            *first = row;
            off++;
        }
    return off;
}

static void note_off(lc_buffer *notes, const lc_future_plan *p)
{
    lc_few n = {0};
    char stamp[LC_STAMP_TEXT], more[LC_STAMP_TEXT + 128];
    for (size_t i = 0; i < p->count; i++) {
        size_t first = 0;
        const size_t off = count_off(&first, p, i);
        if (!off)
            continue;
        lc_series_stamp(stamp, &p->forecaster->task->whole->series[p->window[i].series], first);
        snprintf(more, sizeof more, " (%s, the first at %s)", lc_counted(off, "row").text, stamp);
        lc_few_add(&n, series_of(p, i)->name, more);
    }
    NOTE(notes, &n, "%zu of %zu series %s forecast on days that %s calendar does not have, for the data have rows there: %s",
         n.count, p->count, lc_if_one(n.count, "is", "are"), lc_if_one(n.count, "its", "their"), lc_few_text(&n));
}

/* --- old values ------------------------------------------------------------------------------------------------------- */

/* Rows at the end of the context that do not know a channel. */
static size_t age_of(const lc_task *task, const lc_window *w, size_t channel)
{
    size_t age = 0;
    while (age < w->origin &&
           lc_missing_in(task->dataset, &task->dataset->series[w->series], w->origin - 1 - age, &channel, 1) == channel)
        age++;
    return age;
}

static size_t oldest(size_t *channel, const lc_task *task, const lc_window *w)
{
    size_t most = 0;
    for (size_t i = 0; i < task->input_count + task->target_count; i++) {
        size_t c = i < task->input_count ? task->inputs[i] : task->targets[i - task->input_count], age = age_of(task, w, c);
        *channel = age > most ? c : *channel;
        most = age > most ? age : most;
    }
    return most;
}

static void note_old(lc_buffer *notes, const lc_future_plan *p)
{
    const lc_task *task = p->forecaster->task;
    lc_few n = {0};
    char more[LC_NAME_MAX + 128];
    for (size_t i = 0; i < p->count && lc_missing_fills(lc_missing_of(task->data.missing)); i++) {
        size_t channel = 0, age = oldest(&channel, task, &p->window[i]);
        snprintf(more, sizeof more, " ('%.60s' for %s)", task->dataset->channel[channel].name, lc_counted(age, "row").text);
        if (age)
            lc_few_add(&n, series_of(p, i)->name, more);
    }
    NOTE(notes, &n, "%zu of %zu series %s no new value before the forecast, the last one is held: %s", n.count, p->count,
         lc_if_one(n.count, "has", "have"), lc_few_text(&n));
}

/* --- contexts --------------------------------------------------------------------------------------------------------- */

static void note_rollout(lc_buffer *notes, const lc_future_plan *p)
{
    const size_t trained = p->forecaster->task->window.horizon;
    size_t columns;
    lc_outlook_columns(&columns, p->request->outlook);
    if (p->forecaster->baseline || p->horizon <= trained)
        return;
    if (lc_forecaster_continues(p->forecaster))
        lc_buffer_line(notes,
                       "steps %zu to %zu are beyond window.horizon = %zu: the decoder continues, further than it was trained",
                       trained + 1, p->horizon, trained);
    else
        lc_buffer_line(notes, "steps %zu to %zu are from the model's own forecasts, which it reads as context%s", trained + 1,
                       p->horizon, columns > 1 ? ", each sample its own" : "");
}

static void note_short(lc_buffer *notes, const lc_future_plan *p)
{
    lc_few n = {0};
    const size_t context = p->forecaster->task->window.context;
    char more[LC_NAME_MAX];
    for (size_t i = 0; i < p->count; i++) {
        snprintf(more, sizeof more, " (%zu)", context - p->window[i].lacks);
        if (p->window[i].lacks)
            lc_few_add(&n, series_of(p, i)->name, more);
    }
    NOTE(notes, &n, "%zu of %zu contexts %s fewer than %s: %s", n.count, p->count, lc_if_one(n.count, "has", "have"),
         lc_counted(context, "row").text, lc_few_text(&n));
}

/* A forecast that repeats a season has the last value where there is none. */
static void note_season(lc_buffer *notes, const lc_future_plan *p)
{
    const lc_baseline *baseline = p->forecaster->baseline;
    const size_t season = p->forecaster->task->data.season;
    lc_few n = {0};
    char more[LC_NAME_MAX];
    for (size_t i = 0; i < p->count && baseline && baseline->repeats == LC_REPEATS_EVERY_SEASON; i++) {
        snprintf(more, sizeof more, " (%zu)", p->window[i].origin);
        if (p->window[i].origin < season)
            lc_few_add(&n, series_of(p, i)->name, more);
    }
    NOTE(notes, &n, "%zu of %zu series %s fewer rows than a season (data.season = %zu), whose steps are then the last value: %s",
         n.count, p->count, lc_if_one(n.count, "has", "have"), season, lc_few_text(&n));
}

static void note_outliers(lc_buffer *notes, const lc_future_plan *p)
{
    size_t found = 0;
    for (size_t i = 0; !p->forecaster->baseline && i < p->count; i++)
        found += lc_outlier_note(found < NAMED ? notes : NULL, p->forecaster->task, &p->window[i]);
    if (found > NAMED)
        lc_buffer_line(notes, "%s %s far outside of training", lc_counted(found - NAMED, "more context").text,
                       lc_if_one(found - NAMED, "is", "are"));
}

void lc_future_notes(lc_buffer *notes, const lc_future_plan *p)
{
    if (p->left)
        lc_buffer_line(notes, "%zu of %zu series %s no forecast; the first: %s", p->left, p->left + p->count,
                       lc_if_one(p->left, "has", "have"), p->reason);
    note_ended(notes, p);
    note_doubts(notes, p, doubt_of_axis, "stamps are");
    note_doubts(notes, p, doubt_of_zone, "the offset from UTC is");
    note_off(notes, p);
    note_rollout(notes, p);
    lc_adaptive_note(notes, p->request->outlook);
    note_old(notes, p);
    note_short(notes, p);
    note_season(notes, p);
    note_outliers(notes, p);
}
