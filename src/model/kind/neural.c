/* neural - a scaler, any architecture of nn/arch, and the trainer. `[model] kind` names the architecture. */
#include <string.h>

#include "core/mem.h"
#include "core/parallel.h"
#include "model/kind.h"
#include "train/predict.h"
#include "train/trainer.h"

typedef struct neural {
    const lc_config *config;
    lc_net *net;
    lc_trainer *trainer; /* NULL in a loaded forecaster */
    lc_packed *packed;   /* the best weights, once trained or loaded */
    lc_real *weights;
} neural;

static void release(void *state)
{
    neural *n = state;
    if (!n)
        return;
    lc_trainer_free(n->trainer);
    lc_packed_free(n->packed);
    lc_net_free(n->net);
    lc_free(n->weights);
    lc_free(n);
}

static lc_status create(void **state, const lc_task *task, const lc_config *config, bool train)
{
    lc_status status = LC_OK;
    lc_net_shape shape;
    neural *n = NULL;
    TRY(lc_new(&n, 1, sizeof *n));
    n->config = config;
    TRY(lc_task_shape(&shape, task, &config->model));
    TRY(lc_net_new(&n->net, &shape, &config->model));
    TRY(lc_new(&n->weights, lc_net_length(n->net), sizeof(lc_real)));
    TRY(lc_packed_new(&n->packed, n->net, false));
    if (train)
        TRY(lc_task_trainer(&n->trainer, task, n->net, config, lc_parallel_threads(config->run.threads)));
    *state = n;
    n = NULL;
done:
    release(n);
    return status;
}

static void loaded(void *state)
{
    neural *n = state;
    for (size_t piece = 0; piece < lc_net_pack_pieces(n->net); piece++)
        lc_net_pack(n->packed, n->net, n->weights, piece);
}

static lc_status step(lc_progress *progress, void *state)
{
    lc_status status = LC_OK;
    neural *n = state;
    TRY(lc_trainer_step(progress, n->trainer));
    if (progress->done) {
        memcpy(n->weights, lc_trainer_best(n->trainer), lc_net_length(n->net) * sizeof *n->weights);
        loaded(n);
    }
done:
    return status;
}

/* Outputs of a head into the data's own units; of these the point. */
static double read_cell(const lc_net *net, const lc_real *y, double shift, double scale)
{
    double value[LC_HEAD_OUTPUTS_MAX];
    for (size_t i = 0; i < net->outputs; i++)
        value[i] = (double)y[i];
    lc_head_read(value, net->head, shift, scale, &net->head_knobs);
    return lc_head_point(value, net->head, &net->head_knobs);
}

/* Scaled outputs into forecasts in the data's own units. */
static void unscale(double *out, const neural *n, const lc_real *y, const lc_predict_request *r)
{
    const lc_task *task = r->task;
    size_t cells = lc_task_cells(task), channels = task->scaler->channels;
    for (size_t w = 0; w < r->count; w++) {
        lc_window window = lc_windows_at(r->windows, r->first + w);
        const double *shift = task->scaler->shift + window.series * channels,
                     *scale = task->scaler->scale + window.series * channels;
        const double *last = task->known->series[window.series].value + (window.origin - 1) * channels;
        for (size_t k = 0; k < cells; k++) {
            size_t channel = task->targets[k % task->target_count];
            *out++ = read_cell(n->net, y, (n->config->model.anchor ? last : shift)[channel], scale[channel]);
            y += n->net->outputs;
        }
    }
}

static lc_status predict(double *out, const lc_predict_request *r)
{
    lc_status status = LC_OK;
    const neural *n = r->state;
    const lc_source source = lc_task_source(r->task, r->windows, &n->config->model);
    lc_predictor *predictor = NULL;
    lc_real *y = NULL;
    TRY(lc_predictor_new(&predictor, n->net, lc_predictor_lanes(r->count), r->threads));
    TRY(lc_new(&y, r->count * lc_task_cells(r->task) * n->net->outputs, sizeof *y));
    lc_predictor_run(y, predictor, n->packed, &source, r->first, r->count);
    unscale(out, n, y, r);
done:
    lc_free(y);
    lc_predictor_free(predictor);
    return status;
}

static const lc_net *net(const void *state)
{
    return ((const neural *)state)->net;
}

static lc_real *weights(void *state)
{
    return ((neural *)state)->weights;
}

static const lc_epoch *history(size_t *count, size_t *best, const void *state)
{
    const neural *n = state;
    if (n->trainer)
        return lc_trainer_history(count, best, n->trainer);
    *count = *best = 0;
    return NULL;
}

const lc_kind lc_kind_neural = {
    .help = "a network; name its architecture as the kind",
    .create = create,
    .release = release,
    .step = step,
    .predict = predict,
    .net = net,
    .weights = weights,
    .loaded = loaded,
    .history = history,
};
