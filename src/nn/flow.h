/* flow - memory for the norms of gradients against the lag, and their sums. include/lanecast/flow.h says what they mean. */
#ifndef LC_NN_FLOW_H
#define LC_NN_FLOW_H

#include <lanecast/flow.h>

#include "nn/layer.h"
#include "nn/net.h"

/* Zeros; of the layers and directions of a net, for every row of its context. */
lc_status lc_flow_new(lc_flow **out, const lc_net *net);

/* Where the norms of one direction of a layer are. */
lc_layer_flow lc_flow_of(const lc_flow *flow, size_t layer, size_t direction);

/* Times factor. */
void lc_flow_scale(lc_flow *flow, double factor);

#endif
