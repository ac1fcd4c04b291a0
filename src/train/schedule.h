/* schedule - how the learning rate goes over epochs: a file in train/schedule. */
#ifndef LC_TRAIN_SCHEDULE_H
#define LC_TRAIN_SCHEDULE_H

#include <lanecast/option.h>

typedef struct lc_schedule {
    const char *name;
    const char *formula;
    double (*factor)(const lc_train_config *config, size_t epoch); /* of train.rate, in the epoch counted from 0 */
} lc_schedule;

extern const lc_schedule *const lc_schedule_table[];
extern const char *const lc_schedule_table_names[];

#endif
