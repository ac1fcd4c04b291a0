/* part - parts of arrays as texts, in which they pass between processes. */
#include <stdio.h>
#include <stdlib.h>

#include "core/h5/slab.h"

void lc_h5_part_print(char out[LC_H5_PART_TEXT], const lc_h5_slab *slab)
{
    size_t used = 0;
    *out = '\0';
    for (size_t axis = 0; axis < slab->rank; axis++)
        used += (size_t)snprintf(out + used, LC_H5_PART_TEXT - used, "%zu %zu ", slab->start[axis], slab->count[axis]);
}

bool lc_h5_part_parse(lc_h5_slab *slab, const char *text)
{
    char *end;
    for (slab->rank = 0; *text && slab->rank < LC_H5_RANK_MAX; slab->rank++) {
        slab->start[slab->rank] = strtoull(text, &end, 10);
        if (*end != ' ')
            return false;
        slab->count[slab->rank] = strtoull(end + 1, &end, 10);
        if (*end != ' ')
            return false;
        text = end + 1;
    }
    return *text == '\0';
}
