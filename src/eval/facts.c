/* facts - learned once of every series, laid out by cell when the series' windows come. */
#include "eval/facts.h"

#include "core/mem.h"

size_t lc_facts_count(void)
{
    size_t count = 0;
    for (const lc_metric *const *m = lc_metric_table; *m; m++)
        count += (*m)->facts;
    return count;
}

void lc_facts_learn(double *fact, const lc_training *training)
{
    for (const lc_metric *const *m = lc_metric_table; *m; m++) {
        if ((*m)->learn)
            (*m)->learn(fact, training);
        fact += (*m)->facts;
    }
}

size_t lc_facts_channel(const lc_task *task, size_t series, size_t target)
{
    return series * task->scaler->channels + task->targets[target];
}

/* The training rows of a target, measured in own units. */
static lc_training training_of(const lc_task *task, size_t series, size_t target, const size_t *before)
{
    const size_t stride = task->dataset->channels;
    const lc_rows train = task->split->part[series * LC_PARTS + LC_TRAIN];
    return (lc_training){
        .value = task->dataset->series[series].value + train.first * stride + task->targets[target],
        .rows = train.end - train.first,
        .stride = stride,
        .before = before,
        .shift = 0,
        .scale = 1,
    };
}

/* before (training rows): the row a season before each, counted from the first of them. */
static void find_before(size_t *before, const lc_task *task, size_t series)
{
    const lc_rows train = task->split->part[series * LC_PARTS + LC_TRAIN];
    const int64_t season = task->data.season ? (int64_t)task->data.season : 1;
    for (size_t row = train.first; row < train.end; row++) {
        const size_t back = lc_axis_back(&task->axis[series], &task->dataset->series[series], row, season);
        before[row - train.first] = back == SIZE_MAX || back < train.first ? SIZE_MAX : back - train.first;
    }
}

static void learn_series(lc_facts *f, size_t series, size_t *before)
{
    const lc_task *task = f->task;
    find_before(before, task, series);
    for (size_t target = 0; target < task->target_count; target++) {
        const size_t at = (series * task->target_count + target) * f->facts;
        const size_t channel = lc_facts_channel(task, series, target);
        lc_training training = training_of(task, series, target, before);
        lc_facts_learn(f->learned[LC_UNITS] + at, &training);
        training.shift = task->scaler->shift[channel];
        training.scale = task->scaler->scale[channel];
        lc_facts_learn(f->learned[LC_SCALED] + at, &training);
    }
}

static lc_status take_memory(lc_facts *f)
{
    const size_t channels = f->task->dataset->series_count * f->task->target_count;
    for (int space = 0; space < LC_SPACES; space++) {
        CHECK(lc_new(&f->learned[space], channels * f->facts, sizeof(double)));
        CHECK(lc_new(&f->fact[space], f->cells * f->facts, sizeof(double)));
    }
    CHECK(lc_new(&f->shift, f->cells, sizeof(double)));
    return lc_new(&f->scale, f->cells, sizeof(double));
}

lc_status lc_facts_new(lc_facts **out, const lc_task *task)
{
    lc_status status = LC_OK;
    lc_facts *f = NULL;
    size_t *before = NULL, longest = 0;
    for (size_t series = 0; series < task->dataset->series_count; series++)
        longest = task->dataset->series[series].rows > longest ? task->dataset->series[series].rows : longest;
    TRY(lc_new(&before, longest, sizeof *before));
    TRY(lc_new(&f, 1, sizeof *f));
    *f = (lc_facts){.task = task, .facts = lc_facts_count(), .cells = lc_task_cells(task), .series = SIZE_MAX};
    TRY(take_memory(f));
    for (size_t series = 0; series < task->dataset->series_count; series++)
        learn_series(f, series, before);
    *out = f;
    f = NULL;
done:
    lc_free(before);
    lc_facts_free(f);
    return status;
}

void lc_facts_free(lc_facts *f)
{
    if (!f)
        return;
    for (int space = 0; space < LC_SPACES; space++) {
        lc_free(f->learned[space]);
        lc_free(f->fact[space]);
    }
    lc_free(f->shift);
    lc_free(f->scale);
    lc_free(f);
}

void lc_facts_turn(lc_facts *f, size_t series)
{
    const lc_task *task = f->task;
    if (f->series == series)
        return;
    f->series = series;
    for (size_t cell = 0; cell < f->cells; cell++) { /* the targets of a step, step by step */
        const size_t target = cell % task->target_count, channel = lc_facts_channel(task, series, target);
        const size_t at = (series * task->target_count + target) * f->facts;
        f->shift[cell] = task->scaler->shift[channel];
        f->scale[cell] = task->scaler->scale[channel];
        for (size_t i = 0; i < f->facts; i++) {
            f->fact[LC_UNITS][i * f->cells + cell] = f->learned[LC_UNITS][at + i];
            f->fact[LC_SCALED][i * f->cells + cell] = f->learned[LC_SCALED][at + i];
        }
    }
}

void lc_facts_from(const double **fact, const lc_facts *f, lc_space space, size_t cell)
{
    for (size_t i = 0; i < f->facts; i++)
        fact[i] = f->fact[space] + i * f->cells + cell;
}
