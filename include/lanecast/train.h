/* train - how training is configured, and what it reports while it runs.
 *
 *     #include <lanecast.h>
 *     #include <stdio.h>
 *
 *     static void show(const lc_forecaster *model)
 *     {
 *         size_t rounds;
 *         const lc_epoch *round = lc_forecaster_history(&rounds, model);
 *         const lc_epoch *last = &round[rounds - 1];
 *         printf("epoch %g: loss %.2f, validation %.2f\n", last->epochs,
 *                last->loss, last->valid_loss);
 *     }
 *
 *     int main(void)
 *     {
 *         const lc_simulation weather = {.kind = "weather", .rows = 600};
 *         lc_config config = lc_config_default();
 *         lc_dataset *data = NULL;
 *         lc_forecaster *model = NULL;
 *         lc_progress progress = {0};
 *         lc_status status = lc_config_parse(&config,
 *             "[window]\ncontext = 24\nhorizon = 6\n"
 *             "[model]\nhidden = 8\n[train]\nepochs = 2\n", "example");
 *         if (status == LC_OK)
 *             status = lc_dataset_simulate(&data, &weather);
 *         if (status == LC_OK)
 *             status = lc_forecaster_new(&model, data, &config);
 *         while (status == LC_OK && !progress.done) {
 *             status = lc_forecaster_step(&progress, model);
 *             if (status == LC_OK && progress.round_done)
 *                 show(model);
 *         }
 *         if (status == LC_OK)
 *             puts(lc_training_name(lc_forecaster_training(model)));
 *         else
 *             fprintf(stderr, "%s\n", lc_error_message());
 *         lc_forecaster_free(model);
 *         lc_dataset_free(data);
 *         return status != LC_OK;
 *     }
 */
#ifndef LANECAST_TRAIN_H
#define LANECAST_TRAIN_H

#include <lanecast/option.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

typedef struct lc_train_config {
    size_t epochs, batch;
    char order[LC_NAME_MAX]; /* of windows: shuffled or consecutive */
    char optimizer[LC_NAME_MAX];
    double rate; /* learning rate */
    char schedule[LC_NAME_MAX];
    size_t warmup;          /* epochs of linear warm-up */
    double clip;            /* global norm; 0: off */
    double clip_value;      /* each element; 0: off */
    double average;         /* decay of the average of the weights; 0: none is made */
    double half_life;       /* rows after which an older window counts half as much in the loss; 0: all count alike */
    bool balanced;          /* every series counts alike, however many windows it has */
    size_t truncate;        /* rows of a step, which begins with the state that the step before ended with; 0: off */
    size_t validate_every;  /* steps from one validation to the next, besides one at the end of every epoch; 0: only that */
    size_t patience;        /* validations without improvement before stopping; 0: never */
    char from[LC_TEXT_MAX]; /* a run file whose weights training begins with; empty: random ones */
    char from_scaler[LC_NAME_MAX]; /* with from: the run's scaler, or a new one */
    lc_knobs knobs;                /* of order, optimizer and schedule */
} lc_train_config;

/* A round of training, which ends in a validation: an epoch, or a stretch of train.validate_every steps of it. */
typedef struct lc_epoch {
    double epochs; /* that are done at its end, a part of one counted: 1, 2, ...; with validate_every also 0.25 */
    double loss;   /* mean training loss, scaled units, of windows as they are weighed */
    double valid_loss;
    double gradient_norm; /* mean over its steps, before any clipping */
    double rate;          /* learning rate of the last step */
    double seconds;
} lc_epoch;

typedef struct lc_progress {
    size_t epoch, epochs; /* the epoch being trained, from 1, of at most `epochs` */
    size_t step, steps;   /* steps of this epoch that are done, of `steps` */
    double loss;          /* mean since the last validation */
    double gradient_norm; /* of the last step, before any clipping */
    double windows_per_second;
    double seconds_left;    /* to the last epoch, if training does not stop early */
    size_t member, members; /* the network being trained, from 1, of run.seeds; epochs, steps and seconds are its own */
    bool round_done;        /* the history has one more row */
    bool done;              /* all are trained; best weights are in place */
} lc_progress;

/* How training ended, if it did. */
typedef enum lc_training_state {
    LC_TRAINING_FINISHED,   /* all epochs, or patience ran out; a baseline has nothing to train */
    LC_TRAINING_UNFINISHED, /* it can continue */
    LC_TRAINING_DIVERGED,   /* the weights are the best ones before that */
    LC_TRAININGS
} lc_training_state;

/* "finished", "unfinished", "diverged" */
const char *lc_training_name(lc_training_state training);

/* Names of what can be chosen, NULL-ended. */
const char *const *lc_optim_names(void);
const char *const *lc_schedule_names(void);
const char *const *lc_order_names(void);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif
