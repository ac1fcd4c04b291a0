/* weigh - weights of windows, whose mean is 1. */
#include "train/weigh.h"

#include <math.h>

#include "core/counted.h"
#include "core/mem.h"
#include "core/status.h"

/* The windows of one series, next to each other, origins ascending. */
typedef struct run {
    size_t first, end;
} run;

static run run_of(const lc_windows *windows, size_t first)
{
    const size_t series = lc_windows_at(windows, first).series;
    run r = {first, first};
    while (r.end < lc_windows_count(windows) && lc_windows_at(windows, r.end).series == series)
        r.end++;
    return r;
}

static double divisor(run r, const lc_train_config *config)
{
    return config->balanced ? (double)(r.end - r.first) : 1;
}

/* Weights by age; what they come to. */
static double age_series(double *weight, const lc_windows *windows, run r, double half_life)
{
    const size_t newest = lc_windows_at(windows, r.end - 1).origin;
    double sum = 0;
    for (size_t i = r.first; i < r.end; i++) {
        const double age = (double)(newest - lc_windows_at(windows, i).origin);
        sum += weight[i] = half_life > 0 ? exp2(-age / half_life) : 1;
    }
    return sum;
}

/* Multiplied before they are divided, equal weights are 1 exactly. */
static void weigh(double *weight, const lc_windows *windows, const lc_train_config *config)
{
    const size_t count = lc_windows_count(windows);
    double sum = 0;
    for (run r = {0, 0}; r.end < count;) {
        r = run_of(windows, r.end);
        sum += age_series(weight, windows, r, config->half_life) / divisor(r, config);
    }
    for (run r = {0, 0}; r.end < count;) {
        r = run_of(windows, r.end);
        for (size_t i = r.first; i < r.end; i++)
            weight[i] = weight[i] * (double)count / (divisor(r, config) * sum);
    }
}

lc_status lc_weigh(double **out, const lc_windows *windows, const lc_train_config *config)
{
    *out = NULL;
    if (config->half_life == 0 && !config->balanced)
        return LC_OK;
    CHECK(lc_new(out, lc_windows_count(windows), sizeof **out));
    weigh(*out, windows, config);
    return LC_OK;
}

static double worth_of(const double *weight, size_t count)
{
    double sum = 0, squares = 0;
    for (size_t i = 0; i < count; i++) {
        sum += weight[i];
        squares += weight[i] * weight[i];
    }
    return sum * sum / squares;
}

lc_status lc_weigh_note(lc_buffer *notes, const lc_windows *windows, const lc_train_config *config)
{
    const size_t count = lc_windows_count(windows);
    double *weight;
    CHECK(lc_weigh(&weight, windows, config));
    const double worth = weight ? worth_of(weight, count) : (double)count;
    if (config->half_life > 0 && worth < (double)config->batch && worth < 0.5 * (double)count)
        lc_buffer_line(
            notes,
            "train.half_life = %g: the weights of %s are worth %.3g equal ones, fewer than a batch of %zu: a longer half "
            "life, in rows, learns from more",
            config->half_life, lc_counted(count, "window").text, worth, config->batch);
    lc_free(weight);
    return LC_OK;
}
