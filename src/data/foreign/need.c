/* need - the memory that it will take, predicted before its values are read. */
#include "data/foreign/need.h"

#include <string.h>

#include "core/memory.h"

static double elements_of(const lc_pick *pick)
{
    double count = (double)lc_stored_element(pick->node, pick->slab.field).count;
    for (size_t axis = 0; axis < pick->slab.rank; axis++)
        count *= (double)pick->slab.count[axis];
    return count;
}

static double need_of(const lc_plan *p)
{
    const double series = p->name ? (double)p->series : 1, stamps = 8 + 4;
    const double rows = (double)p->rows * series;
    double largest = 0;
    for (size_t i = 0; i < p->picks; i++)
        if (elements_of(&p->pick[i]) > largest)
            largest = elements_of(&p->pick[i]);
    /* an array is held as it was read and as its values; rows that are parted, twice */
    const double kept = rows * (8 * (double)p->picks + stamps);
    return kept * (p->of ? 2 : 1) + largest * (8 + 8);
}

lc_status lc_need_check(const lc_plan *plan, size_t plans)
{
    double bytes = 0;
    for (size_t i = 0; i < plans; i++)
        bytes += need_of(&plan[i]);
    return plans ? lc_memory_check(bytes, plan->path) : LC_OK;
}
