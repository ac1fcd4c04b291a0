/* normalize - the plainest forecasts say whether levels wander: a window's last value and its mean, and the mean of the training
 * rows. */
#include "model/normalize.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "data/classes.h"
#include "nn/head.h"
#include "nn/normalize.h"

static const char level[] = "last", plain[] = "none";

/* Squared errors over the known targets of windows. */
typedef struct errors {
    size_t count;
    double last, own, mean; /* of the last value, of the mean of the context, of the mean of the training rows */
} errors;

/* What targets are read from. */
static const lc_scaled *truth_of(const lc_task *task)
{
    return task->truth ? task->truth : task->scaled;
}

/* Of the known training rows of a series, scaled; 0, where most scalers have it, of none. */
static double training_mean(const lc_task *task, size_t series, size_t channel)
{
    const lc_scaled *truth = truth_of(task);
    const lc_rows train = task->split->part[series * LC_PARTS + LC_TRAIN];
    double sum = 0;
    size_t count = 0;
    for (size_t row = train.first; row < train.end; row++) {
        const double value = (double)truth->value[series][row * truth->channels + channel];
        sum += isnan(value) ? 0 : value;
        count += !isnan(value);
    }
    return count ? sum / (double)count : 0;
}

/* Of a window's context; 0 of nothing known. */
static double context_mean(const lc_task *task, const lc_window *w, size_t channel)
{
    const size_t rows = task->window.context - w->lacks, channels = task->scaled->channels;
    const lc_real *value = task->scaled->value[w->series] + (w->origin - rows) * channels + channel;
    double sum = 0;
    size_t count = 0;
    for (size_t i = 0; i < rows; i++) {
        const double one = (double)value[i * channels];
        sum += isnan(one) ? 0 : one;
        count += !isnan(one);
    }
    return count ? sum / (double)count : 0;
}

static void add_window(errors *e, const lc_task *task, const lc_window *w, size_t channel, double mean)
{
    const lc_scaled *truth = truth_of(task);
    const double last = (double)task->scaled->value[w->series][(w->origin - 1) * task->scaled->channels + channel];
    const double own = context_mean(task, w, channel);
    for (size_t step = 0; step < task->window.horizon; step++) {
        const double value = (double)truth->value[w->series][(w->origin + step) * truth->channels + channel];
        if (isnan(value))
            continue;
        e->count++;
        e->last += (value - last) * (value - last);
        e->own += (value - own) * (value - own);
        e->mean += (value - mean) * (value - mean);
    }
}

static lc_status compare(errors *e, const lc_task *task, const lc_windows *windows)
{
    const size_t series = task->dataset->series_count, targets = task->target_count;
    double *mean;
    CHECK(lc_new(&mean, series * targets, sizeof *mean));
    for (size_t i = 0; i < series * targets; i++)
        mean[i] = training_mean(task, i / targets, task->targets[i % targets]);
    for (size_t i = 0; i < lc_windows_count(windows); i++) {
        const lc_window w = lc_windows_at(windows, i);
        for (size_t t = 0; t < targets; t++)
            add_window(e, task, &w, task->targets[t], mean[w.series * targets + t]);
    }
    lc_free(mean);
    return LC_OK;
}

/* What makes values be needed as they are; "": nothing. */
static void find_obstacle(char *out, size_t size, const lc_config *config)
{
    const lc_head *head = lc_head_find(config->model.loss);
    out[0] = '\0';
    if (lc_class_config_is_of_level(&config->classes))
        snprintf(out, size, "classes.of = %s asks for the value itself", config->classes.of);
    else if (head && head->unshifted)
        snprintf(out, size, "model.loss = %s takes values for their size", config->model.loss);
    else if (strcmp(config->model.output, "every") == 0)
        snprintf(out, size, "with model.output = every each row of a context has another last value");
    else if (config->train.truncate)
        snprintf(out, size, "with train.truncate a state continues from one window to the next");
}

static void put(lc_config *config, lc_buffer *notes, const char *name, const char *why)
{
    if (notes)
        lc_buffer_line(notes, "model.normalize = %s: %s, since %s", config->model.normalize, name, why);
    snprintf(config->model.normalize, sizeof config->model.normalize, "%s", name);
}

/* A level wanders where one of the window's own is as near as that of all training rows. The last value alone does not say it:
 * in a season it is far from most of what follows, though the season's level may move. */
static void choose_by_errors(lc_config *config, lc_buffer *notes, const errors *e)
{
    char why[LC_TEXT_MAX];
    const double n = (double)(e->count ? e->count : 1);
    const char *own = e->last <= e->own ? "the last value" : "the mean of the context";
    const double nearest = fmin(e->last, e->own);
    const bool wanders = nearest <= e->mean;
    snprintf(why, sizeof why, "levels %s: over the validation windows %s has a scaled MSE of %.3g, %s %.3g",
             wanders ? "move" : "stay", wanders ? own : "the training mean", (wanders ? nearest : e->mean) / n,
             wanders ? "the training mean" : own, (wanders ? e->mean : nearest) / n);
    put(config, notes, wanders ? level : plain, why);
}

static lc_status choose_by_windows(lc_config *config, lc_buffer *notes, const lc_task *task)
{
    const lc_windows *valid = task->windows[LC_VALID];
    errors e = {0};
    if (!task->split || !valid) {
        put(config, notes, level, "there are no validation windows to compare on");
        return LC_OK;
    }
    CHECK(compare(&e, task, valid));
    choose_by_errors(config, notes, &e);
    return LC_OK;
}

bool lc_normalize_is_open(const lc_config *config)
{
    const lc_normalize *asked = lc_normalize_find(config->model.normalize);
    return asked && asked->open && lc_arch_find(config->model.kind);
}

lc_status lc_normalize_choose(lc_config *config, lc_buffer *notes, const lc_task *task)
{
    char obstacle[LC_TEXT_MAX];
    if (!lc_normalize_is_open(config))
        return LC_OK;
    find_obstacle(obstacle, sizeof obstacle, config);
    if (!obstacle[0])
        return choose_by_windows(config, notes, task);
    put(config, notes, plain, obstacle);
    return LC_OK;
}
