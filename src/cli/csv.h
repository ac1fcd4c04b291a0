/* csv - CSV files to write, and names as their cells. */
#ifndef LC_CLI_CSV_H
#define LC_CLI_CSV_H

#include "core/file.h"

/* A CSV file to write at a path; "-": standard output. */
lc_status lc_csv_create(lc_file **out, const char *path);

/* In quotes if it has a comma, a quote or a line end. */
lc_status lc_csv_name(lc_file *file, const char *name);

#endif
