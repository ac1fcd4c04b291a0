/* show - a ledger's trials as a table, and as JSON. */
#include "cli/sweep_look.h"

#include "core/counted.h"
#include "core/file.h"
#include "core/mem.h"

#include <math.h>
#include <string.h>

static lc_status add_value(lc_table *table, const lc_dimension *d, double value)
{
    char text[LC_TEXT_MAX];
    if (d->kind == LC_DIMENSION_NUMBER)
        return lc_table_figures(table, value, 4);
    lc_sweep_spell_value(text, sizeof text, d, value);
    return lc_table_text(table, "%s", text);
}

static lc_status add_row(lc_table *table, const lc_sweep_read_back *b, const lc_trial *t)
{
    CHECK(lc_table_number(table, (double)t->number, 0));
    CHECK(lc_table_text(table, "%s", lc_trial_state_name(t->state)));
    for (size_t i = 0; i < b->study.objectives; i++)
        CHECK(lc_table_figures(table, t->state == LC_TRIAL_COMPLETE ? t->objective[i] : (double)NAN, 6));
    for (size_t i = 0; i < b->setup.domain.count; i++)
        CHECK(add_value(table, &b->setup.domain.dimension[i], t->value[i]));
    return LC_OK;
}

static lc_status fill(lc_table *table, const lc_sweep_read_back *b, const size_t *number, size_t rows)
{
    CHECK(lc_table_column(table, "trial", LC_TABLE_RIGHT));
    CHECK(lc_table_column(table, "state", LC_TABLE_LEFT));
    for (size_t i = 0; i < b->study.objectives; i++)
        CHECK(lc_table_column(table, b->study.metric[i], LC_TABLE_RIGHT));
    for (size_t i = 0; i < b->setup.domain.count; i++) {
        const lc_dimension *d = &b->setup.domain.dimension[i];
        CHECK(lc_table_column(table, d->key, d->kind == LC_DIMENSION_CHOICE ? LC_TABLE_LEFT : LC_TABLE_RIGHT));
    }
    for (size_t i = 0; i < rows; i++)
        CHECK(add_row(table, b, &b->trial[number[i]]));
    return LC_OK;
}

/* The best trials; of several objectives, the Pareto front. */
static lc_status print_best(const lc_sweep_read_back *b, size_t rows)
{
    lc_status status = LC_OK;
    lc_table *table = NULL;
    const bool one = b->study.objectives == 1;
    size_t *number = NULL, count = b->trials;
    TRY(one ? lc_sweep_order(&number, b) : lc_sweep_front(&number, &count, b));
    TRY(lc_table_new(&table));
    TRY(fill(table, b, number, count < rows ? count : rows));
    TRY(lc_print_table(table, one ? NULL : "Pareto front: trials that no other is better than in all objectives"));
    if (count > rows)
        lc_print_line(NULL, "%zu of %s %s not shown: --rows %zu shows all", count - rows, lc_counted(count, "trial").text,
                      lc_if_one(count - rows, "is", "are"), count);
done:
    lc_table_free(table);
    lc_free(number);
    return status;
}

static lc_status print_text(const lc_sweep_read_back *b, size_t rows)
{
    CHECK(print_best(b, rows));
    lc_sweep_print_failed(b->trial, b->trials);
    return lc_sweep_look(b);
}

static lc_status print_json(const lc_sweep_read_back *b)
{
    json_t *trials = json_array(), *front = json_array(), *dimensions = NULL;
    size_t *number = NULL, count = 0;
    lc_status status = lc_sweep_front(&number, &count, b);
    if (status == LC_OK)
        status = lc_sweep_look_json(&dimensions, b);
    for (size_t i = 0; i < b->trials; i++)
        json_array_append_new(trials, lc_trial_json(&b->study, &b->setup.domain, &b->trial[i]));
    for (size_t i = 0; i < count; i++)
        json_array_append_new(front, json_integer((json_int_t)number[i]));
    lc_free(number);
    json_t *object = json_pack("{ss so ss so so so}", "schema", "lanecast-sweep-show-1", "ledger", lc_json_text(b->setup.output),
                               "study", b->setup.study, "trials", trials, "front", front, "dimensions", dimensions);
    if (status == LC_OK)
        return lc_print_json(object);
    json_decref(object);
    return status;
}

static lc_status write_csv(const lc_args *args, const char *flag, lc_status (*write)(const lc_sweep_read_back *, const char *),
                           const lc_sweep_read_back *b)
{
    if (!lc_args_has(args, flag))
        return LC_OK;
    CHECK(lc_args_apart(args, flag, ""));
    CHECK(lc_args_replaces(args, flag, LC_OUTPUT_CSV));
    return write(b, lc_args_text(args, flag));
}

static lc_status show(const lc_args *args, const lc_sweep_read_back *b, size_t rows)
{
    CHECK(write_csv(args, "csv", lc_sweep_csv, b));
    CHECK(write_csv(args, "slices", lc_sweep_slices_csv, b));
    if (lc_args_has(args, "export")) {
        CHECK(lc_args_apart(args, "output", ""));
        CHECK(lc_args_replaces(args, "output", LC_OUTPUT_JOURNAL));
        return lc_sweep_journal(b, lc_args_text(args, "output"));
    }
    return lc_args_json(args) ? print_json(b) : print_text(b, rows);
}

lc_status lc_sweep_show(const lc_args *args)
{
    lc_sweep_read_back b;
    size_t rows = 10;
    if (lc_args_words(args) != 2)
        return lc_fail(LC_E_USAGE, "sweep show: expected one ledger: lanecast sweep show SWEEP.db");
    CHECK(lc_args_count(&rows, args, "rows"));
    if (lc_args_has(args, "export") != lc_args_has(args, "output"))
        return lc_fail(LC_E_USAGE, "sweep show: --export journal and --output FILE go together");
    CHECK(lc_sweep_open(&b, args, lc_args_word(args, 1)));
    const lc_status status = show(args, &b, rows);
    lc_sweep_close(&b);
    return status;
}
