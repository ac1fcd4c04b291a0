/* lstm_peephole - Gers & Schmidhuber 2000, "Recurrent nets that time and count": gates see the cell's state.
 *
 *     i, f = sigm(. + p c)   a = tanh(.)   c' = f c + i a   o = sigm(. + p c')   h' = o tanh(c')
 */
#include "lane/cell.h"
#include "lane/activation.h"

enum { I, F, A, O, GATES }; /* PyTorch's order: i f g o */
enum { P_I, P_F, P_O, PEEPHOLES };

static void forward(const lc_cell_step *s)
{
    const lc_real *p_i = s->own + P_I * s->own_span, *p_f = s->own + P_F * s->own_span, *p_o = s->own + P_O * s->own_span;
    for (size_t k = 0; k < s->count; k += VEC) {
        vec c = vec_load(s->c_prev[0] + k), a = vec_tanh(vec_load(s->gate[A] + k));
        vec i = vec_sigm(vec_fma(vec_load(p_i + k), c, vec_load(s->gate[I] + k)));
        vec f = vec_sigm(vec_fma(vec_load(p_f + k), c, vec_load(s->gate[F] + k)));
        vec_store(s->gate[I] + k, i);
        vec_store(s->gate[F] + k, f);
        vec_store(s->gate[A] + k, a);
        vec_store(s->c[0] + k, vec_fma(f, c, vec_mul(i, a)));
    }
    for (size_t k = 0; k < s->count; k += VEC) {
        vec c = vec_load(s->c[0] + k), o = vec_sigm(vec_fma(vec_load(p_o + k), c, vec_load(s->gate[O] + k)));
        vec_store(s->gate[O] + k, o);
        vec_store(s->h + k, vec_mul(o, vec_tanh(c)));
    }
}

static void add_to(lc_real *sum, vec a, vec b)
{
    vec_store(sum, vec_fma(a, b, vec_load(sum)));
}

/*
 *     t   = tanh(c') = h' / o
 *     dO  = dh h' (1 - o)
 *     dc' = dc' + dh o (1 - t^2) + dO p_o
 *     dI  = dc' a i (1 - i)
 *     dF  = dc' c f (1 - f)
 *     dA  = dc' i (1 - a^2)
 *     dc  = dc' f + dI p_i + dF p_f
 *     dp_i += dI c   dp_f += dF c   dp_o += dO c'
 */
static void backward(const lc_cell_step *s)
{
    const vec one = vec_all(1);
    const size_t span = s->own_span;
    for (size_t k = 0; k < s->count; k += VEC) {
        vec i = vec_load(s->gate[I] + k), f = vec_load(s->gate[F] + k), a = vec_load(s->gate[A] + k),
            o = vec_load(s->gate[O] + k), c = vec_load(s->c_prev[0] + k);
        vec dh = vec_load(s->dh + k), h = vec_load(s->h + k), t = h / o, d_o = vec_mul3(dh, h, one - o);
        vec dc = vec_fma(vec_mul(dh, o), vec_fma_plain(-t, t, one), vec_load(s->dc[0] + k));
        dc = vec_fma(d_o, vec_load(s->own + P_O * span + k), dc);
        vec d_i = vec_mul4(dc, a, i, one - i), d_f = vec_mul4(dc, c, f, one - f);
        vec_store(s->gate[I] + k, d_i);
        vec_store(s->gate[F] + k, d_f);
        vec_store(s->gate[A] + k, vec_mul3(dc, i, vec_fma_plain(-a, a, one)));
        vec_store(s->gate[O] + k, d_o);
        vec through = vec_fma(d_f, vec_load(s->own + P_F * span + k), vec_mul(dc, f));
        vec_store(s->dc[0] + k, vec_fma(d_i, vec_load(s->own + P_I * span + k), through));
        add_to(s->down + P_I * span + k, d_i, c);
        add_to(s->down + P_F * span + k, d_f, c);
        add_to(s->down + P_O * span + k, d_o, vec_load(s->c[0] + k));
    }
}

const lc_cell_type LC_LEVEL(lc_cell_lstm_peephole) = {
    .help = "lstm whose i and f see p c too, o p c'",
    .gates = GATES,
    .gate_name = {[I] = "i", [F] = "f", [A] = "a", [O] = "o"},
    .states = 1,
    .own = {{.name = "weight_ch", .vectors = PEEPHOLES}},
    .bias = {[F] = 1},
    .forward = forward,
    .backward = backward,
};
