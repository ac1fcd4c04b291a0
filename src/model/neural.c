/* neural - network, trainer and packed weights of one forecaster. */
#include "model/neural.h"

#include "core/mem.h"
#include "model/counts.h"
#include "model/reading.h"
#include "train/predict.h"

struct lc_neural {
    const lc_task *task;
    const lc_config *config;
    lc_net *net;
    lc_trainer *trainer; /* while it trains: then the member is the trainer's */
    lc_member *member;   /* else */
    lc_point end;        /* where the training of that member ended; without blocks where it was read to forecast */
    lc_packed *packed;   /* the member's weights */
};

lc_status lc_neural_new(lc_neural **out, const lc_task *task, const lc_config *config)
{
    lc_status status = LC_OK;
    lc_net_shape shape;
    lc_neural *n = NULL;
    TRY(lc_new(&n, 1, sizeof *n));
    n->task = task;
    n->config = config;
    TRY(lc_task_shape(&shape, task, &config->model));
    TRY(lc_net_new(&n->net, &shape, &config->model));
    if (n->net->head->counts)
        TRY(lc_counts_check(task, config->model.loss));
    *out = n;
    n = NULL;
done:
    lc_neural_free(n);
    return status;
}

void lc_neural_free(lc_neural *n)
{
    if (!n)
        return;
    lc_trainer_free(n->trainer);
    lc_member_free(n->member);
    lc_point_clear(&n->end);
    lc_packed_free(n->packed);
    lc_net_free(n->net);
    lc_free(n);
}

const lc_net *lc_neural_net(const lc_neural *n)
{
    return n->net;
}

const lc_member *lc_neural_member(const lc_neural *n)
{
    return n->trainer ? lc_trainer_member(n->trainer) : n->member;
}

lc_kept lc_neural_kept(const lc_neural *n)
{
    return (lc_kept){lc_neural_member(n), n->trainer ? lc_point_of(n->trainer) : n->end};
}

/* The first time takes memory: then there are weights of this network, and not only a configuration that names it. */
static lc_status pack(lc_neural *n)
{
    if (!n->packed)
        CHECK(lc_packed_new(&n->packed, n->net, false));
    for (size_t piece = 0; piece < lc_net_pack_pieces(n->net); piece++)
        lc_net_pack(n->packed, n->net, lc_neural_member(n)->weights, piece);
    return LC_OK;
}

lc_status lc_neural_give(lc_neural *n, lc_member *member)
{
    n->member = member;
    return pack(n);
}

/* --- training -------------------------------------------------------------------------------------------------------- */

size_t lc_neural_workers(const lc_neural *n)
{
    if (!n->trainer)
        return 1;
    const lc_plan plan = lc_trainer_facts_of(n->trainer).plan;
    return plan.teams * plan.members;
}

lc_status lc_neural_begin(lc_neural *n, size_t threads, const lc_kept *from)
{
    CHECK(lc_task_trainer(&n->trainer, n->task, n->net, n->config, threads));
    if (from)
        CHECK(lc_point_put(n->trainer, from->member, &from->point));
    return pack(n);
}

static lc_status step_without_trainer(lc_progress *progress, const lc_neural *n)
{
    if (n->member->training == LC_TRAINING_DIVERGED)
        return lc_fail(LC_E_DIVERGED, "training has diverged, and has no next step");
    if (n->member->training == LC_TRAINING_UNFINISHED)
        return lc_fail(LC_E_USAGE, "a run that was loaded to forecast does not train: lc_forecaster_resume loads it to go on");
    *progress = (lc_progress){.done = true};
    return LC_OK;
}

lc_status lc_neural_step(lc_progress *progress, lc_neural *n)
{
    if (!n->trainer)
        return step_without_trainer(progress, n);
    lc_status status = lc_trainer_step(progress, n->trainer);
    if (status == LC_OK && progress->round_done && lc_neural_member(n)->best_round == lc_neural_member(n)->rounds)
        status = pack(n);
    if (lc_neural_member(n)->training != LC_TRAINING_UNFINISHED) {
        n->member = lc_trainer_finish(n->trainer, &n->end);
        n->trainer = NULL;
    }
    return status;
}

/* --- forecasts ------------------------------------------------------------------------------------------------------- */

lc_status lc_neural_predict(double *out, const lc_neural *n, const lc_forecast_request *r)
{
    lc_status status = LC_OK;
    lc_source source = lc_task_source(r->task, r->windows, &n->config->model);
    lc_predictor *predictor = NULL;
    lc_real *y = NULL;
    if (r->ahead)
        source.ahead = r->ahead;
    const lc_predictor_size size = {lc_predictor_lanes(r->count), r->count * lc_source_width(&source), r->threads};
    TRY(lc_predictor_new(&predictor, n->net, &size));
    TRY(lc_new(&y, r->count * lc_task_cells(r->task) * n->net->outputs, sizeof *y));
    lc_predictor_run(y, predictor, n->packed, &source, r->first, r->count);
    lc_reading_run(out, y, n->net, n->config, r);
done:
    lc_free(y);
    lc_predictor_free(predictor);
    return status;
}
