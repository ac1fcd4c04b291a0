/* versus_classes - what versus.h does for runs of classes. */
#ifndef LC_CLI_VERSUS_CLASSES_H
#define LC_CLI_VERSUS_CLASSES_H

#include "cli/versus_printing.h"

lc_status lc_versus_classes_show(lc_page *page, const lc_versus *versus, bool all_rows);

/* form: markdown or latex. */
lc_status lc_versus_classes_print(const lc_versus *versus, const char *form, bool all_rows);

/* One table of all rows: of all windows, of steps, targets and series. */
lc_status lc_versus_classes_rows(lc_table **out, const lc_versus *versus);

#endif
