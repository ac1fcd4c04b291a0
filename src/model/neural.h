/* neural - a network of any architecture of nn/arch over a task: trained or given its weights, its outputs read back into
 * units. */
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

/* The network of [model]. Task and config are borrowed for its life. It then either trains or is given a member, once. */
lc_status lc_neural_new(lc_neural **out, const lc_task *task, const lc_config *config);
void lc_neural_free(lc_neural *neural);

/* Gets ready to train on the task, from the beginning, or (from not NULL) from where a member and a point of such training are;
 * then trains as lc_forecaster_step says. */
lc_status lc_neural_begin(lc_neural *neural, size_t threads, const lc_kept *from);
lc_status lc_neural_step(lc_progress *progress, lc_neural *neural);

/* Takes over a member that was trained before, of as many weights as the network has; also on failure. */
lc_status lc_neural_give(lc_neural *neural, lc_member *member);

/* Threads that a step has work for; 1 where it does not train. */
size_t lc_neural_workers(const lc_neural *neural);

const lc_net *lc_neural_net(const lc_neural *neural);

/* What training found: best weights so far and history; with where it is, or ended, where that is known. Borrowed until the next
 * step. */
const lc_member *lc_neural_member(const lc_neural *neural);
lc_kept lc_neural_kept(const lc_neural *neural);

/* As lc_forecaster_predict, by the best weights so far. */
lc_status lc_neural_predict(double *out, const lc_neural *neural, const lc_forecast_request *request);

#endif
