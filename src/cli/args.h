/* args - the command line, parsed against rows of flags. */
#ifndef LC_CLI_ARGS_H
#define LC_CLI_ARGS_H

#include "cli/command.h"

typedef struct lc_given {
    const lc_flag *flag;
    const char *value; /* NULL: the flag has none */
} lc_given;

struct lc_args {
    const lc_command *command;
    const char **word;
    size_t words;
    lc_given *given;
    size_t givens;
};

/* Parses the arguments after the command's name; the texts are borrowed. LC_E_USAGE names a flag that is near.
 * With --help nothing is required. Free with lc_args_free, also after a failure. */
lc_status lc_args_parse(lc_args *args, const lc_command *command, int count, char **text);
void lc_args_free(lc_args *args);

/* The rows that commands share, ended by a NULL name; whether a command has one of its own rows or of these. */
extern const lc_flag lc_common_flags[];
bool lc_flag_taken(const lc_flag *flag, const lc_command *command);

/* lanecast --help, and lanecast COMMAND --help. */
void lc_help_print(FILE *out);
void lc_help_command(FILE *out, const lc_command *command);

/* What an option of the configuration may be: "yes or no", "one of: a, b", "whole numbers, 1 to 65536"; "" for any text. */
void lc_help_range(char *out, size_t size, const lc_option *option);

/* The source of a manual page, for scdoc: of lanecast(1) (page NULL), of lanecast.ini(5), or of a command's. */
lc_status lc_manual_print(const char *page);

/* The command of that name. LC_E_USAGE, naming one that is near, if there is none. */
lc_status lc_command_choose(const lc_command **out, const char *name);

/* lanecast --version. */
lc_status lc_version_print(bool json);

#endif
