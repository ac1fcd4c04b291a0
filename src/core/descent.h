/* descent - the minimum of a smooth function near a point: quasi-Newton steps of Broyden, Fletcher, Goldfarb and Shanno (Nocedal
 * & Wright 2006, algorithm 6.1) with a search that halves. Every sum has one order: the same bits on every processor. */
#ifndef LC_CORE_DESCENT_H
#define LC_CORE_DESCENT_H

#include <stddef.h>

/* value: of the function at x (count), with its gradient (count); infinite or NaN where the function is none. */
typedef struct lc_descent {
    double (*value)(double *gradient, const double *x, void *ctx);
    void *ctx;
    size_t count;
    size_t steps;     /* most */
    double tolerance; /* it ends where no part of the gradient is above this */
} lc_descent;

/* Numbers of scratch memory that lc_descend takes. */
size_t lc_descent_room(size_t count);

/* x (count) goes downhill as long as a step finds less. The value there; where it is not finite at first, x stays. */
double lc_descend(double *x, const lc_descent *descent, double *room);

#endif
