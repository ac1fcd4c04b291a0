/* versus - loads runs, evaluates each, and sees to it that they are judged on the same truths. */
#include "cli/versus/lines.h"

#include "cli/evaluate.h"
#include "cli/forecasts.h"
#include "cli/load.h"
#include "cli/outlook.h"
#include "core/mem.h"
#include "core/text.h"
#include "eval/portion.h"

#include <stdio.h>
#include <string.h>

/* --- the same truths ------------------------------------------------------------------------------------------------- */

static bool same_targets(const lc_forecaster *a, const lc_forecaster *b)
{
    size_t count, other;
    const size_t *target = lc_forecaster_targets(&count, a), *against = lc_forecaster_targets(&other, b);
    return count == other && memcmp(target, against, count * sizeof *target) == 0;
}

static bool are_alike(const lc_windows *own, const lc_windows *other)
{
    const size_t count = lc_windows_count(own);
    bool same = count == lc_windows_count(other);
    for (size_t i = 0; same && i < count; i++) {
        const lc_window w = lc_windows_at(own, i), v = lc_windows_at(other, i);
        same = w.series == v.series && w.origin == v.origin;
    }
    return same;
}

/* What of both runs is compared: a part, and series by name, NULL: all. */
typedef struct compared {
    lc_part part;
    const char *series;
} compared;

static lc_status same_windows(bool *same, const lc_forecaster *a, const lc_forecaster *b, const compared *of)
{
    lc_status status = LC_OK;
    const lc_windows *own, *other;
    lc_windows *owned[2] = {NULL, NULL};
    lc_choice choice = {0};
    TRY(lc_choice_new(&choice, lc_forecaster_dataset(a), of->series));
    TRY(lc_portion_choose(&own, &owned[0], a, of->part, &choice));
    TRY(lc_portion_choose(&other, &owned[1], b, of->part, &choice));
    *same = are_alike(own, other);
done:
    lc_windows_free(owned[0]);
    lc_windows_free(owned[1]);
    lc_choice_free(&choice);
    return status;
}

static bool same_texts(char *const *a, char *const *b, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(a[i], b[i]) != 0)
            return false;
    return true;
}

/* Both forecast numbers, or the same classes within the same limits. */
static bool same_classes(const lc_forecaster *f, const lc_forecaster *g)
{
    const lc_classes *a = lc_forecaster_classes(f), *b = lc_forecaster_classes(g);
    if (!a || !b)
        return a == b;
    if (a->count != b->count || a->targets != b->targets || a->lead != b->lead || a->steps != b->steps || !a->limit != !b->limit)
        return false;
    return same_texts(a->name, b->name, a->count) && same_texts(a->target, b->target, a->targets) &&
           strcmp(lc_forecaster_config(f)->classes.of, lc_forecaster_config(g)->classes.of) == 0 &&
           (!a->limit || memcmp(a->limit, b->limit, a->targets * (a->count - 1) * sizeof *a->limit) == 0);
}

/* The same rows, whatever clocks show at their moments: a run that reads hours and days gives them the zone that it knows. */
static bool same_rows(const lc_dataset *a, const lc_dataset *b)
{
    bool same = a->series_count == b->series_count && a->channels == b->channels;
    for (size_t c = 0; same && c < a->channels; c++)
        same = strcmp(a->channel[c].name, b->channel[c].name) == 0;
    for (size_t i = 0; same && i < a->series_count; i++) {
        const lc_series *s = &a->series[i], *t = &b->series[i];
        same = strcmp(s->name, t->name) == 0 && s->rows == t->rows && s->ticks == t->ticks && s->calendar == t->calendar &&
               memcmp(s->time, t->time, s->rows * sizeof *s->time) == 0 &&
               memcmp(s->value, t->value, s->rows * a->channels * sizeof *s->value) == 0;
    }
    return same;
}

/* What two runs have that the other has not; NULL: nothing. */
static lc_status find_difference(const char **what, const lc_forecaster *a, const lc_forecaster *b, const compared *of)
{
    const lc_window_config *own = &lc_forecaster_config(a)->window, *other = &lc_forecaster_config(b)->window;
    bool same;
    *what = NULL;
    if (!same_rows(lc_forecaster_dataset(a), lc_forecaster_dataset(b)))
        *what = "data: name one dataset for all with --data";
    else if (!same_targets(a, b))
        *what = "targets: train both on the same data.target";
    else if (own->horizon != other->horizon)
        *what = "horizons: train both with the same window.horizon";
    else if (!same_classes(a, b))
        *what = "classes: train both with the same section [classes], and the same training rows where limits are quantiles";
    if (*what)
        return LC_OK;
    CHECK(same_windows(&same, a, b, of));
    if (!same && strcmp(lc_forecaster_config(a)->data.transform, lc_forecaster_config(b)->data.transform) != 0)
        *what =
            "windows, as one data.transform has no value after a missing one or a gap: give all data.missing = interpolate or "
            "forward and window.gaps = ignore with --set, or train both with the same data.transform";
    else if (!same || own->drop_last != other->drop_last)
        *what =
            "windows: give all the same data.split, data.missing, window.stride, window.gaps and window.drop_last with --set, "
            "or train both with the same window.context";
    return LC_OK;
}

static lc_status check_same(const lc_versus *v, const lc_args *args, size_t run, lc_part part)
{
    const char *what;
    const compared of = {part, lc_args_text(args, "series")};
    CHECK(find_difference(&what, v->forecaster[0], v->forecaster[run], &of));
    return what ? lc_fail(LC_E_USAGE, "%s and %s differ in %s", lc_args_word(args, 0), lc_args_word(args, run), what) : LC_OK;
}

static bool scale_alike(const lc_forecaster *a, const lc_forecaster *b)
{
    size_t targets;
    const size_t *target = lc_forecaster_targets(&targets, a);
    const lc_scaler *s = lc_forecaster_scaler(a), *t = lc_forecaster_scaler(b);
    for (size_t series = 0; series < s->series_count; series++)
        for (size_t i = 0; i < targets; i++) {
            const size_t at = series * s->channels + target[i];
            if (s->shift[at] != t->shift[at] || s->scale[at] != t->scale[at])
                return false;
        }
    return true;
}

static bool train_alike(const lc_forecaster *a, const lc_forecaster *b)
{
    const lc_split *s = lc_forecaster_split(a), *t = lc_forecaster_split(b);
    bool alike = true;
    for (size_t i = 0; i < lc_forecaster_dataset(a)->series_count; i++) {
        const lc_rows own = s->part[i * LC_PARTS + LC_TRAIN], other = t->part[i * LC_PARTS + LC_TRAIN];
        alike &= own.first == other.first && own.end == other.end;
    }
    return alike;
}

/* --- all ------------------------------------------------------------------------------------------------------------- */

static size_t season_of(const lc_versus *v, size_t run)
{
    return lc_forecaster_config(v->forecaster[run])->data.season;
}

static lc_status load(lc_versus *v, const lc_args *args, lc_part part, size_t run)
{
    CHECK(lc_args_load_run(&v->forecaster[run], &v->dataset[run], args, lc_args_word(args, run)));
    CHECK(check_same(v, args, run, part));
    CHECK(lc_args_outlook(&v->outlook[run], v->forecaster[run], args));
    CHECK(lc_args_note_outlook(args, v->outlook[run]));
    v->scaled = v->scaled && scale_alike(v->forecaster[0], v->forecaster[run]);
    v->seasons = v->seasons && season_of(v, run) == season_of(v, 0);
    v->trained = v->trained && train_alike(v->forecaster[0], v->forecaster[run]);
    return LC_OK;
}

static lc_status evaluate(lc_versus *v, size_t run, const char *series)
{
    return lc_forecaster_classes(v->forecaster[run]) ? lc_evaluate_classes(&v->classes[run], v->forecaster[run], v->part, series)
                                                     : lc_evaluate_outlook(&v->evaluation[run], v->outlook[run], v->part, series);
}

static lc_status check_data(const lc_args *args)
{
    const char *data = lc_args_text(args, "data");
    if (data && lc_args_words(args) > 1 && strcmp(data, lc_standard_input) == 0)
        return lc_fail(LC_E_USAGE, "--data -: standard input is read once, and there are %zu runs: name a file",
                       lc_args_words(args));
    return LC_OK;
}

static lc_status allocate(lc_versus *v)
{
    CHECK(lc_new(&v->dataset, v->runs, sizeof *v->dataset));
    CHECK(lc_new(&v->forecaster, v->runs, sizeof *v->forecaster));
    CHECK(lc_new(&v->evaluation, v->runs, sizeof *v->evaluation));
    CHECK(lc_new(&v->classes, v->runs, sizeof *v->classes));
    return lc_new(&v->outlook, v->runs, sizeof *v->outlook);
}

lc_status lc_versus_new(lc_versus **out, const lc_args *args, lc_part part)
{
    lc_status status = LC_OK;
    lc_versus *v = NULL;
    TRY(check_data(args));
    TRY(lc_versus_check_names(args));
    TRY(lc_new(&v, 1, sizeof *v));
    v->part = part;
    v->runs = lc_args_words(args);
    v->scaled = v->seasons = v->trained = true;
    TRY(allocate(v));
    for (size_t i = 0; i < v->runs; i++)
        TRY(load(v, args, part, i));
    for (size_t i = 0; i < v->runs; i++) /* all of them compare */
        TRY(evaluate(v, i, lc_args_text(args, "series")));
    TRY(lc_versus_add_lines(v, args));
    *out = v;
    v = NULL;
done:
    lc_versus_free(v);
    return status;
}

const lc_spread *lc_versus_spread(const lc_versus *v)
{
    for (size_t i = 0; i < v->runs; i++)
        if (v->line[i].spread)
            return v->line[i].spread;
    return NULL;
}

void lc_versus_free(lc_versus *v)
{
    if (!v)
        return;
    for (size_t i = 0; i < v->runs; i++) {
        lc_evaluation_free(v->evaluation ? v->evaluation[i] : NULL);
        lc_class_evaluation_free(v->classes ? v->classes[i] : NULL);
        lc_outlook_free(v->outlook ? v->outlook[i] : NULL);
        lc_forecaster_free(v->forecaster ? v->forecaster[i] : NULL);
        lc_dataset_free(v->dataset ? v->dataset[i] : NULL);
    }
    lc_free(v->evaluation);
    lc_free(v->classes);
    lc_free(v->outlook);
    lc_free(v->forecaster);
    lc_free(v->dataset);
    lc_free(v->line);
    lc_free(v);
}

/* The lines of the tables are the columns of the file, with the same names; one run's own are "forecast". */
lc_status lc_versus_forecasts(const lc_versus *v, const lc_args *args, const char *path)
{
    lc_status status = LC_OK;
    lc_told *run = NULL;
    lc_told_other *other = NULL;
    TRY(lc_new(&run, v->runs, sizeof *run));
    TRY(lc_new(&other, v->lines, sizeof *other));
    for (size_t i = 0; i < v->lines; i++)
        other[i] = (lc_told_other){v->line[i].kind, v->line[i].name};
    for (size_t i = 0, at = v->runs; i < v->runs; i++) {
        run[i] = (lc_told){.name = v->runs > 1 ? v->line[i].name : NULL,
                           .forecaster = v->forecaster[i],
                           .outlook = v->outlook[i],
                           .other = &other[at]};
        for (; at < v->lines && v->line[at].from == i; at++)
            run[i].others++;
    }
    TRY(lc_forecasts_write(path, run, v->runs, v->part, lc_args_text(args, "series")));
done:
    lc_free(run);
    lc_free(other);
    return status;
}
