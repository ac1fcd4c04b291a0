/* single - Y = W X for one lane: a vector holds four rows of a panel. Each sum is the same chain as in product.c. */
#include <string.h>

#include "lane/kernels.h"
#include "lane/tile.h"

enum {
    FOURS = LC_PANEL / 4,
    PANELS_MOST = 4 /* at once: as many chains as hide the latency of a multiply-add */
};

/* row += W X over k for `panels` panels that follow each other, `stride` weights per k. What a panel of 9 reads too much is the
 * next k's, and belongs to rows that nobody keeps. */
VEC_INLINE void sum_over_k(lc_real row[][LC_PANEL], const lc_product_part *part, size_t panel, const int panels, const int stride)
{
    four acc[PANELS_MOST][FOURS];
    const lc_real *w = part->w + panel * part->span;
    UNROLL for (int i = 0; i < panels * FOURS; i++) acc[i / FOURS][i % FOURS] = four_load(&row[i / FOURS][4 * (i % FOURS)]);
    for (size_t k = 0; k < part->k; k++, w += stride) {
        four x = four_all(part->x[k]);
        UNROLL for (int i = 0; i < panels * FOURS; i++)
        {
            four weights = four_load(w + (size_t)(i / FOURS) * part->span + 4 * (i % FOURS));
            acc[i / FOURS][i % FOURS] = four_fma(weights, x, acc[i / FOURS][i % FOURS]);
        }
    }
    UNROLL for (int i = 0; i < panels * FOURS; i++) four_store(&row[i / FOURS][4 * (i % FOURS)], acc[i / FOURS][i % FOURS]);
}

/* A split panel: W0 had rows for groups 0 1 2; those of group 2 are done and step aside for group 3's, which W1 has in their
 * place. */
VEC_INLINE void step_aside(lc_real done[3], lc_real row[LC_PANEL], const lc_real bias[LC_PANEL], const int units)
{
    memcpy(done, row + 2 * units, (size_t)units * sizeof *row);
    memcpy(row + 2 * units, bias + 3 * units, (size_t)units * sizeof *row);
}

VEC_INLINE void step_back(lc_real row[LC_PANEL], const lc_real done[3], const int units)
{
    memcpy(row + 3 * units, row + 2 * units, (size_t)units * sizeof *row);
    memcpy(row + 2 * units, done, (size_t)units * sizeof *row);
}

/* Where the panel's first unit is `first` and each group has `units`. */
VEC_INLINE void place(const lc_product *p, const lc_real row[LC_PANEL], size_t first, const int groups, const int units)
{
    lc_real *y = p->y + first;
    size_t left = p->units - first;
    UNROLL for (int r = 0; r < groups * units; r++)
    {
        if ((size_t)(r % units) < left)
            y[(size_t)(r / units) * p->group_span + (size_t)(r % units)] = row[r];
    }
}

/* `panels` panels of so many units, the first one's first unit being `first`. */
VEC_INLINE void block(const lc_product *p, size_t panel, size_t first, const int panels, const int groups, const int units,
                      const bool split)
{
    lc_real row[PANELS_MOST][LC_PANEL], done[PANELS_MOST][3];
    const int stride = split ? 9 : LC_PANEL;
    memcpy(row, p->bias + panel * LC_PANEL, (size_t)panels * sizeof row[0]);
    sum_over_k(row, &p->part[0], panel, panels, stride);
    for (int i = 0; split && i < panels; i++)
        step_aside(done[i], row[i], p->bias + (panel + (size_t)i) * LC_PANEL, units);
    sum_over_k(row, &p->part[1], panel, panels, stride);
    for (int i = 0; i < panels; i++) {
        if (split)
            step_back(row[i], done[i], units);
        place(p, row[i], first + (size_t)(i * units), groups, units);
    }
}

/* Panels [panel, end), all of so many units. */
VEC_INLINE void run(const lc_product *p, const lc_panels *cut, size_t panel, size_t end, const int groups, const int units,
                    const bool split)
{
    for (; panel + PANELS_MOST <= end; panel += PANELS_MOST)
        block(p, panel, lc_panels_first(cut, panel), PANELS_MOST, groups, units, split);
    for (; panel + 2 <= end; panel += 2)
        block(p, panel, lc_panels_first(cut, panel), 2, groups, units, split);
    if (panel < end)
        block(p, panel, lc_panels_first(cut, panel), 1, groups, units, split);
}

VEC_INLINE void blocks(const lc_product *p, const int groups, const bool split)
{
    const lc_panels cut = lc_panels_of(p->units, (size_t)groups);
    size_t full = cut.full < p->end ? cut.full : p->end;
    run(p, &cut, p->first, full, groups, LC_PANEL / groups, split);
    run(p, &cut, p->first > full ? p->first : full, p->end, groups, LC_SHORT / groups, split);
}

void LC_LEVEL(lc_product_single)(const lc_product *p)
{
    switch (p->groups) {
    case 1:
        blocks(p, 1, false);
        break;
    case 2:
        blocks(p, 2, false);
        break;
    case 3:
        blocks(p, 3, false);
        break;
    default:
        p->split ? blocks(p, 4, true) : blocks(p, 4, false);
    }
}
