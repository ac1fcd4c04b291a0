#include "nn/dropout.h"

void lc_dropout_forward(lc_real *out, lc_real *kept, const lc_real *in, size_t count, double chance, lc_rng *rng)
{
    const uint32_t below = (uint32_t)(chance * 0x1p32);
    const lc_real factor = (lc_real)(1 / (1 - chance));
    for (size_t i = 0; i < count; i++) {
        kept[i] = lc_rng_bits(rng) < below ? 0 : factor;
        out[i] = in[i] * kept[i];
    }
}

void lc_dropout_backward(lc_real *gradient, const lc_real *kept, size_t count)
{
    for (size_t i = 0; i < count; i++)
        gradient[i] *= kept[i];
}
