/* none - values as they are. */
#include "data/transform.h"

const lc_transform lc_transform_none = {.help = "values as they are"};
