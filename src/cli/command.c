/* command - the command of a name, and the name of a command. */
#include "cli/command.h"
#include "cli/guesses.h"
#include "core/nearest.h"

lc_status lc_command_choose(const lc_command **out, const char *name)
{
    const lc_command *command = lc_command_find(name);
    const char *answer = lc_answer_find(lc_guess_table, "command", name);
    if (!command && answer)
        return lc_fail(LC_E_USAGE, "unknown command '%s'; %s; see lanecast --help", name, answer);
    if (!command && *name == '-')
        return lc_fail(LC_E_USAGE, "no command before option '%s'; see lanecast --help", name);
    if (!command)
        return lc_fail(LC_E_USAGE, "unknown command '%s'%s; see lanecast --help", name,
                       lc_nearest_name(name, lc_command_table_names).text);
    *out = command;
    return LC_OK;
}

const char *lc_command_name(const lc_command *command)
{
    size_t i = 0;
    while (lc_command_table[i] != command)
        i++;
    return lc_command_table_names[i];
}
