/* value - one option's value between its text and its field. */
#ifndef LC_CORE_VALUE_H
#define LC_CORE_VALUE_H

#include "core/status.h"

#include <lanecast/option.h>

/* Parses a text into the option's field of the struct at `base`. LC_E_CONFIG if the option cannot be that; place ("f.ini:3:
 * [train] clip") begins the message, and the field stays as it was. */
lc_status lc_value_parse(void *base, const lc_option *option, const char *text, const char *place);

/* LC_E_CONFIG for a text in quotes, of an option that is no list of names; lc_value_parse asks it of all but texts. */
lc_status lc_value_bare(const char *text, const char *place);

/* The value as text that parses to the same value: a number in as few digits as that takes. */
void lc_value_print(char *out, size_t size, const void *base, const lc_option *option);

#endif
