/* look - a row for each slice of each dimension, the most important dimension first; and the Pareto front. */
#include "cli/sweep_look.h"

#include "core/mem.h"
#include "core/sort.h"
#include "sweep/best.h"
#include "sweep/front.h"
#include "sweep/importance.h"

#include <math.h>
#include <string.h>

lc_outcome lc_sweep_outcome(const lc_sweep_read_back *b)
{
    return (lc_outcome){&b->setup.domain, &b->study, b->trial, b->trials};
}

lc_status lc_sweep_importances(double **out, const lc_sweep_read_back *b)
{
    size_t complete = 0;
    CHECK(lc_new(out, b->setup.domain.count, sizeof **out));
    for (size_t i = 0; i < b->trials; i++)
        complete += b->trial[i].state == LC_TRIAL_COMPLETE;
    for (size_t i = 0; i < b->setup.domain.count; i++)
        (*out)[i] = NAN;
    return complete < 2 ? LC_OK : lc_importance(*out, &b->setup.domain, &b->study, b->trial, b->trials);
}

/* A choice, a value, or "0.001 to 0.01". */
static void spell(char *out, size_t size, const lc_dimension *d, const lc_slice *s)
{
    if (d->kind == LC_DIMENSION_CHOICE || (s->low == s->high && d->kind == LC_DIMENSION_COUNT))
        lc_dimension_text(out, size, d, s->low);
    else if (s->low == s->high)
        snprintf(out, size, "%.4g", s->low);
    else
        snprintf(out, size, "%.3g to %.3g", s->low, s->high);
}

static lc_status add_slices(lc_table *table, const lc_sweep_read_back *b, size_t dimension, double importance)
{
    lc_status status = LC_OK;
    const lc_dimension *d = &b->setup.domain.dimension[dimension];
    const lc_outcome outcome = lc_sweep_outcome(b);
    lc_slice *slice = NULL;
    size_t count = 0;
    TRY(lc_slices(&slice, &count, &outcome, dimension));
    for (size_t i = 0; i < count; i++) {
        char text[LC_TEXT_MAX];
        spell(text, sizeof text, d, &slice[i]);
        TRY(lc_table_text(table, "%s", i ? "" : d->key));
        TRY(i ? lc_table_text(table, "%s", "") : lc_table_text(table, isnan(importance) ? "-" : "%.3f", importance));
        TRY(lc_table_text(table, "%s", text));
        TRY(lc_table_number(table, (double)slice[i].trials, 0));
        TRY(lc_table_figures(table, slice[i].best, 5));
        TRY(lc_table_figures(table, slice[i].median, 5));
    }
done:
    lc_free(slice);
    return status;
}

/* The most important that is not there yet; of equals, and where nothing is known, the first. */
static size_t next_dimension(const double *importance, const bool *there, size_t count)
{
    size_t best = count;
    for (size_t i = 0; i < count; i++)
        if (!there[i] && (best == count || importance[i] > importance[best]))
            best = i;
    return best;
}

static lc_status add_dimensions(lc_table *table, const lc_sweep_read_back *b, const double *importance, bool *there)
{
    const size_t count = b->setup.domain.count;
    for (size_t i = 0; i < count; i++) {
        const size_t next = next_dimension(importance, there, count);
        CHECK(add_slices(table, b, next, importance[next]));
        there[next] = true;
    }
    return LC_OK;
}

static lc_status fill(lc_table *table, const lc_sweep_read_back *b, const double *importance)
{
    bool *there = NULL;
    CHECK(lc_table_column(table, "dimension", LC_TABLE_LEFT));
    CHECK(lc_table_column(table, "importance", LC_TABLE_RIGHT));
    CHECK(lc_table_column(table, "values", LC_TABLE_LEFT));
    CHECK(lc_table_column(table, "trials", LC_TABLE_RIGHT));
    CHECK(lc_table_column(table, "best", LC_TABLE_RIGHT));
    CHECK(lc_table_column(table, "median", LC_TABLE_RIGHT));
    CHECK(lc_new(&there, b->setup.domain.count, sizeof *there));
    const lc_status status = add_dimensions(table, b, importance, there);
    lc_free(there);
    return status;
}

lc_status lc_sweep_look(const lc_sweep_read_back *b)
{
    lc_status status = LC_OK;
    double *importance = NULL;
    lc_table *table = NULL;
    char title[LC_TEXT_MAX];
    TRY(lc_sweep_importances(&importance, b));
    TRY(lc_table_new(&table));
    TRY(fill(table, b, importance));
    snprintf(title, sizeof title, "Importance for being in the best tenth; %s of complete trials", b->study.metric[0]);
    TRY(lc_print_table(table, title));
done:
    lc_table_free(table);
    lc_free(importance);
    return status;
}

static json_t *slice_json(const lc_dimension *d, const lc_slice *s)
{
    json_t *object = d->kind == LC_DIMENSION_CHOICE
                         ? json_pack("{so}", "value", lc_json_text(d->choice[(size_t)s->low]))
                         : json_pack("{so so}", "from", lc_json_number(s->low), "to", lc_json_number(s->high));
    json_object_set_new(object, "trials", json_integer((json_int_t)s->trials));
    json_object_set_new(object, "best", lc_json_number(s->best));
    json_object_set_new(object, "median", lc_json_number(s->median));
    return object;
}

lc_status lc_sweep_look_json(json_t **out, const lc_sweep_read_back *b)
{
    double *importance = NULL;
    const lc_outcome outcome = lc_sweep_outcome(b);
    lc_status status = lc_sweep_importances(&importance, b);
    *out = json_object();
    for (size_t i = 0; status == LC_OK && i < b->setup.domain.count; i++) {
        const lc_dimension *d = &b->setup.domain.dimension[i];
        json_t *slices = json_array();
        lc_slice *slice = NULL;
        size_t count = 0;
        status = lc_slices(&slice, &count, &outcome, i);
        for (size_t k = 0; k < count; k++)
            json_array_append_new(slices, slice_json(d, &slice[k]));
        lc_free(slice);
        json_object_set_new(*out, d->key, json_pack("{so so}", "importance", lc_json_number(importance[i]), "slices", slices));
    }
    lc_free(importance);
    return status;
}

lc_status lc_sweep_order(size_t **out, const lc_sweep_read_back *b)
{
    double *loss = NULL;
    CHECK(lc_new(&loss, b->trials, sizeof *loss));
    for (size_t i = 0; i < b->trials; i++) {
        const lc_trial *t = &b->trial[i];
        loss[i] = lc_trial_has_score(t) ? lc_study_loss(&b->study, t, 0) : (double)INFINITY;
    }
    const lc_status status = lc_sort_order(out, loss, b->trials);
    lc_free(loss);
    return status;
}

lc_status lc_sweep_front(size_t **out, size_t *count, const lc_sweep_read_back *b)
{
    lc_status status = LC_OK;
    double *loss = NULL;
    size_t *number = NULL, *rank = NULL;
    TRY(lc_new(&loss, (b->trials + 1) * b->study.objectives, sizeof *loss));
    TRY(lc_new(&number, b->trials, sizeof *number));
    TRY(lc_new(&rank, b->trials, sizeof *rank));
    const size_t complete = lc_best_losses(loss, number, &b->study, b->trial, b->trials);
    TRY(lc_front_ranks(rank, loss, complete, b->study.objectives, complete ? 1 : 0));
    *count = 0;
    for (size_t i = 0; i < complete; i++)
        if (rank[i] == 0)
            number[(*count)++] = number[i];
    *out = number;
    number = NULL;
done:
    lc_free(loss);
    lc_free(number);
    lc_free(rank);
    return status;
}
