/* slstm - Beck et al. 2024, "xLSTM: Extended Long Short-Term Memory": exponential input gate, normalizer and stabilizer.
 *
 *     z = tanh(.)   o, F = sigm(.)   m' = max(ln F + m, I)
 *     i = e^(I - m')   f = F e^(m - m')
 *     c' = f c + i z   n' = f n + i   h' = o c' / n'
 *
 * I is the input gate's pre-activation. h' does not depend on m, which keeps i and f at most 1: one of them is 1, so n >= 1 from
 * the first step on. Before it n = 0, and m' = I. Of i and f one number is kept, e^-|ln F + m - I|, negative where i is 1.
 */
#include "lane/cell.h"
#include "lane/activation.h"

enum { I, F, Z, O, GATES }; /* kept: the one number, 1 - F, z, o */
enum { C, N, M, STATES };

/* e^-|x| */
VEC_INLINE vec exp_down(vec x)
{
    return vec_exp(vec_min(x, -x));
}

/* What forward keeps of both gates, as they are. */
VEC_INLINE void open_gates(vec *i, vec *f, vec kept)
{
    const ivec input_wins = kept < 0;
    *i = vec_pick(input_wins, vec_all(1), kept);
    *f = vec_pick(input_wins, -kept, vec_all(1));
}

static void forward(const lc_cell_step *s)
{
    const vec one = vec_all(1), zero = vec_all(0);
    for (size_t k = 0; k < s->count; k += VEC) {
        vec in = vec_load(s->gate[I] + k), forget = vec_load(s->gate[F] + k), n = vec_load(s->c_prev[N] + k);
        /* with u = e^-|x|: ln sigm(x) = min(x, 0) - ln(1 + u), and sigm(-x) is 1 or u over 1 + u */
        vec u = exp_down(forget), log_forget = vec_min(forget, zero) - vec_log1p_unit(u);
        vec_store(s->c[M] + k, vec_pick(n == zero, in - vec_all(EXP_MOST), log_forget + vec_load(s->c_prev[M] + k)));
        vec_store(s->gate[F] + k, vec_pick(forget > zero, u, one) / (one + u));
    }
    for (size_t k = 0; k < s->count; k += VEC) {
        vec in = vec_load(s->gate[I] + k), carried = vec_load(s->c[M] + k), i, f;
        vec kept = exp_down(carried - in);
        kept = vec_pick(carried > in, kept, -kept);
        open_gates(&i, &f, kept);
        vec z = vec_tanh(vec_load(s->gate[Z] + k));
        vec_store(s->gate[I] + k, kept);
        vec_store(s->gate[Z] + k, z);
        vec_store(s->c[C] + k, vec_fma(f, vec_load(s->c_prev[C] + k), vec_mul(i, z)));
        vec_store(s->c[N] + k, vec_fma(f, vec_load(s->c_prev[N] + k), i));
        vec_store(s->c[M] + k, vec_pick(carried > in, carried, in));
    }
    for (size_t k = 0; k < s->count; k += VEC) {
        vec o = vec_sigm(vec_load(s->gate[O] + k));
        vec_store(s->gate[O] + k, o);
        vec_store(s->h + k, vec_mul(o, vec_load(s->c[C] + k) / vec_load(s->c[N] + k)));
    }
}

/*
 *     dO  = dh h' (1 - o)
 *     dc' = dc' + dh o / n'
 *     dn' = dn' - dh h' / n'
 *     P   = f (dc' c + dn' n)      dL/d(ln F + m) by way of f
 *     Q   = i (dc' z + dn')        dL/dI by way of i
 * m' is the larger one, which gets dm' less what the other takes:
 *     dm  = P, dI = dm' - P        where I is
 *     dm  = dm' - Q, dI = Q        where ln F + m is
 *     dF  = dm (1 - F)
 *     dZ  = dc' i (1 - z^2)
 *     dc  = dc' f   dn = dn' f
 */
static void backward(const lc_cell_step *s)
{
    const vec one = vec_all(1);
    for (size_t k = 0; k < s->count; k += VEC) {
        vec kept = vec_load(s->gate[I] + k), z = vec_load(s->gate[Z] + k), o = vec_load(s->gate[O] + k), i, f;
        vec dh = vec_load(s->dh + k), h = vec_load(s->h + k), part = dh / vec_load(s->c[N] + k);
        vec dc = vec_fma(part, o, vec_load(s->dc[C] + k)), dn = vec_fma(-part, h, vec_load(s->dc[N] + k));
        vec dm = vec_load(s->dc[M] + k);
        open_gates(&i, &f, kept);
        vec p = vec_mul(f, vec_fma(dc, vec_load(s->c_prev[C] + k), vec_mul(dn, vec_load(s->c_prev[N] + k))));
        vec q = vec_mul(i, vec_fma(dc, z, dn));
        vec carried = vec_pick(kept < 0, p, dm - q);
        vec_store(s->gate[I] + k, vec_pick(kept < 0, dm - p, q));
        vec_store(s->gate[F] + k, vec_mul(carried, vec_load(s->gate[F] + k)));
        vec_store(s->gate[Z] + k, vec_mul3(dc, i, vec_fma_plain(-z, z, one)));
        vec_store(s->gate[O] + k, vec_mul3(dh, h, one - o));
        vec_store(s->dc[C] + k, vec_mul(dc, f));
        vec_store(s->dc[N] + k, vec_mul(dn, f));
        vec_store(s->dc[M] + k, carried);
    }
}

const lc_cell_type LC_LEVEL(lc_cell_slstm) = {
    .help = "i = e^., c' = f c + i z, n' = f n + i, h' = o c' / n'",
    .gates = GATES,
    .gate_name = {[I] = "i", [F] = "f", [Z] = "z", [O] = "o"},
    .states = STATES,
    .bias = {[F] = 1},
    .forward = forward,
    .backward = backward,
};
