/* none - windows are read in scaled units, wherever they are. */
#include "nn/normalize.h"

const lc_normalize lc_normalize_none = {.help = "nothing: windows are read as the scaler has them"};
