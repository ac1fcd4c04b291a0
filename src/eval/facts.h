/* facts - what metrics know of the series at hand before they see an error of it: learned from its training rows, laid out by
 * cell. */
#ifndef LC_EVAL_FACTS_H
#define LC_EVAL_FACTS_H

#include <lanecast/evaluate.h>

#include "eval/metric.h"
#include "model/task.h"

/* Facts of all metrics together. */
enum { LC_FACTS_ALL = LC_METRICS_MAX * LC_FACTS_MAX };

typedef struct lc_facts {
    const lc_task *task;
    size_t facts, cells;
    double *learned[LC_SPACES]; /* (series, targets, facts), in scaled and in own units */
    size_t series;              /* at hand: what follows is of it */
    double *fact[LC_SPACES];    /* (facts, cells) */
    double *shift, *scale;      /* (cells) */
} lc_facts;

/* Where a target of a series has its shift and scale in the task's scaler: of values as they are, before any transform. */
size_t lc_facts_channel(const lc_task *task, size_t series, size_t target);

/* Of every series of a task, which has a split and is borrowed. No series is at hand yet. */
lc_status lc_facts_new(lc_facts **out, const lc_task *task);
void lc_facts_free(lc_facts *facts);

/* Puts a series at hand. */
void lc_facts_turn(lc_facts *facts, size_t series);

/* fact (facts of all metrics): the rows of the series at hand, from that cell on. */
void lc_facts_from(const double **fact, const lc_facts *facts, lc_space space, size_t cell);

/* How many there are, and all of them, of one channel. */
size_t lc_facts_count(void);
void lc_facts_learn(double *fact, const lc_training *training);

#endif
