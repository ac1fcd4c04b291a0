/* verdict - what is said of the best of several runs. */
#ifndef LC_CLI_VERSUS_VERDICT_H
#define LC_CLI_VERSUS_VERDICT_H

#include "cli/versus.h"

/* Lines after the tables: of the best run beside the best baseline, where that is another one, and, where it is none itself,
 * beside the best ridge regression. */
void lc_versus_verdict(lc_page *page, const lc_versus *versus);

#endif
