/* sort - comparisons, quantiles, numbers without those that are there again, and the order of keys. */
#include "core/sort.h"

#include <math.h>
#include <stdlib.h>

#include "core/mem.h"

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

double lc_sort_quantile(const double *sorted, size_t count, double q)
{
    const double at = q * (double)(count - 1), below = floor(at);
    const size_t i = (size_t)below, next = i + 1 < count ? i + 1 : i;
    return sorted[i] + (at - below) * (sorted[next] - sorted[i]);
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

/* A key and its index. */
typedef struct place {
    double key;
    size_t index;
} place;

static int by_key(const void *left, const void *right)
{
    const place *a = left, *b = right;
    return a->key != b->key ? (a->key > b->key) - (a->key < b->key) : (a->index > b->index) - (a->index < b->index);
}

lc_status lc_sort_order(size_t **out, const double *key, size_t count)
{
    lc_status status = LC_OK;
    place *sorted = NULL;
    TRY(lc_new(&sorted, count, sizeof *sorted));
    TRY(lc_new(out, count, sizeof **out));
    for (size_t i = 0; i < count; i++)
        sorted[i] = (place){key[i], i};
    qsort(sorted, count, sizeof *sorted, by_key);
    for (size_t i = 0; i < count; i++)
        (*out)[i] = sorted[i].index;
done:
    lc_free(sorted);
    return status;
}
