/* scaling - a table of threads, what limits them, and how many cores are worth having. */
#include "cli/scaling.h"
#include "cli/fit.h"

#include <lanecast/simulate.h>

#include "core/counted.h"

enum { ROWS = 2000 };

static lc_status read_data(lc_dataset **out, const lc_config *config, const lc_args *args)
{
    if (*config->data.file)
        return lc_fit_data(out, config, args, NULL);
    return lc_dataset_simulate(out, &(lc_simulation){.kind = lc_simulator_names()[0], .rows = ROWS, .series = 1, .seed = 1});
}

lc_status lc_scaling_run(lc_scaling *out, const lc_args *args, size_t threads, double seconds)
{
    lc_status status = LC_OK;
    lc_config config = lc_config_default();
    lc_dataset *dataset = NULL;
    const char *path = lc_args_word(args, 0);
    if (path)
        TRY(lc_config_read(&config, path));
    TRY(lc_args_config(&config, args));
    TRY(read_data(&dataset, &config, args));
    lc_note(args, "threads on %s", path ? path : "the default configuration");
    TRY(lc_scaling_measure(out, dataset, &config, threads, seconds));
done:
    lc_dataset_free(dataset);
    return status;
}

/* "2 threads", "2 teams of 4", "1 team of 2 (mates)" */
static lc_status add_plan(lc_table *table, const lc_team_plan *p)
{
    if (p->members > 1)
        return lc_table_text(table, "%s of %zu%s", lc_counted(p->teams, "team").text, p->members, p->mates ? " (mates)" : "");
    return lc_table_text(table, "%s", lc_counted(p->teams, "thread").text);
}

static lc_status add_row(lc_table *table, const lc_scaling *s, const lc_scaling_row *r)
{
    CHECK(lc_table_number(table, (double)r->threads, 0));
    CHECK(add_plan(table, &r->plan));
    CHECK(lc_table_number(table, (double)r->plan.abreast, 0));
    CHECK(lc_table_number(table, r->windows_per_second, 0));
    CHECK(lc_table_number(table, r->windows_per_second / s->row[0].windows_per_second, 2));
    return lc_table_text(table, r->measured ? "measured" : "expected");
}

/* What keeps more threads from being of use. */
static void print_limits(const lc_scaling *s)
{
    const lc_trainer_facts *f = &s->facts;
    const size_t worth = lc_scaling_worth(s);
    lc_print_line(NULL, "A batch has %s of %s each, so %s can carry one each; more part the units of a layer.",
                  lc_counted(f->cut.sums, "sum").text, lc_counted(f->cut.lanes, "window").text,
                  lc_counted(f->cut.slots, "thread").text);
    if (f->load.units)
        lc_print_line(NULL, "The narrowest layer has %zu units, which a team of up to %zu can part.", f->load.units,
                      lc_plan_members_most(&f->load));
    lc_print_line(NULL,
                  "Worth having for this configuration: %s. Of more, each brings less than half of what one does by itself.",
                  lc_counted(worth, "core").text);
}

lc_status lc_scaling_print(const lc_scaling *s)
{
    static const char *const title[] = {"sums abreast", "windows/s", "over one"};
    lc_status status = LC_OK;
    lc_table *table = NULL;
    TRY(lc_table_new(&table));
    TRY(lc_table_column(table, "threads", LC_TABLE_RIGHT));
    TRY(lc_table_column(table, "with work", LC_TABLE_LEFT));
    for (size_t i = 0; i < sizeof title / sizeof title[0]; i++)
        TRY(lc_table_column(table, title[i], LC_TABLE_RIGHT));
    TRY(lc_table_column(table, "", LC_TABLE_LEFT));
    for (size_t i = 0; i < s->rows; i++)
        TRY(add_row(table, s, &s->row[i]));
    TRY(lc_print_table(table, NULL));
    print_limits(s);
done:
    lc_table_free(table);
    return status;
}

static json_t *row_json(const lc_scaling_row *r)
{
    return json_pack("{sI sI sb sI sI so sb}", "threads", (json_int_t)r->threads, "teams", (json_int_t)r->plan.teams, "mates",
                     r->plan.mates, "members", (json_int_t)r->plan.members, "abreast", (json_int_t)r->plan.abreast,
                     "windows_per_second", lc_json_number(r->windows_per_second), "measured", r->measured);
}

json_t *lc_scaling_json(const lc_scaling *s)
{
    json_t *rows = json_array();
    for (size_t i = 0; i < s->rows; i++)
        json_array_append_new(rows, row_json(&s->row[i]));
    return json_pack("{sI sI sI so}", "sums", (json_int_t)s->facts.cut.sums, "lanes", (json_int_t)s->facts.cut.lanes, "worth",
                     (json_int_t)lc_scaling_worth(s), "threads", rows);
}
