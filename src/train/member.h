/* member - a trained network without its plan: best weights, how training went, and whether it has ended. What a run file keeps;
 * an ensemble has several. */
#ifndef LC_TRAIN_MEMBER_H
#define LC_TRAIN_MEMBER_H

#include <lanecast/flow.h>
#include <lanecast/train.h>

typedef struct lc_member {
    size_t length;
    lc_real *weights;  /* (length) of the best epoch so far; before one is done, those that training begins with */
    lc_epoch *history; /* (epochs) */
    size_t epochs;     /* done */
    size_t best_epoch; /* from 1; 0: not trained */
    lc_training_state training;
    lc_flow *flow; /* of these weights, measured when training ended; NULL: never, for this architecture */
} lc_member;

/* Weights of 0, unfinished, and room for a history of epochs_most. */
lc_status lc_member_new(lc_member **out, size_t length, size_t epochs_most);
void lc_member_free(lc_member *member);

/* XXH3 of the weights' bytes. */
uint64_t lc_member_digest(const lc_member *member);

#endif
