/* cascade - a sample cell of three states and a knob: an LSTM whose cell runs through two slower ones.
 *
 *     i, f, o = sigm(.)   a = tanh(.)
 *     c0' = f c0 + i a   c1' = keep c1 + (1 - keep) c0'   c2' = keep c2 + (1 - keep) c1'
 *     h'  = o tanh(c0' + c1' + c2')
 */
#include "core/knob.h"
#include "lane/activation.h"
#include "lane/cell.h"

enum { I, F, A, O, GATES };

typedef struct cascade {
    double keep;
} cascade;

static const lc_option knobs[] = {
    LC_KNOB_NUMBER(cascade, keep, "0.9", 0, 0.999999, "what a slow state keeps at each step"),
    LC_KNOBS_END,
};

static void forward(const lc_cell_step *s)
{
    const lc_real slow = (lc_real)((const cascade *)s->knobs)->keep;
    const vec keep = vec_all(slow), take = vec_all(1 - slow);
    for (size_t k = 0; k < s->count; k += VEC) {
        vec i = vec_sigm(vec_load(s->gate[I] + k)), f = vec_sigm(vec_load(s->gate[F] + k));
        vec a = vec_tanh(vec_load(s->gate[A] + k)), o = vec_sigm(vec_load(s->gate[O] + k));
        vec c0 = vec_fma(f, vec_load(s->c_prev[0] + k), i * a);
        vec c1 = vec_fma(keep, vec_load(s->c_prev[1] + k), take * c0);
        vec c2 = vec_fma(keep, vec_load(s->c_prev[2] + k), take * c1);
        vec_store(s->gate[I] + k, i);
        vec_store(s->gate[F] + k, f);
        vec_store(s->gate[A] + k, a);
        vec_store(s->gate[O] + k, o);
        vec_store(s->c[0] + k, c0);
        vec_store(s->c[1] + k, c1);
        vec_store(s->c[2] + k, c2);
        vec_store(s->h + k, o * vec_tanh(c0 + c1 + c2));
    }
}

/*
 *     t    = tanh(c0' + c1' + c2') = h' / o
 *     ds   = dh o (1 - t^2)
 *     dc2' = dc2' + ds
 *     dc1' = dc1' + ds + (1 - keep) dc2'
 *     dc0' = dc0' + ds + (1 - keep) dc1'
 *     dI   = dc0' a i (1 - i)
 *     dF   = dc0' c0 f (1 - f)
 *     dA   = dc0' i (1 - a^2)
 *     dO   = dh h' (1 - o)
 *     dc0  = dc0' f   dc1 = dc1' keep   dc2 = dc2' keep
 */
static void backward(const lc_cell_step *s)
{
    const lc_real slow = (lc_real)((const cascade *)s->knobs)->keep;
    const vec keep = vec_all(slow), take = vec_all(1 - slow), one = vec_all(1);
    for (size_t k = 0; k < s->count; k += VEC) {
        vec i = vec_load(s->gate[I] + k), f = vec_load(s->gate[F] + k), a = vec_load(s->gate[A] + k);
        vec o = vec_load(s->gate[O] + k), h = vec_load(s->h + k), dh = vec_load(s->dh + k), t = h / o;
        vec ds = dh * o * vec_fma(-t, t, one);
        vec dc2 = vec_load(s->dc[2] + k) + ds;
        vec dc1 = vec_load(s->dc[1] + k) + vec_fma(take, dc2, ds);
        vec dc0 = vec_load(s->dc[0] + k) + vec_fma(take, dc1, ds);
        vec_store(s->gate[I] + k, dc0 * a * i * (one - i));
        vec_store(s->gate[F] + k, dc0 * vec_load(s->c_prev[0] + k) * f * (one - f));
        vec_store(s->gate[A] + k, dc0 * i * vec_fma(-a, a, one));
        vec_store(s->gate[O] + k, dh * h * (one - o));
        vec_store(s->dc[0] + k, dc0 * f);
        vec_store(s->dc[1] + k, dc1 * keep);
        vec_store(s->dc[2] + k, dc2 * keep);
    }
}

const lc_cell_type LC_LEVEL(lc_cell_cascade) = {
    .help = "c0' = f c0 + i a, c1 and c2 follow slowly, h' = o tanh(c0' + c1' + c2')",
    .knobs = knobs,
    .gates = GATES,
    .states = 3,
    .bias = {[F] = 1},
    .forward = forward,
    .backward = backward,
};
