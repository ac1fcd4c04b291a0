/* reading - a head's outputs, unscaled, asked for columns, and taken back through the transform. */
#include "model/reading.h"

#include "core/digest.h"
#include "core/parallel.h"
#include "model/columns.h"

typedef struct reading {
    double *out;
    const lc_real *y;
    const lc_net *net;
    const lc_config *config;
    const lc_forecast_request *request;
    const lc_column *column;
    size_t columns;
} reading;

/* One target of one window: where its numbers are, and what its units are. */
typedef struct place {
    lc_window window;
    size_t target;
    double *out;         /* (horizon, targets, columns) of the window */
    double *crps;        /* (horizon, targets) scores of */
    const double *truth; /* truths; NULL: not wanted */
    const lc_real *y;    /* (horizon, targets, outputs) of the window */
    double shift, scale; /* of transformed values */
    double last;         /* the last known row's value */
} place;

/* --- one cell -------------------------------------------------------------------------------------------------------- */

/* A stream of each cell's own, which does not know how many others are asked for. */
static lc_rng stream_of(const reading *r, const place *p, size_t cell)
{
    const lc_series *series = &r->request->task->dataset->series[p->window.series];
    const int64_t stamp = series->time[p->window.origin - 1];
    const uint64_t key = lc_digest(lc_digest_text(0, series->name), &stamp, sizeof stamp), number = cell;
    return lc_rng_new(r->config->run.seed, "sample", lc_digest(key, &number, sizeof number));
}

static double say(const lc_column *column, const double *value, const lc_net *net, const lc_rng *rng)
{
    if (column->kind == LC_COLUMN_POINT)
        return lc_head_point(value, net->head, &net->head_knobs);
    if (column->kind == LC_COLUMN_QUANTILE)
        return net->head->quantile(value, column->level, &net->head_knobs);
    lc_rng own = lc_rng_ahead(rng, column->index);
    return net->head->quantile(value, lc_rng_uniform(&own), &net->head_knobs);
}

static void read_cell(const reading *r, const place *p, size_t cell)
{
    const lc_net *net = r->net;
    double value[LC_HEAD_OUTPUTS_MAX];
    lc_rng rng = {0};
    for (size_t i = 0; i < net->outputs; i++)
        value[i] = (double)p->y[cell * net->outputs + i];
    lc_head_read(value, net->head, p->shift, p->scale, &net->head_knobs);
    if (r->column[r->columns - 1].kind == LC_COLUMN_SAMPLE)
        rng = stream_of(r, p, cell);
    if (p->crps)
        p->crps[cell] = net->head->crps(value, p->truth[cell], &net->head_knobs);
    for (size_t i = 0; i < r->columns; i++)
        p->out[cell * r->columns + i] = say(&r->column[i], value, net, &rng);
}

/* --- all cells ------------------------------------------------------------------------------------------------------- */

typedef struct past {
    const lc_transform *transform;
    const double *value; /* of the first row */
    size_t stride;
} past;

static double past_at(const void *of, size_t row)
{
    const past *p = of;
    return lc_transform_at(p->transform, p->value + row * p->stride, p->stride);
}

/* What an output of 0 is, and what one more is: of the scaler, or of the window's context. */
static lc_window_stats stats_of(const reading *r, const lc_window *w, size_t channel)
{
    const lc_task *task = r->request->task;
    const lc_scaler *inner = lc_task_inner(task);
    const size_t rows = task->window.context - w->lacks, stride = inner->channels, at = w->series * stride + channel;
    const double *value = task->known->series[w->series].value + (w->origin - rows) * stride + channel;
    const past p = {task->transform, value, stride};
    if (!r->net->normalize->of)
        return (lc_window_stats){inner->shift[at], inner->scale[at]};
    return r->net->normalize->of(&(lc_track){past_at, &p, rows, inner->scale[at]});
}

static place place_of(const reading *r, size_t index, size_t target)
{
    const lc_task *task = r->request->task;
    const lc_scaler *inner = lc_task_inner(task);
    const lc_window w = lc_windows_at(r->request->windows, r->request->first + index);
    const size_t cells = lc_task_cells(task), channel = task->targets[target];
    const double *last = task->known->series[w.series].value + (w.origin - 1) * inner->channels + channel;
    const lc_window_stats stats = stats_of(r, &w, channel);
    return (place){
        .window = w,
        .target = target,
        .out = r->out + index * cells * r->columns,
        .crps = r->request->crps ? r->request->crps + index * cells : NULL,
        .truth = r->request->crps ? r->request->truth + index * cells : NULL,
        .y = r->y + index * cells * r->net->outputs,
        .shift = stats.zero,
        .scale = stats.spread,
        .last = *last,
    };
}

static void read_window(void *ctx, size_t index, size_t worker)
{
    (void)worker;
    const reading *r = ctx;
    const lc_task *task = r->request->task;
    const size_t stride = task->target_count;
    for (size_t target = 0; target < stride; target++) {
        const place p = place_of(r, index, target);
        for (size_t cell = target; cell < lc_task_cells(task); cell += stride)
            read_cell(r, &p, cell);
        for (size_t i = 0; i < r->columns; i++)
            lc_transform_undo(p.out + target * r->columns + i, task->window.horizon, stride * r->columns, task->transform,
                              p.last);
    }
}

/* Of classes: what the head says of each, in every cell of a window. */
static void read_classes(void *ctx, size_t index, size_t worker)
{
    (void)worker;
    const reading *r = ctx;
    const size_t classes = r->net->outputs, cells = lc_task_cells(r->request->task);
    const lc_real *y = r->y + index * cells * classes;
    double *out = r->out + index * cells * classes;
    for (size_t i = 0; i < cells * classes; i++)
        out[i] = (double)y[i];
    for (size_t cell = 0; r->net->head->probabilities && cell < cells; cell++)
        r->net->head->probabilities(out + cell * classes, classes);
}

void lc_reading_run(double *out, const lc_real *y, const lc_net *net, const lc_config *config, const lc_forecast_request *request)
{
    reading r = {.out = out, .y = y, .net = net, .config = config, .request = request};
    r.column = lc_outlook_list(&r.columns, request->outlook);
    const bool more = request->outlook || request->task->classes;
    lc_parallel(request->count, more ? request->threads : 1, request->task->classes ? read_classes : read_window, &r);
}
