/* printing - how the tables of runs side by side are shown, whatever is in them. */
#ifndef LC_CLI_VERSUS_PRINTING_H
#define LC_CLI_VERSUS_PRINTING_H

#include "cli/versus.h"

enum { LC_VERSUS_DECIMALS = 4 /* of a figure; what shows as the best one does is marked with it */ };

typedef struct lc_versus_printing {
    const lc_versus *versus;
    lc_page *page;    /* of text or HTML */
    const char *form; /* "text", or another, which is printed */
    bool all;
} lc_versus_printing;

lc_status lc_versus_table(const lc_table *table, const lc_versus_printing *printing, const char *title);

/* Of runs of several networks: each by itself. */
lc_status lc_versus_ensembles(const lc_versus_printing *printing);

/* What runs say beyond the point, and whether that compares. */
lc_status lc_versus_spreads(const lc_versus_printing *printing);

#endif
