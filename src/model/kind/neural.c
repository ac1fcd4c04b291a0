/* neural - a scaler, any architecture of nn/arch, and the trainer. `[model] kind` names the architecture. */
#include <string.h>

#include "core/mem.h"
#include "core/parallel.h"
#include "model/kind.h"
#include "train/predict.h"
#include "train/trainer.h"

typedef struct neural {
    lc_net *net;
    lc_trainer *trainer; /* NULL in a loaded forecaster */
    lc_packed *packed;   /* the best weights, once trained or loaded */
    lc_real *weights;
} neural;

static lc_source source_of(const neural *n, const lc_task *task, const lc_windows *windows)
{
    return (lc_source){
        .windows = windows,
        .scaled = task->scaled,
        .truth = task->scaled,
        .layout = n->net->arch->layout,
        .inputs = task->inputs,
        .targets = task->targets,
        .input_count = task->input_count,
        .target_count = task->target_count,
        .context = task->config->window.context,
        .horizon = task->config->window.horizon,
        .anchor = task->config->model.anchor,
    };
}

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

static lc_status make_trainer(neural *n, const lc_task *task)
{
    const lc_config *config = task->config;
    lc_trainer_request request = {
        .net = n->net,
        .train = source_of(n, task, task->train),
        .valid = source_of(n, task, task->valid),
        .config = config->train,
        .seed = config->run.seed,
        .threads = lc_parallel_threads(config->run.threads),
    };
    return lc_trainer_new(&n->trainer, &request);
}

/* Where channels are lanes, the network sees one of them at a time. */
static lc_status shape_of(lc_net_shape *out, const lc_task *task)
{
    const lc_config *config = task->config;
    const lc_arch *arch = lc_arch_find(config->model.kind);
    lc_net_shape shape = {.context = config->window.context, .inputs = task->input_count};
    shape.horizon = config->window.horizon;
    shape.targets = task->target_count;
    if (arch && arch->layout == LC_CHANNELS_AS_LANES) {
        bool same = task->input_count == task->target_count;
        for (size_t i = 0; same && i < task->input_count; i++)
            same = task->inputs[i] == task->targets[i];
        if (!same)
            return lc_fail(LC_E_CONFIG,
                           "model.kind = %s forecasts each channel from itself: data.input must name the channels of data.target",
                           config->model.kind);
        shape.inputs = shape.targets = 1;
    }
    *out = shape;
    return LC_OK;
}

static lc_status create(void **state, const lc_task *task)
{
    lc_status status = LC_OK;
    const lc_config *config = task->config;
    lc_net_shape shape;
    neural *n = NULL;
    TRY(lc_new(&n, 1, sizeof *n));
    TRY(shape_of(&shape, task));
    TRY(lc_net_new(&n->net, &shape, &config->model));
    TRY(lc_new(&n->weights, lc_net_length(n->net), sizeof(lc_real)));
    TRY(lc_packed_new(&n->packed, n->net, false));
    if (task->train)
        TRY(make_trainer(n, task));
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
static void unscale(double *out, const lc_net *net, const lc_real *scaled, const lc_predict_request *r)
{
    const lc_task *task = r->task;
    size_t horizon = task->config->window.horizon, channels = task->scaler->channels;
    for (size_t w = 0; w < r->count; w++) {
        lc_window window = lc_windows_at(r->windows, r->first + w);
        const double *shift = task->scaler->shift + window.series * channels,
                     *scale = task->scaler->scale + window.series * channels;
        const double *last = task->dataset->series[window.series].value + (window.origin - 1) * channels;
        for (size_t k = 0; k < horizon * task->target_count; k++) {
            size_t channel = task->targets[k % task->target_count];
            *out++ = read_cell(net, scaled, (task->config->model.anchor ? last : shift)[channel], scale[channel]);
            scaled += net->outputs;
        }
    }
}

static lc_status predict(double *out, const lc_predict_request *r)
{
    lc_status status = LC_OK;
    const neural *n = r->state;
    const lc_config *config = r->task->config;
    size_t outputs = config->window.horizon * r->task->target_count * n->net->outputs,
           threads = lc_parallel_threads(config->run.threads);
    lc_source source = source_of(n, r->task, r->windows);
    lc_predictor *predictor = NULL;
    lc_real *scaled = NULL;
    TRY(lc_predictor_new(&predictor, n->net, lc_predictor_lanes(r->count), threads));
    TRY(lc_new(&scaled, r->count * outputs, sizeof *scaled));
    lc_predictor_run(scaled, predictor, n->packed, &source, r->first, r->count);
    unscale(out, n->net, scaled, r);
done:
    lc_free(scaled);
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
