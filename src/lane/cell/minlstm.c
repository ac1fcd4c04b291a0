/* minlstm - Feng et al. 2024, "Were RNNs all we needed?": an LSTM whose gates see the inputs only, and add up to 1.
 *
 *     i, f = sigm(W x + b)   a = W x + b   s = i / (i + f)   h' = (1 - s) h + s a
 */
#include "lane/cell.h"
#include "lane/activation.h"

enum { I, F, A, GATES };

static void forward(const lc_cell_step *s)
{
    for (size_t k = 0; k < s->count; k += VEC) {
        vec i = vec_sigm(vec_load(s->gate[I] + k)), f = vec_sigm(vec_load(s->gate[F] + k)), h = vec_load(s->h_prev + k);
        vec_store(s->gate[I] + k, i);
        vec_store(s->gate[F] + k, f);
        vec_store(s->h + k, vec_fma(i / (i + f), vec_load(s->gate[A] + k) - h, h));
    }
}

/*
 *     dS = dh (a - h) s (1 - s)
 *     dI = dS (1 - i)
 *     dF = -dS (1 - f)
 *     dA = dh s
 *     direct: dh (1 - s)
 */
static void backward(const lc_cell_step *s)
{
    const vec one = vec_all(1);
    for (size_t k = 0; k < s->count; k += VEC) {
        vec i = vec_load(s->gate[I] + k), f = vec_load(s->gate[F] + k), dh = vec_load(s->dh + k);
        vec share = i / (i + f), rest = f / (i + f);
        vec ds = vec_mul4(dh, vec_load(s->gate[A] + k) - vec_load(s->h_prev + k), share, rest);
        vec_store(s->gate[I] + k, vec_mul(ds, one - i));
        vec_store(s->gate[F] + k, vec_mul(-ds, one - f));
        vec_store(s->gate[A] + k, vec_mul(dh, share));
        vec_store(s->dh + k, vec_mul(dh, rest));
    }
}

const lc_cell_type LC_LEVEL(lc_cell_minlstm) = {
    .help = "i, f = sigm(W x + b), s = i / (i + f), h' = (1 - s) h + s (W x + b): no U",
    .gates = GATES,
    .gate_name = {[I] = "i", [F] = "f", [A] = "a"},
    .bias = {[F] = 1},
    .direct = true,
    .scan = true,
    .forward = forward,
    .backward = backward,
};
