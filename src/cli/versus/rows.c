/* rows - errors side by side as data: one table of all rows, and JSON. */
#include "cli/classes.h"
#include "cli/evaluate.h"
#include "cli/versus.h"

#include <math.h>

typedef struct row {
    const char *of; /* all, LC_OF_MEAN, step, channel, series */
    const char *item;
    lc_scope scope;
    size_t index;
} row;

static const char *kind_of(const lc_versus_line *line)
{
    return line->run ? "run" : line->ridge ? "ridge" : line->rival ? "baseline" : "best_possible";
}

/* Errors of several channels in own units have a sum where their units are one. */
static bool adds_up(lc_space space, const row *r, bool pools)
{
    return space == LC_SCALED || r->scope == LC_OF_CHANNEL || pools;
}

static lc_status add_metrics(lc_table *table, const lc_versus *v, const lc_versus_line *line, lc_space space, const row *r)
{
    const size_t metrics = v->evaluation[0]->metrics;
    const double *value = lc_scores_of(&line->score[space], r->scope) + r->index * metrics;
    for (size_t m = 0; m < metrics; m++)
        CHECK(lc_table_number(
            table, adds_up(space, r, lc_evaluate_pools_metric(v->forecaster[0], m)) && lc_versus_compares(v, m) ? value[m] : NAN,
            6));
    return LC_OK;
}

/* Empty of a run that says a point only. */
static lc_status add_measures(lc_table *table, const lc_versus *v, const lc_versus_line *line, lc_space space, const row *r)
{
    const lc_spread *any = lc_versus_spread(v), *own = line->spread;
    const double *value = own ? lc_scores_of(&own->score[space], r->scope) + r->index * own->measures : NULL;
    for (size_t m = 0; any && m < any->measures; m++)
        CHECK(
            lc_table_number(table, own && adds_up(space, r, lc_evaluate_pools_measure(v->forecaster[0], m)) ? value[m] : NAN, 6));
    return LC_OK;
}

/* Of every line, in both spaces where both compare. */
static lc_status add_rows(lc_table *table, const lc_versus *v, const row *r)
{
    for (size_t i = 0; i < v->lines; i++)
        for (lc_space space = v->scaled ? LC_SCALED : LC_UNITS; space <= LC_UNITS; space++) {
            CHECK(lc_table_text(table, "%s", v->line[i].name));
            CHECK(lc_table_text(table, "%s", kind_of(&v->line[i])));
            CHECK(lc_table_text(table, "%s", r->of));
            CHECK(lc_table_text(table, "%s", r->item));
            CHECK(lc_table_text(table, "%s", space == LC_SCALED ? "scaled" : "units"));
            CHECK(add_metrics(table, v, &v->line[i], space, r));
            CHECK(add_measures(table, v, &v->line[i], space, r));
        }
    return LC_OK;
}

static lc_status add_all(lc_table *table, const lc_versus *v)
{
    const lc_evaluation *e = v->evaluation[0];
    char step[LC_NAME_MAX];
    CHECK(add_rows(table, v, &(row){"all", "", LC_OF_ALL, 0}));
    CHECK(add_rows(table, v, &(row){"mean over series", "", LC_OF_MEAN, 0}));
    for (size_t i = 0; i < e->horizon; i++) {
        snprintf(step, sizeof step, "%zu", i + 1);
        CHECK(add_rows(table, v, &(row){"step", step, LC_OF_STEP, i}));
    }
    for (size_t i = 0; i < e->targets; i++)
        CHECK(add_rows(table, v, &(row){"channel", lc_target_name(v->forecaster[0], i), LC_OF_CHANNEL, i}));
    for (size_t i = 0; i < e->series; i++)
        CHECK(add_rows(table, v, &(row){"series", lc_evaluated_name(e, v->forecaster[0], i), LC_OF_SERIES, i}));
    return LC_OK;
}

lc_status lc_versus_rows(lc_table **out, const lc_versus *v)
{
    static const char *const titles[] = {"forecaster", "role", "of", "item", "space"};
    lc_status status = LC_OK;
    const lc_spread *spread = lc_versus_spread(v);
    lc_table *table = NULL;
    TRY(lc_table_new(&table));
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        TRY(lc_table_column(table, titles[i], LC_TABLE_LEFT));
    for (size_t m = 0; m < v->evaluation[0]->metrics; m++)
        TRY(lc_table_column(table, v->evaluation[0]->metric[m], LC_TABLE_RIGHT));
    for (size_t m = 0; spread && m < spread->measures; m++)
        TRY(lc_table_column(table, spread->measure[m], LC_TABLE_RIGHT));
    TRY(add_all(table, v));
    *out = table;
    table = NULL;
done:
    lc_table_free(table);
    return status;
}

json_t *lc_versus_object(const lc_versus *v, const lc_args *args)
{
    json_t *runs = json_array();
    for (size_t i = 0; i < v->runs; i++) {
        json_t *run = v->classes[i] ? lc_classes_object(v->classes[i], v->forecaster[i])
                                    : lc_evaluate_object(v->evaluation[i], v->forecaster[i]);
        json_object_set_new(run, "file", lc_json_text(lc_args_word(args, i)));
        json_object_set_new(run, "name", lc_json_text(v->line[i].name));
        json_array_append_new(runs, run);
    }
    if (v->classes[0])
        return json_pack("{ss so}", "schema", "lanecast-evaluate-classes-runs-1", "runs", runs);
    return json_pack("{ss sb so}", "schema", "lanecast-evaluate-runs-1", "scaled_alike", v->scaled, "runs", runs);
}

lc_status lc_versus_json(const lc_versus *v, const lc_args *args)
{
    return lc_print_json(lc_versus_object(v, args));
}
