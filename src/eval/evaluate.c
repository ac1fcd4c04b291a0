/* evaluate - every contender over every window of a part, and what their sums give. */
#include <lanecast/evaluate.h>

#include "core/mem.h"
#include "core/status.h"
#include "eval/contender.h"

/* Windows that count: window.drop_last leaves out an incomplete last batch. */
static lc_status count_windows(size_t *out, const lc_windows *windows, size_t drop)
{
    size_t count = lc_windows_count(windows), left = drop ? count - count % drop : count;
    if (left == 0)
        return lc_fail(LC_E_DATA, "window.drop_last = %zu drops all %zu windows", drop, count);
    *out = left;
    return LC_OK;
}

static lc_status run(const lc_contenders *all, lc_chunk *chunk, lc_facts *facts)
{
    while (lc_chunk_next(chunk))
        for (size_t i = 0; i < all->count; i++) {
            CHECK(lc_contender_forecast(chunk, &all->item[i]));
            lc_chunk_sum(all->item[i].sums, facts, chunk);
        }
    return LC_OK;
}

static void count_seen(lc_evaluation *e, const lc_forecaster *f, const lc_windows *windows)
{
    const lc_dataset *data = f->task->dataset;
    for (lc_part part = 0; f->seen && part < LC_TEST; part++)
        e->seen[part] = lc_seen_count(f->seen + part * data->series_count, data, windows, e->windows, e->horizon);
}

static lc_status fill_lines(lc_evaluation *e, const lc_contenders *all)
{
    CHECK(lc_new(&e->line, all->count, sizeof *e->line));
    e->lines = all->count;
    for (size_t i = 0; i < e->lines; i++) {
        e->line[i].name = all->item[i].name;
        if (all->item[i].baseline && lc_baseline_find(e->line[i].name)->reference)
            e->reference = i;
        for (int space = 0; space < LC_SPACES; space++)
            CHECK(lc_scores_new(&e->line[i].score[space], all->item[i].sums[space]));
    }
    return LC_OK;
}

static lc_status to_evaluation(lc_evaluation **out, const lc_contenders *all, const lc_chunk *chunk, lc_part part)
{
    lc_status status = LC_OK;
    const lc_sums *any = all->item[0].sums[0];
    lc_evaluation *e = NULL;
    TRY(lc_new(&e, 1, sizeof *e));
    *e = (lc_evaluation){
        .part = part,
        .windows = chunk->end,
        .horizon = any->horizon,
        .targets = any->targets,
        .metrics = any->metrics,
        .metric = lc_metric_table_names,
    };
    count_seen(e, all->item[0].forecaster, chunk->windows);
    TRY(fill_lines(e, all));
    *out = e;
    e = NULL;
done:
    lc_evaluation_free(e);
    return status;
}

lc_status lc_evaluate(lc_evaluation **out, const lc_forecaster *f, lc_part part)
{
    lc_status status = LC_OK;
    const lc_windows *windows;
    lc_chunk *chunk = NULL;
    lc_facts *facts = NULL;
    lc_contenders *all = NULL;
    size_t count = 0;
    TRY(lc_forecaster_windows(&windows, f, part));
    TRY(count_windows(&count, windows, f->task->window.drop_last));
    TRY(lc_chunk_new(&chunk, f->task, windows, count, lc_forecaster_threads(f)));
    TRY(lc_facts_new(&facts, f->task));
    TRY(lc_contenders_new(&all, f));
    TRY(run(all, chunk, facts));
    TRY(to_evaluation(out, all, chunk, part));
done:
    lc_contenders_free(all);
    lc_facts_free(facts);
    lc_chunk_free(chunk);
    return status;
}

void lc_evaluation_free(lc_evaluation *e)
{
    if (!e)
        return;
    for (size_t i = 0; i < e->lines; i++)
        for (int space = 0; space < LC_SPACES; space++)
            lc_scores_free(&e->line[i].score[space]);
    lc_free(e->line);
    lc_free(e);
}
