/* sort - numbers in order. */
#ifndef LC_CORE_SORT_H
#define LC_CORE_SORT_H

#include <lanecast/base.h>

/* For qsort and bsearch, the smallest first: of int64_t, and of double without NaN. */
int lc_sort_whole(const void *left, const void *right);
int lc_sort_real(const void *left, const void *right);

/* Sorts numbers and takes out what is there again; how many are left. */
size_t lc_sort_distinct(int64_t *number, size_t count);

#endif
