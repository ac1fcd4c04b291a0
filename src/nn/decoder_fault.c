/* decoder_fault - where the first number of a decoder's pass began that is not finite. */
#include <math.h>

#include "nn/decoder.h"
#include "nn/fault.h"

/* What a step said: it is what the next one reads. */
static bool is_said(lc_fault *f, const lc_decoder *d, const lc_shard *shard, size_t step, size_t lanes)
{
    for (size_t row = step * d->head.outputs; row < (step + 1) * d->head.outputs; row++)
        for (size_t lane = 0; lane < lanes; lane++) {
            const double value = (double)shard->y[row * shard->lanes + lane];
            if (isfinite(value))
                continue;
            *f = (lc_fault){.place = LC_FAULT_OUTPUT, .lane = lane, .row = row, .origins = f->origins, .value = value};
            return true;
        }
    return false;
}

bool lc_decoder_find_fault(lc_fault *f, const lc_decoder_shard *s, const lc_decoder *d, const lc_shard *shard, size_t lanes)
{
    for (size_t step = 0; step < s->steps; step++) {
        if (lc_stack_find_fault_at(f, &s->stack, &d->stack, step, lanes)) {
            f->stack = "decoder";
            f->steps = s->steps;
            return true;
        }
        if (is_said(f, d, shard, step, lanes))
            return true;
    }
    return false;
}
