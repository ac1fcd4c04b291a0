/* hint - settings to try, each for a reason. */
#include "cli/hint.h"

#include "core/buffer.h"
#include "core/mem.h"
#include "core/names.h"
#include "data/transform.h"
#include "model/baseline.h"
#include "model/entry.h"
#include "model/forecaster.h"
#include "model/ridge/plan.h"
#include "nn/arch.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* The words of the calendar that rows of such steps have seasons of, as far as training rows reach over one; NULL: none. */
static const char *words_for(const lc_axis *axis, int64_t span)
{
    const int64_t day = 86400 * axis->ticks;
    const bool years = span >= 366 * day;
    if (axis->kind == LC_AXIS_MONTHS)
        return axis->months < 12 && years ? "month" : NULL;
    if (axis->step <= 0 || axis->step > 100 * day)
        return NULL;
    if (axis->step < day)
        return "hour weekday";
    return axis->step >= 7 * day ? (years ? "yearday" : NULL) : years ? "weekday yearday" : "weekday";
}

/* From the first training row of a series to the last, in ticks; 0 without a split. */
static int64_t trained_span(const lc_task *task)
{
    const lc_rows rows = task->split ? task->split->part[LC_TRAIN] : (lc_rows){0, 0};
    return rows.end > rows.first ? task->dataset->series->time[rows.end - 1] - task->dataset->series->time[rows.first] : 0;
}

/* Whether the configuration can have it. A transform that takes the value before off leaves no level that could be taken off. */
static bool suits(const lc_config *config, const char *key, const char *value)
{
    char assignment[LC_TEXT_MAX];
    lc_config tried = *config;
    const lc_transform *transform = lc_transform_find(config->data.transform);
    if (transform && transform->past && strcmp(key, "model.normalize") == 0)
        return false;
    snprintf(assignment, sizeof assignment, "%s=%s", key, value);
    return lc_config_set(&tried, assignment) == LC_OK && lc_config_check(&tried) == LC_OK;
}

/* One more, as printf would print it. */
__attribute__((format(printf, 2, 3))) static void add(lc_buffer *hints, const char *format, ...)
{
    char hint[LC_TEXT_MAX];
    va_list of;
    va_start(of, format);
    vsnprintf(hint, sizeof hint, format, of);
    va_end(of);
    lc_buffer_format(hints, "%s%s", hints->length ? "; " : "", hint);
}

/* Adds the words of a value that the key does not have yet to those that it has; false: it has them all. */
static bool add_words(char now[LC_TEXT_MAX], const char *value)
{
    char word[LC_NAME_MAX];
    bool some = false;
    for (lc_names wanted = {.at = value, .separators = " "}; lc_names_next(word, &wanted);) {
        bool there = false;
        char other[LC_TEXT_MAX];
        for (lc_names has = {.at = now, .separators = ", "}; lc_names_next(other, &has);)
            there |= strcmp(other, word) == 0;
        const size_t length = strlen(now);
        if (!there)
            snprintf(now + length, LC_TEXT_MAX - length, "%s%s", length ? " " : "", word);
        some |= !there;
    }
    return some;
}

/* What the best baseline knows and the network does not: a value, or words beside those that the key has. */
static lc_status add_lesson(lc_buffer *hints, const lc_forecaster *f, const char *name)
{
    char now[LC_TEXT_MAX], section[LC_NAME_MAX];
    const lc_baseline *baseline = lc_baseline_find(name);
    const char *key = baseline ? baseline->lesson[0] : NULL;
    const char *value = key && baseline->lesson[1] ? baseline->lesson[1] : NULL;
    const char *words = value ? NULL : words_for(f->task->axis, trained_span(f->task));
    if (!key || (!value && !words))
        return LC_OK;
    const char *rest = lc_entry_split(section, key);
    CHECK(lc_config_get(now, &f->config, section, rest));
    if (value ? strcmp(now, value) == 0 : !add_words(now, words))
        return LC_OK;
    if (suits(&f->config, key, value ? value : now))
        add(hints, "%s = %s", key, value ? value : now);
    return LC_OK;
}

/* Whether validation rows judged the training. A sweep needs them too; its winner (sweep best) has been trained on all rows. */
static bool was_validated(const lc_forecaster *f)
{
    size_t rounds;
    const lc_epoch *history = lc_forecaster_history(&rounds, f);
    return rounds > 0 && isfinite(history[rounds - 1].valid_loss);
}

/* Whether validation was best in the last of several epochs: training alone improves nearly always. */
static bool still_fell(const lc_forecaster *f)
{
    size_t rounds;
    lc_forecaster_history(&rounds, f);
    return rounds > 1 && f->config.train.epochs > 1 && lc_forecaster_best_epoch(f) == f->config.train.epochs && was_validated(f);
}

/* Whether more rows of context would be read: a ridge regression may have a number of rows of its own. */
static lc_status reads_context(bool *out, const lc_config *config)
{
    char lookback[LC_TEXT_MAX];
    *out = true;
    if (!lc_ridge_is(&config->model))
        return LC_OK;
    CHECK(lc_config_get(lookback, config, "model", "ridge.lookback"));
    *out = strcmp(lookback, "context") == 0 || strcmp(lookback, "auto") == 0;
    return LC_OK;
}

static lc_status add_all(lc_buffer *hints, const lc_forecaster *f, const lc_comparison *c)
{
    const lc_config *config = lc_forecaster_config(f);
    if (still_fell(f))
        add(hints, "train.epochs = %zu, since the loss still fell in the last one", 2 * config->train.epochs);
    bool more;
    CHECK(reads_context(&more, config));
    if (more && config->window.context < config->data.season)
        add(hints, "window.context = %zu, a whole season", config->data.season);
    if (c->best < c->model && lc_arch_find(config->model.kind))
        CHECK(add_lesson(hints, f, c->name));
    if (c->ridge > 0 && c->ridge < c->model)
        add(hints, "model.kind = ridge");
    if (was_validated(f))
        add(hints, "a search by lanecast sweep");
    return LC_OK;
}

lc_status lc_hint_print(lc_page *page, const lc_forecaster *f, const lc_comparison *c)
{
    lc_status status = LC_OK;
    lc_buffer hints = {0};
    char *text = NULL;
    size_t rounds;
    lc_forecaster_history(&rounds, f);
    if (c->accuracy || !c->name || rounds == 0 || (c->model <= c->best && (c->ridge <= 0 || c->model <= c->ridge)))
        return LC_OK;
    TRY(add_all(&hints, f, c));
    TRY(lc_buffer_take(&text, &hints));
    if (*text)
        lc_page_line(page, "What may help: %s.", text);
done:
    lc_free(text);
    lc_buffer_free(&hints);
    return status;
}
