/* adaptive - levels that move with what was covered since the validation part: adaptive conformal inference (Gibbs & Candes 2021,
 * arXiv:2106.00193), for each quantile, step, target and series by itself.
 *
 *     p_i = p + gamma sum over windows j, whose truths are all known at the origin of window i, of (p - [y_j <= q_j])
 *     q_i = base + scale e(p_i)
 *
 * which is p_t+1 = p_t + gamma (p - [y_t <= q_t]) a horizon later: data that end at an origin have no other windows. These are
 * of the rows after training and validation, which the test part is of, in their order; before the first one p_i is p, as split
 * conformal prediction has it. In the long run a share of p is below the quantile, whatever the series does, as long as errors
 * reach as far as e does: beyond the validation errors it stays.
 */
#ifndef LC_MODEL_ADAPTIVE_H
#define LC_MODEL_ADAPTIVE_H

#include "core/buffer.h"
#include "model/columns.h"
#include "model/task.h"

typedef struct lc_adaptive lc_adaptive;

/* Goes through these windows of an outlook whose forecaster has an adaptive interval. The outlook is borrowed for its life. */
lc_status lc_adaptive_new(lc_adaptive **out, const lc_outlook *outlook);
void lc_adaptive_free(lc_adaptive *adaptive);

/* That windows which lack a value are left out where data.missing = error, and the first of them; outlook: may be NULL. */
void lc_adaptive_note(lc_buffer *notes, const lc_outlook *outlook);

/* p_i of a column of that outlook, a quantile. */
double lc_adaptive_level(const lc_adaptive *adaptive, lc_window window, size_t cell, size_t column);

#endif
