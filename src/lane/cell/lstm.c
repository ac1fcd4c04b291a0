/* lstm - Hochreiter & Schmidhuber 1997, with the forget gate of Gers et al. 2000.
 *
 *     i, f, o = sigm(.)   a = tanh(.)   c' = f c + i a   h' = o tanh(c')
 */
#include "lane/cell.h"
#include "lane/activation.h"

enum { I, F, A, O, GATES }; /* PyTorch's order: i f g o */

static void forward(const lc_cell_step *s)
{
    /* two short loops: more units are under way at once than in one long one */
    for (size_t k = 0; k < s->count; k += VEC) {
        vec i = vec_sigm(vec_load(s->gate[I] + k)), f = vec_sigm(vec_load(s->gate[F] + k)),
            a = vec_tanh(vec_load(s->gate[A] + k));
        vec_store(s->gate[I] + k, i);
        vec_store(s->gate[F] + k, f);
        vec_store(s->gate[A] + k, a);
        vec_store(s->c[0] + k, vec_fma(f, vec_load(s->c_prev[0] + k), vec_mul(i, a)));
    }
    for (size_t k = 0; k < s->count; k += VEC) {
        vec o = vec_sigm(vec_load(s->gate[O] + k));
        vec_store(s->gate[O] + k, o);
        vec_store(s->h + k, vec_mul(o, vec_tanh(vec_load(s->c[0] + k))));
    }
}

/*
 *     t   = tanh(c') = h' / o
 *     dc' = dc' + dh o (1 - t^2)
 *     dI  = dc' a i (1 - i)
 *     dF  = dc' c f (1 - f)
 *     dA  = dc' i (1 - a^2)
 *     dO  = dh h' (1 - o)
 *     dc  = dc' f
 */
static void backward(const lc_cell_step *s)
{
    const vec one = vec_all(1);
    for (size_t k = 0; k < s->count; k += VEC) {
        vec i = vec_load(s->gate[I] + k), f = vec_load(s->gate[F] + k), a = vec_load(s->gate[A] + k),
            o = vec_load(s->gate[O] + k);
        vec dh = vec_load(s->dh + k), h = vec_load(s->h + k), t = h / o;
        vec dc = vec_fma(vec_mul(dh, o), vec_fma_plain(-t, t, one), vec_load(s->dc[0] + k));
        vec_store(s->gate[I] + k, vec_mul4(dc, a, i, one - i));
        vec_store(s->gate[F] + k, vec_mul4(dc, vec_load(s->c_prev[0] + k), f, one - f));
        vec_store(s->gate[A] + k, vec_mul3(dc, i, vec_fma_plain(-a, a, one)));
        vec_store(s->gate[O] + k, vec_mul3(dh, h, one - o));
        vec_store(s->dc[0] + k, vec_mul(dc, f));
    }
}

const lc_cell_type LC_LEVEL(lc_cell_lstm) = {
    .help = "c' = f c + i a, h' = o tanh(c')",
    .gates = GATES,
    .gate_name = {[I] = "i", [F] = "f", [A] = "a", [O] = "o"},
    .states = 1,
    .bias = {[F] = 1},
    .forward = forward,
    .backward = backward,
};
