/* notes - what a task decided, and what its scales do not fit, a line each. */
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/counted.h"
#include "core/status.h"
#include "data/beyond.h"
#include "data/rounding.h"
#include "data/scaler.h"
#include "data/stamp.h"
#include "model/task_data.h"
#include "nn/arch.h"

enum { STEPS_LEAST = 1024 };

/* Things of one kind: the first is named, the others are counted. */
typedef struct counted {
    size_t count;
    char first[2 * LC_NAME_MAX];
} counted;

static void count_one(counted *c, const char *name)
{
    if (c->count++ == 0)
        snprintf(c->first, sizeof c->first, "%s", name);
}

/* "'a'", "'a' and 3 more" */
typedef struct text {
    char text[3 * LC_NAME_MAX];
} text;

static text named(const counted *c)
{
    text t;
    snprintf(t.text, sizeof t.text, "'%s'", c->first);
    if (c->count > 1)
        snprintf(t.text, sizeof t.text, "'%s' and %zu more", c->first, c->count - 1);
    return t;
}

/* --- decisions ------------------------------------------------------------------------------------------------------- */

static void note_future(lc_buffer *notes, const lc_task *task)
{
    counted series = {0};
    size_t rows = 0;
    for (size_t i = 0; i < task->whole->series_count; i++) {
        const size_t more = task->whole->series[i].rows - task->dataset->series[i].rows;
        if (more)
            count_one(&series, task->whole->series[i].name);
        rows += more;
    }
    if (rows)
        lc_buffer_line(notes, "series %s: %s after the last target with values of data.known: the future", named(&series).text,
                       lc_counted(rows, "row").text);
}

static void note_across(lc_buffer *notes, const lc_task *task)
{
    counted channels = {0};
    for (size_t i = 0; i < task->input_count; i++)
        if (task->scaler->across[task->inputs[i]])
            count_one(&channels, task->dataset->channel[task->inputs[i]].name);
    if (channels.count)
        lc_buffer_line(notes, "channel %s: constant within every series, scaled across them", named(&channels).text);
}

static bool has_training_value(const lc_task *task, size_t series, size_t channel)
{
    const lc_rows rows = task->split->part[series * LC_PARTS + LC_TRAIN];
    const size_t channels = task->dataset->channels;
    size_t row = rows.first;
    while (row < rows.end && isnan(task->dataset->series[series].value[row * channels + channel]))
        row++;
    return row < rows.end;
}

/* Of a panel: series whose scale is not, or not only, their own. */
static void note_borrowed(lc_buffer *notes, const lc_task *task, size_t channel)
{
    counted few = {0}, none = {0}, unscaled = {0};
    const lc_scaler *s = task->scaler;
    for (size_t i = 0; i < s->series_count; i++) {
        const bool borrowed = s->borrowed[i * s->channels + channel];
        const bool empty = task->split && !task->fitted && !s->across[channel] && !has_training_value(task, i, channel);
        if (borrowed || empty)
            count_one(!empty ? &few : borrowed ? &none : &unscaled, task->dataset->series[i].name);
    }
    const char *name = task->dataset->channel[channel].name;
    if (few.count)
        lc_buffer_line(notes,
                       "series %s: fewer than %d training values of channel '%s', or equal ones: scaled with the median spread "
                       "of the others",
                       named(&few).text, LC_SCALER_FEW, name);
    if (none.count)
        lc_buffer_line(
            notes,
            "series %s: no training value of channel '%s', scaled with the median level and spread of the others, which "
            "may be far from its own",
            named(&none).text, name);
    if (unscaled.count)
        lc_buffer_line(notes,
                       "series %s: no training value of channel '%s', and no other series whose scale it could have: it stays as "
                       "it is",
                       named(&unscaled).text, name);
}

static void note_fallen(lc_buffer *notes, const lc_task *task, size_t channel)
{
    counted series = {0};
    for (size_t i = 0; i < task->dataset->series_count; i++)
        if (task->scaler->fallen[i * task->scaler->channels + channel])
            count_one(&series, task->dataset->series[i].name);
    if (series.count)
        lc_buffer_line(
            notes,
            "series %s: channel '%s' varies, but most of its training values are one number and data.scale = %s finds no "
            "spread: it stays as it is; data.scale = standard scales it",
            named(&series).text, task->dataset->channel[channel].name, task->scaler->name);
}

/* " after data.transform", of a target that has one. */
static const char *transformed_as(const lc_task *task, size_t channel)
{
    for (size_t i = 0; task->transformed && i < task->target_count; i++)
        if (task->targets[i] == channel)
            return " after data.transform";
    return "";
}

/* A large level that no shift takes off leaves 32 bits few steps for what differs: of the values that networks see. */
static void note_level(lc_buffer *notes, const lc_task *task, size_t channel)
{
    const lc_dataset *seen = task->transformed ? task->transformed : task->dataset;
    const size_t channels = seen->channels;
    for (size_t i = 0; i < seen->series_count; i++) {
        const lc_series *s = &seen->series[i];
        double least = INFINITY, most = -INFINITY;
        for (size_t row = 0; row < s->rows && lc_task_inner(task)->shift[i * channels + channel] == 0; row++) {
            least = fmin(least, s->value[row * channels + channel]); /* fmin and fmax pass over NaN */
            most = fmax(most, s->value[row * channels + channel]);
        }
        const double level = fmax(fabs(least), fabs(most)), step = level * (double)FLT_EPSILON;
        if (!(most > least) || most - least >= STEPS_LEAST * step)
            continue;
        lc_buffer_line(
            notes,
            "series '%s': channel '%s'%s is near %.3g and differs by %.3g, and 32 bits, in which networks compute, are steps of "
            "%.3g there: data.scale = standard takes the level off",
            s->name, seen->channel[channel].name, transformed_as(task, channel), level, most - least, step);
        return;
    }
}

/* --- constants that move --------------------------------------------------------------------------------------------- */

/* The first row after training in which a channel that was constant until then has another value; false: it has not. */
static bool first_move(size_t *row, const lc_task *task, size_t series, size_t channel)
{
    const lc_series *s = &task->dataset->series[series];
    const size_t channels = task->dataset->channels, end = task->split->part[series * LC_PARTS + LC_TRAIN].end;
    double least = INFINITY, most = -INFINITY;
    for (*row = 0; *row < s->rows; ++*row) {
        const double value = s->value[*row * channels + channel];
        if (isnan(value))
            continue;
        if (*row >= end && least > most)
            return false;
        least = fmin(least, value);
        most = fmax(most, value);
        if (!lc_is_rounding(most - least, fmax(fabs(most), fabs(least))))
            return *row >= end;
    }
    return false;
}

/* The same of scalers that were fitted before, on rows that may be others: what was constant has a scale of 1. */
static bool first_away(size_t *row, const lc_task *task, size_t series, size_t channel)
{
    const lc_series *s = &task->dataset->series[series];
    const size_t channels = task->dataset->channels, at = series * channels + channel;
    const double was = task->scaler->shift[at];
    if (task->scaler->scale[at] != 1)
        return false;
    for (*row = 0; *row < s->rows; ++*row) {
        const double value = s->value[*row * channels + channel];
        if (!isnan(value) && !lc_is_rounding(fabs(value - was), fmax(fabs(value), fabs(was))))
            return true;
    }
    return false;
}

static bool moves(size_t *row, const lc_task *task, size_t series, size_t channel)
{
    const bool known = task->fitted && lc_scaler_find(task->scaler->name)->says_constant;
    return known ? first_away(row, task, series, channel) : task->split && first_move(row, task, series, channel);
}

/* The series in which a channel that is read does; stamp: of the first one, when. */
static counted find_moves(char stamp[LC_STAMP_TEXT], const lc_task *task, size_t channel)
{
    counted series = {0};
    const bool read = lc_task_reads(task, channel);
    size_t row;
    for (size_t i = 0; read && i < task->dataset->series_count; i++) {
        const bool moving = !task->scaler->borrowed[i * task->scaler->channels + channel] && moves(&row, task, i, channel);
        if (moving && series.count == 0)
            lc_series_stamp(stamp, &task->dataset->series[i], row);
        if (moving)
            count_one(&series, task->dataset->series[i].name);
    }
    return series;
}

static void note_moves(lc_buffer *notes, const lc_task *task)
{
    static const char what[] = "constant in training and move",
                      why[] = "scale was never seen, and forecasts from there may mean little";
    counted channels = {0}, series = {0};
    char stamp[LC_STAMP_TEXT] = "", other[LC_STAMP_TEXT] = "";
    for (size_t channel = 0; channel < task->dataset->channels; channel++) {
        const counted moving = find_moves(channels.count ? other : stamp, task, channel);
        if (!moving.count)
            continue;
        series = channels.count ? series : moving;
        count_one(&channels, task->dataset->channel[channel].name);
    }
    if (channels.count == 1)
        lc_buffer_line(notes, "series %s: channel %s is %ss from %s on: its %s", named(&series).text, named(&channels).text, what,
                       stamp, why);
    else if (channels.count)
        lc_buffer_line(notes, "channels %s are %s later, the first in series %s from %s on: their %s", named(&channels).text,
                       what, named(&series).text, stamp, why);
}

/* Where missing values are filled or passed over, the unnamed future is a matter of choice: of the first series that has one. */
static void note_end(lc_buffer *notes, const lc_task *task)
{
    const lc_dataset *d = task->dataset;
    for (size_t i = 0; i < d->series_count; i++)
        if (d->series[i].rows &&
            lc_past_check(d, &d->series[i], d->series[i].rows - 1, &(lc_channels){task->targets, task->target_count}) != LC_OK) {
            lc_buffer_line(notes, "%s", lc_error_message());
            return;
        }
}

static void note_scales(lc_buffer *notes, const lc_task *task, const char *kind)
{
    const bool narrow = lc_arch_find(kind) && sizeof(lc_real) == sizeof(float);
    for (size_t channel = 0; channel < task->dataset->channels; channel++) {
        if (!lc_task_reads(task, channel))
            continue;
        note_borrowed(notes, task, channel);
        note_fallen(notes, task, channel);
        if (narrow)
            note_level(notes, task, channel);
    }
}

/* Series of other steps are rows of other lengths to a model, and to a season. */
static void note_steps(lc_buffer *notes, const lc_task *task)
{
    char span[2][LC_SECONDS_TEXT];
    size_t ends[2] = {SIZE_MAX, SIZE_MAX}; /* the series of the shortest and of the longest step */
    double step[2] = {INFINITY, 0};
    for (size_t i = 0; i < task->dataset->series_count; i++) {
        const double own = task->axis[i].regular ? (double)task->axis[i].step / (double)task->axis[i].ticks : 0;
        for (int k = 0; k < 2 && own > 0; k++)
            if (k ? own > step[1] : own < step[0]) {
                step[k] = own;
                ends[k] = i;
            }
    }
    if (!(step[1] > 1.5 * step[0]))
        return;
    for (int k = 0; k < 2; k++)
        lc_span_text(span[k], task->axis[ends[k]].step, task->axis[ends[k]].ticks);
    lc_buffer_line(notes,
                   "series have several steps, %s ('%s') to %s ('%s'): windows, seasons and errors count rows of each alike",
                   span[0], task->dataset->series[ends[0]].name, span[1], task->dataset->series[ends[1]].name);
}

/* Training says it of what looks wrong in its data. */
static void note_irregular(lc_buffer *notes, const lc_task *task)
{
    counted series = {0};
    for (size_t i = 0; task->fitted && i < task->dataset->series_count; i++) {
        const lc_axis *axis = &task->axis[i];
        if (!axis->regular && !lc_axis_is_learnt(axis) && task->dataset->series[i].rows > 2)
            count_one(&series, task->dataset->series[i].name);
    }
    if (series.count)
        lc_buffer_line(notes,
                       "series %s: time stamps are not regular: gaps cannot be recognized, and windows, seasons and errors count "
                       "rows over them",
                       named(&series).text);
}

lc_status lc_task_note(lc_task *task, lc_buffer *notes, const char *kind)
{
    note_future(notes, task);
    note_end(notes, task);
    CHECK(lc_task_note_windows(notes, task));
    note_across(notes, task);
    if (task->classes)
        lc_classes_note(notes, task->classes);
    note_scales(notes, task, kind);
    note_moves(notes, task);
    note_steps(notes, task);
    note_irregular(notes, task);
    return lc_buffer_take(&task->notes, notes);
}
