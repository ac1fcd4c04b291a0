/* none - every trial trains to its end. */
#include "sweep/pruner.h"

const lc_pruner lc_pruner_none = {.help = "no trial ends early"};
