/* turn - one step's rows of lanes become lanes of columns, for the weight gradient. */
#include "lane/kernels.h"
#include "lane/vec.h"

void LC_LEVEL(lc_turn_run)(const lc_turn *t)
{
    for (size_t row = 0; row < t->rows; row++) {
        size_t column = t->column + row, panel = column / LC_COLUMNS;
        lc_real *to = t->xt + (panel * t->xt_steps + t->step) * t->lanes * LC_COLUMNS + column % LC_COLUMNS;
        const lc_real *from = t->x + row * t->lanes;
        for (size_t lane = 0; lane < t->lanes; lane++)
            to[lane * LC_COLUMNS] = from[lane];
    }
}
