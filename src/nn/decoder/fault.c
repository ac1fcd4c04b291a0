/* fault - where the first number of a decoder's pass began that is not finite. */
#include <math.h>

#include "nn/decoder.h"
#include "nn/fault.h"

/* What a step said, y or dy: it is what the next one reads. */
static bool is_said(lc_fault *f, const lc_decoder *d, const lc_decoder_shard *s, const lc_real *y, size_t step, size_t lanes)
{
    for (size_t row = step * d->head.outputs; row < (step + 1) * d->head.outputs; row++)
        for (size_t lane = 0; lane < lanes; lane++) {
            const double value = (double)y[row * s->lanes + lane];
            if (isfinite(value))
                continue;
            *f = (lc_fault){f->back, LC_FAULT_OUTPUT, .lane = lane, .row = row, .origins = f->origins, .value = value};
            return true;
        }
    return false;
}

static bool is_in_stack(lc_fault *f, const lc_decoder *d, const lc_decoder_shard *s, size_t step, size_t lanes)
{
    f->stack = "decoder";
    f->steps = s->steps;
    return lc_stack_find_fault_at(f, &s->stack, &d->stack, step, lanes);
}

bool lc_decoder_find_fault(lc_fault *f, const lc_decoder_shard *s, const lc_decoder *d, const lc_shard *shard, size_t lanes)
{
    for (size_t i = 0; i < s->steps; i++) {
        if (f->back ? is_said(f, d, s, s->dy, s->steps - 1 - i, lanes) || is_in_stack(f, d, s, s->steps - 1 - i, lanes)
                    : is_in_stack(f, d, s, i, lanes) || is_said(f, d, s, shard->y, i, lanes))
            return true;
    }
    return false;
}
