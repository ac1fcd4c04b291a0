/* made - what made a dataset is not what makes the panel; what it decided stays before that. */
#include "data/import/made.h"

#include <string.h>

#include "core/mem.h"
#include "data/history.h"
#include "data/import/form_lines.h"

lc_status lc_made_note(lc_made *made, const lc_dataset *part, const lc_import *request, const char *path)
{
    return lc_form_lines_take(&made->forms, part->history, request, path);
}

void lc_made_take(lc_made *made, lc_dataset *d, const lc_import *request, bool first)
{
    const bool commands = d->history && strncmp(d->history, "lanecast ", 9) == 0;
    if (!request->join && !first)
        made->apart |= !commands || !made->commands || !lc_history_alike(made->commands, d->history);
    if (!commands)
        return;
    if (first)
        made->commands = d->history;
    else
        lc_free(d->history);
    d->history = NULL;
}

/* The commands before that of the panel, by whose decisions rows are read that are appended later. */
static lc_status add_commands(lc_made *made, lc_dataset *panel)
{
    lc_status status = LC_OK;
    char *commands = NULL;
    lc_buffer history = {0};
    TRY(lc_form_lines_strip(&commands, made->commands));
    lc_buffer_format(&history, "%s\n%s", commands, panel->history);
    lc_free(panel->history);
    panel->history = NULL;
    status = lc_buffer_take(&panel->history, &history);
done:
    lc_free(commands);
    return status;
}

lc_status lc_made_keep(lc_made *made, lc_dataset *panel, const lc_import *request, lc_buffer *notes)
{
    CHECK(lc_history_command(panel, request));
    if (made->commands && made->apart)
        lc_buffer_line(notes, "the files were made by different flags, which the panel does not keep: --append needs them again");
    else if (made->commands)
        CHECK(add_commands(made, panel));
    return made->forms.text ? lc_form_lines_keep(&panel->history, made->forms.text) : made->forms.status;
}

void lc_made_free(lc_made *made)
{
    lc_free(made->commands);
    lc_buffer_free(&made->forms);
}
