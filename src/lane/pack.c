/* pack - weights into panels, once per optimizer step. The same for every level: copies, no arithmetic. */
#include "lane/lane.h"
#include "lane/product.h"

size_t lc_pack_length(size_t units, size_t k, size_t groups, size_t gates)
{
    lc_panels cut = lc_panels_of(units, gates);
    return cut.count * k * groups * cut.units;
}

/* A row of W becomes a column of its panel. */
static void pack_row(lc_real *restrict to, const lc_real *restrict from, size_t k, size_t width)
{
    for (size_t i = 0; i < k; i++)
        to[i * width] = from[i];
}

/* The units of a panel begin at `first`; each group has `room` rows. */
static void pack_panel(lc_real *panel, const lc_pack *p, size_t first, size_t room, size_t width)
{
    for (size_t g = 0; g < p->groups; g++)
        for (size_t u = 0; u < room && first + u < p->units; u++)
            pack_row(panel + g * room + u, p->w + (g * p->units + first + u) * p->stride, p->k, width);
}

void lc_pack_rows(lc_real *packed, const lc_pack *p)
{
    lc_panels cut = lc_panels_of(p->units, p->gates);
    size_t width = p->groups * cut.units;
    for (size_t i = p->part.first; i < p->part.end; i++)
        pack_panel(packed + i * p->k * width, p, lc_panels_first(&cut, i), i < cut.full ? cut.units : cut.short_units, width);
}

void lc_pack_columns(lc_real *packed, const lc_pack *p)
{
    lc_panels cut = lc_panels_of(p->units, 1);
    for (size_t panel = p->part.first; panel < p->part.end; panel++) {
        size_t first = lc_panels_first(&cut, panel), count = lc_panels_first(&cut, panel + 1) - first;
        lc_real *to = packed + panel * p->k * LC_PANEL;
        for (size_t row = 0; row < p->k; row++)
            for (size_t i = 0; i < count; i++)
                to[row * LC_PANEL + i] = p->w[row * p->stride + first + i];
    }
}

size_t lc_pack_single_length(size_t units, size_t k, size_t groups)
{
    return (groups * lc_lane_round_up(units) + LC_SINGLE - 1) / LC_SINGLE * LC_SINGLE * k;
}

void lc_pack_single(lc_real *packed, const lc_pack *p)
{
    for (size_t g = 0; g < p->groups; g++)
        for (size_t u = p->part.first; u < p->part.end; u++) {
            size_t row = lc_single_row(p->groups, g, u);
            lc_real *panel = packed + row / LC_SINGLE * LC_SINGLE * p->k;
            pack_row(panel + row % LC_SINGLE, p->w + (g * p->units + u) * p->stride, p->k, LC_SINGLE);
        }
}
