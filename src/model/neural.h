/* neural - a network of any architecture of nn/arch over a task: trained or given its weights, its outputs read back into
 * units. With run.seeds it is several, of seed, seed + 1, ..., trained one after the other: the members of an ensemble. */
#ifndef LC_MODEL_NEURAL_H
#define LC_MODEL_NEURAL_H

#include "model/task.h"
#include "train/point.h"

typedef struct lc_neural lc_neural;

/* What a run file keeps of one network. */
typedef struct lc_kept {
    const lc_member *member; /* NULL: of a baseline */
    lc_point point;          /* without blocks: not known */
} lc_kept;

/* The network of [model]. Task and config are borrowed for its life. */
lc_status lc_neural_new(lc_neural **out, const lc_task *task, const lc_config *config);
void lc_neural_free(lc_neural *neural);

/* Takes over the next member, which was trained before and has as many weights as the network; and where its training is, or
 * ended (NULL: not known), with blocks of its own. Also on failure. */
lc_status lc_neural_give(lc_neural *neural, lc_member *member, lc_point *end);

/* The members to come begin with these weights: (run.seeds) members of such a network, taken over with their array, in order of
 * seeds. Before lc_neural_begin. */
void lc_neural_start(lc_neural *neural, lc_member **start);

/* Gets ready to train on the task, from the beginning, or from where the members it was given are; then trains as
 * lc_forecaster_step says. */
lc_status lc_neural_begin(lc_neural *neural, size_t threads);
lc_status lc_neural_step(lc_progress *progress, lc_neural *neural);

/* Threads that a step has work for; 1 where it does not train. */
size_t lc_neural_workers(const lc_neural *neural);

const lc_net *lc_neural_net(const lc_neural *neural);

/* Members whose training has begun, of run.seeds; and which of them trains, or trained last, from 0. */
size_t lc_neural_members(const lc_neural *neural);
size_t lc_neural_current(const lc_neural *neural);

/* How many of them have weights to forecast with, the first ones: their mean is the forecast. */
size_t lc_neural_speakers(const lc_neural *neural);

/* What training of a member found: best weights so far and history; with where it is, or ended, where that is known. Borrowed
 * until the next step. */
const lc_member *lc_neural_member(const lc_neural *neural, size_t index);
lc_kept lc_neural_kept(const lc_neural *neural, size_t index);

/* Of all members. */
lc_training_state lc_neural_training(const lc_neural *neural);

/* As lc_forecaster_predict, by the best weights so far: the mean over members of each number that is said, or what one of them
 * says. A member of an ensemble that has no best weights yet is left out. */
lc_status lc_neural_predict(double *out, const lc_neural *neural, const lc_forecast_request *request);

#endif
