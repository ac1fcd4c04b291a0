/* gru - Cho et al. 2014 with the reset gate after the recurrent product, as PyTorch, cuDNN and Keras have it.
 *
 *     r, z = sigm(.)   n = tanh(W x + b + r (U h + b_h))   h' = (1 - z) n + z h
 */
#include "lane/cell.h"
#include "lane/activation.h"

enum { R, Z, N, M, GATES = M }; /* PyTorch's order: r z n; M is U h + b_h, a group of its own */

static void forward(const lc_cell_step *s)
{
    for (size_t k = 0; k < s->count; k += VEC) {
        vec_store(s->gate[R] + k, vec_sigm(vec_load(s->gate[R] + k)));
        vec_store(s->gate[Z] + k, vec_sigm(vec_load(s->gate[Z] + k)));
    }
    for (size_t k = 0; k < s->count; k += VEC) {
        vec r = vec_load(s->gate[R] + k), z = vec_load(s->gate[Z] + k);
        vec n = vec_tanh(vec_fma(r, vec_load(s->gate[M] + k), vec_load(s->gate[N] + k)));
        vec_store(s->gate[N] + k, n);
        vec_store(s->h + k, vec_fma(z, vec_load(s->h_prev + k) - n, n));
    }
}

/*
 *     dN = dh (1 - z) (1 - n^2)
 *     dM = dN r
 *     dR = dN m r (1 - r)
 *     dZ = dh (h - n) z (1 - z)
 *     direct: dh z
 */
static void backward(const lc_cell_step *s)
{
    const vec one = vec_all(1);
    for (size_t k = 0; k < s->count; k += VEC) {
        vec r = vec_load(s->gate[R] + k), z = vec_load(s->gate[Z] + k), n = vec_load(s->gate[N] + k),
            m = vec_load(s->gate[M] + k);
        vec dh = vec_load(s->dh + k), dn = vec_mul3(dh, one - z, vec_fma_plain(-n, n, one));
        vec_store(s->gate[R] + k, vec_mul4(dn, m, r, one - r));
        vec_store(s->gate[Z] + k, vec_mul4(dh, vec_load(s->h_prev + k) - n, z, one - z));
        vec_store(s->gate[N] + k, dn);
        vec_store(s->gate[M] + k, vec_mul(dn, r));
        vec_store(s->dh + k, vec_mul(dh, z));
    }
}

const lc_cell_type LC_LEVEL(lc_cell_gru) = {
    .help = "n = tanh(W x + b + r (U h + b_h)), h' = (1 - z) n + z h",
    .gates = GATES,
    .gate_name = {[R] = "r", [Z] = "z", [N] = "n", [M] = "U h of n"},
    .split = true,
    .direct = true,
    .forward = forward,
    .backward = backward,
};
