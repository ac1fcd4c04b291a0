/* csv - names as cells of a CSV file. */
#ifndef LC_CLI_CSV_H
#define LC_CLI_CSV_H

#include "core/file.h"

/* In quotes if it has a comma, a quote or a line end; on a terminal as core/shown.h has it. */
lc_status lc_csv_name(lc_file *file, const char *name);

#endif
