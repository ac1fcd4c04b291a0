/* sort - numbers in order. */
#ifndef LC_CORE_SORT_H
#define LC_CORE_SORT_H

#include "core/status.h"

/* For qsort and bsearch, the smallest first: of int64_t, and of double without NaN. */
int lc_sort_whole(const void *left, const void *right);
int lc_sort_real(const void *left, const void *right);

/* The quantile q of numbers (count > 0) that rise: between the neighbours of (count - 1) q, in a straight line (Hyndman & Fan
 * 1996, definition 7). */
double lc_sort_quantile(const double *sorted, size_t count, double q);

/* Sorts numbers and takes out what is there again; how many are left. */
size_t lc_sort_distinct(int64_t *number, size_t count);

/* *out (count), lc_free: the indices of some keys, none of them NaN, the smallest key first; of equal ones the first. */
lc_status lc_sort_order(size_t **out, const double *key, size_t count);

#endif
