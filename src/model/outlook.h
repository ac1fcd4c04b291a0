/* outlook - which columns a forecaster is asked for. */
#ifndef LC_MODEL_OUTLOOK_H
#define LC_MODEL_OUTLOOK_H

#include "model/columns.h"

/* Whether its forecaster knows the CRPS of a truth in closed form, in the data's own units. */
bool lc_outlook_has_crps(const lc_outlook *outlook);

#endif
