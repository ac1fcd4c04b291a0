/* member - a trained network without its plan: best weights, how training went, and whether it has ended. What a run file keeps;
 * an ensemble has several. */
#ifndef LC_TRAIN_MEMBER_H
#define LC_TRAIN_MEMBER_H

#include <lanecast/flow.h>
#include <lanecast/train.h>

typedef struct lc_member {
    size_t length;
    lc_real *weights;  /* (length) of the best round so far; before one is done, those that training begins with */
    lc_epoch *history; /* (rounds) */
    size_t rounds;     /* done */
    size_t best_round; /* from 1; 0: not trained */
    lc_training_state training;
    lc_flow *flow; /* of these weights, measured when training ended; NULL: never, for this architecture */
} lc_member;

/* Weights of 0, unfinished, and room for a history of rounds_most. */
lc_status lc_member_new(lc_member **out, size_t length, size_t rounds_most);
void lc_member_free(lc_member *member);

/* Whole epochs that are done, and the epoch, from 1, in which the best round ended; 0: none. */
size_t lc_member_epochs(const lc_member *member);
size_t lc_member_best_epoch(const lc_member *member);

/* Whether training as configured ends after `epochs` epochs and `rounds` rounds, of which best_round was the best: all are
 * done, or patience has ended it. */
bool lc_training_is_over(const lc_train_config *config, size_t epochs, size_t rounds, size_t best_round);

/* XXH3 of the weights' bytes. */
uint64_t lc_member_digest(const lc_member *member);

#endif
