/* report - the sections about one run. */
#include "cli/report.h"

#include "cli/args.h"
#include "cli/classes.h"
#include "cli/evaluate.h"
#include "cli/idle.h"
#include "core/buffer.h"
#include "core/mem.h"
#include "core/words.h"
#include "nn/arch.h"

#include <lanecast/base.h>

#include <string.h>

/* --- errors ---------------------------------------------------------------------------------------------------------- */

static lc_status add_errors(lc_page *page, const lc_report_run *run, int level)
{
    lc_page_heading(page, level, "Errors");
    if (run->classes)
        return lc_classes_show(page, run->classes, run->forecaster, true);
    return lc_evaluate_show(page, run->evaluation, run->forecaster, true);
}

static lc_status add_forecasts(lc_page *page, const lc_report_run *run, int level)
{
    lc_page_heading(page, level, "Forecasts");
    return lc_report_pictures_add(page, run, run->classes ? LC_FROM_CLASSES : LC_FROM_NUMBERS);
}

static lc_status add_training(lc_page *page, const lc_report_run *run, int level)
{
    lc_page_heading(page, level, "Model and training");
    CHECK(lc_run_facts_show(page, run->facts));
    CHECK(lc_report_pictures_add(page, run, LC_FROM_RUN));
    return lc_run_history_show(page, run->facts, true);
}

/* --- configuration --------------------------------------------------------------------------------------------------- */

/* The value; of layers = 0 the number that it comes to, too. */
static lc_status add_value(lc_table *table, const lc_entry *e, const lc_model_config *model)
{
    const bool layers = strcmp(e->section, "model") == 0 && strcmp(e->key, "layers") == 0;
    if (layers && model->layers == 0)
        return lc_table_text(table, "%s: %zu, as hidden", e->value, lc_model_layers(model));
    return lc_table_text(table, "%s", e->value);
}

static lc_status add_entry(lc_table *table, const lc_entry *e, const lc_config *config)
{
    const lc_option *row, *option = lc_entry_option(&row, e->section, e->key);
    CHECK(lc_table_text(table, "%s.%s", e->section, e->key));
    CHECK(add_value(table, e, &config->model));
    if (!lc_entry_is_standard(e))
        lc_table_mark(table);
    return lc_table_text(table, "%s", option->standard);
}

lc_status lc_report_config_add(lc_page *page, const lc_config *config, int level)
{
    static const char *const title[] = {"key", "value", "default"};
    lc_status status = LC_OK;
    lc_table *table = NULL;
    lc_entry entry = {0};
    lc_page_heading(page, level, "Configuration");
    TRY(lc_table_new(&table));
    for (size_t i = 0; i < sizeof title / sizeof *title; i++)
        TRY(lc_table_column(table, title[i], LC_TABLE_LEFT));
    while (lc_entry_next(&entry, config))
        if (!lc_is_idle(config, &entry))
            TRY(add_entry(table, &entry, config));
    TRY(lc_page_table(page, table,
                      lc_arch_find(config->model.kind)
                          ? "Every key; what is not the default is bold"
                          : "Every key, except those of networks and their training; what is not the default is bold"));
done:
    lc_table_free(table);
    return status;
}

/* --- again ----------------------------------------------------------------------------------------------------------- */

/* The flags that change what a run is evaluated on, as they were given. */
static void add_flags(lc_buffer *text, const lc_args *args, lc_takes takes)
{
    for (size_t i = 0; i < args->givens; i++) {
        const lc_given *given = &args->given[i];
        const bool own = !given->flag->takes && given->value && strcmp(given->flag->name, "output") != 0;
        if (!(given->flag->takes & takes) && !(own && takes & LC_TAKES_SET))
            continue;
        lc_buffer_format(text, " --%s ", given->flag->name);
        lc_shell_word(text, given->value);
    }
}

static void add_command(lc_buffer *text, const char *command, const char *path)
{
    lc_buffer_format(text, "lanecast %s ", command);
    lc_shell_word(text, path);
}

lc_status lc_report_replay_add(lc_page *page, const lc_report_run *run, const lc_args *args, int level)
{
    char *text = NULL;
    lc_buffer commands = {0};
    const char *path = run->facts->path;
    lc_page_heading(page, level, "Digests, and how to do it again");
    lc_run_origin_show(page, run->facts);
    lc_page_fact(page, "this page", "made by lanecast %s, level %s", lc_version(), lc_level_name());
    lc_page_line(page,
                 "When it was trained, and by how many threads, a run does not say, and this page no date: at any time, with "
                 "any number of threads, the same training gives the same bytes on one level, and so does the same report.");
    add_command(&commands, "inspect", path);
    lc_buffer_add(&commands, " --config\n");
    if (run->facts->run->weights_digest) {
        add_command(&commands, "replay", path);
        add_flags(&commands, args, LC_TAKES_DATA);
        lc_buffer_add(&commands, "\n");
    }
    add_command(&commands, "evaluate", path);
    add_flags(&commands, args, LC_TAKES_SET | LC_TAKES_DATA);
    lc_buffer_add(&commands, "\n");
    CHECK(lc_buffer_take(&text, &commands));
    lc_page_line(page,
                 "The configuration; training again, which says whether the same weights come out; the errors of this page:");
    lc_page_code(page, text);
    lc_free(text);
    return LC_OK;
}

/* --- all of it ------------------------------------------------------------------------------------------------------- */

lc_status lc_report_run_add(lc_page *page, const lc_report_run *run, const lc_args *args, int level)
{
    CHECK(add_errors(page, run, level));
    CHECK(add_forecasts(page, run, level));
    CHECK(add_training(page, run, level));
    CHECK(lc_report_rows_add(page, run, level));
    CHECK(lc_report_config_add(page, &run->facts->run->config, level));
    return lc_report_replay_add(page, run, args, level);
}
