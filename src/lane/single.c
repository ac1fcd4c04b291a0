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

/* A panel of 9: W0 had rows 0..8; rows 6..8 are done and step aside for rows 9..11, which W1 has in their place. */
VEC_INLINE void step_aside(lc_real done[3], lc_real row[LC_PANEL], const lc_real bias[LC_PANEL])
{
    memcpy(done, row + 6, 3 * sizeof *row);
    memcpy(row + 6, bias + 9, 3 * sizeof *row);
}

VEC_INLINE void step_back(lc_real row[LC_PANEL], const lc_real done[3])
{
    memcpy(row + 9, row + 6, 3 * sizeof *row);
    memcpy(row + 6, done, 3 * sizeof *row);
}

VEC_INLINE void place(const lc_product *p, const lc_real row[LC_PANEL], size_t panel, const int groups)
{
    const int units = LC_PANEL / groups;
    lc_real *y = p->y + panel * (size_t)units;
    size_t left = p->units - panel * (size_t)units;
    UNROLL for (int r = 0; r < LC_PANEL; r++)
    {
        if ((size_t)(r % units) < left)
            y[(size_t)(r / units) * p->group_span + (size_t)(r % units)] = row[r];
    }
}

VEC_INLINE void block(const lc_product *p, size_t panel, const int panels, const int groups, const bool split)
{
    lc_real row[PANELS_MOST][LC_PANEL], done[PANELS_MOST][3];
    const int stride = split ? 9 : LC_PANEL;
    memcpy(row, p->bias + panel * LC_PANEL, (size_t)panels * sizeof row[0]);
    sum_over_k(row, &p->part[0], panel, panels, stride);
    for (int i = 0; split && i < panels; i++)
        step_aside(done[i], row[i], p->bias + (panel + (size_t)i) * LC_PANEL);
    sum_over_k(row, &p->part[1], panel, panels, stride);
    for (int i = 0; i < panels; i++) {
        if (split)
            step_back(row[i], done[i]);
        place(p, row[i], panel + (size_t)i, groups);
    }
}

VEC_INLINE void blocks(const lc_product *p, const int groups, const bool split)
{
    size_t units = (size_t)(LC_PANEL / groups), panel = p->first / units, end = (p->end + units - 1) / units;
    for (; panel + PANELS_MOST <= end; panel += PANELS_MOST)
        block(p, panel, PANELS_MOST, groups, split);
    if (panel + 2 <= end) {
        block(p, panel, 2, groups, split);
        panel += 2;
    }
    if (panel < end)
        block(p, panel, 1, groups, split);
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
