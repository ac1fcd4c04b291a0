/* list - the names a configuration may use; whatever is listed is selectable. */
#include "cli/command.h"
#include "core/mem.h"
#include "core/names.h"
#include "core/table.h"
#include "data/format.h"
#include "data/scaler.h"
#include "eval/metric.h"
#include "lane/lane.h"
#include "model/baseline.h"
#include "nn/arch.h"
#include "nn/loss.h"
#include "train/optim.h"
#include "train/order.h"
#include "train/schedule.h"

#include <lanecast/evaluate.h>
#include <lanecast/forecaster.h>
#include <string.h>

typedef const char *(*note)(size_t index);

static const char *cell_note(size_t i)
{
    const lc_lane *lane;
    return lc_lane_choose(&lane) == LC_OK ? lane->cells[i]->formula : "";
}

static const char *loss_note(size_t i)
{
    return lc_loss_table[i]->formula;
}

static const char *optim_note(size_t i)
{
    return lc_optim_table[i]->formula;
}

static const char *schedule_note(size_t i)
{
    return lc_schedule_table[i]->formula;
}

static const char *order_note(size_t i)
{
    return lc_order_table[i]->help;
}

static const char *scaler_note(size_t i)
{
    return lc_scaler_table[i]->help;
}

static const char *metric_note(size_t i)
{
    return lc_metric_table[i]->formula;
}

static const char *kind_note(size_t i)
{
    const char *name = lc_kind_names()[i];
    const lc_arch *arch = lc_arch_table[lc_names_find(lc_arch_table_names, name)];
    return arch ? arch->help : lc_baseline_table[lc_names_find(lc_baseline_table_names, name)]->help;
}

static const char *format_note(size_t i)
{
    return lc_format_table[i]->help;
}

static const char *const *format_names(void)
{
    return lc_format_table_names;
}

static const struct listing {
    const char *name;
    const char *const *(*names)(void);
    note note;
} listings[] = {
    {"kinds", lc_kind_names, kind_note},
    {"cells", lc_cell_names, cell_note},
    {"losses", lc_loss_names, loss_note},
    {"optimizers", lc_optim_names, optim_note},
    {"schedules", lc_schedule_names, schedule_note},
    {"orders", lc_order_names, order_note},
    {"scalers", lc_scaler_names, scaler_note},
    {"metrics", lc_metric_names, metric_note},
    {"formats", format_names, format_note},
};

enum { LISTINGS = sizeof listings / sizeof *listings };

static bool wanted(const lc_args *args, const struct listing *listing)
{
    const char *word = lc_args_word(args, 0);
    return !word || strcmp(word, listing->name) == 0;
}

static lc_status print_listing(const struct listing *listing)
{
    lc_status status = LC_OK;
    lc_table *table = NULL;
    char *text = NULL;
    const char *const *name = listing->names();
    TRY(lc_table_new(&table));
    TRY(lc_table_column(table, listing->name, LC_TABLE_LEFT));
    TRY(lc_table_column(table, "", LC_TABLE_LEFT));
    for (size_t i = 0; name[i]; i++) {
        TRY(lc_table_text(table, "  %s", name[i]));
        TRY(lc_table_text(table, "%s", listing->note(i)));
    }
    TRY(lc_table_write(&text, table, 80));
    fputs(text, stdout);
done:
    lc_free(text);
    lc_table_free(table);
    return status;
}

static lc_status print_text(const lc_args *args)
{
    lc_status status = LC_OK;
    for (const struct listing *l = listings; l < listings + LISTINGS; l++)
        if (wanted(args, l))
            TRY(print_listing(l));
done:
    return status;
}

static lc_status print_json(const lc_args *args)
{
    json_t *object = json_pack("{ss}", "schema", "lanecast-list-1");
    for (const struct listing *l = listings; l < listings + LISTINGS; l++) {
        if (!wanted(args, l))
            continue;
        json_t *names = json_array();
        for (const char *const *name = l->names(); *name; name++)
            json_array_append_new(names, json_string(*name));
        json_object_set_new(object, l->name, names);
    }
    return lc_print_json(object);
}

static lc_status run(const lc_args *args)
{
    bool known = false;
    for (const struct listing *l = listings; l < listings + LISTINGS; l++)
        known |= wanted(args, l);
    if (!known)
        return lc_fail(LC_E_USAGE, "nothing to list called '%s'; see lanecast list --help", lc_args_word(args, 0));
    return lc_args_json(args) ? print_json(args) : print_text(args);
}

const lc_command lc_command_list = {
    .name = "list",
    .group = LC_GROUP_TOOL,
    .summary = "the names a configuration may use",
    .words = "[WHAT]",
    .words_most = 1,
    .details = "WHAT is kinds, cells, losses, optimizers, schedules, orders, scalers, metrics or formats;\n"
               "without it, all.",
    .run = run,
};
