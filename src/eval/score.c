/* score - one contender over every window of a part: its errors, what it says beyond the point, or its classes. */
#include "eval/score.h"

#include "core/mem.h"
#include "core/status.h"
#include "eval/chunk_sums.h"
#include "eval/class_forecasts.h"
#include "eval/contender.h"
#include "eval/judged.h"
#include "eval/portion.h"

#include <math.h>
#include <string.h>

/* --- numbers ---------------------------------------------------------------------------------------------------------- */

static lc_status sum_all(lc_chunk *chunk, const lc_contender *c)
{
    while (lc_chunk_next(chunk)) {
        CHECK(lc_contender_forecast(chunk, c));
        lc_chunk_sum_truths(chunk);
        lc_chunk_sum(c->sums, c->spread, chunk);
    }
    return LC_OK;
}

static lc_status take(double *out, const lc_sums *sums)
{
    lc_scores scores = {0};
    const lc_status status = lc_scores_new(&scores, sums);
    if (status == LC_OK)
        memcpy(out, scores.overall, sums->metrics * sizeof *out);
    lc_scores_free(&scores);
    return status;
}

static lc_status score_numbers(double *out, const lc_forecaster *f, lc_part part, const lc_outlook *outlook)
{
    lc_status status = LC_OK;
    lc_chunk of = {.task = f->task, .threads = lc_forecaster_threads(f)}, *chunk = NULL;
    lc_choice choice = {0};
    lc_contenders *all = NULL;
    lc_spread_sums *spread = NULL;
    TRY(lc_choice_new(&choice, f->task->dataset, NULL));
    of.choice = &choice;
    TRY(lc_forecaster_windows(&of.windows, f, part));
    TRY(lc_chunk_new(&chunk, &of));
    TRY(lc_contenders_alone(&all, f, choice.count));
    if (outlook)
        TRY(lc_spread_sums_new(&spread, outlook, chunk->most, choice.count));
    all->item[0].spread = spread;
    TRY(sum_all(chunk, &all->item[0]));
    TRY(take(out, all->item[0].sums[LC_SCALED]));
    if (spread)
        TRY(take(out + lc_measure_first(LC_MEASURE_QUANTILES), spread->sums[LC_SCALED]));
done:
    lc_spread_sums_free(spread);
    lc_contenders_free(all);
    lc_chunk_free(chunk);
    lc_choice_free(&choice);
    return status;
}

static lc_status score_quantiles(double *out, const lc_forecaster *f, lc_part part)
{
    lc_outlook *outlook = NULL;
    CHECK(lc_outlook_new(&outlook, f, NULL, 0, 0));
    const lc_status status = score_numbers(out, f, part, outlook);
    lc_outlook_free(outlook);
    return status;
}

/* --- classes ---------------------------------------------------------------------------------------------------------- */

static lc_status score_classes(double *out, const lc_forecaster *f, lc_part part)
{
    lc_status status = LC_OK;
    lc_choice choice = {0};
    lc_judging of = {.forecaster = f, .choice = &choice};
    lc_windows *windows = NULL;
    lc_class_line line = {.name = f->title};
    TRY(lc_choice_new(&choice, f->task->dataset, NULL));
    TRY(lc_portion_choose(&of.windows, &windows, f, part, &choice));
    TRY(lc_portion_count(&of.count, f->task, of.windows));
    TRY(lc_judge(&line, NULL, &of));
    memcpy(out + lc_measure_first(LC_MEASURE_CLASSES), line.overall, lc_judged_measures() * sizeof *out);
done:
    lc_judged_clear(&line);
    lc_windows_free(windows);
    lc_choice_free(&choice);
    return status;
}

/* Columns of a table: the class that is, and the one that is said. */
static void count_mistakes(double *out, size_t *count, const lc_forecast_table *table)
{
    const size_t cells = table->horizon * table->targets;
    for (size_t i = 0; i < table->count; i++) {
        double known = 0, wrong = 0;
        for (size_t cell = 0; cell < cells; cell++) {
            const double *row = table->value + (i * cells + cell) * table->columns;
            known += !isnan(row[0]);
            wrong += !isnan(row[0]) && row[0] != row[1];
        }
        if (known > 0)
            out[(*count)++] = wrong / known;
    }
}

lc_status lc_window_mistakes(double **out, size_t *count, const lc_forecaster *f, lc_part part)
{
    lc_status status = LC_OK;
    lc_forecast_table of = {0};
    const lc_forecast_table *table = NULL;
    lc_class_forecasts *told = NULL;
    double *share = NULL;
    *count = 0;
    TRY(lc_class_forecasts_new(&told, &of, f, part, NULL));
    TRY(lc_new(&share, of.total, sizeof *share));
    do {
        TRY(lc_class_forecasts_next(&table, &of, told));
        if (table)
            count_mistakes(share, count, table);
    } while (table);
    *out = share;
    share = NULL;
done:
    lc_free(share);
    lc_class_forecasts_free(told);
    return status;
}

lc_status lc_score(double *out, const lc_forecaster *f, lc_part part, bool quantiles)
{
    for (size_t i = 0; lc_measure_names()[i]; i++)
        out[i] = NAN;
    if (f->task->classes)
        return score_classes(out, f, part);
    return quantiles ? score_quantiles(out, f, part) : score_numbers(out, f, part, NULL);
}
