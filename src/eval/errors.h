/* errors - the loop of a summand of points: four cells at once, window after window in their order, while their sum stays in a
 * register. A summand says what each adds:
 *
 *     static LC_ERROR void size(lc_four *sum, const lc_four *y, const lc_four *f, const lc_four *fact)
 *     {
 *         *sum += LC_WHERE(*y == *y, LC_SIZE(*f - *y));
 *     }
 *     LC_ERRORS_ADD(add_size, 0, size)
 *
 * y is the truth, f the forecast (of a summand of the truth: y), fact[i] what the metric learned; NaN is not equal to itself.
 * With sums in memory, a window at a time, three metrics took 2.7 times as long (128 cells of 17 windows), to the same bits. Two
 * fours abreast, and eight numbers for four, gained nothing or lost.
 */
#ifndef LC_EVAL_ERRORS_H
#define LC_EVAL_ERRORS_H

#include "eval/metric.h"

#include <stdint.h>
#include <string.h>

/* An operation on four is done on each; comparisons give all bits or none. */
typedef double lc_four __attribute__((vector_size(4 * sizeof(double)), aligned(sizeof(double)), may_alias));
typedef int64_t lc_known __attribute__((vector_size(4 * sizeof(int64_t))));

#define LC_ERROR               __attribute__((always_inline)) inline
#define LC_ONE                 ((lc_four){1, 1, 1, 1})
#define LC_WHERE(known, value) ((lc_four)((lc_known)(value) & (known))) /* else 0 */
#define LC_SIZE(value)         ((lc_four)((lc_known)(value)&INT64_MAX)) /* |value| */

/* count: at most 4; 0 after them. */
static LC_ERROR void lc_four_load(lc_four *to, const double *from, size_t count)
{
    *to = (lc_four){0};
    memcpy(to, from, count * sizeof *from);
}

/* Defines `name`, an lc_summand's add, of a metric with `facts` facts; the second, of the truth alone: no forecast is read. */
#define LC_ERRORS_ADD(name, facts, amount) LC_SUM_WINDOWS(name, facts, amount, forecast)
#define LC_TRUTHS_ADD(name, facts, amount) LC_SUM_WINDOWS(name, facts, amount, truth)

#define LC_SUM_WINDOWS(name, facts, amount, other)                                                                               \
    static LC_ERROR void name##_few(double *sum, const lc_cells *c, size_t cell, size_t count)                                   \
    {                                                                                                                            \
        lc_four s, fact[LC_FACTS_MAX] = {{0}}, y, f;                                                                             \
        lc_four_load(&s, sum + cell, count);                                                                                     \
        for (size_t i = 0; i != (facts); i++)                                                                                    \
            lc_four_load(&fact[i], c->fact[i] + cell, count);                                                                    \
        for (size_t window = 0; window < c->windows; window++) {                                                                 \
            lc_four_load(&y, c->truth + window * c->truth_stride + cell, count);                                                 \
            lc_four_load(&f, c->other + window * c->other##_stride + cell, count);                                               \
            amount(&s, &y, &f, fact);                                                                                            \
        }                                                                                                                        \
        memcpy(sum + cell, &s, count * sizeof *sum);                                                                             \
    }                                                                                                                            \
    LC_CLONES static void name(double *sum, const lc_cells *c)                                                                   \
    {                                                                                                                            \
        size_t cell = 0;                                                                                                         \
        for (; cell + 4 <= c->count; cell += 4)                                                                                  \
            name##_few(sum, c, cell, 4);                                                                                         \
        if (c->count - cell == 3)                                                                                                \
            name##_few(sum, c, cell, 3);                                                                                         \
        else if (c->count - cell == 2)                                                                                           \
            name##_few(sum, c, cell, 2);                                                                                         \
        else if (c->count - cell == 1)                                                                                           \
            name##_few(sum, c, cell, 1);                                                                                         \
    }

#endif
