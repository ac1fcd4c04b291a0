/* hold - what a step of a layer does for lanes that begin late (nn/late.h). */
#ifndef LC_NN_LAYER_HOLD_H
#define LC_NN_LAYER_HOLD_H

#include "nn/layer_step.h"

/* Whether some lane has not begun at that time. */
static inline bool lc_layer_holds(const lc_layer_pass *pass, size_t time)
{
    return pass->late && time < pass->late->most;
}

/* Before the cell of some units, then after it: h(t) = h(t-1), c(t) = c(t-1) in lanes that have not begun. */
void lc_layer_keep_states(const lc_layer_shard *shard, const lc_layer *layer, const lc_cell_step *step, lc_range units);
void lc_layer_hold_states(const lc_layer_shard *shard, const lc_layer *layer, const lc_layer_pass *pass, size_t index,
                          lc_range units);

/* Before a step back; before the cell: dh(t) = 0, dc(t) = 0; after what writes gradients of gates: dG(t) = 0; at the end:
 * dh(t-1) = dh(t), dc(t-1) = dc(t). */
void lc_layer_keep_slopes(const lc_layer_shard *shard, const lc_layer *layer, lc_range units);
void lc_layer_clear_slopes(const lc_layer_shard *shard, const lc_layer *layer, const lc_layer_pass *pass, size_t index,
                           lc_range units);
void lc_layer_clear_gates(const lc_layer_shard *shard, const lc_layer *layer, const lc_layer_pass *pass, size_t index,
                          lc_range units);
void lc_layer_hold_slopes(const lc_layer_shard *shard, const lc_layer *layer, const lc_layer_pass *pass, size_t index,
                          lc_range units);

#endif
