/* windows - whether what a sweep varies changes over which validation windows its trials are judged. */
#include "cli/sweep.h"

#include <stdio.h>
#include <string.h>

#include "model/task.h"

/* These leave out windows that others keep: where rows or values are missing, and where series begin. */
static const char *const keys[] = {"window.context", "data.limit", "data.input"};

/* Of validation: those that are cut, 0 where no trial can be; how many would be if no row or value were missing; how many
 * missing values leave out. Gaps leave out the others. */
typedef struct counts {
    size_t windows, whole, lacking;
} counts;

typedef struct extreme {
    counts of;
    char value[LC_NAME_MAX];
} extreme;

/* Of each series, those whose contexts do not begin before it. */
static size_t count_whole(const lc_task *task)
{
    const size_t least = lc_task_least(task), horizon = task->window.horizon;
    size_t count = 0;
    for (size_t i = 0; i < task->dataset->series_count; i++) {
        const lc_rows part = task->split->part[i * LC_PARTS + LC_VALID];
        const size_t first = part.first > least ? part.first : least;
        count += first + horizon <= part.end ? (part.end - horizon - first) / task->window.stride + 1 : 0;
    }
    return count;
}

static counts count_windows(const lc_dataset *dataset, const lc_config *config)
{
    lc_task *task = NULL;
    const lc_windows *train, *valid;
    counts c = {0};
    if (lc_task_new(&task, dataset, config) == LC_OK && lc_task_windows(&train, task, LC_TRAIN) == LC_OK &&
        lc_task_windows(&valid, task, LC_VALID) == LC_OK)
        c = (counts){lc_windows_count(valid), count_whole(task), lc_windows_skipped(valid)};
    lc_task_free(task);
    return c;
}

/* Of one value of a dimension; one that the data does not allow says nothing. */
static void look(extreme *least, extreme *most, const lc_dataset *dataset, const lc_config *base, const lc_dimension *d,
                 const char *value)
{
    char text[LC_TEXT_MAX];
    lc_config config = *base;
    snprintf(text, sizeof text, "%s=%s", d->key, value);
    const counts c = lc_config_set(&config, text) == LC_OK ? count_windows(dataset, &config) : (counts){0};
    if (c.windows == 0)
        return;
    extreme *const ends[] = {!least->of.windows || c.windows < least->of.windows ? least : NULL,
                             c.windows > most->of.windows ? most : NULL};
    for (size_t i = 0; i < 2; i++)
        if (ends[i]) {
            ends[i]->of = c;
            snprintf(ends[i]->value, sizeof ends[i]->value, "%s", value);
        }
}

/* Why there are fewer windows, and what helps. */
typedef struct cause {
    bool late, rows, values;
} cause;

/* With strides there may be more windows beside a gap than without it. */
static ptrdiff_t beside_gaps(const counts *c)
{
    return (ptrdiff_t)c->whole - (ptrdiff_t)c->windows - (ptrdiff_t)c->lacking;
}

/* What a longer context beside a gap lacks it may lack for a value, too. */
static cause cause_of(const counts *least, const counts *most)
{
    const bool rows = beside_gaps(least) > beside_gaps(most);
    const bool late = most->whole > least->whole, values = least->lacking > (rows ? 0 : most->lacking);
    return (cause){late, rows, values};
}

static const char *say_missing(const cause *c)
{
    return c->rows && c->values ? "rows and values are missing" : c->rows ? "rows are missing" : "values are missing";
}

static const char *say_help(const cause *c, const lc_config *base)
{
    if (c->late)
        return c->rows || c->values ? "; a later validation part (data.split) leaves out fewer"
                                    : "; a later validation part (data.split) keeps them the same";
    if (!c->values)
        return "; window.gaps = ignore, or import --grid with data.missing = mask, keeps them the same";
    return strcmp(base->data.missing, "mask") == 0 ? "" : "; data.missing = mask leaves out fewer";
}

static void note(const lc_args *args, const lc_config *base, const char *key, const extreme *least, const extreme *most)
{
    const cause c = cause_of(&least->of, &most->of);
    const bool missing = c.rows || c.values;
    lc_note(args,
            "trials are judged on %zu validation windows with %s = %s, and on %zu with %s: %s%s%s%s. Their scores are of other "
            "windows, and compare only roughly%s",
            most->of.windows, key, most->value, least->of.windows, least->value,
            c.late ? "some series begin too late for the longer context" : "", c.late && missing ? ", and " : "",
            missing ? say_missing(&c) : "", missing ? ", and leave out more of them" : "", say_help(&c, base));
}

static void look_at(const lc_args *args, const lc_dataset *dataset, const lc_config *base, const lc_dimension *d)
{
    extreme least = {0}, most = {0};
    char ends[2][LC_NAME_MAX];
    snprintf(ends[0], sizeof ends[0], "%.0f", d->low);
    snprintf(ends[1], sizeof ends[1], "%.0f", d->high);
    for (size_t i = 0; i < (d->kind == LC_DIMENSION_CHOICE ? d->choices : 2); i++)
        look(&least, &most, dataset, base, d, d->kind == LC_DIMENSION_CHOICE ? d->choice[i] : ends[i]);
    if (least.of.windows < most.of.windows)
        note(args, base, d->key, &least, &most);
}

void lc_sweep_note_windows(const lc_args *args, const lc_dataset *dataset, const lc_sweep_setup *setup)
{
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const lc_dimension *d = lc_domain_find(&setup->domain, keys[i]);
        if (d)
            look_at(args, dataset, &setup->base, d);
    }
}
