/* determinism - draws configurations, trains them, and compares. */
#include "model/determinism.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <lanecast/scaler.h>
#include <lanecast/simulate.h>

#include "core/digest.h"
#include "core/names.h"
#include "core/rng.h"
#include "model/task.h"
#include "nn/head.h"
#include "nn/init.h"
#include "nn/normalize.h"
#include "train/point.h"

size_t lc_ways_all(lc_way way[LC_WAYS_MAX], const size_t *threads, size_t count)
{
    size_t ways = 0;
    for (size_t level = 0; lc_lane_at(level); level++)
        for (size_t i = 0; i < count && ways < LC_WAYS_MAX; i++)
            way[ways++] = (lc_way){threads[i], lc_lane_at(level)};
    return ways;
}

/* --- configurations -------------------------------------------------------------------------------------------------- */

static void draw_name(char out[LC_NAME_MAX], const char *const *names, lc_rng *rng)
{
    snprintf(out, LC_NAME_MAX, "%s", names[lc_rng_below(rng, lc_names_count(names))]);
}

static size_t draw_size(lc_rng *rng, size_t least, size_t most)
{
    return least + lc_rng_below(rng, most - least + 1);
}

static bool toss(lc_rng *rng)
{
    return lc_rng_below(rng, 2) == 1;
}

static void draw_model(lc_model_config *m, lc_rng *rng)
{
    draw_name(m->kind, lc_arch_names(), rng);
    draw_name(m->cell, lc_cell_names(), rng);
    draw_name(m->loss, lc_head_names(), rng);
    draw_name(m->init, lc_init_names(), rng);
    m->hidden_count = m->layers = draw_size(rng, 1, 3);
    for (size_t i = 0; i < m->layers; i++)
        m->hidden[i] = draw_size(rng, 1, 24);
    m->bidirectional = toss(rng);
    draw_name(m->normalize, lc_normalize_table_names, rng);
    m->dropout = toss(rng) ? 0.25 : 0;
}

/* Batches of one sum of lanes to more than there are slots of them, the last of an epoch smaller. */
static void draw_training(lc_train_config *t, lc_rng *rng)
{
    static const size_t batch[] = {5, 16, 30, 48, 80, 150, 300};
    draw_name(t->order, lc_order_names(), rng);
    draw_name(t->optimizer, lc_optim_names(), rng);
    draw_name(t->schedule, lc_schedule_names(), rng);
    t->epochs = 50;
    t->batch = batch[lc_rng_below(rng, sizeof batch / sizeof *batch)];
    t->rate = 0.01;
    t->warmup = lc_rng_below(rng, 3);
    t->clip = toss(rng) ? 0.5 : 0;
    t->clip_value = toss(rng) ? 0.1 : 0;
}

/* A kind that reads its forecasts back says numbers. */
static void draw_classes(lc_config *config, lc_rng *rng)
{
    lc_class_config *c = &config->classes;
    const bool numbers = lc_arch_find(config->model.kind)->horizon_free;
    while (numbers && lc_head_find(config->model.loss)->classes)
        draw_name(config->model.loss, lc_head_names(), rng);
    if (numbers)
        return;
    snprintf(c->of, sizeof c->of, "%s", toss(rng) ? "change" : "value");
    snprintf(c->limits, sizeof c->limits, "%s", toss(rng) ? "quantiles 2" : "quantiles 5");
    snprintf(c->weights, sizeof c->weights, "%s", toss(rng) ? "balanced" : "");
    snprintf(c->each, sizeof c->each, "%s", toss(rng) ? "horizon" : "row");
}

/* What a head refuses is undone: it may want values as they are. */
static void allow(lc_config *c)
{
    static const char *const plain[] = {"data.transform=none", "data.scale=none", "model.normalize=none", "model.kind=recurrent"};
    for (size_t i = 0; i < sizeof plain / sizeof *plain && lc_config_check(c) != LC_OK; i++)
        lc_config_set(c, plain[i]);
}

lc_config lc_determinism_config(size_t index)
{
    lc_rng rng = lc_rng_new(1, "determinism", index);
    lc_config c = lc_config_default();
    snprintf(c.data.file, sizeof c.data.file, "weather.h5");
    draw_name(c.data.scale, lc_scaler_names(), &rng);
    c.window.context = draw_size(&rng, 1, 8);
    c.window.horizon = draw_size(&rng, 1, 3);
    draw_model(&c.model, &rng);
    draw_training(&c.train, &rng);
    c.run.seed = index;
    draw_name(c.data.transform, lc_transform_table_names, &rng);
    snprintf(c.data.known, sizeof c.data.known, "%s", toss(&rng) ? "hour" : "");
    if (lc_head_find(c.model.loss)->classes)
        draw_classes(&c, &rng);
    allow(&c);
    return c;
}

/* All values are whole and above 0, so that a logarithm takes them, and a head of counts; in tenths, so that few are equal, and
 * limits of classes differ. */
lc_status lc_determinism_data(lc_dataset **out)
{
    CHECK(lc_dataset_simulate(out, &(lc_simulation){.kind = "weather", .rows = 240, .series = 2, .seed = 1}));
    for (size_t s = 0; s < (*out)->series_count; s++)
        for (size_t i = 0; i < (*out)->series[s].rows * (*out)->channels; i++)
            (*out)->series[s].value[i] = 3000 + rint(10 * (*out)->series[s].value[i]);
    return LC_OK;
}

/* --- digests --------------------------------------------------------------------------------------------------------- */

/* Seconds are not among it. */
static uint64_t digest_of(const lc_trainer *trainer)
{
    const lc_member *m = lc_trainer_member(trainer);
    const lc_point p = lc_point_of(trainer);
    const double sums[] = {p.loss_sum, p.weight_sum, p.norm_sum};
    uint64_t digest = lc_digest(lc_member_digest(m), sums, sizeof sums);
    for (size_t i = 0; i < p.blocks; i++)
        digest = lc_digest(digest, p.block[i], p.length * sizeof(lc_real));
    for (size_t i = 0; i < m->rounds; i++) {
        const lc_epoch *e = &m->history[i];
        const double row[] = {e->loss, e->valid_loss, e->gradient_norm, e->rate};
        digest = lc_digest(digest, row, sizeof row);
    }
    return digest;
}

/* Divergence is a result like any other: every way has to come to it in the same step. */
static lc_status step(lc_trainer *trainer, size_t steps)
{
    lc_progress progress = {0};
    for (size_t i = 0; i < steps && !progress.done; i++) {
        lc_status status = lc_trainer_step(&progress, trainer);
        if (status != LC_OK)
            return status == LC_E_DIVERGED ? LC_OK : status;
    }
    return LC_OK;
}

lc_status lc_determinism_digest(uint64_t *out, const lc_dataset *dataset, const lc_config *config, size_t steps,
                                const lc_way *way)
{
    lc_status status = LC_OK;
    lc_task *task = NULL;
    lc_net *net = NULL;
    lc_trainer *trainer = NULL;
    lc_net_shape shape;
    TRY(lc_task_new(&task, dataset, config));
    TRY(lc_task_shape(&shape, task, &config->model));
    TRY(lc_net_new_at(&net, &shape, &config->model, way->lane));
    TRY(lc_task_trainer(&trainer, task, net, config, way->threads));
    TRY(step(trainer, steps));
    *out = digest_of(trainer);
done:
    lc_trainer_free(trainer);
    lc_net_free(net);
    lc_task_free(task);
    return status;
}

size_t lc_determinism_compare(bool *differs, const uint64_t *digest, const lc_way *way, size_t ways)
{
    size_t count = 0;
    for (size_t i = 0; i < ways; i++) {
        size_t first = 0;
        while (!lc_lane_same_bits(way[first].lane->name, way[i].lane->name))
            first++;
        differs[i] = digest[i] != digest[first];
        count += differs[i];
    }
    return count;
}
