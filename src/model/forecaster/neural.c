/* neural - networks, their trainer and packed weights of one forecaster. */
#include "model/forecaster/neural_state.h"

#include "core/mem.h"
#include "core/reserve.h"
#include "model/counts.h"
#include "model/ensemble.h"

lc_status lc_neural_new(lc_neural **out, const lc_task *task, const lc_config *config)
{
    lc_status status = LC_OK;
    lc_net_shape shape;
    lc_neural *n = NULL;
    TRY(lc_new(&n, 1, sizeof *n));
    n->task = task;
    n->config = config;
    TRY(lc_new(&n->network, config->run.seeds, sizeof *n->network));
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

static void free_network(lc_network *w)
{
    lc_member_free(w->member);
    lc_point_clear(&w->end);
    lc_packed_free(w->packed);
}

void lc_neural_free(lc_neural *n)
{
    if (!n)
        return;
    lc_trainer_free(n->trainer);
    for (size_t i = 0; n->network && i < n->config->run.seeds; i++)
        free_network(&n->network[i]);
    for (size_t i = 0; n->start && i < n->config->run.seeds; i++)
        lc_member_free(n->start[i]);
    lc_free(n->start);
    lc_free(n->network);
    lc_net_free(n->net);
    lc_free(n);
}

const lc_net *lc_neural_net(const lc_neural *n)
{
    return n->net;
}

/* --- members --------------------------------------------------------------------------------------------------------- */

size_t lc_neural_members(const lc_neural *n)
{
    return n->members;
}

size_t lc_neural_current(const lc_neural *n)
{
    return n->current;
}

static bool trains(const lc_neural *n, size_t index)
{
    return n->trainer && index == n->current;
}

const lc_member *lc_neural_member(const lc_neural *n, size_t index)
{
    return trains(n, index) ? lc_trainer_member(n->trainer) : n->network[index].member;
}

lc_kept lc_neural_kept(const lc_neural *n, size_t index)
{
    return (lc_kept){lc_neural_member(n, index), trains(n, index) ? lc_point_of(n->trainer) : n->network[index].end};
}

lc_training_state lc_neural_training(const lc_neural *n)
{
    lc_member_facts facts[LC_SEEDS_MOST];
    for (size_t i = 0; i < n->members; i++)
        facts[i] = lc_ensemble_facts(lc_neural_member(n, i));
    return lc_ensemble_training(facts, n->members, n->config);
}

/* The first time takes memory: then there are weights of this network, and not only a configuration that names it. */
static lc_status pack(lc_neural *n, size_t index)
{
    lc_network *w = &n->network[index];
    if (!w->packed)
        CHECK(lc_packed_new(&w->packed, n->net, false));
    if (lc_reserve_is_on())
        return LC_OK;
    for (size_t piece = 0; piece < lc_net_pack_pieces(n->net); piece++)
        lc_net_pack(w->packed, n->net, lc_neural_member(n, index)->weights, piece);
    return LC_OK;
}

lc_status lc_neural_give(lc_neural *n, lc_member *member, lc_point *end)
{
    lc_network *w = &n->network[n->members];
    w->member = member;
    if (end)
        w->end = *end;
    n->current = n->members++;
    return pack(n, n->current);
}

void lc_neural_start(lc_neural *n, lc_member **start)
{
    n->start = start;
}

/* --- training -------------------------------------------------------------------------------------------------------- */

size_t lc_neural_workers(const lc_neural *n)
{
    if (!n->trainer)
        return 1;
    const lc_team_plan plan = lc_trainer_facts_of(n->trainer).plan;
    return plan.teams * plan.members;
}

/* Whether training has more to do with one of the networks. */
static bool is_open(const lc_neural *n, size_t index)
{
    const lc_member *m = index < n->members ? lc_neural_member(n, index) : NULL;
    return !m || !lc_training_is_over(&n->config->train, lc_member_epochs(m), m->rounds, m->best_round);
}

/* The next network from `first` on that training has more to do with: run.seeds where there is not one. */
static size_t next_open(const lc_neural *n, size_t first)
{
    while (first < n->config->run.seeds && !is_open(n, first))
        first++;
    return first;
}

/* The trainer of a network continues where its member is. */
static lc_status put_back(lc_neural *n, lc_network *w)
{
    lc_member *member = w->member;
    CHECK(lc_point_put(n->trainer, member, &w->end));
    w->member = NULL;
    lc_member_free(member);
    lc_point_clear(&w->end);
    return LC_OK;
}

static lc_status begin(lc_neural *n, size_t index)
{
    lc_config config = *n->config;
    lc_trainer *trainer;
    config.run.seed += index;
    CHECK(lc_task_trainer(&trainer, n->task, n->net, &config, n->threads));
    n->trainer = trainer;
    n->current = index;
    if (n->start)
        lc_trainer_start(trainer, n->start[index]->weights);
    if (index < n->members)
        CHECK(put_back(n, &n->network[index]));
    n->members = index < n->members ? n->members : index + 1;
    return pack(n, index);
}

lc_status lc_neural_begin(lc_neural *n, size_t threads)
{
    n->threads = threads;
    const size_t first = next_open(n, 0);
    return begin(n, first < n->config->run.seeds ? first : n->current);
}

static lc_status step_without_trainer(lc_progress *progress, const lc_neural *n)
{
    if (lc_neural_training(n) == LC_TRAINING_DIVERGED)
        return lc_fail(LC_E_DIVERGED, "training has diverged, and has no next step");
    if (lc_neural_training(n) == LC_TRAINING_UNFINISHED)
        return lc_fail(LC_E_USAGE, "a run that was loaded to forecast does not train: lc_forecaster_resume loads it to continue");
    *progress = (lc_progress){.done = true};
    return LC_OK;
}

/* What the current network's training leaves, as soon as it has ended. */
static void end_current(lc_neural *n)
{
    lc_network *w = &n->network[n->current];
    if (lc_neural_member(n, n->current)->training == LC_TRAINING_UNFINISHED)
        return;
    w->member = lc_trainer_finish(n->trainer, &w->end);
    n->trainer = NULL;
}

lc_status lc_neural_step(lc_progress *progress, lc_neural *n)
{
    const size_t seeds = n->config->run.seeds;
    if (!n->trainer && n->threads && lc_neural_training(n) != LC_TRAINING_DIVERGED && next_open(n, 0) < seeds)
        CHECK(begin(n, next_open(n, 0)));
    if (!n->trainer)
        return step_without_trainer(progress, n);
    lc_status status = lc_trainer_step(progress, n->trainer);
    const lc_member *m = lc_neural_member(n, n->current);
    if (status == LC_OK && progress->round_done && m->best_round == m->rounds)
        status = pack(n, n->current);
    end_current(n);
    progress->member = n->current + 1;
    progress->members = seeds;
    progress->done = progress->done && next_open(n, 0) == seeds;
    return status;
}
