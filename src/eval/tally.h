/* tally - forecasts of classes, counted: tallies of cells and of series add up. Pure arithmetic. */
#ifndef LC_EVAL_TALLY_H
#define LC_EVAL_TALLY_H

#include <lanecast/classes.h>

typedef struct lc_tally {
    size_t classes;
    uint64_t said[LC_CLASSES_MAX][LC_CLASSES_MAX]; /* [which it is][which is said] */
    double squares, logs;                          /* sums over forecasts of sum (p[k] - is[k])^2 and of -ln p[which it is] */
} lc_tally;

/* Adds one forecast: what is said of each class, the most of which is the class said, the first of equals. */
void lc_tally_add(lc_tally *tally, const double *say, size_t is);

void lc_tally_sum(lc_tally *to, const lc_tally *from);

/* Forecasts; of them those where a class is, and where it is said. */
double lc_tally_count(const lc_tally *tally);
double lc_tally_is(const lc_tally *tally, size_t k);
double lc_tally_said(const lc_tally *tally, size_t k);

#endif
