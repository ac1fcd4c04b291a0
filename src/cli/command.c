/* command - the command of a name. */
#include "cli/command.h"
#include "core/nearest.h"

lc_status lc_command_choose(const lc_command **out, const char *name)
{
    const lc_command *command = lc_command_find(name);
    if (!command)
        return lc_fail(LC_E_USAGE, "unknown command '%s'%s; see lanecast --help", name,
                       lc_nearest_name(name, lc_command_table_names).text);
    *out = command;
    return LC_OK;
}
