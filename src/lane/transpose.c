/* transpose - one step's (rows, lanes) as (lanes, columns), for the weight gradient. */
#include "lane/kernels.h"
#include "lane/vec.h"

static void one_row(lc_real *to, const lc_real *from, size_t lanes)
{
    for (size_t lane = 0; lane < lanes; lane++)
        to[lane * LC_COLUMNS] = from[lane];
}

/* Four rows at once, in squares of four. They are `apart` numbers from each other. */
static void four_rows(lc_real *to, const lc_real *from, size_t lanes, size_t apart)
{
    for (size_t lane = 0; lane < lanes; lane += 4, from += 4, to += 4 * LC_COLUMNS) {
        four a = four_load(from), b = four_load(from + apart), c = four_load(from + 2 * apart), d = four_load(from + 3 * apart);
        four ab = __builtin_shufflevector(a, b, 0, 4, 1, 5), cd = __builtin_shufflevector(c, d, 0, 4, 1, 5);
        four_store(to, __builtin_shufflevector(ab, cd, 0, 1, 4, 5));
        four_store(to + LC_COLUMNS, __builtin_shufflevector(ab, cd, 2, 3, 6, 7));
        ab = __builtin_shufflevector(a, b, 2, 6, 3, 7);
        cd = __builtin_shufflevector(c, d, 2, 6, 3, 7);
        four_store(to + 2 * LC_COLUMNS, __builtin_shufflevector(ab, cd, 0, 1, 4, 5));
        four_store(to + 3 * LC_COLUMNS, __builtin_shufflevector(ab, cd, 2, 3, 6, 7));
    }
}

/* The two lanes of a pair next to each other. */
static void row_in_pairs(lc_real *to, const lc_real *from, size_t lanes)
{
    for (size_t lane = 0; lane < lanes; lane += 2, to += LC_COLUMNS) {
        to[0] = from[lane];
        to[1] = from[lane + 1];
    }
}

static void in_pairs(const lc_transpose *t, size_t sum, size_t summed)
{
    lc_real *to = t->xt + (sum * t->xt_steps + t->step) * (summed / 2) * LC_COLUMNS;
    for (size_t row = 0; row < t->rows; row++)
        row_in_pairs(to + 2 * (t->column + row), t->x + row * t->lanes + sum * summed, summed);
}

static void in_columns(const lc_transpose *t, size_t sum, size_t summed)
{
    for (size_t row = 0, step; row < t->rows; row += step) {
        const size_t column = t->column + row, panel = column / LC_COLUMNS;
        const lc_real *from = t->x + row * t->lanes + sum * summed;
        lc_real *to = t->xt + ((panel * t->sums + sum) * t->xt_steps + t->step) * summed * LC_COLUMNS + column % LC_COLUMNS;
        step = column % 4 == 0 && t->rows - row >= 4 ? 4 : 1;
        if (step == 4)
            four_rows(to, from, summed, t->lanes);
        else
            one_row(to, from, summed);
    }
}

/* Each sum's lanes have a place of their own: what a tile reads of them lies together. */
void LC_LEVEL(lc_transpose_run)(const lc_transpose *t)
{
    for (size_t sum = 0; sum < t->sums; sum++)
        (t->paired ? in_pairs : in_columns)(t, sum, t->lanes / t->sums);
}
