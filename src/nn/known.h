/* known - what is known of the future enters the outputs as one linear map for all steps: y[t+k] += W x[t+k] (Lim et al. 2021 call
 * such inputs known). W is (targets * outputs of the head, known), begins at 0 and is the last parameter. */
#ifndef LC_NN_KNOWN_H
#define LC_NN_KNOWN_H

#include "nn/net.h"

/* Adds the parameter, where the shape has such inputs. */
lc_status lc_known_create(lc_net *net);

/* y += W x of every step. W is the packed weights' copy. */
void lc_known_forward(lc_shard *shard, const lc_net *net, const lc_real *w);

/* gradient[sum] += dL/dW, or = where the shard is fresh (NULL: not wanted). */
void lc_known_backward(lc_real *const *gradient, const lc_shard *shard, const lc_net *net);

#endif
