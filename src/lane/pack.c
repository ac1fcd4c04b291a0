/* pack - weights into panels, once per optimizer step. The same for every level: copies, no arithmetic. */
#include "lane/lane.h"

size_t lc_pack_length(size_t units, size_t k, size_t groups, size_t places)
{
    size_t per_panel = LC_PANEL / places, panels = (units + per_panel - 1) / per_panel;
    return panels * k * groups * per_panel + LC_PANEL;
}

/* One row of W into column `place` of its panel. */
static void pack_row(lc_real *restrict to, const lc_real *restrict from, size_t k, size_t width)
{
    for (size_t i = 0; i < k; i++)
        to[i * width] = from[i];
}

void lc_pack_rows(lc_real *packed, const lc_pack *p)
{
    size_t per_panel = LC_PANEL / p->places, width = p->groups * per_panel;
    for (size_t g = 0; g < p->groups; g++)
        for (size_t u = 0; u < p->units; u++) {
            lc_real *panel = packed + u / per_panel * p->k * width;
            pack_row(panel + g * per_panel + u % per_panel, p->w + (p->group[g] * p->units + u) * p->stride, p->k, width);
        }
}

void lc_pack_columns(lc_real *packed, const lc_real *w, size_t rows, size_t columns, size_t stride)
{
    for (size_t first = 0; first < columns; first += LC_PANEL) {
        size_t count = columns - first < LC_PANEL ? columns - first : LC_PANEL;
        lc_real *panel = packed + first * rows;
        for (size_t row = 0; row < rows; row++)
            for (size_t i = 0; i < count; i++)
                panel[row * LC_PANEL + i] = w[row * stride + first + i];
    }
}
