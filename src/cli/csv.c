/* csv - quotes where a name needs them. */
#include "cli/csv.h"

#include <string.h>

#include "core/shown.h"
#include "core/status.h"

static lc_status write_cell(lc_file *file, const char *name)
{
    if (!strpbrk(name, ",\"\r\n"))
        return lc_file_text(file, "%s", name);
    CHECK(lc_file_text(file, "\""));
    for (; *name; name++)
        CHECK(lc_file_text(file, *name == '"' ? "\"\"" : "%c", *name));
    return lc_file_text(file, "\"");
}

lc_status lc_csv_name(lc_file *file, const char *name)
{
    char shown[LC_TEXT_MAX];
    if (!lc_file_is_terminal(file))
        return write_cell(file, name);
    lc_shown(shown, sizeof shown, name);
    return write_cell(file, shown);
}
