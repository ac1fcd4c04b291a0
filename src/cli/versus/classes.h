/* classes - what versus.h does for runs of classes. */
#ifndef LC_CLI_VERSUS_CLASSES_H
#define LC_CLI_VERSUS_CLASSES_H

#include "cli/versus/printing.h"

/* What is above the tables, the tables, and what is said of the best run. */
void lc_versus_classes_head(lc_page *page, const lc_versus *versus);
lc_status lc_versus_classes_tables(const lc_versus_printing *printing);
void lc_versus_classes_verdict(lc_page *page, const lc_versus *versus);

/* One table of all rows: of all windows, of steps, targets and series. */
lc_status lc_versus_classes_rows(lc_table **out, const lc_versus *versus);

#endif
