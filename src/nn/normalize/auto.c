/* auto - a task chooses, from its validation windows; a network of its own accord does nothing. */
#include "nn/normalize.h"

const lc_normalize lc_normalize_auto = {
    .help = "last where a window's last value, or its mean, errs no more over the validation windows than the training mean, or "
            "where there are none; else none",
    .open = true,
};
