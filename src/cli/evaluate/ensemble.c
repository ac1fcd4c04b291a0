/* ensemble - mean and standard deviation over networks, as tables and as JSON. */
#include "cli/ensemble.h"

#include "cli/evaluate.h"
#include "cli/progress.h"

#include <math.h>

/* --- what training found --------------------------------------------------------------------------------------------- */

size_t lc_members_of(lc_member_facts *facts, const lc_forecaster *f)
{
    const size_t count = lc_forecaster_members(f);
    for (size_t i = 0; i < count; i++)
        facts[i] = lc_forecaster_member(f, i);
    return count;
}

/* "seed 3: best epoch 2 of 5, validation loss 0.123456" */
static void spell(char *out, size_t size, const lc_member_facts *m)
{
    char loss[32];
    const bool valid = !isnan(m->valid_loss);
    lc_spell_loss(loss, sizeof loss, valid ? m->valid_loss : m->loss);
    if (m->best_epoch)
        snprintf(out, size, "seed %llu: best epoch %zu of %zu, %s loss %s", (unsigned long long)m->seed, m->best_epoch, m->epochs,
                 valid ? "validation" : "training", loss);
    else
        snprintf(out, size, "seed %llu: no epoch is done", (unsigned long long)m->seed);
}

void lc_members_print(const lc_member_facts *facts, size_t count, const char *path)
{
    char line[LC_TEXT_MAX];
    for (size_t i = 0; i < count; i++) {
        spell(line, sizeof line, &facts[i]);
        lc_print_line(path, "%s", line);
    }
}

void lc_members_show(lc_page *page, const lc_member_facts *facts, size_t count)
{
    char line[LC_TEXT_MAX];
    for (size_t i = 0; i < count; i++) {
        spell(line, sizeof line, &facts[i]);
        lc_page_fact(page, "", "%s", line);
    }
}

static json_t *member_json(const lc_member_facts *m)
{
    char digest[LC_NAME_MAX];
    snprintf(digest, sizeof digest, "%016llx", (unsigned long long)m->weights_digest);
    return json_pack("{sI ss sI sI sI sI so so ss}", "seed", (json_int_t)m->seed, "training", lc_training_name(m->training),
                     "epochs", (json_int_t)m->epochs, "best_epoch", (json_int_t)m->best_epoch, "rounds", (json_int_t)m->rounds,
                     "best_round", (json_int_t)m->best_round, "loss", lc_json_number(m->loss), "valid_loss",
                     lc_json_number(m->valid_loss), "weights_digest", digest);
}

json_t *lc_members_json(const lc_member_facts *facts, size_t count)
{
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(array, member_json(&facts[i]));
    return array;
}

/* --- figures of each by itself --------------------------------------------------------------------------------------- */

/* mean = 1/M sum x_m   spread^2 = 1/(M - 1) sum (x_m - mean)^2 */
static lc_deviation deviation_of(const double *const *row, size_t members, size_t at)
{
    double sum = 0, squares = 0;
    for (size_t m = 0; m < members; m++)
        sum += row[m][at];
    const double mean = sum / (double)members;
    for (size_t m = 0; m < members; m++)
        squares += (row[m][at] - mean) * (row[m][at] - mean);
    return (lc_deviation){mean, sqrt(squares / (double)(members - 1))};
}

/* Overall figures of every network, by name. */
typedef struct figures {
    const char *const *name;
    size_t count, members;
    const double *row[LC_SEEDS_MOST]; /* (members) of (count) */
} figures;

static figures in_space(const lc_evaluation *e, lc_space space)
{
    figures f = {.name = e->metric, .count = e->metrics, .members = e->members};
    for (size_t m = 0; m < e->members; m++)
        f.row[m] = e->member[m].score[space].overall;
    return f;
}

static figures of_classes(const lc_class_evaluation *e)
{
    figures f = {.name = e->measure, .count = e->measures, .members = e->members};
    for (size_t m = 0; m < e->members; m++)
        f.row[m] = e->member[m].overall;
    return f;
}

lc_deviation lc_ensemble_deviation(const lc_evaluation *e, lc_space space, size_t metric)
{
    const figures f = in_space(e, space);
    return deviation_of(f.row, f.members, metric);
}

/* --- tables ---------------------------------------------------------------------------------------------------------- */

/* The columns of a table: which figures, and what is above them. */
typedef struct column {
    const figures *figures;
    size_t at;
    char title[LC_NAME_MAX];
    double average; /* of the forecast, for comparison */
} column;

enum { COLUMNS_MOST = 64 };

static lc_status add_deviations(lc_table *table, const column *of, size_t columns, bool spread)
{
    for (size_t i = 0; i < columns; i++) {
        const lc_deviation d = deviation_of(of[i].figures->row, of[i].figures->members, of[i].at);
        CHECK(lc_table_number(table, spread ? d.spread : d.mean, 4));
    }
    return LC_OK;
}

static lc_status print(lc_page *page, const column *of, size_t columns, const lc_forecaster *f, bool all)
{
    lc_status status = LC_OK;
    lc_table *table = NULL;
    char title[LC_TEXT_MAX];
    const size_t members = of->figures->members;
    TRY(lc_table_new(&table));
    TRY(lc_table_column(table, "networks", LC_TABLE_LEFT));
    for (size_t i = 0; i < columns; i++)
        TRY(lc_table_column(table, of[i].title, LC_TABLE_RIGHT));
    for (size_t m = 0; all && m < members; m++) {
        TRY(lc_table_text(table, "seed %llu", (unsigned long long)(lc_forecaster_config(f)->run.seed + m)));
        for (size_t i = 0; i < columns; i++)
            TRY(lc_table_number(table, of[i].figures->row[m][of[i].at], 4));
    }
    TRY(lc_table_text(table, "their mean"));
    TRY(add_deviations(table, of, columns, false));
    TRY(lc_table_text(table, "their spread"));
    TRY(add_deviations(table, of, columns, true));
    TRY(lc_table_text(table, "the model"));
    for (size_t i = 0; i < columns; i++)
        TRY(lc_table_number(table, of[i].average, 4));
    snprintf(title, sizeof title, "%zu networks, each by itself (spread: standard deviation)%s", members,
             all ? "" : " (each: -v)");
    TRY(lc_page_table(page, table, title));
done:
    lc_table_free(table);
    return status;
}

lc_status lc_ensemble_show(lc_page *page, const lc_evaluation *e, const lc_forecaster *f, bool all)
{
    const figures scaled = in_space(e, LC_SCALED), units = in_space(e, LC_UNITS);
    const size_t mse = lc_metric_index("mse"), mae = lc_metric_index("mae");
    const double *own = e->line->score[LC_SCALED].overall;
    column to[COLUMNS_MOST] = {{&scaled, mse, "MSE*", own[mse]}, {&scaled, mae, "MAE*", own[mae]}};
    size_t count = 2;
    for (size_t m = 0; m < e->metrics && count < COLUMNS_MOST; m++) {
        if (!lc_evaluate_pools_metric(f, m))
            continue;
        to[count] = (column){.figures = &units, .at = m, .average = e->line->score[LC_UNITS].overall[m]};
        snprintf(to[count].title, sizeof to[count].title, "%s", e->metric[m]);
        count++;
    }
    return print(page, to, count, f, all);
}

lc_status lc_ensemble_classes_show(lc_page *page, const lc_class_evaluation *e, const lc_forecaster *f, bool all)
{
    const figures own = of_classes(e);
    column to[COLUMNS_MOST] = {{.figures = &own}};
    size_t count = 0;
    for (; count < e->measures && count < COLUMNS_MOST; count++) {
        to[count] = (column){.figures = &own, .at = count, .average = e->line->overall[count]};
        snprintf(to[count].title, sizeof to[count].title, "%s", e->measure[count]);
    }
    return print(page, to, count, f, all);
}

/* --- JSON ------------------------------------------------------------------------------------------------------------ */

typedef enum kind { MEAN, SPREAD, ONE } kind;

static json_t *values(const figures *f, kind what, size_t member)
{
    json_t *object = json_object();
    for (size_t i = 0; i < f->count; i++) {
        const lc_deviation d = deviation_of(f->row, f->members, i);
        json_object_set_new(object, f->name[i],
                            lc_json_number(what == ONE    ? f->row[member][i]
                                           : what == MEAN ? d.mean
                                                          : d.spread));
    }
    return object;
}

static json_t *seed_of(const lc_forecaster *f, size_t member)
{
    const uint64_t seed = lc_forecaster_config(f)->run.seed + member;
    return json_integer((json_int_t)seed);
}

static json_t *spaces(const lc_evaluation *e, kind what, size_t member)
{
    const figures scaled = in_space(e, LC_SCALED), units = in_space(e, LC_UNITS);
    return json_pack("{so so}", "scaled", values(&scaled, what, member), "units", values(&units, what, member));
}

json_t *lc_ensemble_json(const lc_evaluation *e, const lc_forecaster *f)
{
    json_t *each = json_array();
    for (size_t m = 0; m < e->members; m++) {
        json_t *one = spaces(e, ONE, m);
        json_object_set_new(one, "seed", seed_of(f, m));
        json_array_append_new(each, one);
    }
    return json_pack("{so so so}", "mean", spaces(e, MEAN, 0), "spread", spaces(e, SPREAD, 0), "each", each);
}

json_t *lc_ensemble_classes_json(const lc_class_evaluation *e, const lc_forecaster *f)
{
    const figures own = of_classes(e);
    json_t *each = json_array();
    for (size_t m = 0; m < e->members; m++) {
        json_t *one = values(&own, ONE, m);
        json_object_set_new(one, "seed", seed_of(f, m));
        json_array_append_new(each, one);
    }
    return json_pack("{so so so}", "mean", values(&own, MEAN, 0), "spread", values(&own, SPREAD, 0), "each", each);
}
