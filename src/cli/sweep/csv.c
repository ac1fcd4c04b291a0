/* csv - trials as rows: number, state, whether no other is better, objectives, point, reports, seconds, message; and slices
 * as rows: dimension, its importance, a choice or from where to where, trials, the best and the median of the first objective. */
#include "cli/csv.h"
#include "cli/sweep_look.h"
#include "core/mem.h"

#include <math.h>

static lc_status write_header(lc_file *file, const lc_sweep_read_back *b)
{
    CHECK(lc_file_text(file, "trial,state,front"));
    for (size_t i = 0; i < b->study.objectives; i++)
        CHECK(lc_file_text(file, ",%s", b->study.metric[i]));
    for (size_t i = 0; i < b->setup.domain.count; i++)
        CHECK(lc_file_text(file, ",%s", b->setup.domain.dimension[i].key));
    return lc_file_text(file, ",reports,last_report,seconds,message\n");
}

/* Cells of what does not exist are empty. */
static lc_status write_number(lc_file *file, double x)
{
    return isnan(x) ? lc_file_text(file, ",") : lc_file_text(file, ",%.17g", x);
}

static lc_status write_trial(lc_file *file, const lc_sweep_read_back *b, const lc_trial *t, bool front)
{
    char value[LC_TEXT_MAX];
    CHECK(lc_file_text(file, "%zu,%s,%s", t->number, lc_trial_state_name(t->state), front ? "yes" : "no"));
    for (size_t i = 0; i < b->study.objectives; i++)
        CHECK(write_number(file, t->objective[i]));
    for (size_t i = 0; i < b->setup.domain.count; i++) {
        value[0] = '\0';
        if (!isnan(t->value[i]))
            lc_dimension_text(value, sizeof value, &b->setup.domain.dimension[i], t->value[i]);
        CHECK(lc_file_text(file, ","));
        CHECK(lc_csv_name(file, value));
    }
    CHECK(lc_file_text(file, ",%zu", t->reports));
    CHECK(write_number(file, t->reports ? t->report[t->reports - 1] : (double)NAN));
    CHECK(write_number(file, t->seconds));
    CHECK(lc_file_text(file, ","));
    CHECK(lc_csv_name(file, t->message ? t->message : ""));
    return lc_file_text(file, "\n");
}

lc_status lc_sweep_csv(const lc_sweep_read_back *b, const char *path)
{
    lc_status status = LC_OK;
    lc_file *file = NULL;
    size_t *front = NULL, count, next = 0;
    TRY(lc_sweep_front(&front, &count, b));
    TRY(lc_file_create(&file, path));
    TRY(write_header(file, b));
    for (size_t i = 0; i < b->trials; i++) {
        const bool on = next < count && front[next] == i;
        next += on;
        TRY(write_trial(file, b, &b->trial[i], on));
    }
    TRY(lc_file_commit(file));
done:
    lc_file_close(file);
    lc_free(front);
    return status;
}

/* --- slices ----------------------------------------------------------------------------------------------------------- */

static lc_status write_slice(lc_file *file, const lc_dimension *d, double importance, const lc_slice *s)
{
    const bool choice = d->kind == LC_DIMENSION_CHOICE;
    CHECK(lc_file_text(file, "%s", d->key));
    CHECK(write_number(file, importance));
    CHECK(lc_file_text(file, ","));
    CHECK(lc_csv_name(file, choice ? d->choice[(size_t)s->low] : ""));
    CHECK(write_number(file, choice ? (double)NAN : s->low));
    CHECK(write_number(file, choice ? (double)NAN : s->high));
    CHECK(lc_file_text(file, ",%zu", s->trials));
    CHECK(write_number(file, s->best));
    CHECK(write_number(file, s->median));
    return lc_file_text(file, "\n");
}

static lc_status write_slices(lc_file *file, const lc_sweep_read_back *b, size_t dimension, double importance)
{
    lc_status status = LC_OK;
    const lc_outcome outcome = lc_sweep_outcome(b);
    lc_slice *slice = NULL;
    size_t count = 0;
    TRY(lc_slices(&slice, &count, &outcome, dimension));
    for (size_t i = 0; i < count; i++)
        TRY(write_slice(file, &b->setup.domain.dimension[dimension], importance, &slice[i]));
done:
    lc_free(slice);
    return status;
}

lc_status lc_sweep_slices_csv(const lc_sweep_read_back *b, const char *path)
{
    lc_status status = LC_OK;
    lc_file *file = NULL;
    double *importance = NULL;
    TRY(lc_sweep_importances(&importance, b));
    TRY(lc_file_create(&file, path));
    TRY(lc_file_text(file, "dimension,importance,value,from,to,trials,best,median\n"));
    for (size_t i = 0; i < b->setup.domain.count; i++)
        TRY(write_slices(file, b, i, importance[i]));
    TRY(lc_file_commit(file));
done:
    lc_file_close(file);
    lc_free(importance);
    return status;
}
