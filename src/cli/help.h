/* help - lanecast --help, and lanecast COMMAND --help. */
#ifndef LC_CLI_HELP_H
#define LC_CLI_HELP_H

#include "cli/command.h"

void lc_help_print(FILE *out);
void lc_help_command(FILE *out, const lc_command *command);

/* What an option of the configuration may be: "yes or no", "one of: a, b", "whole numbers, 1 to 65536"; "" for any text. */
void lc_help_range(char *out, size_t size, const lc_option *option);

#endif
