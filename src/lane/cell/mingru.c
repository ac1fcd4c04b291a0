/* mingru - Feng et al. 2024, "Were RNNs all we needed?": a GRU whose gates see the inputs only.
 *
 *     z = sigm(W x + b)   a = W x + b   h' = (1 - z) h + z a
 *
 * Step after step, as the paper's sequential mode has it, not its prefix sums in logarithms: these would want h > 0 and twice the
 * arithmetic, for a parallel time that lanes do not need.
 */
#include "lane/cell.h"
#include "lane/activation.h"

enum { Z, A, GATES };

static void forward(const lc_cell_step *s)
{
    for (size_t k = 0; k < s->count; k += VEC) {
        vec z = vec_sigm(vec_load(s->gate[Z] + k)), h = vec_load(s->h_prev + k);
        vec_store(s->gate[Z] + k, z);
        vec_store(s->h + k, vec_fma(z, vec_load(s->gate[A] + k) - h, h));
    }
}

/*
 *     dZ = dh (a - h) z (1 - z)
 *     dA = dh z
 *     direct: dh (1 - z)
 */
static void backward(const lc_cell_step *s)
{
    const vec one = vec_all(1);
    for (size_t k = 0; k < s->count; k += VEC) {
        vec z = vec_load(s->gate[Z] + k), dh = vec_load(s->dh + k);
        vec_store(s->gate[Z] + k, vec_mul4(dh, vec_load(s->gate[A] + k) - vec_load(s->h_prev + k), z, one - z));
        vec_store(s->gate[A] + k, vec_mul(dh, z));
        vec_store(s->dh + k, vec_mul(dh, one - z));
    }
}

const lc_cell_type LC_LEVEL(lc_cell_mingru) = {
    .help = "z = sigm(W x + b), h' = (1 - z) h + z (W x + b): no U",
    .gates = GATES,
    .gate_name = {[Z] = "z", [A] = "a"},
    .direct = true,
    .scan = true,
    .forward = forward,
    .backward = backward,
};
