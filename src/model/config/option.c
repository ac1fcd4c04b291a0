/* option - the table of all options. It is in model, because its choices are the registries of the rooms below. */
#include <lanecast/forecaster.h>

#include "data/scaler.h"
#include "data/transform.h"
#include "lane/lane.h"
#include "model/baseline.h"
#include "model/interval.h"
#include "model/ridge/plan.h"
#include "nn/arch.h"
#include "nn/head.h"
#include "nn/init.h"
#include "nn/normalize.h"
#include "train/optim.h"
#include "train/order.h"
#include "train/schedule.h"

/* An architecture, the ridge regression, or a baseline. */
static lc_variant kind_variant(const char *name)
{
    const lc_variant arch = lc_arch_variant(name), ridge = lc_ridge_variant(name);
    return arch.name ? arch : ridge.name ? ridge : lc_baseline_variant(name);
}

static const char *const *transform_names(void)
{
    return lc_transform_table_names;
}

static const char *const *normalize_names(void)
{
    return lc_normalize_table_names;
}

static const char *const *scaler_names(void)
{
    static const char *const names[] = {"run", "new", NULL};
    return names;
}

static const char *const *output_names(void)
{
    static const char *const names[] = {"last", "every", NULL};
    return names;
}

/* Where a field of a section is, and how large. */
#define AT(room, field)   offsetof(lc_config, room.field)
#define SIZE(room, field) sizeof(((lc_config *)0)->room.field)

/* clang-format off */
#define TEXT(room, field, standard, help) \
    { #room, #field, LC_OPTION_TEXT, AT(room, field), SIZE(room, field), standard, 0, 0, NULL, help, NULL }
#define CHOICE(room, field, standard, names, help) \
    { #room, #field, LC_OPTION_CHOICE, AT(room, field), SIZE(room, field), standard, 0, 0, names, help, NULL }
#define VARIANT(room, field, standard, names, variant, help) \
    { #room, #field, LC_OPTION_CHOICE, AT(room, field), SIZE(room, field), standard, 0, 0, names, help, variant }
#define COUNT(room, field, standard, least, most, help) \
    { #room, #field, LC_OPTION_COUNT, AT(room, field), 1, standard, least, most, NULL, help, NULL }
#define AUTO_COUNT(room, field, least, most, help) \
    { #room, #field, LC_OPTION_AUTO_COUNT, AT(room, field), 1, "auto", least, most, NULL, help, NULL }
#define COUNTS(room, field, capacity, standard, least, most, help) \
    { #room, #field, LC_OPTION_COUNTS, AT(room, field), capacity, standard, least, most, NULL, help, NULL }
#define NUMBER(room, field, standard, least, most, help) \
    { #room, #field, LC_OPTION_NUMBER, AT(room, field), 1, standard, least, most, NULL, help, NULL }
#define FLAG(room, field, standard, help) \
    { #room, #field, LC_OPTION_FLAG, AT(room, field), 1, standard, 0, 0, NULL, help, NULL }
#define SEED(room, field, standard, help) \
    { #room, #field, LC_OPTION_SEED, AT(room, field), 1, standard, 0, 0, NULL, help, NULL }
/* clang-format on */

enum { ROWS_MOST = 100000000, EPOCHS_MOST = 1000000 };

/* clang-format off */
static const lc_option table[] = {
    TEXT(data, file, "", "the dataset: HDF5 or CSV; relative names begin at the working folder"),
    TEXT(data, target, "*",
         "channels to forecast: names between blanks or commas; one that has either is written in double quotes; *: all"),
    TEXT(data, input, "*", "channels the model reads, written as those of data.target"),
    TEXT(data, calendar, "",
         "what the model also reads of each row's local time: minute, hour, weekday, yearday, month, whole numbers, each as sine "
         "and cosine"),
    TEXT(data, known, "",
         "what is known of the rows to forecast: channels, and words of data.calendar; one linear map for all steps adds it up"),
    TEXT(data, split, "0.7 0.1 0.2",
         "training, validation, test: rows (* 0 48: the last 48 test), fractions, or the first days of the last two"),
    VARIANT(data, transform, "none", transform_names, lc_transform_variant,
            "what is done to targets before they are scaled, and undone in forecasts"),
    VARIANT(data, scale, "standard", lc_scaler_names, lc_scaler_variant, "how values are scaled, fitted on training rows only"),
    CHOICE(data, missing, "error", lc_missing_names,
           "missing values: error: none may be; skip: leave out windows with one; forward, interpolate: fill contexts, leave out "
           "windows with a missing target (interpolate: or last row); mask: fill contexts forward, leave such targets out of "
           "loss and errors, and windows without any other"),
    COUNT(data, limit, "0", 0, ROWS_MOST, "rows that filling (forward, interpolate, mask) spans at most; 0: any number"),
    AUTO_COUNT(data, season, 0, ROWS_MOST,
               "rows per season, for the seasonal-naive forecast and MASE; across a gap, or in sessions, what is missing counts "
               "too, of open weekdays rows alone; 0: not seasonal; auto: the day, week or year of such rows whose seasonal-naive "
               "forecast errs least over the validation windows, 0 where the last value errs less"),

    COUNT(window, context, "96", 1, ROWS_MOST, "rows a forecast reads"),
    COUNT(window, horizon, "96", 1, ROWS_MOST, "rows a forecast spans"),
    COUNT(window, shortest, "0", 0, ROWS_MOST,
          "rows that a forecast reads at least, where fewer than context are there: at the start of a series, after a gap; 0: "
          "context"),
    COUNT(window, stride, "1", 1, ROWS_MOST,
          "rows from one window to the next, in validation and test too; counted anew after a gap"),
    CHOICE(window, gaps, "cut", lc_gaps_names,
           "cut: no window crosses a gap: 1.5 usual steps, 14 days where weekdays are closed, or rows missing in a session; "
           "ignore: windows cross them, and seasons are counted in time all the same"),
    COUNT(window, drop_last, "0", 0, ROWS_MOST, "evaluation drops windows beyond the last multiple of this; 0: keeps all"),

    CHOICE(classes, of, "numbers", lc_class_measure_names,
           "what is forecast: numbers, or classes of the value, of its change since the last known row, in units or percent; "
           "label: the targets are channels of 0 and 1, a class each"),
    TEXT(classes, limits, "",
         "upper ends of all classes but the last: -0.5 0.5; or of training rows: quantiles 3, quantiles 0.1 0.9"),
    TEXT(classes, names, "", "of the classes, from the lowest: down flat up; made up where empty"),
    TEXT(classes, weights, "",
         "what the loss of each class counts: 1 0.5 1; or balanced: rows / (classes * rows of it); empty: 1"),
    CHOICE(classes, each, "horizon", lc_class_each_names,
           "horizon: one class, of its last row; row: one for every row, changes then from row to row"),

    VARIANT(model, kind, "recurrent", lc_kind_names, kind_variant, "a network's architecture, ridge, or a baseline"),
    VARIANT(model, cell, "gru", lc_cell_names, lc_cell_variant, "the recurrent cell"),
    COUNTS(model, hidden, LC_LAYERS_MAX, "64", 1, 65536, "units: one size for every layer, or one per layer"),
    COUNT(model, layers, "0", 0, LC_LAYERS_MAX, "layers; 0: as many as hidden has sizes"),
    FLAG(model, bidirectional, "no", "also read the context backward"),
    NUMBER(model, dropout, "0", 0, 0.99, "share of units dropped between layers while training"),
    NUMBER(model, dropout_recurrent, "0", 0, 0.99,
           "share of the state that gates do not read while training, the same units at every step of a window"),
    NUMBER(model, dropout_weights, "0", 0, 0.99, "share of recurrent weights dropped, others at every training step"),
    NUMBER(model, dropout_input, "0", 0, 0.99, "share of input values dropped while training, each by itself"),
    NUMBER(model, dropout_head, "0", 0, 0.99, "share of the units dropped that the head reads, while training"),
    FLAG(model, residual, "no", "a layer but the first adds what it reads to its output; hidden is one size then"),
    VARIANT(model, interval, "none", lc_interval_names, lc_interval_variant,
            "quantiles of any forecaster, by its errors over the validation windows"),
    VARIANT(model, normalize, "auto", normalize_names, lc_normalize_variant,
            "what a window is measured from before it is read, and its forecast with it"),
    FLAG(model, ridge, "yes",
         "fit a ridge regression of the same context beside a network, as a line of every evaluation, where that is small beside "
         "training"),
    VARIANT(model, loss, "mse", lc_head_names, lc_head_variant,
            "loss to minimize, which decides what a forecast says of a target, in the target's units: columns Close, Close_q0.1, "
            "Close_sample1; class and p_up, or score_up, of classes"),
    CHOICE(model, output, "last", output_names,
           "what training asks for: last: the forecast after the last row of a context; every: after each of its rows"),
    CHOICE(model, init, "keras", lc_init_names,
           "first weights: keras: Glorot and orthogonal, all gates at once, forget bias 1; glorot: the same gate by gate; "
           "pytorch: its uniform"),

    COUNT(train, epochs, "10", 1, EPOCHS_MOST, "passes over the training windows, at most"),
    COUNT(train, batch, "32", 1, ROWS_MOST, "windows per step"),
    VARIANT(train, order, "shuffled", lc_order_names, lc_order_variant, "in which order an epoch visits the training windows"),
    VARIANT(train, optimizer, "adam", lc_optim_names, lc_optim_variant, "how a gradient changes the weights"),
    NUMBER(train, rate, "0.003", 0, 1e6, "learning rate"),
    VARIANT(train, schedule, "constant", lc_schedule_names, lc_schedule_variant, "how the learning rate changes in training"),
    COUNT(train, warmup, "0", 0, EPOCHS_MOST, "epochs over which the rate grows linearly to its full size"),
    NUMBER(train, clip, "1", 0, 1e9, "largest global norm of a gradient; 0: no limit"),
    NUMBER(train, clip_value, "0", 0, 1e9, "largest size of a gradient's element; 0: no limit"),
    COUNT(train, truncate, "0", 0, ROWS_MOST,
          "truncated BPTT: a step takes that many further rows of each stretch of a series, and begins with the state that the "
          "one before ended with; 0: every window begins at its context, with no state"),
    NUMBER(train, half_life, "0", 0, 1e9,
           "rows after which an older training window of a series counts half as much in the loss; 0: all count alike"),
    FLAG(train, balanced, "no", "every series counts alike in the training loss, however many windows it has"),
    NUMBER(train, average, "0", 0, 0.999999,
           "decay of an average of the weights over steps, which is validated and kept in their place; 0: none"),
    COUNT(train, validate_every, "0", 0, ROWS_MOST,
          "steps from one validation to the next, besides the one at the end of every epoch; 0: only that one"),
    COUNT(train, patience, "3", 0, EPOCHS_MOST, "validations (epochs) without improvement before training stops; 0: never"),
    TEXT(train, from, "", "a run file whose weights training begins with, by a new optimizer; empty: random weights"),
    CHOICE(train, from_scaler, "run", scaler_names,
           "with train.from: run: values are scaled as in that run, whose weights know them so; new: by these training rows"),

    SEED(run, seed, "1", "seed of all random numbers"),
    COUNT(run, seeds, "1", 1, LC_SEEDS_MOST,
          "networks to train, one after the other, of seed, seed + 1, ...: an ensemble, whose average is the forecast"),
    COUNT(run, threads, "0", 0, 4096, "threads, at most one a core; 0: all. Results do not depend on them"),
    NUMBER(run, checkpoint, "600", 0, 1e9,
           "seconds from one save of an unfinished run to the next, the first after 60 at most; 0: none"),
};
/* clang-format on */

const lc_option *lc_option_table(size_t *count)
{
    *count = sizeof table / sizeof *table;
    return table;
}
