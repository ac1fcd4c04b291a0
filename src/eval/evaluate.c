/* evaluate - every contender over every window of a part, and what their sums give. */
#include <lanecast/evaluate.h>

#include <string.h>

#include "core/mem.h"
#include "core/status.h"
#include "eval/chunk_sums.h"
#include "eval/contender.h"
#include "eval/portion.h"
#include "eval/shares.h"
#include "eval/skill.h"

/* --- errors ---------------------------------------------------------------------------------------------------------- */

static lc_status run(const lc_contenders *all, lc_chunk *chunk, lc_skill_sums *skill)
{
    while (lc_chunk_next(chunk)) {
        lc_chunk_sum_truths(chunk);
        for (size_t i = 0; i < all->count; i++) {
            if (all->item[i].known)
                continue;
            CHECK(lc_contender_forecast(chunk, &all->item[i]));
            lc_chunk_sum(all->item[i].sums, all->item[i].spread, chunk);
            lc_skill_sums_take(skill, i);
        }
    }
    return LC_OK;
}

static double scaled_mse(const lc_line *line)
{
    return line->score[LC_SCALED].overall[lc_metric_index("mse")];
}

static void find_reference(lc_evaluation *e, const lc_contenders *all)
{
    const lc_line *best = NULL;
    for (size_t i = 1; i < e->lines; i++)
        if (e->line[i].baseline && (!best || lc_contender_wins(&all->item[i], scaled_mse(&e->line[i]), scaled_mse(best))))
            best = &e->line[e->reference = i];
}

static lc_status fill_lines(lc_evaluation *e, const lc_contenders *all, size_t members)
{
    CHECK(lc_new(&e->line, all->count, sizeof *e->line));
    e->members = members;
    e->lines = all->count - members;
    e->member = e->line + e->lines;
    for (size_t i = 0; i < all->count; i++) {
        e->line[i].name = all->item[i].name;
        e->line[i].baseline = lc_contender_is_baseline(&all->item[i]);
        e->ridge = all->item[i].ridge ? i : e->ridge;
        for (int space = 0; space < LC_SPACES; space++)
            CHECK(lc_scores_new(&e->line[i].score[space], all->item[i].sums[space]));
    }
    find_reference(e, all);
    return LC_OK;
}

static lc_status fill_series(lc_evaluation *e, const lc_sums *sums, const lc_chunk *chunk)
{
    CHECK(lc_new(&e->of_series, chunk->choice->count, sizeof *e->of_series));
    e->series = chunk->choice->count;
    for (size_t i = 0; i < e->series; i++) {
        e->of_series[i] = (lc_evaluated){.series = chunk->choice->series[i], .values = (size_t)sums->values[i]};
        e->values += e->of_series[i].values;
    }
    for (size_t w = 0; w < e->windows; w++)
        e->of_series[chunk->choice->row[lc_windows_at(chunk->windows, w).series]].windows++;
    lc_shares_find(e);
    return LC_OK;
}

/* members: of the contenders, the last ones. */
static lc_status to_evaluation(lc_evaluation **out, const lc_contenders *all, size_t members, const lc_chunk *chunk, lc_part part)
{
    lc_status status = LC_OK;
    const lc_sums *any = all->item[0].sums[0];
    lc_evaluation *e = NULL;
    TRY(lc_new(&e, 1, sizeof *e));
    *e = (lc_evaluation){
        .part = part,
        .windows = chunk->end,
        .skipped = lc_windows_skipped(chunk->windows),
        .filled = lc_task_filled(chunk->task, chunk->windows, chunk->end),
        .dropped = lc_windows_count(chunk->windows) - chunk->end,
        .horizon = any->horizon,
        .targets = any->targets,
        .metrics = any->metrics,
        .metric = lc_metric_table_names,
    };
    lc_portion_seen(e->seen, all->item[0].forecaster, chunk->windows, e->windows);
    TRY(fill_lines(e, all, members));
    TRY(fill_series(e, any, chunk));
    if (all->item[0].spread)
        TRY(lc_spread_new(&e->spread, all->item[0].spread, e->horizon, e->targets));
    *out = e;
    e = NULL;
done:
    lc_evaluation_free(e);
    return status;
}

lc_status lc_evaluate_outlook(lc_evaluation **out, const lc_outlook *outlook, lc_part part, const char *series)
{
    lc_status status = LC_OK;
    const lc_forecaster *f = outlook->forecaster;
    lc_spread_sums *spread = NULL;
    size_t members;
    lc_chunk of = {.task = f->task, .threads = lc_forecaster_threads(f)}, *chunk = NULL;
    lc_choice choice = {0};
    lc_windows *windows = NULL;
    lc_contenders *all = NULL;
    lc_skill_sums skill = {0};
    if (f->task->classes)
        return lc_fail(LC_E_USAGE, "the forecaster says classes, which have no errors: lc_evaluate_classes measures them");
    TRY(lc_choice_new(&choice, f->task->dataset, series));
    of.choice = &choice;
    TRY(lc_portion_choose(&of.windows, &windows, f, part, &choice));
    TRY(lc_chunk_new(&chunk, &of));
    TRY(lc_contenders_new(&all, f, choice.count));
    TRY(lc_contenders_add_members(&members, all, f, choice.count));
    TRY(lc_spread_sums_new(&spread, outlook, chunk->most, choice.count));
    all->item[0].spread = spread;
    TRY(lc_skill_sums_new(&skill, all, chunk));
    TRY(run(all, chunk, &skill));
    TRY(to_evaluation(out, all, members, chunk, part));
    (*out)->skill = lc_skill_of(&skill, chunk->end, f->config.run.seed);
done:
    lc_skill_sums_clear(&skill);
    lc_contenders_free(all);
    lc_spread_sums_free(spread);
    lc_chunk_free(chunk);
    lc_windows_free(windows);
    lc_choice_free(&choice);
    return status;
}

lc_status lc_evaluate_series(lc_evaluation **out, const lc_forecaster *f, lc_part part, const char *series)
{
    lc_outlook *outlook = NULL;
    CHECK(lc_outlook_new(&outlook, f, NULL, 0, 0));
    lc_status status = lc_evaluate_outlook(out, outlook, part, series);
    lc_outlook_free(outlook);
    return status;
}

lc_status lc_evaluate(lc_evaluation **out, const lc_forecaster *f, lc_part part)
{
    return lc_evaluate_series(out, f, part, NULL);
}

void lc_evaluation_free(lc_evaluation *e)
{
    if (!e)
        return;
    for (size_t i = 0; i < e->lines + e->members; i++)
        for (int space = 0; space < LC_SPACES; space++)
            lc_scores_free(&e->line[i].score[space]);
    lc_free(e->line);
    lc_free(e->of_series);
    lc_spread_free(e->spread);
    lc_free(e);
}
