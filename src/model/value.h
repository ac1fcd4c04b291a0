/* value - one option's value between its text and its place in the configuration. */
#ifndef LC_MODEL_VALUE_H
#define LC_MODEL_VALUE_H

#include "core/status.h"

#include <lanecast/option.h>

/* Puts a text into *config. LC_E_CONFIG if it is none of what the option may be; place ("f.ini:3") begins the message. */
lc_status lc_value_parse(lc_config *config, const lc_option *option, const char *text, const char *place);

/* The value as text that parses to the same value: a number in as few digits as that takes. */
void lc_value_print(char *out, size_t size, const lc_config *config, const lc_option *option);

#endif
