/* flow - how far back gradients reach in a trained network: the norm of dL/dh against the lag.
 *
 * Backpropagation through time multiplies a gradient by one Jacobian per step (Hochreiter 1991; Bengio, Simard & Frasconi 1994;
 * Pascanu, Mikolov & Bengio 2013): products that shrink leave no trace of rows far back, products that grow drown all others.
 *
 *     norm(k) = sqrt(|dL/dh|^2 + |dL/dc|^2)      of the state k steps before the last one taken, of a window's own loss L
 *
 * h is a layer's output, c are the other states that its cell hands on: an LSTM's memory is there. Both are means over windows.
 *
 * The verdict compares with lag 0: below a thousandth of it from some lag on to the last is vanishing, a thousand times it, or
 * not finite, is exploding.
 *
 *     #include <lanecast.h>
 *     #include <stdio.h>
 *
 *     int main(void)
 *     {
 *         lc_flow *flow = NULL;
 *         char verdict[80];
 *         if (lc_run_read_flow(&flow, "run.h5") != LC_OK) {
 *             fprintf(stderr, "%s\n", lc_error_message());
 *             return 1;
 *         }
 *         for (size_t layer = 0; flow && layer < flow->layers; layer++) {
 *             lc_flow_say(verdict, sizeof verdict,
 *                         lc_flow_judge(flow, layer, 0));
 *             printf("layer %zu: %s\n", layer + 1, verdict);
 *         }
 *         lc_flow_free(flow);
 *         return 0;
 *     }
 */
#ifndef LANECAST_FLOW_H
#define LANECAST_FLOW_H

#include <lanecast/base.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

typedef struct lc_flow {
    size_t layers, directions, lags; /* lag 0: the state after the last step taken, which backward is the first row */
    size_t windows;                  /* that the means are over; 0: not measured */
    double *h, *c;                   /* (layers, directions, lags) of dL/dh; of dL/dc, 0 where a cell has no state but h */
} lc_flow;

typedef enum lc_flow_state {
    LC_FLOW_HEALTHY,   /* rows of all lags reach the loss */
    LC_FLOW_VANISHING, /* rows from a lag on do not */
    LC_FLOW_EXPLODING,
    LC_FLOW_NONE, /* no gradient at all: a layer that is dead, or a loss that is 0 */
    LC_FLOW_STATES
} lc_flow_state;

typedef struct lc_flow_verdict {
    lc_flow_state state;
    size_t lag; /* from which on it vanishes or explodes */
} lc_flow_verdict;

/* norm(k) of the equation above: the gradient of the loss with respect to the whole state at a lag. */
double lc_flow_norm(const lc_flow *flow, size_t layer, size_t direction, size_t lag);

/* The verdict on one direction of one layer. */
lc_flow_verdict lc_flow_judge(const lc_flow *flow, size_t layer, size_t direction);

/* "healthy", "vanishing from lag 37 on", "exploding from lag 12 on", "no gradient" */
void lc_flow_say(char *out, size_t size, lc_flow_verdict verdict);

/* "healthy", "vanishing", "exploding", "no gradient" */
const char *lc_flow_state_name(lc_flow_state state);

void lc_flow_free(lc_flow *flow);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif
