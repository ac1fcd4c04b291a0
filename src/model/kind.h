/* kind - what `[model] kind` may be: an architecture of nn/arch, or a baseline of model/baseline. */
#ifndef LC_MODEL_KIND_H
#define LC_MODEL_KIND_H

#include "model/baseline.h"

/* The baseline of that name; NULL if it is an architecture. LC_E_CONFIG, naming what there is, if it is neither. */
lc_status lc_kind_of(const lc_baseline **out, const char *name);

#endif
