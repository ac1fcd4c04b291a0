/* The three ways in which channels lie in a shard, against the windows themselves. */
#include "contract/nets.h"

#include "data/fill.h"
#include "model/task.h"
#include "train/gather.h"

#include <lanecast/simulate.h>

enum { KNOWN = 3, CONTEXT = 5, HORIZON = 3, LANES = 16, TARGETS = 3 };

typedef struct bed {
    lc_dataset *dataset;
    lc_config config;
    lc_task *task;
    lc_net *net;
    lc_shard *shard;
} bed;

/* Weather of two stations; wind is not read, and an unknown pressure is a target of some windows. */
static void open_bed(bed *b, lc_layout layout, const char *normalize)
{
    const lc_simulation request = {.kind = "weather", .rows = 60, .series = 2, .seed = 3};
    *b = (bed){.config = lc_config_default()};
    assert_ok(lc_dataset_simulate(&b->dataset, &request));
    b->dataset->series[1].value[30 * b->dataset->channels + 1] = (double)NAN;
    assert_ok(lc_config_set(&b->config, "data.target=humidity temperature pressure"));
    assert_ok(lc_config_set(&b->config, "data.input=humidity temperature pressure"));
    assert_ok(lc_config_set(&b->config, "data.missing=mask"));
    assert_ok(lc_config_set(&b->config, "data.known=wind hour"));
    b->config.window.context = CONTEXT;
    b->config.window.horizon = HORIZON;
    snprintf(b->config.model.normalize, sizeof b->config.model.normalize, "%s", normalize);
    assert_ok(lc_task_new(&b->task, b->dataset, &b->config));
    lc_net_shape shape = {.context = CONTEXT, .inputs = TARGETS, .horizon = HORIZON, .targets = TARGETS, .known = KNOWN};
    if (layout == LC_CHANNELS_AS_LANES)
        shape.inputs = shape.targets = 1;
    assert_ok(lc_net_new(&b->net, &shape, &b->config.model));
    assert_ok(lc_shard_new(&b->shard, b->net, LANES, 1));
}

static void close_bed(bed *b)
{
    lc_shard_free(b->shard);
    lc_net_free(b->net);
    lc_task_free(b->task);
    lc_dataset_free(b->dataset);
}

static double value_at(const void *of, size_t row)
{
    return ((const double *)of)[row];
}

/* By the formulas, from the context; by its own of a variant that has none here. */
static lc_real normalized(const bed *b, const lc_window *w, size_t at, lc_real value)
{
    double track[CONTEXT];
    const char *name = b->config.model.normalize;
    const lc_scaled *scaled = b->task->scaled;
    const lc_real *context = scaled->value[w->series] + (w->origin - CONTEXT) * scaled->channels + at;
    double mean = 0, squares = 0;
    for (size_t i = 0; i < CONTEXT; i++)
        mean += (track[i] = (double)context[i * scaled->channels]) / CONTEXT;
    for (size_t i = 0; i < CONTEXT; i++)
        squares += (track[i] - mean) * (track[i] - mean);
    if (strcmp(name, "last") == 0)
        return value - context[(CONTEXT - 1) * scaled->channels];
    if (strcmp(name, "mean") == 0)
        return (lc_real)((double)value - mean);
    if (strcmp(name, "revin") == 0)
        return (lc_real)(((double)value - mean) / sqrt(squares / CONTEXT + 1e-5));
    if (!lc_normalize_find(name)->of)
        return value;
    const lc_window_stats own = lc_normalize_find(name)->of(&(lc_track){value_at, track, CONTEXT, 1});
    return (lc_real)(((double)value - own.zero) / own.spread);
}

/* Row `step` from the context's first on, of a channel of the task, as a network is to see it. */
static lc_real number(const bed *b, size_t window, size_t channel, size_t step)
{
    lc_window w = lc_windows_at(b->task->windows[LC_TRAIN], window);
    const lc_scaled *from = step < CONTEXT ? b->task->scaled : b->task->truth;
    const size_t at = b->task->targets[channel], channels = from->channels;
    lc_real value = from->value[w.series][(w.origin - CONTEXT + step) * channels + at];
    return normalized(b, &w, at, value);
}

static void same(lc_real found, lc_real expected)
{
    assert_true(fabs((double)found - (double)expected) <= 4e-6 * fmax(1, fabs((double)expected)) ||
                (isnan(found) && isnan(expected)));
}

/* Where a number of a window lies: x or target, and the place in it. */
static lc_real find(const bed *b, lc_layout layout, size_t lane_of_window, size_t channel, size_t step)
{
    bool lanes = layout == LC_CHANNELS_AS_LANES, past = step < CONTEXT;
    size_t lane = lanes ? lane_of_window * TARGETS + channel : lane_of_window, k = lanes ? 0 : channel,
           width = lanes ? 1 : TARGETS;
    if (!past)
        return b->shard->target[((step - CONTEXT) * width + k) * LANES + lane];
    size_t row = layout == LC_CHANNELS_AS_STEPS ? k * CONTEXT + step : step * width + k;
    return b->shard->x[row * LANES + lane];
}

/* What is known of step `step` of a horizon: wind, which is the last channel, then sine and cosine of the hour. */
static lc_real known_number(const bed *b, size_t window, size_t k, size_t step)
{
    lc_window w = lc_windows_at(b->task->windows[LC_TRAIN], window);
    const size_t channels = b->task->scaled->channels, wind = channels - 1, row = w.origin + step;
    const double angle = 2 * 3.14159265358979323846 * (double)(b->dataset->series[w.series].time[row] / 3600 % 24) / 24;
    return k == 0 ? b->task->scaled->value[w.series][row * channels + wind] : (lc_real)(k == 1 ? sin(angle) : cos(angle));
}

static void check(lc_layout layout, const char *normalize)
{
    bed b;
    open_bed(&b, layout, normalize);
    lc_source source = lc_task_source(b.task, b.task->windows[LC_TRAIN], &b.config.model);
    source.layout = layout;
    const size_t width = lc_source_width(&source), windows = 4, first = lc_windows_count(b.task->windows[LC_TRAIN]) - 14;
    size_t item[LANES], known = 0;
    for (size_t i = 0; i < windows * width; i++)
        item[i] = first * width + i;
    lc_gather(b.shard, &source, item, windows * width, true);
    for (size_t w = 0; w < windows; w++)
        for (size_t c = 0; c < TARGETS; c++)
            for (size_t step = 0; step < CONTEXT + HORIZON; step++) {
                same(find(&b, layout, w, c, step), number(&b, first + w, c, step));
                known += step >= CONTEXT && !isnan(number(&b, first + w, c, step));
            }
    for (size_t step = 0; step < HORIZON; step++)
        for (size_t k = 0; k < KNOWN; k++)
            for (size_t lane = 0; lane < LANES; lane++)
                same(b.shard->known[(step * KNOWN + k) * LANES + lane],
                     lane < windows * width ? known_number(&b, first + lane / width, k, step) : 0);
    for (size_t row = 0; row < b.shard->cells; row++)
        for (size_t lane = windows * width; lane < LANES; lane++)
            assert_true(isnan(b.shard->target[row * LANES + lane]));
    assert_int_equal(lc_shard_known(b.shard, b.net), known);
    assert_in_range(known, 1, windows * TARGETS * HORIZON - 1);
    close_bed(&b);
}

static void every_layout_holds_the_windows(void **state)
{
    (void)state;
    for (lc_layout layout = LC_CHANNELS_AS_FEATURES; layout <= LC_CHANNELS_AS_LANES; layout++)
        for (const char *const *normalize = lc_normalize_table_names; *normalize; normalize++)
            check(layout, *normalize);
}

static void known_targets_are_counted_by_window(void **state)
{
    (void)state;
    bed b;
    open_bed(&b, LC_CHANNELS_AS_FEATURES, "none");
    const lc_windows *windows = b.task->windows[LC_TRAIN];
    const lc_source source = lc_task_source(b.task, windows, &b.config.model);
    size_t all = 0, unknown = 0;
    for (size_t i = 0; i < lc_windows_count(windows); i++) {
        size_t found = lc_gather_known(&source, &i, 1);
        unknown += HORIZON * TARGETS - found;
        all++;
    }
    assert_int_equal(unknown, HORIZON); /* the unknown row is in as many windows as there are steps */
    assert_true(all > 30);
    close_bed(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_layout_holds_the_windows),
                                       cmocka_unit_test(known_targets_are_counted_by_window)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
