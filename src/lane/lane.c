/* lane - this level's arithmetic as one table. */
#include "lane/kernels.h"
#include "lane/tile.h"

#define TEXT_OF(name)    #name
#define LEVEL_TEXT(name) TEXT_OF(name)

static void add(lc_real *y, const lc_real *x, size_t count)
{
    for (size_t k = 0; k < count; k += VEC)
        vec_store(y + k, vec_load(y + k) + vec_load(x + k));
}

extern const lc_lane LC_LEVEL(lc_lane);
const lc_lane LC_LEVEL(lc_lane) = {
    .name = LEVEL_TEXT(LC_LEVEL_NAME),
    .vector = VEC,
    .product = LC_LEVEL(lc_product_run),
    .single = LC_LEVEL(lc_single_run),
    .outer = LC_LEVEL(lc_outer_run),
    .transpose = LC_LEVEL(lc_transpose_run),
    .attend = &LC_LEVEL(lc_attend_kernels),
    .add = add,
    .fma = LC_LEVEL(lc_ceiling_fma),
    .fma_count = 2 * ROWS * VEC,
    .sum = LC_LEVEL(lc_ceiling_sum),
    .cells = LC_LEVEL(lc_cell_table),
    .cell_names = LC_LEVEL(lc_cell_table_names),
};
