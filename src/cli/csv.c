/* csv - quotes where a name needs them. */
#include "cli/csv.h"

#include <string.h>

#include "core/status.h"

lc_status lc_csv_name(lc_file *file, const char *name)
{
    if (!strpbrk(name, ",\"\r\n"))
        return lc_file_text(file, "%s", name);
    CHECK(lc_file_text(file, "\""));
    for (; *name; name++)
        CHECK(lc_file_text(file, *name == '"' ? "\"\"" : "%c", *name));
    return lc_file_text(file, "\"");
}
