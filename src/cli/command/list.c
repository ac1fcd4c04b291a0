/* list - the names a configuration may use, with a line on each and its own options; whatever is listed is selectable. */
#include "cli/command.h"
#include "cli/options.h"
#include "cli/picture.h"
#include "core/mem.h"
#include "core/nearest.h"
#include "core/table.h"
#include "data/format.h"
#include "data/simulate.h"
#include "eval/metric.h"

#include <lanecast/evaluate.h>
#include <string.h>

enum { NAMES = 28 /* columns of names in a listing */ };

/* --- what each listing holds ----------------------------------------------------------------------------------------- */

static lc_variant metric_variant(const char *name)
{
    return (lc_variant){name, lc_metric_formula(lc_metric_index(name)), NULL};
}

static lc_variant class_measure_variant(const char *name)
{
    return (lc_variant){name, lc_class_metric_formula(lc_class_metric_index(name)), NULL};
}

static const char *const *measure_names(void)
{
    return lc_spread_table_names;
}

static lc_variant measure_variant(const char *name)
{
    return (lc_variant){name, lc_spread_find(name)->help, NULL};
}

static lc_variant format_variant(const char *name)
{
    return (lc_variant){name, lc_format_find(name)->help, NULL};
}

static lc_variant simulator_variant(const char *name)
{
    return (lc_variant){name, lc_simulator_find(name)->help, NULL};
}

static lc_variant picture_variant(const char *name)
{
    return (lc_variant){name, lc_picture_find(name)->help, NULL};
}

static const char *const *format_names(void)
{
    return lc_format_table_names;
}

/* The variants that an option chooses (section and key), or those of a folder that no option chooses from. */
typedef struct listing {
    const char *name, *section, *key;
    const char *const *(*names)(void);
    lc_variant (*variant)(const char *name);
} listing;

static const listing listings[] = {
    {"kinds", "model", "kind", NULL, NULL},
    {"cells", "model", "cell", NULL, NULL},
    {"losses", "model", "loss", NULL, NULL},
    {"normalizers", "model", "normalize", NULL, NULL},
    {"optimizers", "train", "optimizer", NULL, NULL},
    {"schedules", "train", "schedule", NULL, NULL},
    {"orders", "train", "order", NULL, NULL},
    {"transforms", "data", "transform", NULL, NULL},
    {"scalers", "data", "scale", NULL, NULL},
    {"samplers", "sweep", "sampler", NULL, NULL},
    {"pruners", "sweep", "pruner", NULL, NULL},
    {"metrics", NULL, NULL, lc_metric_names, metric_variant},
    {"measures", NULL, NULL, measure_names, measure_variant},
    {"class_measures", NULL, NULL, lc_class_metric_names, class_measure_variant},
    {"formats", NULL, NULL, format_names, format_variant},
    {"simulators", NULL, NULL, lc_simulator_names, simulator_variant},
    {"plots", NULL, NULL, lc_picture_names, picture_variant},
};

enum { LISTINGS = sizeof listings / sizeof *listings };

/* With the functions of the option, where one chooses. */
static listing complete(const listing *l)
{
    listing whole = *l;
    const lc_option *option;
    for (size_t i = 0; l->key && (option = lc_file_option(i)); i++)
        if (strcmp(option->section, l->section) == 0 && strcmp(option->key, l->key) == 0) {
            whole.names = option->choices;
            whole.variant = option->variant;
        }
    return whole;
}

static bool wanted(const lc_args *args, const listing *l)
{
    const char *word = lc_args_word(args, 0);
    return !word || strcmp(word, l->name) == 0;
}

/* --- as text --------------------------------------------------------------------------------------------------------- */

static void print_row(const char *name, const char *help)
{
    printf("%-*s", NAMES, name);
    if (strlen(name) >= NAMES)
        printf("\n%*s", NAMES, "");
    lc_print_wrapped(stdout, help, NAMES);
}

static void print_variant(const lc_variant *v)
{
    char name[2 * LC_NAME_MAX];
    snprintf(name, sizeof name, "  %s", v->name);
    print_row(name, v->help);
    for (const lc_option *knob = v->knobs; knob && knob->key; knob++) {
        snprintf(name, sizeof name, "    %s.%s = %s", v->name, knob->key, knob->standard);
        print_row(name, knob->help);
    }
}

static void print_text(const lc_args *args)
{
    for (const listing *l = listings; l < listings + LISTINGS; l++) {
        const listing whole = complete(l);
        if (!wanted(args, l))
            continue;
        if (l->key)
            printf("%s ([%s] %s)\n", l->name, l->section, l->key);
        else
            printf("%s\n", l->name);
        for (const char *const *name = whole.names(); *name; name++) {
            lc_variant v = whole.variant(*name);
            print_variant(&v);
        }
    }
}

/* --- as JSON --------------------------------------------------------------------------------------------------------- */

static lc_status print_json(const lc_args *args)
{
    json_t *object = json_pack("{ss}", "schema", "lanecast-list-1");
    for (const listing *l = listings; l < listings + LISTINGS; l++) {
        if (!wanted(args, l))
            continue;
        json_t *names = json_array();
        for (const char *const *name = complete(l).names(); *name; name++)
            json_array_append_new(names, json_string(*name));
        json_object_set_new(object, l->name, names);
    }
    return lc_print_json(object);
}

static lc_status refuse(const char *word)
{
    const char *names[LISTINGS + 1] = {NULL};
    for (size_t i = 0; i < LISTINGS; i++)
        names[i] = listings[i].name;
    return lc_fail(LC_E_USAGE, "nothing to list called '%s'%s; see lanecast list --help", word,
                   lc_nearest_name(word, names).text);
}

static lc_status run(const lc_args *args)
{
    bool known = false;
    for (const listing *l = listings; l < listings + LISTINGS; l++)
        known |= wanted(args, l);
    if (!known)
        return refuse(lc_args_word(args, 0));
    if (lc_args_json(args))
        return print_json(args);
    print_text(args);
    return LC_OK;
}

const lc_command lc_command_list = {
    .group = LC_GROUP_TOOL,
    .summary = "the names a configuration may use",
    .words = "[WHAT]",
    .words_most = 1,
    .details = "WHAT is kinds, cells, losses, normalizers, optimizers, schedules, orders,\n"
               "transforms, scalers, samplers, pruners, metrics, measures (of quantiles),\n"
               "class_measures, formats, simulators or plots; without it, all. Below a name are the\n"
               "options of its own, as a file of a configuration has them in the section named above.",
    .examples = "    lanecast list\n"
                "    lanecast list cells",
    .run = run,
};
