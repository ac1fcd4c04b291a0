/* help - what a command does, as its own --help says. */
#include "cli/command.h"
#include "cli/help.h"

static lc_status run(const lc_args *args)
{
    const lc_command *command;
    if (lc_args_words(args) == 0) {
        lc_help_print(stdout);
        return LC_OK;
    }
    CHECK(lc_command_choose(&command, lc_args_word(args, 0)));
    lc_help_command(stdout, command);
    return LC_OK;
}

const lc_command lc_command_help = {
    .group = LC_GROUP_TOOL,
    .summary = "what a command does",
    .words = "[COMMAND]",
    .words_most = 1,
    .examples = "    lanecast help forecast",
    .run = run,
};
