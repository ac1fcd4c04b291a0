/* loss - what model.loss asks of the rest of a configuration. */
#ifndef LC_MODEL_LOSS_H
#define LC_MODEL_LOSS_H

#include <lanecast/config.h>

/* LC_E_CONFIG, and what to do, for a head that cannot say what it says under this configuration of a network. */
lc_status lc_loss_check(const lc_config *config);

#endif
