/* read_drop - heard = m x, and dx = m dheard. */
#include "nn/read_drop.h"

/* Numbers of a step. */
static size_t row_of(const lc_read_drop *d, const lc_dense *head)
{
    return lc_dense_columns(head) * d->lanes;
}

/* Where a piece begins among these. */
static size_t start_of(const lc_read_drop *d, const lc_dense *head, size_t piece)
{
    return piece ? head->features[0] * d->lanes : 0;
}

void lc_read_drop_plan(lc_read_drop *d, const lc_dense *head, lc_arena *arena)
{
    if (d->chance == 0 || d->sums == 0)
        return;
    d->kept = lc_arena_take(arena, d->steps * row_of(d, head), sizeof *d->kept);
    d->heard = lc_arena_take(arena, d->steps * row_of(d, head), sizeof *d->heard);
}

void lc_read_drop_forward(const lc_real *const *x, const lc_read_drop *d, const lc_dense *head, const lc_read_pass *p)
{
    const lc_dropout dropout = {d->chance, d->lanes, d->sums, p->rng};
    for (size_t step = 0; lc_share_is_first(p->share) && step < p->steps; step++)
        for (size_t i = 0; i < LC_DENSE_PIECES && head->features[i]; i++) {
            const size_t at = step * row_of(d, head) + start_of(d, head, i);
            lc_dropout_forward(d->heard + at, d->kept + at, x[i] + step * p->x_stride, head->features[i], &dropout);
        }
    lc_share_meet(p->share);
}

void lc_read_drop_heard(const lc_real *x[LC_DENSE_PIECES], const lc_read_drop *d, const lc_dense *head, size_t step)
{
    for (size_t i = 0; i < LC_DENSE_PIECES && head->features[i]; i++)
        x[i] = d->heard + step * row_of(d, head) + start_of(d, head, i);
}

void lc_read_drop_back(lc_real *dx, const lc_read_drop *d, const lc_dense *head, size_t step, size_t piece, const lc_share *share)
{
    const lc_range own = lc_share_of(share, head->features[piece] * d->lanes, 1);
    const lc_real *kept = d->kept + step * row_of(d, head) + start_of(d, head, piece);
    lc_dropout_backward(dx + own.first, kept + own.first, own.end - own.first);
}
