/* gradient - the gradients of slots become one, in slot order, and are clipped. Deterministic for any number of threads. */
#ifndef LC_TRAIN_GRADIENT_H
#define LC_TRAIN_GRADIENT_H

#include <lanecast/base.h>

/* Numbers per piece of work on flat blocks: fixed, so that sums do not depend on threads. */
enum { LC_CHUNK = 4096 };

typedef struct lc_gradient {
    size_t length, slots, chunks;
    lc_real **slot;  /* (slots) blocks; block 0 becomes the sum */
    lc_real *kept;   /* (length) what the weights were multiplied by in this step, and so the sum is; NULL: nothing */
    double *squares; /* (2, chunks): before and after clipping by value */
} lc_gradient;

lc_status lc_gradient_new(lc_gradient **out, size_t length, size_t slots);
void lc_gradient_free(lc_gradient *gradient);

/* Global norms of a gradient: as backpropagation gave it, and after its elements were clipped one by one. */
typedef struct lc_norms {
    double whole, clipped;
} lc_norms;

/* slot[0] += slot[1] + ... over the first `used` slots, each element then clamped to [-clip_value, clip_value] (0: not). Returns
 * the norms of the sum and of the result. */
lc_norms lc_gradient_sum(lc_gradient *gradient, size_t used, double clip_value, size_t threads);

/* What to multiply by so that the norm is at most clip (0: no limit), as torch.nn.utils.clip_grad_norm_:
 *
 *     min(1, clip / (norm + 1e-6))
 */
double lc_gradient_clip(double norm, double clip);

#endif
