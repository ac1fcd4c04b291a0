/* windows - whether what a sweep varies changes over which validation windows its trials are judged. */
#include "cli/sweep.h"

#include <stdio.h>

#include "model/task.h"

/* Where rows or values are missing, these leave out windows that others keep. */
static const char *const keys[] = {"window.context", "data.limit", "data.input"};

typedef struct extreme {
    size_t windows;
    char value[LC_NAME_MAX];
} extreme;

static size_t count_windows(const lc_dataset *dataset, const lc_config *config)
{
    lc_task *task = NULL;
    const lc_windows *windows;
    const bool some = lc_task_new(&task, dataset, config) == LC_OK && lc_task_windows(&windows, task, LC_VALID) == LC_OK;
    const size_t count = some ? lc_windows_count(windows) : 0;
    lc_task_free(task);
    return count;
}

/* Of one value of a dimension; one that the data does not allow says nothing. */
static void look(extreme *least, extreme *most, const lc_dataset *dataset, const lc_config *base, const lc_dimension *d,
                 const char *value)
{
    char text[LC_TEXT_MAX];
    lc_config config = *base;
    snprintf(text, sizeof text, "%s=%s", d->key, value);
    const size_t windows = lc_config_set(&config, text) == LC_OK ? count_windows(dataset, &config) : 0;
    if (windows == 0)
        return;
    extreme *const ends[] = {!least->windows || windows < least->windows ? least : NULL, windows > most->windows ? most : NULL};
    for (size_t i = 0; i < 2; i++)
        if (ends[i]) {
            ends[i]->windows = windows;
            snprintf(ends[i]->value, sizeof ends[i]->value, "%s", value);
        }
}

static void look_at(const lc_args *args, const lc_dataset *dataset, const lc_config *base, const lc_dimension *d)
{
    extreme least = {0}, most = {0};
    char ends[2][LC_NAME_MAX];
    snprintf(ends[0], sizeof ends[0], "%.0f", d->low);
    snprintf(ends[1], sizeof ends[1], "%.0f", d->high);
    for (size_t i = 0; i < (d->kind == LC_DIMENSION_CHOICE ? d->choices : 2); i++)
        look(&least, &most, dataset, base, d, d->kind == LC_DIMENSION_CHOICE ? d->choice[i] : ends[i]);
    if (least.windows < most.windows)
        lc_note(args,
                "trials are judged on %zu validation windows with %s = %s, and on %zu with %s: rows or values are missing, and "
                "leave out more of them. Their scores are of other windows, and compare only roughly; window.gaps = ignore, or "
                "import --grid with data.missing = mask, keeps them the same",
                most.windows, d->key, most.value, least.windows, least.value);
}

void lc_sweep_note_windows(const lc_args *args, const lc_dataset *dataset, const lc_sweep_setup *setup)
{
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const lc_dimension *d = lc_domain_find(&setup->domain, keys[i]);
        if (d)
            look_at(args, dataset, &setup->base, d);
    }
}
