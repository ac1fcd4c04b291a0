/* normalize - means of tracks, and losses in scaled units: runs with other spreads compare. */
#include "nn/normalize.h"

#include "nn/late.h"

double lc_track_mean(const lc_track *t)
{
    double sum = 0;
    for (size_t row = 0; row < t->rows; row++)
        sum += t->at(t->of, row);
    return sum / (double)t->rows;
}

/* -ln p(t s) = -ln p(t) + ln s */
static void density_loss(const lc_head_cell *c, const lc_head *head, const lc_real *spread)
{
    head->loss(c);
    for (size_t lane = 0; lane < c->lanes; lane++)
        c->loss[lane] += isnan(c->target[lane]) ? 0 : log((double)spread[lane]);
}

/* L(y s, t s), and dL/dy = s dL/d(y s) */
static void value_loss(const lc_head_cell *c, const lc_head *head, const lc_real *spread, lc_real *said)
{
    lc_head_cell scaled = *c;
    lc_real target[LC_LANES_MOST];
    for (size_t lane = 0; lane < c->lanes; lane++)
        target[lane] = c->target[lane] * spread[lane];
    for (size_t i = 0; i < c->outputs * c->lanes; i++)
        said[i] = c->y[i] * spread[i % c->lanes];
    scaled.y = said;
    scaled.target = target;
    head->loss(&scaled);
    for (size_t i = 0; c->dy && i < c->outputs * c->lanes; i++)
        c->dy[i] = lc_lane_real((double)c->dy[i] * (double)spread[i % c->lanes]);
}

void lc_normalize_loss(const lc_head_cell *cell, const lc_head *head, const lc_real *spread, lc_real *said)
{
    if (head->density)
        density_loss(cell, head, spread);
    else
        value_loss(cell, head, spread, said);
}
