/* judged - one forecaster of classes over the windows of an evaluation: tallies of its cells, and of each series. */
#ifndef LC_EVAL_JUDGED_H
#define LC_EVAL_JUDGED_H

#include <lanecast/evaluate.h>

#include "data/choice.h"
#include "eval/tally.h"
#include "model/forecaster.h"

/* Who forecasts, which windows, of which series. All it names is borrowed. */
typedef struct lc_judging {
    const lc_forecaster *forecaster;
    const lc_windows *windows;
    size_t count; /* windows [0, count) */
    const lc_choice *choice;
    size_t member;        /* of the forecaster's networks the one, from 1, that says it by itself; 0: all */
    const char *baseline; /* NULL: the forecaster itself; else the baseline of that name, by its configuration */
} lc_judging;

/* Fills a line, whose name and kind are set; known (series): adds how many classes are known, NULL: does not. For
 * lc_judged_clear. */
lc_status lc_judge(lc_class_line *line, size_t *known, const lc_judging *of);
void lc_judged_clear(lc_class_line *line);

/* The accuracy of the model and of its best baseline. */
lc_comparison lc_class_comparison(const lc_class_evaluation *evaluation);

/* How many measures there are. */
size_t lc_judged_measures(void);

#endif
