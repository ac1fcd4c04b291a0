/* printing - a table of runs side by side, as text, on a page, or in another form. */
#include "cli/versus/printing.h"

#include "core/mem.h"

#include <string.h>

lc_status lc_versus_table(const lc_table *table, const lc_versus_printing *p, const char *title)
{
    lc_status status = LC_OK;
    char *text = NULL;
    const bool latex = strcmp(p->form, "latex") == 0;
    if (strcmp(p->form, "text") == 0)
        return lc_page_table(p->page, table, title);
    TRY(lc_table_write_as(&text, table, latex ? LC_TABLE_LATEX : LC_TABLE_MARKDOWN));
    printf(latex ? "%% %s, of the %s part\n%s\n" : "%s, of the %s part\n\n%s\n", title, lc_part_name(p->versus->part), text);
done:
    lc_free(text);
    return status;
}
