/* unused - what a request says of cells and columns, beside those that files have. */
#include "data/import/unused.h"

#include <string.h>
#include <strings.h>

#include "core/names.h"

void lc_unused_note(lc_buffer *notes, const lc_import *r, const bool *used)
{
    for (size_t i = 0; i < r->missing_count && !r->before.may_lack; i++)
        if (!used[i])
            lc_buffer_line(notes, "%s: no cell is '%s' (--na)", r->path[0], r->missing[i]);
    for (size_t i = 0; i < r->value_count && !r->before.may_lack; i++)
        if (!used[r->missing_count + i])
            lc_buffer_line(notes, "%s: no cell is '%.*s' (--value)", r->path[0], (int)(strrchr(r->value[i], '=') - r->value[i]),
                           r->value[i]);
}

/* Whether a file has a column of that name, capitals aside. */
static bool has_met(const lc_buffer *met, const char *name)
{
    const size_t length = strlen(name);
    for (const char *at = met->text; at && *at; at += strcspn(at, "\n") + 1)
        if (strncasecmp(at, name, length) == 0 && at[length] == '\n')
            return true;
    return false;
}

static lc_status check_name(const void *met, const char *flag, const char *name)
{
    if (has_met(met, name))
        return LC_OK;
    return lc_fail(LC_E_DATA, "--%s: no file has a column '%s'; put a name that has a comma in double quotes", flag, name);
}

/* Every name of a list is a column of a file. */
static lc_status check_list(const lc_buffer *met, const char *flag, const char *text)
{
    return !text || has_met(met, text) ? LC_OK : lc_names_check(flag, text, check_name, met);
}

lc_status lc_unused_check(const lc_import *r, const lc_buffer *met)
{
    CHECK(met->status);
    if (!r->join && (!met->text || r->before.may_lack))
        return LC_OK;
    CHECK(check_list(met, "columns", r->columns));
    return check_list(met, "drop", r->drop);
}
