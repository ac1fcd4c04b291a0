/* rnn - Elman 1990.
 *
 *     h' = tanh(W x + U h + b)
 */
#include "lane/cell.h"
#include "lane/activation.h"

static void forward(const lc_cell_step *s)
{
    for (size_t k = 0; k < s->count; k += VEC)
        vec_store(s->h + k, vec_tanh(vec_load(s->gate[0] + k)));
}

/* dA = dh (1 - h'^2) */
static void backward(const lc_cell_step *s)
{
    for (size_t k = 0; k < s->count; k += VEC) {
        vec h = vec_load(s->h + k), dh = vec_load(s->dh + k);
        vec_store(s->gate[0] + k, vec_mul(dh, vec_fma_plain(-h, h, vec_all(1))));
    }
}

const lc_cell_type LC_LEVEL(lc_cell_rnn) = {
    .help = "h' = tanh(W x + U h + b)",
    .gates = 1,
    .forward = forward,
    .backward = backward,
};
