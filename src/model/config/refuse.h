/* refuse - why a configuration has no such key, and which one may be meant. */
#ifndef LC_MODEL_CONFIG_REFUSE_H
#define LC_MODEL_CONFIG_REFUSE_H

#include <lanecast/base.h>

/* LC_E_CONFIG for a key that a section does not have: where it is now, what it is called here, the nearest one, or what its
 * variant has. place: where it was given, "a.ini:3" or "--set". */
lc_status lc_config_refuse(const char *section, const char *key, const char *place);

#endif
