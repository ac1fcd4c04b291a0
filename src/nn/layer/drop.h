/* drop - variational dropout (Gal & Ghahramani 2016): gates hear h times factors that stay the same over a sequence.
 *
 *     G(t) = W x(t) + b + U (m h(t-1))
 */
#ifndef LC_NN_LAYER_DROP_H
#define LC_NN_LAYER_DROP_H

#include "nn/layer_step.h"

/* What the product of a step reads in place of h(t-1). */
static inline const lc_real *lc_layer_heard(const lc_layer_shard *shard, const lc_cell_step *step, size_t index)
{
    return shard->kept ? shard->heard + index * shard->unit : step->h_prev;
}

/* heard = m h, of the state before step `index`: the numbers of some units. */
static inline void lc_layer_drop(const lc_layer_shard *shard, const lc_real *h, size_t index, lc_range numbers)
{
    lc_real *heard = shard->kept ? shard->heard + index * shard->unit : NULL;
    for (size_t i = numbers.first; heard && i < numbers.end; i++)
        heard[i] = shard->kept[i] * h[i];
}

/* dh(t-1) = m dheard, on top of what passes no gate */
static inline void lc_layer_drop_back(const lc_layer_shard *shard, const lc_layer *layer, lc_range numbers)
{
    for (size_t i = numbers.first; shard->kept && i < numbers.end; i++)
        shard->dh[i] = (layer->cell->direct ? shard->dh[i] : 0) + shard->kept[i] * shard->dheard[i];
}

#endif
