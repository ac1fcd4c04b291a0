/* tally - counts and sums of class forecasts. */
#include "eval/tally.h"

#include <float.h>
#include <math.h>

/* A probability of 0 counts as the smallest difference to 1 that a number has: its logarithm is finite, as scikit-learn's. */
void lc_tally_add(lc_tally *t, const double *say, size_t is)
{
    t->said[is][lc_class_most(say, t->classes)]++;
    for (size_t k = 0; k < t->classes; k++)
        t->squares += (say[k] - (k == is)) * (say[k] - (k == is));
    t->logs -= log(fmin(fmax(say[is], DBL_EPSILON), 1 - DBL_EPSILON));
}

void lc_tally_sum(lc_tally *to, const lc_tally *from)
{
    to->classes = from->classes;
    for (size_t is = 0; is < from->classes; is++)
        for (size_t k = 0; k < from->classes; k++)
            to->said[is][k] += from->said[is][k];
    to->squares += from->squares;
    to->logs += from->logs;
}

double lc_tally_is(const lc_tally *t, size_t k)
{
    uint64_t count = 0;
    for (size_t said = 0; said < t->classes; said++)
        count += t->said[k][said];
    return (double)count;
}

double lc_tally_said(const lc_tally *t, size_t k)
{
    uint64_t count = 0;
    for (size_t is = 0; is < t->classes; is++)
        count += t->said[is][k];
    return (double)count;
}

double lc_tally_count(const lc_tally *t)
{
    double count = 0;
    for (size_t k = 0; k < t->classes; k++)
        count += lc_tally_is(t, k);
    return count;
}
