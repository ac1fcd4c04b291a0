/* evaluate - the errors of a run, next to those of the baselines. */
#include "cli/load.h"

#include <math.h>
#include <string.h>

#include "core/mem.h"

#include <lanecast/evaluate.h>

enum { ROWS_SHOWN = 12, NAME_SHOWN = 20 };

/* --- as JSON --------------------------------------------------------------------------------------------------------- */

/* {"mae": ..., "mse": ...} of one row of values. */
static json_t *values(const lc_evaluation *e, const double *value)
{
    json_t *object = json_object();
    for (size_t m = 0; m < e->metrics; m++)
        json_object_set_new(object, e->metric[m], lc_json_number(value[m]));
    return object;
}

static json_t *spaces(const lc_evaluation *e, const lc_line *line, size_t row, const double *(*rows)(const lc_scores *))
{
    json_t *object = json_object();
    json_object_set_new(object, "scaled", values(e, rows(&line->score[LC_SCALED]) + row * e->metrics));
    json_object_set_new(object, "units", values(e, rows(&line->score[LC_UNITS]) + row * e->metrics));
    return object;
}

static const double *overall(const lc_scores *s)
{
    return s->overall;
}

static const double *per_step(const lc_scores *s)
{
    return s->per_step;
}

static const double *per_channel(const lc_scores *s)
{
    return s->per_channel;
}

static json_t *steps(const lc_evaluation *e, const lc_line *line)
{
    json_t *array = json_array();
    for (size_t step = 0; step < e->horizon; step++) {
        json_t *object = spaces(e, line, step, per_step);
        json_object_set_new(object, "step", json_integer((json_int_t)step + 1));
        json_array_append_new(array, object);
    }
    return array;
}

static const char *channel_name(const lc_forecaster *f, size_t target)
{
    size_t count;
    return lc_forecaster_dataset(f)->channel[lc_forecaster_targets(&count, f)[target]].name;
}

static json_t *channels(const lc_evaluation *e, const lc_forecaster *f, const lc_line *line)
{
    json_t *array = json_array();
    for (size_t t = 0; t < e->targets; t++) {
        json_t *object = spaces(e, line, t, per_channel);
        json_object_set_new(object, "channel", lc_json_text(channel_name(f, t)));
        json_array_append_new(array, object);
    }
    return array;
}

static lc_status print_json(const lc_evaluation *e, const lc_forecaster *f)
{
    json_t *object = spaces(e, &e->line[0], 0, overall), *baselines = json_object(), *targets = json_array();
    for (size_t t = 0; t < e->targets; t++)
        json_array_append_new(targets, lc_json_text(channel_name(f, t)));
    for (size_t i = 1; i < e->lines; i++)
        json_object_set_new(baselines, e->line[i].name, spaces(e, &e->line[i], 0, overall));
    json_object_set_new(object, "schema", json_string("lanecast-evaluate-1"));
    json_object_set_new(object, "split", json_string(lc_part_name(e->part)));
    json_object_set_new(object, "model", json_string(e->line[0].name));
    json_object_set_new(object, "training", json_string(lc_training_name(lc_forecaster_training(f))));
    json_object_set_new(object, "windows", json_integer((json_int_t)e->windows));
    json_object_set_new(object, "run_series", lc_json_text(lc_forecaster_alias(f)));
    json_object_set_new(object, "seen_in_training", json_integer((json_int_t)e->seen[LC_TRAIN]));
    json_object_set_new(object, "seen_in_validation", json_integer((json_int_t)e->seen[LC_VALID]));
    json_object_set_new(object, "horizon", json_integer((json_int_t)e->horizon));
    json_object_set_new(object, "targets", targets);
    json_object_set_new(object, "per_horizon", steps(e, &e->line[0]));
    json_object_set_new(object, "per_channel", channels(e, f, &e->line[0]));
    json_object_set_new(object, "baselines", baselines);
    return lc_print_json(object);
}

/* --- as text --------------------------------------------------------------------------------------------------------- */

static double score(const lc_evaluation *e, size_t line, lc_space space, const char *metric)
{
    return e->line[line].score[space].overall[lc_metric_index(metric)];
}

/* A line per forecaster: scaled MSE and MAE, then every metric in the data's own units. */
static lc_status print_lines(const lc_evaluation *e)
{
    lc_status status = LC_OK;
    lc_table *table = NULL;
    TRY(lc_table_new(&table));
    TRY(lc_table_column(table, "forecaster", LC_TABLE_LEFT));
    TRY(lc_table_column(table, "MSE*", LC_TABLE_RIGHT));
    TRY(lc_table_column(table, "MAE*", LC_TABLE_RIGHT));
    for (size_t m = 0; m < e->metrics; m++)
        TRY(lc_table_column(table, e->metric[m], LC_TABLE_RIGHT));
    for (size_t i = 0; i < e->lines; i++) {
        TRY(lc_table_text(table, "%s", e->line[i].name));
        TRY(lc_table_number(table, score(e, i, LC_SCALED, "mse"), 4));
        TRY(lc_table_number(table, score(e, i, LC_SCALED, "mae"), 4));
        for (size_t m = 0; m < e->metrics; m++)
            TRY(lc_table_number(table, e->line[i].score[LC_UNITS].overall[m], 4));
    }
    TRY(lc_print_table(table, "Errors over all windows, steps and channels (*: scaled; others: own units)"));
done:
    lc_table_free(table);
    return status;
}

/* Scaled MSE and MAE of the model and of the reference, row by row. */
static lc_status add_row(lc_table *table, const lc_evaluation *e, size_t row, const double *(*rows)(const lc_scores *))
{
    const size_t mse = lc_metric_index("mse"), mae = lc_metric_index("mae");
    for (size_t i = 0; i < e->lines; i++) {
        if (i > 0 && i != e->reference)
            continue;
        const double *scaled = rows(&e->line[i].score[LC_SCALED]) + row * e->metrics,
                     *units = rows(&e->line[i].score[LC_UNITS]) + row * e->metrics;
        CHECK(lc_table_number(table, scaled[mse], 4));
        CHECK(lc_table_number(table, scaled[mae], 4));
        CHECK(lc_table_number(table, units[mae], 4));
    }
    return LC_OK;
}

static lc_status begin_rows(lc_table **table, const lc_evaluation *e, const char *first, lc_table_side side)
{
    static const char *const title[] = {"MSE*", "MAE*", "mae", "base MSE*", "base MAE*", "base mae"};
    CHECK(lc_table_new(table));
    CHECK(lc_table_column(*table, first, side));
    for (size_t i = 0; i < (e->reference ? 6 : 3); i++)
        CHECK(lc_table_column(*table, title[i], LC_TABLE_RIGHT));
    return LC_OK;
}

/* What a row is of, next to which baseline, and how to see the rows that are not shown, if there are any. */
static lc_status print_rows(const lc_table *table, const lc_evaluation *e, const char *of, const char *more)
{
    char title[LC_TEXT_MAX], next[LC_NAME_MAX + 16] = "";
    if (e->reference)
        snprintf(next, sizeof next, ", next to %s", e->line[e->reference].name);
    snprintf(title, sizeof title, "%s%s%s", of, next, more);
    return lc_print_table(table, title);
}

/* Every step with -v, else about a dozen, with the last. */
static lc_status print_steps(const lc_evaluation *e, bool all)
{
    lc_status status = LC_OK;
    lc_table *table = NULL;
    size_t by = all || e->horizon <= ROWS_SHOWN ? 1 : (e->horizon + ROWS_SHOWN - 1) / ROWS_SHOWN;
    TRY(begin_rows(&table, e, "step", LC_TABLE_RIGHT));
    for (size_t step = 1; step <= e->horizon; step++) {
        if (step != 1 && step % by != 0 && step != e->horizon)
            continue;
        TRY(lc_table_number(table, (double)step, 0));
        TRY(add_row(table, e, step - 1, per_step));
    }
    TRY(print_rows(table, e, "Per horizon step", by == 1 ? "" : " (all steps: -v)"));
done:
    lc_table_free(table);
    return status;
}

static lc_status print_channels(const lc_evaluation *e, const lc_forecaster *f, bool all)
{
    lc_status status = LC_OK;
    lc_table *table = NULL;
    size_t shown = all || e->targets <= 2 * ROWS_SHOWN ? e->targets : ROWS_SHOWN;
    TRY(begin_rows(&table, e, "channel", LC_TABLE_LEFT));
    for (size_t t = 0; t < shown; t++) {
        TRY(lc_table_short(table, channel_name(f, t), NAME_SHOWN));
        TRY(add_row(table, e, t, per_channel));
    }
    TRY(print_rows(table, e, "Per channel", shown == e->targets ? "" : " (all channels: -v)"));
done:
    lc_table_free(table);
    return status;
}

static void print_ratio(const lc_evaluation *e, double model)
{
    const char *name = e->line[e->reference].name;
    double reference = score(e, e->reference, LC_SCALED, "mse");
    if (!e->reference)
        return;
    if (isfinite(model / reference))
        printf("\nThe model's scaled MSE is %.3f times that of %s.\n", model / reference, name);
    else if (model == 0)
        printf("\nNeither the model nor %s makes an error here.\n", name);
}

/* A baseline that beats the model is named in words, so that nobody has to look for it. */
static void print_verdict(const lc_evaluation *e)
{
    double model = score(e, 0, LC_SCALED, "mse");
    size_t best = 0;
    for (size_t i = 1; i < e->lines; i++)
        if (strcmp(e->line[i].name, "best_possible") != 0 && score(e, i, LC_SCALED, "mse") < score(e, best, LC_SCALED, "mse"))
            best = i;
    if (best)
        printf("\nA baseline beats the model: %s.\nIts scaled MSE is %.4g, the model's %.4g.\n", e->line[best].name,
               score(e, best, LC_SCALED, "mse"), model);
    else
        print_ratio(e, model);
}

/* Part of the result too: such weights are not what the configuration asks for. */
static void print_training(const lc_forecaster *f)
{
    if (lc_forecaster_training(f) == LC_TRAINING_UNFINISHED)
        printf("Warning: training is unfinished; these are the best weights so far, of epoch %zu.\n",
               lc_forecaster_best_epoch(f));
    if (lc_forecaster_training(f) == LC_TRAINING_DIVERGED)
        printf("Warning: training diverged; these are the best weights before that, of epoch %zu.\n",
               lc_forecaster_best_epoch(f));
}

/* Errors on such windows prove nothing. Whoever copies the result must see it: so it is part of the result, not a note. */
static void print_seen(const lc_evaluation *e)
{
    static const char *const use[] = {"trained on", "selected on"};
    for (lc_part part = LC_TRAIN; part < e->part; part++)
        if (e->seen[part])
            printf("Warning: the model was %s targets of %zu of these windows.\n", use[part], e->seen[part]);
}

static lc_status print_text(const lc_evaluation *e, const lc_forecaster *f, bool all)
{
    printf("%s windows: %zu, horizon %zu, channels %zu\n", lc_part_name(e->part), e->windows, e->horizon, e->targets);
    print_training(f);
    print_seen(e);
    CHECK(print_lines(e));
    if (e->horizon > 1)
        CHECK(print_steps(e, all));
    if (e->targets > 1)
        CHECK(print_channels(e, f, all));
    print_verdict(e);
    return LC_OK;
}

/* --- the command ----------------------------------------------------------------------------------------------------- */

static lc_status run(const lc_args *args)
{
    lc_status status = LC_OK;
    lc_part part = LC_TEST;
    lc_dataset *dataset = NULL;
    lc_forecaster *forecaster = NULL;
    lc_evaluation *evaluation = NULL;
    if (lc_args_text(args, "split"))
        TRY(lc_part_find(&part, lc_args_text(args, "split")));
    TRY(lc_args_load(&forecaster, &dataset, args));
    TRY(lc_evaluate(&evaluation, forecaster, part));
    if (lc_args_json(args))
        TRY(print_json(evaluation, forecaster));
    else
        TRY(print_text(evaluation, forecaster, lc_args_has(args, "verbose")));
done:
    lc_evaluation_free(evaluation);
    lc_forecaster_free(forecaster);
    lc_dataset_free(dataset);
    return status;
}

static const lc_flag flags[] = {
    {.name = "split", .value = "PART", .choices = lc_part_names, .help = "train, valid or test (default: test)"},
    {.name = NULL},
};

const lc_command lc_command_evaluate = {
    .group = LC_GROUP_ERRORS,
    .summary = "errors per horizon step and channel, next to the baselines",
    .words = "RUN.h5",
    .words_least = 1,
    .words_most = 1,
    .flags = flags,
    .details = "Every metric is given for the model and for each baseline on the same windows, in\n"
               "scaled units (*) and in the data's own. best_possible is the true conditional\n"
               "mean, which is known for simulated data.\n\n"
               "Errors in own units are averaged as plain numbers: where channels or series differ\n"
               "in unit or size, the largest dominate. Then compare scaled errors, or the lines per\n"
               "channel. R2 uses each series' own mean and is averaged over channels; it is shown\n"
               "only if the forecast of every channel is known.\n\n"
               "If training or validation already used targets of these windows, by their time\n"
               "stamps (with another split, or other data), the result begins with a warning;\n"
               "seen_in_training and seen_in_validation of --json count such windows.",
    .takes = LC_TAKES_RUN,
    .run = run,
};
