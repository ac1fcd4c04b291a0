/* judged - forecasts in chunks of windows, each against the class that is. */
#include "eval/judged.h"

#include <math.h>
#include <string.h>

#include "core/mem.h"
#include "core/names.h"
#include "core/status.h"
#include "eval/class_metric.h"

enum { WINDOWS = 1024 }; /* at a time */

size_t lc_judged_measures(void)
{
    return lc_names_count(lc_class_metric_table_names);
}

/* The state of one pass. */
typedef struct pass {
    const lc_judging *of;
    const lc_task *task;
    lc_class_line *line;
    size_t *known;
    lc_tally *cell;  /* (steps, targets) */
    lc_tally series; /* at hand */
    double *say;     /* (WINDOWS, cells, classes) */
    bool shares;     /* it says probabilities */
} pass;

static void measure(double *out, const pass *p, const lc_tally *tally)
{
    const bool some = lc_tally_count(tally) > 0;
    for (size_t m = 0; lc_class_metric_table[m]; m++) {
        const lc_class_metric *metric = lc_class_metric_table[m];
        out[m] = some && (p->shares || !metric->of_shares) ? metric->value(tally) : NAN;
    }
}

static void add_window(pass *p, lc_window w, const double *say)
{
    const lc_classes *c = p->task->classes;
    for (size_t cell = 0; cell < c->steps * c->targets; cell++, say += c->count) {
        const size_t row = w.origin + c->lead + cell / c->targets;
        const lc_real is = c->row->value[w.series][row * c->targets + cell % c->targets];
        if (isnan(is))
            continue;
        lc_tally_add(&p->cell[cell], say, (size_t)is);
        lc_tally_add(&p->series, say, (size_t)is);
    }
}

static void settle_series(pass *p, size_t series)
{
    const size_t row = p->of->choice->row[series];
    measure(p->line->per_series + row * lc_judged_measures(), p, &p->series);
    if (p->known)
        p->known[row] = (size_t)lc_tally_count(&p->series);
    p->series = (lc_tally){.classes = p->task->classes->count};
}

static lc_status forecast(const pass *p, size_t first, size_t count)
{
    const lc_forecaster *f = p->of->forecaster;
    const lc_forecast_request request = {.task = p->task,
                                         .windows = p->of->windows,
                                         .first = first,
                                         .count = count,
                                         .threads = lc_forecaster_threads(f),
                                         .member = p->of->member};
    if (p->of->baseline)
        return lc_baseline_predict(p->say, p->of->baseline, &f->config.model.knobs, NULL, &request);
    if (p->of->member)
        return lc_forecaster_predict_base(p->say, f, &request);
    return lc_forecaster_predict(p->say, f, p->of->windows, first, count);
}

/* Series after series: where the next window is of another one, a series is whole. */
static lc_status run(pass *p)
{
    const size_t numbers = lc_task_cells(p->task) * lc_task_columns(p->task), end = p->of->count;
    for (size_t first = 0; first < end; first += WINDOWS) {
        const size_t count = end - first < WINDOWS ? end - first : WINDOWS;
        CHECK(forecast(p, first, count));
        for (size_t i = 0; i < count; i++) {
            const lc_window w = lc_windows_at(p->of->windows, first + i);
            add_window(p, w, p->say + i * numbers);
            if (first + i + 1 == end || lc_windows_at(p->of->windows, first + i + 1).series != w.series)
                settle_series(p, w.series);
        }
    }
    return LC_OK;
}

/* Steps, targets and the whole, from cells. */
static void settle(pass *p)
{
    const lc_classes *c = p->task->classes;
    const size_t measures = lc_judged_measures();
    lc_tally all = {.classes = c->count};
    for (size_t step = 0; step < c->steps; step++) {
        lc_tally one = {.classes = c->count};
        for (size_t target = 0; target < c->targets; target++)
            lc_tally_sum(&one, &p->cell[step * c->targets + target]);
        measure(p->line->per_step + step * measures, p, &one);
        lc_tally_sum(&all, &one);
    }
    measure(p->line->overall, p, &all);
    for (size_t target = 0; target < c->targets; target++) {
        lc_tally one = {.classes = c->count};
        for (size_t step = 0; step < c->steps; step++)
            lc_tally_sum(&one, &p->cell[step * c->targets + target]);
        measure(p->line->per_target + target * measures, p, &one);
        for (size_t is = 0; is < c->count; is++)
            memcpy(p->line->confusion + (target * c->count + is) * c->count, one.said[is], c->count * sizeof **one.said);
    }
}

static lc_status take_line(lc_class_line *line, const lc_classes *c, size_t series)
{
    const size_t measures = lc_judged_measures();
    CHECK(lc_new(&line->overall, measures, sizeof(double)));
    CHECK(lc_new(&line->per_step, c->steps * measures, sizeof(double)));
    CHECK(lc_new(&line->per_target, c->targets * measures, sizeof(double)));
    CHECK(lc_new(&line->per_series, series * measures, sizeof(double)));
    for (size_t i = 0; i < series * measures; i++)
        line->per_series[i] = NAN;
    return lc_new(&line->confusion, c->targets * c->count * c->count, sizeof *line->confusion);
}

lc_status lc_judge(lc_class_line *line, size_t *known, const lc_judging *of)
{
    lc_status status = LC_OK;
    const lc_task *task = of->forecaster->task;
    const lc_classes *c = task->classes;
    const size_t cells = lc_task_cells(task);
    pass p = {.of = of, .task = task, .line = line, .known = known, .series.classes = c->count};
    p.shares = of->baseline || lc_forecaster_says_shares(of->forecaster);
    TRY(take_line(line, c, of->choice->count));
    TRY(lc_new(&p.cell, cells, sizeof *p.cell));
    TRY(lc_new(&p.say, WINDOWS * cells * c->count, sizeof *p.say));
    for (size_t cell = 0; cell < cells; cell++)
        p.cell[cell].classes = c->count;
    TRY(run(&p));
    settle(&p);
done:
    lc_free(p.cell);
    lc_free(p.say);
    return status;
}

void lc_judged_clear(lc_class_line *line)
{
    lc_free(line->overall);
    lc_free(line->per_step);
    lc_free(line->per_target);
    lc_free(line->per_series);
    lc_free(line->confusion);
}
