/* run_text - a run file as a few lines and a table. */
#include "cli/inspect_run.h"

#include "cli/classes.h"
#include "cli/ensemble.h"
#include "cli/evaluate.h"
#include "cli/flow.h"
#include "cli/idle.h"
#include "cli/progress.h"
#include "cli/ridge.h"
#include "core/buffer.h"
#include "core/counted.h"
#include "core/mem.h"
#include "core/words.h"
#include "model/title.h"

#include <math.h>
#include <string.h>

/* --- what it is ------------------------------------------------------------------------------------------------------ */

/* Keys that have a line of their own. */
static bool has_line(const lc_entry *e)
{
    static const char *const key[] = {"data.file",  "data.target", "window.context", "window.horizon",
                                      "model.kind", "model.cell",  "model.hidden",   "model.layers",
                                      "model.loss", "classes.of",  "classes.each",   "model.bidirectional"};
    char name[3 * LC_NAME_MAX];
    snprintf(name, sizeof name, "%s.%s", e->section, e->key);
    for (size_t i = 0; i < sizeof key / sizeof *key; i++)
        if (strcmp(name, key[i]) == 0)
            return true;
    return false;
}

/* What else is not as it is by default. */
static lc_status print_settings(lc_page *page, const lc_config *config)
{
    lc_buffer text = {0};
    lc_entry entry = {0};
    char *line = NULL;
    while (lc_entry_next(&entry, config))
        if (!has_line(&entry) && !lc_entry_is_standard(&entry) && !lc_is_idle(config, &entry))
            lc_buffer_format(&text, "%s%s.%s = %s", text.length ? ", " : "", entry.section, entry.key, entry.value);
    CHECK(lc_buffer_take(&line, &text));
    if (*line)
        lc_page_fact(page, "settings", "%s", line);
    lc_free(line);
    return LC_OK;
}

/* "5, 4" */
static void spell_units(char *out, size_t size, const lc_model_config *m)
{
    size_t used = 0;
    for (size_t i = 0; i < lc_model_layers(m) && used < size; i++)
        used += (size_t)snprintf(out + used, size - used, "%s%zu", i ? ", " : "", m->hidden[m->hidden_count > 1 ? i : 0]);
}

static void print_network(lc_page *page, const lc_run_facts *f)
{
    const lc_model_config *m = &f->run->config.model;
    char units[LC_TEXT_MAX];
    if (f->members == 0)
        return;
    spell_units(units, sizeof units, m);
    lc_page_fact(page, "network", "%s: %s of %s%s, units %s", m->kind, lc_counted(lc_model_layers(m), "layer").text,
                 m->bidirectional ? "bidirectional " : "", m->cell, units);
    lc_page_fact(page, "", "%s%s, loss %s", lc_counted(f->contents.parameters, "parameter").text, f->members > 1 ? " each" : "",
                 m->loss);
}

static lc_status print_model(lc_page *page, const lc_run_facts *f)
{
    char title[LC_TEXT_MAX];
    const lc_config *c = &f->run->config;
    lc_config_title(title, sizeof title, c);
    lc_page_fact(page, "model", "%s", title);
    print_network(page, f);
    lc_page_fact(page, "windows", "read %s, forecast %zu", lc_counted(c->window.context, "row").text, c->window.horizon);
    lc_page_fact(page, "targets", "%s", strcmp(c->data.target, "*") == 0 ? "all channels" : c->data.target);
    return print_settings(page, c);
}

/* --- training -------------------------------------------------------------------------------------------------------- */

static void print_epochs(lc_page *page, const lc_run *run)
{
    char best[LC_NAME_MAX] = "";
    if (run->best_epoch)
        snprintf(best, sizeof best, ", the best is %zu", run->best_epoch);
    lc_page_fact(page, "epochs", "%zu of %zu done%s", run->epochs, run->config.train.epochs, best);
    if (run->config.train.validate_every)
        lc_page_fact(page, "validations", "%zu done, the best is %zu", run->rounds, run->best_round);
}

static void print_loss(lc_page *page, const lc_member_facts *m)
{
    char loss[32], valid[32];
    lc_spell_loss(loss, sizeof loss, m->loss);
    lc_spell_loss(valid, sizeof valid, m->valid_loss);
    if (m->best_epoch)
        lc_page_fact(page, "best loss", "training %s%s%s", loss, isnan(m->valid_loss) ? "" : ", validation ",
                     isnan(m->valid_loss) ? "" : valid);
}

static void print_seen(lc_page *page, const lc_run *run)
{
    if (run->valid_seen)
        lc_page_fact(page, "validation", "%s of targets that the run it began with was trained on: their errors look too good",
                     lc_counted(run->valid_seen, "window").text);
}

static void print_training(lc_page *page, const lc_run_facts *f)
{
    char command[2 * LC_TEXT_MAX];
    const lc_run *run = f->run;
    if (run->weights_digest == 0) {
        lc_page_fact(page, "training", "%s has nothing to train", run->config.model.kind);
        return;
    }
    lc_page_fact(page, "training", "%s", lc_training_name(run->training));
    if (lc_ridge_is(&run->config.model))
        return;
    if (run->config.run.seeds > 1) {
        if (run->training == LC_TRAINING_FINISHED)
            lc_page_fact(page, "networks", "%zu, of a seed each", f->members);
        else
            lc_page_fact(page, "networks", "%zu of %zu have begun", f->members, run->config.run.seeds);
        lc_members_show(page, f->member, f->members);
    } else {
        print_epochs(page, run);
        print_loss(page, f->member);
    }
    print_seen(page, run);
    snprintf(command, sizeof command, "lanecast resume %s%s", lc_shell(f->path).text,
             *run->config.data.file ? "" : " --data DATA.h5");
    if (run->training == LC_TRAINING_UNFINISHED)
        lc_page_command(page, "continue", command, strlen(command));
}

static lc_status add_round(lc_table *table, const lc_epoch *e, bool best)
{
    CHECK(lc_table_figures(table, e->epochs, 3));
    CHECK(lc_table_number(table, e->loss, 6));
    if (best && isnan(e->valid_loss))
        lc_table_mark(table);
    CHECK(lc_table_number(table, e->valid_loss, 6));
    if (best && !isnan(e->valid_loss))
        lc_table_mark(table);
    CHECK(lc_table_figures(table, e->gradient_norm, 4));
    return lc_table_figures(table, e->rate, 4);
}

/* About a dozen rounds, the best among them; or all. */
static lc_status print_history(lc_page *page, const lc_run_facts *f, bool all)
{
    static const char *const title[] = {"epoch", "loss", "validation", "gradient", "rate"};
    lc_status status = LC_OK;
    lc_table *table = NULL;
    char what[LC_TEXT_MAX];
    const size_t rounds = f->contents.rounds;
    if (rounds == 0)
        return LC_OK;
    TRY(lc_table_new(&table));
    for (size_t i = 0; i < sizeof title / sizeof *title; i++)
        TRY(lc_table_column(table, title[i], LC_TABLE_RIGHT));
    for (size_t i = 1; i <= rounds; i++)
        if (lc_evaluate_shows(rounds, i, all) || i == f->run->best_round)
            TRY(add_round(table, &f->contents.history[i - 1], i == f->run->best_round));
    snprintf(what, sizeof what, "Training%s (%s is the best)", f->members > 1 ? " of the last network" : "", page ? "bold" : ">");
    TRY(lc_page_table(page, table, what));
done:
    lc_table_free(table);
    return status;
}

/* --- all of it ------------------------------------------------------------------------------------------------------- */

void lc_run_origin_show(lc_page *page, const lc_run_facts *f)
{
    const lc_run *run = f->run;
    if (run->weights_digest)
        lc_page_fact(page, "weights", "digest %s", f->weights);
    lc_page_fact(page, "data", "%s, digest %s", *run->config.data.file ? run->config.data.file : "in memory, not of a file",
                 f->data);
    lc_page_fact(page, "", "%s, %s", lc_counted(f->contents.series_count, "series").text,
                 lc_counted(f->contents.channels, "channel").text);
    lc_page_fact(page, "program", "lanecast %s, level %s", run->version, run->level);
    lc_page_fact(page, "bytes", "%llu, %s", (unsigned long long)f->bytes,
                 run->sealed ? "as they were written" : "without digests: another program has written them");
}

lc_status lc_run_facts_show(lc_page *page, const lc_run_facts *f)
{
    CHECK(print_model(page, f));
    print_training(page, f);
    if (f->ridge)
        lc_ridge_facts(page, f->ridge);
    if (f->classes)
        lc_classes_facts(page, f->run, f->classes);
    return LC_OK;
}

lc_status lc_run_history_show(lc_page *page, const lc_run_facts *f, bool all)
{
    CHECK(print_history(page, f, all));
    return f->flow ? lc_flow_show(page, f->flow) : LC_OK;
}
