/* period - the year, month or day in the name of a file, and what the file is called without it. */
#ifndef LC_DATA_SHEET_PERIOD_H
#define LC_DATA_SHEET_PERIOD_H

#include <stdbool.h>
#include <stddef.h>

#include "core/status.h"

/* Begins as {0}. */
typedef struct lc_period {
    bool found;
    long year;  /* 0: the name does not say it */
    bool copy;  /* it ends with the (1) of a second file of one name */
    char *stem; /* the name without the period, for lc_free: "load" of load_2021-01, "" of 2021-01; NULL: none was found */
} lc_period;

/* Reads a name without folder and ending: 2021, 2021-01, load_2021-01, 2021-01_sales, sales_2021_Q1, 20210131, from and to of
 * them (2001-2010). The (1) that a browser puts behind a second file of one name is no part of it. within: the name is of a
 * folder of one year or month: 01, Jan, oslo_01. */
lc_status lc_period_read(lc_period *out, const char *name, bool within);

#endif
