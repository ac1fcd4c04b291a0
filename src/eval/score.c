/* score - one contender over every window of a part. */
#include "eval/score.h"

#include "core/mem.h"
#include "core/status.h"
#include "eval/contender.h"

#include <string.h>

static lc_status sum_all(lc_scores *out, lc_chunk *chunk, lc_facts *facts, const lc_contender *c)
{
    while (lc_chunk_next(chunk)) {
        CHECK(lc_contender_forecast(chunk, c));
        lc_chunk_sum(c->sums, c->spread, facts, chunk);
    }
    return lc_scores_new(out, c->sums[LC_SCALED]);
}

lc_status lc_score(double *out, const lc_forecaster *f, lc_part part)
{
    lc_status status = LC_OK;
    lc_chunk of = {.task = f->task, .threads = lc_forecaster_threads(f)}, *chunk = NULL;
    lc_choice choice = {0};
    lc_facts *facts = NULL;
    lc_contenders *all = NULL;
    lc_scores scores = {0};
    if (f->task->classes)
        return lc_fail(LC_E_CONFIG, "classes.of = %s: a sweep compares errors, and classes have none: train each by itself",
                       f->config.classes.of);
    TRY(lc_choice_new(&choice, f->task->dataset, NULL));
    of.choice = &choice;
    TRY(lc_forecaster_windows(&of.windows, f, part));
    TRY(lc_chunk_new(&chunk, &of));
    TRY(lc_facts_new(&facts, f->task));
    TRY(lc_contenders_alone(&all, f, choice.count));
    TRY(sum_all(&scores, chunk, facts, &all->item[0]));
    memcpy(out, scores.overall, all->item[0].sums[LC_SCALED]->metrics * sizeof *out);
done:
    lc_scores_free(&scores);
    lc_contenders_free(all);
    lc_facts_free(facts);
    lc_chunk_free(chunk);
    lc_choice_free(&choice);
    return status;
}
