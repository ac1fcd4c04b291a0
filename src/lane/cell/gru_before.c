/* gru_before - Cho et al. 2014 as first written: the reset gate masks the state before the recurrent product.
 *
 *     r, z = sigm(.)   n = tanh(W x + U (r h) + b)   h' = (1 - z) n + z h
 */
#include "lane/cell.h"
#include "lane/activation.h"

enum { R, Z, N, GATES };

static void mask(const lc_cell_step *s)
{
    for (size_t k = 0; k < s->count; k += VEC) {
        vec r = vec_sigm(vec_load(s->gate[R] + k));
        vec_store(s->gate[R] + k, r);
        vec_store(s->gate[Z] + k, vec_sigm(vec_load(s->gate[Z] + k)));
        vec_store(s->masked + k, vec_mul(r, vec_load(s->h_prev + k)));
    }
}

static void forward(const lc_cell_step *s)
{
    for (size_t k = 0; k < s->count; k += VEC) {
        vec z = vec_load(s->gate[Z] + k), n = vec_tanh(vec_load(s->gate[N] + k));
        vec_store(s->gate[N] + k, n);
        vec_store(s->h + k, vec_fma(z, vec_load(s->h_prev + k) - n, n));
    }
}

/*
 *     dN = dh (1 - z) (1 - n^2)
 *     dZ = dh (h - n) z (1 - z)
 *     direct: dh z
 */
static void backward(const lc_cell_step *s)
{
    const vec one = vec_all(1);
    for (size_t k = 0; k < s->count; k += VEC) {
        vec z = vec_load(s->gate[Z] + k), n = vec_load(s->gate[N] + k), dh = vec_load(s->dh + k);
        vec_store(s->gate[Z] + k, vec_mul4(dh, vec_load(s->h_prev + k) - n, z, one - z));
        vec_store(s->gate[N] + k, vec_mul3(dh, one - z, vec_fma_plain(-n, n, one)));
        vec_store(s->dh + k, vec_mul(dh, z));
    }
}

/*
 *     v  = dL/d(r h) = U_n' dN
 *     dR = v h r (1 - r)
 *     direct: += v r
 */
static void backward_mask(const lc_cell_step *s)
{
    const vec one = vec_all(1);
    for (size_t k = 0; k < s->count; k += VEC) {
        vec r = vec_load(s->gate[R] + k), v = vec_load(s->dmasked + k);
        vec_store(s->gate[R] + k, vec_mul4(v, vec_load(s->h_prev + k), r, one - r));
        vec_store(s->dh + k, vec_fma(v, r, vec_load(s->dh + k)));
    }
}

const lc_cell_type LC_LEVEL(lc_cell_gru_before) = {
    .help = "n = tanh(W x + U (r h) + b), h' = (1 - z) n + z h",
    .gates = GATES,
    .gate_name = {[R] = "r", [Z] = "z", [N] = "n"},
    .masked = true,
    .direct = true,
    .forward = forward,
    .backward = backward,
    .mask = mask,
    .backward_mask = backward_mask,
};
