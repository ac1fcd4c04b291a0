/* rnn_relu - the vanilla network with rectified units, Le, Jaitly & Hinton 2015.
 *
 *     h' = max(0, W x + U h + b)
 */
#include "lane/cell.h"
#include "lane/vec.h"

static void forward(const lc_cell_step *s)
{
    for (size_t k = 0; k < s->count; k += VEC)
        vec_store(s->h + k, vec_max(vec_all(0), vec_load(s->gate[0] + k)));
}

/* dA = dh where h' > 0 */
static void backward(const lc_cell_step *s)
{
    for (size_t k = 0; k < s->count; k += VEC)
        vec_store(s->gate[0] + k, vec_where_positive(vec_load(s->h + k), vec_load(s->dh + k)));
}

const lc_cell_type LC_LEVEL(lc_cell_rnn_relu) = {
    .help = "h' = max(0, W x + U h + b)",
    .gates = 1,
    .forward = forward,
    .backward = backward,
};
