/* layer_step - what the files of a layer share: stages of gates, and the arrays of one step.
 *
 * A stage is the gates of a cell that one product computes. A masked cell has a second stage for its last gate.
 */
#ifndef LC_NN_LAYER_STEP_H
#define LC_NN_LAYER_STEP_H

#include "nn/layer.h"

#include <string.h>

typedef struct lc_stage {
    size_t first;  /* gate */
    size_t gates;  /* of the weight matrices */
    size_t groups; /* of the product: one more where the cell is split */
} lc_stage;

static inline size_t lc_stage_count(const lc_cell_type *cell)
{
    return cell->masked ? 2 : 1;
}

static inline lc_stage lc_stage_of(const lc_cell_type *cell, size_t index)
{
    size_t first = index ? cell->gates - 1 : 0;
    size_t gates = index ? 1 : cell->gates - (cell->masked ? 1 : 0);
    return (lc_stage){.first = first, .gates = gates, .groups = gates + (cell->split ? 1 : 0)};
}

/* Gate groups kept per step. */
static inline size_t lc_cell_groups(const lc_cell_type *cell)
{
    return cell->gates + (cell->split ? 1 : 0);
}

/* Vectors of a cell's own parameters. */
static inline size_t lc_cell_vectors(const lc_cell_type *cell)
{
    size_t vectors = 0;
    for (size_t i = 0; i < LC_OWN_MAX; i++)
        vectors += cell->own[i].vectors;
    return vectors;
}

/* Rows of the weight matrices. */
static inline size_t lc_layer_rows(const lc_layer *layer)
{
    return layer->cell->gates * layer->hidden;
}

/* The time of the step taken as number `index`. */
static inline size_t lc_layer_time(const lc_layer_shard *shard, const lc_layer *layer, size_t index)
{
    return layer->reverse ? shard->steps - 1 - index : index;
}

/* The arrays of that step. (Written where they stay: a struct that is returned is read back before its stores are through.) */
void lc_layer_step(lc_cell_step *step, const lc_layer_shard *shard, const lc_layer *layer, const lc_layer_pass *pass,
                   size_t index);

/* The norms of dh and dc, as they are, added to those of a lag. */
void lc_layer_measure(const lc_layer_flow *flow, const lc_layer_shard *shard, const lc_layer *layer, size_t lag);

/* The numbers of (hidden, lanes) that some units have, in whole vectors: with one lane those of the last unit run on. */
static inline lc_range lc_layer_numbers(const lc_layer_shard *shard, lc_range units)
{
    if (units.first == units.end)
        return (lc_range){0, 0};
    return (lc_range){units.first * shard->lanes, lc_lane_numbers(units.end, shard->lanes)};
}

static inline void lc_layer_copy(lc_real *to, const lc_real *from, lc_range numbers)
{
    memcpy(to + numbers.first, from + numbers.first, (numbers.end - numbers.first) * sizeof(lc_real));
}

/* The part of a step that belongs to some units: *part, or the step itself where that is all of it. */
const lc_cell_step *lc_layer_part(lc_cell_step *part, const lc_cell_step *step, const lc_layer_shard *shard,
                                  const lc_layer *layer, lc_range units);

#endif
