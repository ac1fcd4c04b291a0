/* sort - comparisons, and numbers without those that are there again. */
#include "core/sort.h"

#include <stdlib.h>

int lc_sort_whole(const void *left, const void *right)
{
    const int64_t *x = left, *y = right;
    return (*x > *y) - (*x < *y);
}

int lc_sort_real(const void *left, const void *right)
{
    const double *x = left, *y = right;
    return (*x > *y) - (*x < *y);
}

size_t lc_sort_distinct(int64_t *number, size_t count)
{
    size_t kept = 0;
    qsort(number, count, sizeof *number, lc_sort_whole);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || number[i] != number[kept - 1])
            number[kept++] = number[i];
    return kept;
}
