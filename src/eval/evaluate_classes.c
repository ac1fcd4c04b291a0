/* evaluate_classes - a forecaster of classes and the baselines that say one, on the same windows. */
#include <lanecast/evaluate.h>

#include "core/mem.h"
#include "core/names.h"
#include "core/status.h"
#include "eval/class_metric.h"
#include "eval/judged.h"
#include "eval/portion.h"

static lc_status judge_line(lc_class_line *line, const lc_judging *of, size_t *known)
{
    const lc_forecaster *f = of->forecaster;
    line->name = of->baseline ? of->baseline : f->title;
    line->baseline = of->baseline;
    return lc_judge(line, known, of);
}

/* Each network of an ensemble by itself, after the lines. */
static lc_status judge_members(lc_class_evaluation *e, lc_judging *of)
{
    const size_t count = lc_forecaster_speakers(of->forecaster);
    of->baseline = NULL;
    e->member = e->line + e->lines;
    for (of->member = 1; count > 1 && of->member <= count; of->member++)
        CHECK(judge_line(&e->member[e->members++], of, NULL));
    return LC_OK;
}

/* Only those that say classes; the forecaster may be one of them. */
static lc_status judge_all(lc_class_evaluation *e, lc_judging *of)
{
    lc_status status = LC_OK;
    size_t *known = NULL;
    TRY(lc_new(&known, e->series, sizeof *known));
    TRY(judge_line(&e->line[e->lines++], of, known));
    for (const char *const *name = lc_baseline_table_names; *name; name++) {
        of->baseline = *name;
        if (lc_baseline_check(*name, &of->forecaster->config) == LC_OK)
            TRY(judge_line(&e->line[e->lines++], of, NULL));
    }
    TRY(judge_members(e, of));
    for (size_t i = 0; i < e->series; i++) {
        e->of_series[i].values = known[i];
        e->values += known[i];
    }
done:
    lc_free(known);
    return status;
}

/* The highest accuracy; of equals the plainest. */
static void find_reference(lc_class_evaluation *e)
{
    const size_t accuracy = lc_class_metric_index("accuracy");
    for (size_t i = 1; i < e->lines; i++) {
        const double own = e->line[i].overall[accuracy], best = e->line[e->reference].overall[accuracy];
        if (!e->reference || own > best || (own == best && lc_baseline_find(e->line[i].name)->plainest))
            e->reference = i;
    }
}

lc_comparison lc_class_comparison(const lc_class_evaluation *e)
{
    const size_t accuracy = lc_class_metric_index("accuracy");
    lc_comparison c = {.model = e->line[0].overall[accuracy], .accuracy = true};
    if (e->reference) {
        c.best = e->line[e->reference].overall[accuracy];
        c.name = e->line[e->reference].name;
    }
    return c;
}

static lc_status begin(lc_class_evaluation *e, const lc_judging *of, lc_part part)
{
    const size_t baselines = lc_names_count(lc_baseline_table_names);
    e->part = part;
    e->of = of->forecaster->task->classes;
    e->windows = of->count;
    e->skipped = lc_windows_skipped(of->windows);
    e->filled = lc_task_filled(of->forecaster->task, of->windows, of->count);
    e->dropped = lc_windows_count(of->windows) - of->count;
    e->measures = lc_judged_measures();
    e->measure = lc_class_metric_table_names;
    e->series = of->choice->count;
    lc_portion_seen(e->seen, of->forecaster, of->windows, of->count);
    CHECK(lc_new(&e->line, baselines + 1 + lc_forecaster_members(of->forecaster), sizeof *e->line));
    CHECK(lc_new(&e->of_series, e->series, sizeof *e->of_series));
    for (size_t i = 0; i < e->series; i++)
        e->of_series[i].series = of->choice->series[i];
    for (size_t w = 0; w < of->count; w++)
        e->of_series[of->choice->row[lc_windows_at(of->windows, w).series]].windows++;
    return LC_OK;
}

lc_status lc_evaluate_classes(lc_class_evaluation **out, const lc_forecaster *f, lc_part part, const char *series)
{
    lc_status status = LC_OK;
    lc_choice choice = {0};
    lc_judging of = {.forecaster = f, .choice = &choice};
    lc_windows *windows = NULL;
    lc_class_evaluation *e = NULL;
    if (!f->task->classes)
        return lc_fail(LC_E_USAGE, "the forecaster says numbers, not classes: lc_evaluate measures their errors");
    TRY(lc_choice_new(&choice, f->task->dataset, series));
    TRY(lc_portion_choose(&of.windows, &windows, f, part, &choice));
    TRY(lc_portion_count(&of.count, f->task, of.windows));
    TRY(lc_new(&e, 1, sizeof *e));
    TRY(begin(e, &of, part));
    TRY(judge_all(e, &of));
    find_reference(e);
    *out = e;
    e = NULL;
done:
    lc_class_evaluation_free(e);
    lc_windows_free(windows);
    lc_choice_free(&choice);
    return status;
}

void lc_class_evaluation_free(lc_class_evaluation *e)
{
    if (!e)
        return;
    for (size_t i = 0; i < e->lines + e->members; i++)
        lc_judged_clear(&e->line[i]);
    lc_free(e->line);
    lc_free(e->of_series);
    lc_free(e);
}
