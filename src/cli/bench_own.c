/* bench_own - our own steps: the real trainer on made-up series, and the check that opponents must agree with. */
#include "cli/bench.h"

#include <math.h>
#include <stdio.h>

#include "core/mem.h"
#include "train/predict.h"
#include "train/trainer.h"

enum { STEPS = 16 }; /* per epoch; an epoch's shuffle is part of its first step */

struct lc_bench_own {
    lc_dataset dataset;
    lc_channel *channel;
    lc_series series;
    size_t *channels;
    lc_split *split;
    lc_scaler *scaler;
    lc_scaled *scaled;
    lc_windows *windows;
    lc_net *net;
    lc_trainer *trainer;
    lc_packed *packed;
    lc_predictor *predictor;
    lc_source source;
    lc_real *out;
    size_t batch;
};

/* Waves of many lengths: as many rows as STEPS batches of windows need. */
static lc_status make_series(lc_bench_own *o, const lc_bench_case *c)
{
    lc_status status = LC_OK;
    static char name[] = "made up";
    size_t rows = c->context + STEPS * c->batch;
    TRY(lc_new(&o->channel, c->inputs, sizeof *o->channel));
    TRY(lc_new(&o->channels, c->inputs, sizeof *o->channels));
    TRY(lc_new(&o->series.time, rows, sizeof *o->series.time));
    TRY(lc_new(&o->series.value, rows * c->inputs, sizeof *o->series.value));
    for (size_t k = 0; k < c->inputs; k++) {
        o->channel[k] = (lc_channel){name, name};
        o->channels[k] = k;
    }
    for (size_t row = 0; row < rows; row++) {
        o->series.time[row] = (int64_t)row;
        for (size_t k = 0; k < c->inputs; k++)
            o->series.value[row * c->inputs + k] = sin(0.01 * (double)(row * (k + 1))) + sin(1.7 * (double)(row + k));
    }
    o->series.name = name;
    o->series.rows = rows;
    o->dataset =
        (lc_dataset){.title = name, .channels = c->inputs, .channel = o->channel, .series_count = 1, .series = &o->series};
done:
    return status;
}

static lc_status cut_windows(lc_bench_own *o, const lc_bench_case *c)
{
    lc_status status = LC_OK;
    char split[LC_NAME_MAX];
    lc_window_config window = {.context = c->context, .horizon = 1, .stride = 1, .gaps = "ignore"};
    lc_windows_request request = {.dataset = &o->dataset, .part = LC_TRAIN, .window = &window, .missing = "error"};
    snprintf(split, sizeof split, "%zu 0 0", o->series.rows);
    TRY(lc_split_new(&o->split, &o->dataset, split));
    TRY(lc_scaler_new(&o->scaler, &o->dataset, o->split, "standard", NULL));
    TRY(lc_scaled_new(&o->scaled, &o->dataset, o->scaler));
    request.split = o->split;
    request.inputs = request.targets = o->channels;
    request.input_count = request.target_count = c->inputs;
    TRY(lc_windows_new(&o->windows, &request));
    o->source = (lc_source){
        .windows = o->windows, .scaled = o->scaled, .truth = o->scaled, .inputs = o->channels, .targets = o->channels};
    o->source.input_count = o->source.target_count = c->inputs;
    o->source.context = c->context;
    o->source.horizon = 1;
done:
    return status;
}

static lc_net_shape shape_of(const lc_bench_case *c)
{
    return (lc_net_shape){.context = c->context, .inputs = c->inputs, .horizon = 1, .targets = c->inputs};
}

static lc_status make_trainer(lc_bench_own *o, const lc_bench_case *c, size_t threads)
{
    lc_trainer_request request = {.net = o->net, .train = o->source, .seed = 1, .threads = threads};
    request.config = (lc_train_config){.epochs = 1000000,
                                       .batch = c->batch,
                                       .optimizer = "adam",
                                       .rate = 1e-4,
                                       .schedule = "constant",
                                       .order = "shuffled",
                                       .clip = 1};
    return lc_trainer_new(&o->trainer, &request);
}

static lc_status make_predictor(lc_bench_own *o, const lc_bench_case *c, size_t threads)
{
    lc_status status = LC_OK;
    lc_real *weights = NULL;
    TRY(lc_new(&weights, lc_net_length(o->net), sizeof *weights));
    TRY(lc_new(&o->out, c->batch * c->inputs, sizeof *o->out));
    TRY(lc_packed_new(&o->packed, o->net, false));
    TRY(lc_predictor_new(&o->predictor, o->net, lc_predictor_lanes(c->batch), threads));
    lc_net_init(weights, o->net, 1);
    for (size_t piece = 0; piece < lc_net_pack_pieces(o->net); piece++)
        lc_net_pack(o->packed, o->net, weights, piece);
done:
    lc_free(weights);
    return status;
}

lc_status lc_bench_own_new(lc_bench_own **out, const lc_bench_case *c, size_t threads)
{
    lc_status status = LC_OK;
    lc_bench_own *o = NULL;
    lc_net_shape shape = shape_of(c);
    lc_model_config model = lc_bench_model(c);
    TRY(lc_new(&o, 1, sizeof *o));
    o->batch = c->batch;
    TRY(make_series(o, c));
    TRY(cut_windows(o, c));
    TRY(lc_net_new(&o->net, &shape, &model));
    TRY(c->inference ? make_predictor(o, c, threads) : make_trainer(o, c, threads));
    *out = o;
    o = NULL;
done:
    lc_bench_own_free(o);
    return status;
}

void lc_bench_own_free(lc_bench_own *o)
{
    if (!o)
        return;
    lc_trainer_free(o->trainer);
    lc_predictor_free(o->predictor);
    lc_packed_free(o->packed);
    lc_net_free(o->net);
    lc_windows_free(o->windows);
    lc_scaled_free(o->scaled);
    lc_scaler_free(o->scaler);
    lc_split_free(o->split);
    lc_free(o->series.time);
    lc_free(o->series.value);
    lc_free(o->channel);
    lc_free(o->channels);
    lc_free(o->out);
    lc_free(o);
}

lc_status lc_bench_own_step(double *ms, lc_bench_own *o)
{
    lc_status status = LC_OK;
    lc_progress progress;
    double began = lc_bench_now();
    if (o->trainer)
        TRY(lc_trainer_step(&progress, o->trainer));
    else
        lc_predictor_run(o->out, o->predictor, o->packed, &o->source, 0, o->batch);
    *ms = lc_bench_now() - began;
done:
    return status;
}

/* --- the check ------------------------------------------------------------------------------------------------------- */

/* The formula that stands for weights (one stream per parameter) and inputs (stream 50) on both sides. */
static double formula(size_t stream, size_t index, double scale)
{
    double i = (double)index;
    return scale * sin(0.7 + 1.3 * (double)stream + 0.37 * i + 0.011 * i * sin(0.13 * i));
}

/* Cell weights by the formula; a head that passes the features on. */
static void set_weights(lc_real *weights, const lc_net *net, size_t hidden)
{
    size_t count;
    const lc_parameter *p = lc_net_parameters(&count, net);
    for (size_t stream = 0; stream + 2 < count; stream++)
        for (size_t i = 0; i < p[stream].rows * p[stream].columns; i++)
            weights[p[stream].offset + i] = (lc_real)formula(stream, i, 1 / sqrt((double)hidden));
    const lc_parameter *head = &p[count - 2];
    for (size_t row = 0; row < head->rows; row++)
        for (size_t k = 0; k < head->columns; k++)
            weights[head->offset + row * head->columns + k] = k == row;
}

static void fill_inputs(lc_shard *shard, const lc_bench_case *c, size_t first)
{
    for (size_t t = 0; t < c->context; t++)
        for (size_t lane = 0; lane < shard->lanes && first + lane < c->batch; lane++)
            for (size_t k = 0; k < c->inputs; k++)
                shard->x[(t * c->inputs + k) * shard->lanes + lane] =
                    (lc_real)formula(50, (t * c->batch + first + lane) * c->inputs + k, 1);
}

static void add_outputs(double check[2], const lc_shard *shard, size_t used, size_t outputs)
{
    for (size_t row = 0; row < outputs; row++)
        for (size_t lane = 0; lane < used; lane++) {
            double h = (double)shard->y[row * shard->lanes + lane];
            check[0] += h;
            check[1] += h * h;
        }
}

/* The head is asked for all features at once: horizon = features, one target. */
lc_status lc_bench_check(double check[2], const lc_bench_case *c)
{
    lc_status status = LC_OK;
    lc_net *net = NULL;
    lc_packed *packed = NULL;
    lc_shard *shard = NULL;
    lc_real *weights = NULL;
    size_t features = c->hidden * (c->bidirectional ? 2 : 1);
    lc_net_shape shape = {.context = c->context, .inputs = c->inputs, .horizon = features, .targets = 1};
    lc_model_config model = lc_bench_model(c);
    TRY(lc_net_new(&net, &shape, &model));
    TRY(lc_packed_new(&packed, net, false));
    TRY(lc_shard_new(&shard, net, LC_LANES, 0));
    TRY(lc_new(&weights, lc_net_length(net), sizeof *weights));
    set_weights(weights, net, c->hidden);
    for (size_t piece = 0; piece < lc_net_pack_pieces(net); piece++)
        lc_net_pack(packed, net, weights, piece);
    check[0] = check[1] = 0;
    for (size_t first = 0; first < c->batch; first += LC_LANES) {
        fill_inputs(shard, c, first);
        lc_net_forward(shard, net, packed);
        add_outputs(check, shard, c->batch - first < LC_LANES ? c->batch - first : LC_LANES, features);
    }
done:
    lc_free(weights);
    lc_shard_free(shard);
    lc_packed_free(packed);
    lc_net_free(net);
    return status;
}
