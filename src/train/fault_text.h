/* fault_text - where training lost a finite number, in a user's words: the series, the window, the step; or the parameter. */
#ifndef LC_TRAIN_FAULT_TEXT_H
#define LC_TRAIN_FAULT_TEXT_H

#include "nn/fault.h"
#include "train/source.h"

typedef struct lc_fault_text {
    char text[1024]; /* "": not known */
    bool data;       /* it is in what a window holds, not in what the network made of it */
} lc_fault_text;

/* Of an item of a source; steps: those that its shard took of the context. */
lc_fault_text lc_fault_in_window(const lc_fault *fault, const lc_source *source, size_t item, size_t steps);

/* The first parameter in a flat block of weights that is not finite; false, and *out untouched: all of them are. */
bool lc_fault_in_weights(lc_fault_text *out, const lc_net *net, const lc_real *weights);

/* The parameter whose gradient is not finite, the last one, which backward comes to first; else the one of the largest
 * element. */
lc_fault_text lc_fault_in_gradient(const lc_net *net, const lc_real *gradient);

#endif
