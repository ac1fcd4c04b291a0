/* tables - the series and the channels of a dataset, a line each. */
#ifndef LC_CLI_INSPECT_TABLES_H
#define LC_CLI_INSPECT_TABLES_H

#include "cli/inspect.h"

lc_status lc_inspect_series(lc_page *page, const lc_inspection *seen);

/* Of one series. */
lc_status lc_inspect_channels(lc_page *page, const lc_inspection *seen, size_t series);

#endif
