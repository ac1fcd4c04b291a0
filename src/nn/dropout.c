/* dropout - out = in * kept, and the same for gradients. */
#include "nn/dropout.h"

#include "nn/late.h"

/* Factors of one row. */
static void draw_row(lc_real *kept, const lc_dropout *d)
{
    const uint32_t below = (uint32_t)(d->chance * 0x1p32);
    const lc_real factor = (lc_real)(1 / (1 - d->chance));
    for (size_t sum = 0, i = 0; sum < d->sums; sum++)
        for (size_t lane = 0; lane < d->lanes / d->sums; lane++, i++)
            kept[i] = lc_rng_bits(&d->rng[sum]) < below ? 0 : factor;
}

void lc_dropout_draw(lc_real *kept, size_t rows, const lc_dropout *d)
{
    for (size_t row = 0; row < rows; row++)
        draw_row(kept + row * d->lanes, d);
}

void lc_dropout_apply(lc_real *x, size_t rows, const lc_dropout *d)
{
    lc_real kept[LC_LANES_MOST];
    for (size_t row = 0; row < rows; row++, x += d->lanes) {
        draw_row(kept, d);
        for (size_t lane = 0; lane < d->lanes; lane++)
            x[lane] *= kept[lane];
    }
}

void lc_dropout_forward(lc_real *out, lc_real *kept, const lc_real *in, size_t rows, const lc_dropout *d)
{
    lc_dropout_draw(kept, rows, d);
    for (size_t i = 0; i < rows * d->lanes; i++)
        out[i] = in[i] * kept[i];
}

void lc_dropout_backward(lc_real *gradient, const lc_real *kept, size_t count)
{
    for (size_t i = 0; i < count; i++)
        gradient[i] *= kept[i];
}
