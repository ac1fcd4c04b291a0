/* evaluate - chunk after chunk of windows: the truth once, then every forecaster on it. Sums run over windows in order, series
 * after series, cells are dealt to threads, so bits do not depend on threads. */
#include "core/mem.h"
#include "core/parallel.h"
#include "core/status.h"
#include "eval/sums.h"
#include "eval/yardstick.h"
#include "model/forecaster.h"

enum {
    CHUNK_NUMBERS = 4 << 20, /* forecasts of a chunk of windows: 32 MiB */
    CHUNK_LEAST = 16,
    CHUNK_MOST = 4096,
    CELLS_AT_ONCE = 64 /* of one piece of work: their sums stay in the nearest cache */
};

/* One line of the table while it is summed: of a forecaster, a baseline, or, where both are NULL, the best possible. */
typedef struct contender {
    const char *name;
    const lc_forecaster *forecaster;
    const lc_baseline *baseline;
    lc_sums *sums[LC_SPACES];
} contender;

typedef struct judge {
    const lc_forecaster *forecaster;
    const lc_windows *windows;
    size_t count, cells, chunk, threads;
    double *truth, *forecast; /* (chunk, cells) own units */
    lc_yardstick *yardstick;  /* (series, targets) */
    contender *contender;
    size_t contenders;
    size_t first, now; /* windows of the current chunk: [first, first + now) */
    size_t from, to;   /* of these, the ones of a series that are summed now */
    const contender *current;
} judge;

/* --- what it needs --------------------------------------------------------------------------------------------------- */

static void fill_yardsticks(judge *j)
{
    const lc_forecaster *f = j->forecaster;
    for (size_t series = 0; series < f->task->dataset->series_count; series++)
        for (size_t t = 0; t < f->task->target_count; t++)
            j->yardstick[series * f->task->target_count + t] = lc_yardstick_of(f, series, f->task->targets[t]);
}

static bool knows_best(const lc_forecaster *f)
{
    for (size_t i = 0; i < f->task->dataset->series_count; i++)
        if (f->task->dataset->series[i].ideal_horizon < f->task->window.horizon)
            return false;
    return true;
}

static lc_status add_contender(judge *j, const char *name, const lc_forecaster *forecaster, const lc_baseline *baseline)
{
    lc_status status = LC_OK;
    contender *c = &j->contender[j->contenders++];
    *c = (contender){.name = name, .forecaster = forecaster, .baseline = baseline};
    for (int space = 0; space < LC_SPACES; space++)
        TRY(lc_sums_new(&c->sums[space], j->forecaster->task->window.horizon, j->forecaster->task->target_count));
done:
    return status;
}

static lc_status gather_contenders(judge *j)
{
    lc_status status = LC_OK;
    const lc_forecaster *f = j->forecaster;
    size_t kinds = 0;
    while (lc_baseline_table[kinds])
        kinds++;
    TRY(lc_new(&j->contender, kinds + 2, sizeof *j->contender));
    TRY(add_contender(j, f->config.model.kind, f, NULL));
    for (size_t i = 0; i < kinds; i++) {
        const lc_baseline *baseline = lc_baseline_table[i];
        if (lc_baseline_check(lc_baseline_table_names[i], &f->config) == LC_OK)
            TRY(add_contender(j, lc_baseline_table_names[i], NULL, baseline));
    }
    if (knows_best(f))
        TRY(add_contender(j, "best_possible", NULL, NULL));
done:
    return status;
}

static lc_status open_judge(judge *j, lc_part part)
{
    lc_status status = LC_OK;
    const lc_forecaster *f = j->forecaster;
    size_t drop = f->task->window.drop_last;
    TRY(lc_forecaster_windows(&j->windows, f, part));
    j->count = lc_windows_count(j->windows);
    j->count -= drop ? j->count % drop : 0;
    if (j->count == 0)
        FAIL(LC_E_DATA, "window.drop_last = %zu drops all %zu windows", drop, lc_windows_count(j->windows));
    j->cells = f->task->window.horizon * f->task->target_count;
    j->chunk = CHUNK_NUMBERS / j->cells < CHUNK_LEAST ? CHUNK_LEAST : CHUNK_NUMBERS / j->cells;
    j->chunk = j->chunk > CHUNK_MOST ? CHUNK_MOST : j->chunk;
    j->threads = lc_forecaster_threads(f);
    TRY(lc_new(&j->truth, j->chunk * j->cells, sizeof(double)));
    TRY(lc_new(&j->forecast, j->chunk * j->cells, sizeof(double)));
    TRY(lc_new(&j->yardstick, f->task->dataset->series_count * f->task->target_count, sizeof *j->yardstick));
    fill_yardsticks(j);
    TRY(gather_contenders(j));
done:
    return status;
}

static void close_judge(judge *j)
{
    for (size_t i = 0; j->contender && i < j->contenders; i++)
        for (int space = 0; space < LC_SPACES; space++)
            lc_sums_free(j->contender[i].sums[space]);
    lc_free(j->contender);
    lc_free(j->truth);
    lc_free(j->forecast);
    lc_free(j->yardstick);
}

/* --- one chunk ------------------------------------------------------------------------------------------------------- */

static void copy_truth(void *ctx, size_t index, size_t worker)
{
    (void)worker;
    const judge *j = ctx;
    const lc_forecaster *f = j->forecaster;
    lc_window w = lc_windows_at(j->windows, j->first + index);
    const double *row = f->task->dataset->series[w.series].value + w.origin * f->task->dataset->channels;
    double *to = j->truth + index * j->cells;
    for (size_t step = 0; step < f->task->window.horizon; step++, row += f->task->dataset->channels)
        for (size_t t = 0; t < f->task->target_count; t++)
            *to++ = row[f->task->targets[t]];
}

static void copy_best(void *ctx, size_t index, size_t worker)
{
    (void)worker;
    const judge *j = ctx;
    const lc_forecaster *f = j->forecaster;
    lc_window w = lc_windows_at(j->windows, j->first + index);
    const lc_series *s = &f->task->dataset->series[w.series];
    const float *row = s->ideal + (w.origin - 1) * s->ideal_horizon * f->task->dataset->channels;
    double *to = j->forecast + index * j->cells;
    for (size_t step = 0; step < f->task->window.horizon; step++, row += f->task->dataset->channels)
        for (size_t t = 0; t < f->task->target_count; t++)
            *to++ = (double)row[f->task->targets[t]];
}

/* Of some cells, what stays the same over all windows of a series. */
typedef struct range {
    size_t first, count;
    double shift[CELLS_AT_ONCE], scale[CELLS_AT_ONCE];
    double naive[LC_SPACES][CELLS_AT_ONCE], level[LC_SPACES][CELLS_AT_ONCE];
} range;

/* The channels of cells go round and round. */
static void fill_range(range *r, const judge *j, size_t series)
{
    const lc_forecaster *f = j->forecaster;
    for (size_t i = 0; i < r->count; i++) {
        size_t target = (r->first + i) % f->task->target_count,
               at = series * f->task->scaler->channels + f->task->targets[target];
        lc_yardstick y = j->yardstick[series * f->task->target_count + target];
        r->shift[i] = f->task->scaler->shift[at];
        r->scale[i] = f->task->scaler->scale[at];
        r->naive[LC_UNITS][i] = y.naive;
        r->level[LC_UNITS][i] = y.level;
        r->naive[LC_SCALED][i] = y.naive / r->scale[i];
        r->level[LC_SCALED][i] = (y.level - r->shift[i]) / r->scale[i];
    }
}

static void scale_cells(double *restrict scaled, const double *restrict value, const range *r)
{
    for (size_t i = 0; i < r->count; i++)
        scaled[i] = (value[i] - r->shift[i]) / r->scale[i];
}

/* Of a window of the chunk, or the first beyond it; SIZE_MAX: there is none. */
static size_t series_at(const judge *j, size_t window)
{
    return j->first + window < j->count ? lc_windows_at(j->windows, j->first + window).series : SIZE_MAX;
}

static void add_cells(const judge *j, lc_space space, const range *r, const double *truth, const double *forecast)
{
    lc_cells cells = {r->count, truth, forecast, r->naive[space], r->level[space]};
    lc_sums_add(j->current->sums[space], r->first, &cells);
}

/* A range of cells over the chunk's windows of one series, in order. */
static void sum_cells(void *ctx, size_t piece, size_t worker)
{
    (void)worker;
    const judge *j = ctx;
    double scaled_truth[CELLS_AT_ONCE], scaled_forecast[CELLS_AT_ONCE];
    range r = {.first = piece * CELLS_AT_ONCE};
    size_t left = j->cells - r.first;
    r.count = left < CELLS_AT_ONCE ? left : CELLS_AT_ONCE;
    fill_range(&r, j, series_at(j, j->from));
    for (size_t w = j->from; w < j->to; w++) {
        const double *truth = j->truth + w * j->cells + r.first, *forecast = j->forecast + w * j->cells + r.first;
        scale_cells(scaled_truth, truth, &r);
        scale_cells(scaled_forecast, forecast, &r);
        add_cells(j, LC_SCALED, &r, scaled_truth, scaled_forecast);
        add_cells(j, LC_UNITS, &r, truth, forecast);
    }
}

/* Series by series, and a series that ends here is settled. */
static void sum_chunk(judge *j, const contender *c)
{
    for (j->from = 0; j->from < j->now; j->from = j->to) {
        size_t series = series_at(j, j->from);
        for (j->to = j->from + 1; j->to < j->now && series_at(j, j->to) == series; j->to++)
            continue;
        lc_parallel((j->cells + CELLS_AT_ONCE - 1) / CELLS_AT_ONCE, j->threads, sum_cells, j);
        for (int space = 0; space < LC_SPACES && series_at(j, j->to) != series; space++)
            lc_sums_settle(c->sums[space]);
    }
}

static lc_status judge_chunk(judge *j)
{
    lc_status status = LC_OK;
    lc_parallel(j->now, j->threads, copy_truth, j);
    for (size_t i = 0; i < j->contenders; i++) {
        const contender *c = j->current = &j->contender[i];
        const lc_forecast_request request = {j->forecaster->task, j->windows, j->first, j->now, j->threads};
        if (c->forecaster)
            TRY(lc_forecaster_predict(j->forecast, c->forecaster, j->windows, j->first, j->now));
        else if (c->baseline)
            TRY(lc_baseline_predict(j->forecast, c->name, &j->forecaster->config.model.knobs, &request));
        else
            lc_parallel(j->now, j->threads, copy_best, j);
        sum_chunk(j, c);
    }
done:
    return status;
}

/* --- the whole ------------------------------------------------------------------------------------------------------- */

static void count_seen(lc_evaluation *e, const judge *j)
{
    const lc_forecaster *f = j->forecaster;
    for (lc_part part = 0; f->seen && part < LC_TEST; part++)
        e->seen[part] =
            lc_seen_count(f->seen + part * f->task->dataset->series_count, f->task->dataset, j->windows, j->count, e->horizon);
}

static lc_status to_evaluation(lc_evaluation **out, const judge *j, lc_part part)
{
    lc_status status = LC_OK;
    lc_evaluation *e = NULL;
    const lc_sums *any = j->contender[0].sums[0];
    TRY(lc_new(&e, 1, sizeof *e));
    *e = (lc_evaluation){
        .part = part, .windows = j->count, .horizon = any->horizon, .targets = any->targets, .metrics = any->metrics};
    e->metric = lc_metric_table_names;
    count_seen(e, j);
    TRY(lc_new(&e->line, j->contenders, sizeof *e->line));
    e->lines = j->contenders;
    for (size_t i = 0; i < e->lines; i++) {
        e->line[i].name = j->contender[i].name;
        for (int space = 0; space < LC_SPACES; space++)
            TRY(lc_scores_new(&e->line[i].score[space], j->contender[i].sums[space]));
    }
    *out = e;
    e = NULL;
done:
    lc_evaluation_free(e);
    return status;
}

lc_status lc_evaluate(lc_evaluation **out, const lc_forecaster *forecaster, lc_part part)
{
    lc_status status = LC_OK;
    judge j = {.forecaster = forecaster};
    TRY(open_judge(&j, part));
    for (j.first = 0; j.first < j.count; j.first += j.now) {
        j.now = j.count - j.first < j.chunk ? j.count - j.first : j.chunk;
        TRY(judge_chunk(&j));
    }
    TRY(to_evaluation(out, &j, part));
done:
    close_judge(&j);
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
