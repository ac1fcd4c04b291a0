/* own - makes a dataset, and of it what training makes of any: task, network, trainer. */
#include "bench/own.h"

#include <math.h>
#include <string.h>

#include "core/clock.h"
#include "core/mem.h"
#include "model/task.h"
#include "train/predict.h"

enum { STEPS = 16 }; /* per epoch; an epoch's shuffle is part of its first step */

struct lc_own {
    lc_config config;
    lc_dataset dataset;
    lc_channel *channel;
    lc_series series;
    lc_task *task;
    lc_net *net;
    lc_trainer *trainer;
    lc_packed *packed;
    lc_predictor *predictor;
    lc_source source;
    lc_real *out;
    size_t batch;
    char name[8]; /* of dataset, channels and series */
};

/* Waves of many lengths: as many rows as STEPS batches of windows need. */
static lc_status make_dataset(lc_own *o, const lc_bench_case *c)
{
    size_t rows = c->context + STEPS * c->batch;
    memcpy(o->name, "made up", sizeof o->name);
    CHECK(lc_new(&o->channel, c->inputs, sizeof *o->channel));
    CHECK(lc_new(&o->series.time, rows, sizeof *o->series.time));
    CHECK(lc_new(&o->series.value, rows * c->inputs, sizeof *o->series.value));
    for (size_t k = 0; k < c->inputs; k++)
        o->channel[k] = (lc_channel){.name = o->name, .units = o->name};
    for (size_t row = 0; row < rows; row++) {
        o->series.time[row] = (int64_t)row;
        for (size_t k = 0; k < c->inputs; k++)
            o->series.value[row * c->inputs + k] = sin(0.01 * (double)(row * (k + 1))) + sin(1.7 * (double)(row + k));
    }
    o->series.name = o->name;
    o->series.rows = rows;
    o->dataset =
        (lc_dataset){.title = o->name, .channels = c->inputs, .channel = o->channel, .series_count = 1, .series = &o->series};
    return LC_OK;
}

static lc_status make_net(lc_own *o, const lc_dataset *dataset, const lc_config *config, const lc_lane *lane)
{
    lc_net_shape shape;
    const lc_windows *windows;
    if (!lane)
        CHECK(lc_lane_choose(&lane));
    CHECK(lc_task_new(&o->task, dataset, config));
    CHECK(lc_task_windows(&windows, o->task, LC_TRAIN));
    o->source = lc_task_source(o->task, windows, &config->model);
    CHECK(lc_task_shape(&shape, o->task, &config->model));
    return lc_net_new_at(&o->net, &shape, &config->model, lane);
}

/* By the default schedule: steps take the same time, and it does not wait for validations, of which there are none. */
static lc_status make_trainer(lc_own *o, const lc_config *config, const lc_own_request *r)
{
    lc_trainer_request request = {
        .net = o->net,
        .train = o->source,
        .config = config->train,
        .seed = config->run.seed,
        .threads = r->threads,
        .observer = r->observer,
    };
    const lc_config plain = lc_config_default();
    memcpy(request.config.schedule, plain.train.schedule, sizeof request.config.schedule);
    return lc_trainer_new(&o->trainer, &request);
}

static lc_status make_predictor(lc_own *o, const lc_own_request *r)
{
    lc_real *weights = NULL;
    CHECK(lc_new(&o->out, o->batch * r->bench->inputs, sizeof *o->out));
    CHECK(lc_packed_new(&o->packed, o->net, false));
    CHECK(lc_predictor_new(&o->predictor, o->net, &(lc_predictor_size){lc_predictor_lanes(o->batch), o->batch, r->threads}));
    CHECK(lc_new(&weights, lc_net_length(o->net), sizeof *weights));
    lc_net_init(weights, o->net, 1);
    for (size_t piece = 0; piece < lc_net_pack_pieces(o->net); piece++)
        lc_net_pack(o->packed, o->net, weights, piece);
    lc_free(weights);
    return LC_OK;
}

lc_status lc_own_new(lc_own **out, const lc_own_request *r)
{
    lc_status status = LC_OK;
    lc_own *o = NULL;
    TRY(lc_new(&o, 1, sizeof *o));
    if (r->bench) {
        o->batch = r->bench->batch;
        TRY(make_dataset(o, r->bench));
        o->config = lc_bench_config(r->bench, o->series.rows);
    } else
        o->config = *r->config;
    TRY(make_net(o, r->bench ? &o->dataset : r->dataset, &o->config, r->lane));
    TRY(r->bench && r->bench->inference ? make_predictor(o, r) : make_trainer(o, &o->config, r));
    *out = o;
    o = NULL;
done:
    lc_own_free(o);
    return status;
}

void lc_own_free(lc_own *o)
{
    if (!o)
        return;
    lc_trainer_free(o->trainer);
    lc_predictor_free(o->predictor);
    lc_packed_free(o->packed);
    lc_net_free(o->net);
    lc_task_free(o->task);
    lc_free(o->series.time);
    lc_free(o->series.value);
    lc_free(o->channel);
    lc_free(o->out);
    lc_free(o);
}

lc_status lc_own_step(double *ms, lc_own *o)
{
    lc_progress progress;
    double began = lc_clock_seconds();
    if (o->trainer)
        CHECK(lc_trainer_step(&progress, o->trainer));
    else
        lc_predictor_run(o->out, o->predictor, o->packed, &o->source, 0, o->batch);
    *ms = 1e3 * (lc_clock_seconds() - began);
    return LC_OK;
}

lc_trainer_facts lc_own_facts(const lc_own *o)
{
    return lc_trainer_facts_of(o->trainer);
}
