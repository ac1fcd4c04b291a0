/* train - what training says of itself while it runs. */
#ifndef LANECAST_TRAIN_H
#define LANECAST_TRAIN_H

#include <lanecast/base.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct lc_epoch {
    double loss; /* mean training loss, scaled units */
    double valid_loss;
    double gradient_norm; /* mean over the epoch's steps, after clip_value, before the global clip */
    double rate;          /* learning rate of the last step */
    double seconds;
} lc_epoch;

typedef struct lc_progress {
    size_t epoch, epochs; /* the epoch being trained, from 1, of at most `epochs` */
    size_t step, steps;   /* steps of this epoch that are done, of `steps` */
    double loss;          /* mean of this epoch so far */
    double gradient_norm; /* of the last step, after clip_value, before the global clip */
    double windows_per_second;
    double seconds_left; /* to the last epoch, if none stops early */
    bool epoch_done;     /* the history has one more row */
    bool done;           /* trained; best weights are in place */
} lc_progress;

/* Names of what can be chosen, NULL-ended. */
const char *const *lc_optim_names(void);
const char *const *lc_schedule_names(void);
const char *const *lc_order_names(void);

#ifdef __cplusplus
}
#endif
#endif
