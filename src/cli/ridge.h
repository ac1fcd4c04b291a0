/* ridge - what a ridge regression was fitted with: as text, as JSON. */
#ifndef LC_CLI_RIDGE_H
#define LC_CLI_RIDGE_H

#include "cli/command.h"

#include "model/ridge/ridge.h"

void lc_ridge_print(const lc_ridge *ridge);

/* null where there is none. */
json_t *lc_ridge_json(const lc_ridge *ridge);

#endif
