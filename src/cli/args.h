/* args - the command line, parsed by rows of flags. What commands ask about it is in command.h. */
#ifndef LC_CLI_ARGS_H
#define LC_CLI_ARGS_H

#include "cli/command.h"

typedef struct lc_given {
    const lc_flag *flag;
    const char *value; /* NULL: the flag takes no value */
} lc_given;

struct lc_args {
    const lc_command *command;
    const char **word;
    size_t words;
    lc_given *given;
    size_t givens;
};

/* Parses the arguments after the command's name; the texts are borrowed. LC_E_USAGE, naming a flag that is near.
 * With --help, words and flags may be missing. Free with lc_args_free, also after a failure. */
lc_status lc_args_parse(lc_args *args, const lc_command *command, int count, char **text);
void lc_args_free(lc_args *args);

/* The first flag that says what a key of the configuration is: --set window.horizon=5, or one that has that key; NULL: none. */
const lc_given *lc_args_saying(const lc_args *args, const char *key);

/* The rows that commands share, ended by a NULL name; whether a command takes a row, its own or one of these. */
extern const lc_flag lc_common_flags[];
bool lc_flag_taken(const lc_flag *flag, const lc_command *command);

/* The values that a flag may have, NULL-ended: its own, or those of the option that it sets; NULL: any value. */
const char *const *lc_flag_choices(const lc_flag *flag);

#endif
