/* lstm_norm - Ba, Kiros & Hinton 2016, "Layer normalization", in the form of TensorFlow's LayerNormBasicLSTMCell: each gate and
 * the new state are normalized over the units.
 *
 *     N(x) = weight y + bias, with y = (x - mean x) / sqrt(var x + 1e-5)
 *     i, f, o = sigm(N(.))   a = tanh(N(.))   r = f c + i a   c' = N(r)   h' = o tanh(c')
 *
 * Lanes go through a step a vector at a time, over all units. With one lane a vector is of units, but sums over units are the
 * same chains. Gates stay as the product left them, r is kept as a state, and backward computes the rest again.
 */
#include "lane/cell.h"
#include "lane/activation.h"

enum { I, F, A, O, GATES, R = GATES, NORMS }; /* PyTorch's order: i f g o; r's norm after those of the gates */
enum { C, RAW, STATES };                      /* RAW: r, which the next step does not read */

/* Vectors of lanes: at first, first + stride, ..., of which norms have taken these. */
typedef struct column {
    const lc_cell_step *step;
    size_t first, rows, stride;
    vec mean[NORMS], scale[NORMS]; /* scale: 1 / sqrt(var + 1e-5) */
} column;

static column column_of(const lc_cell_step *s, size_t lane)
{
    if (s->lanes == 1)
        return (column){.step = s, .rows = s->count / VEC, .stride = VEC};
    return (column){.step = s, .first = lane, .rows = s->units, .stride = s->lanes};
}

VEC_INLINE const lc_real *normed(const lc_cell_step *s, int norm)
{
    return norm == R ? s->c[RAW] : s->gate[norm];
}

/* A unit's number, in every lane. */
VEC_INLINE vec unit_of(const lc_real *x, const column *c, size_t unit, const bool one)
{
    return one ? vec_all(x[unit]) : vec_load(x + c->first + unit * c->stride);
}

/* Mean and scale of norms [from, to), whose sums are side by side. */
VEC_INLINE void measure_as(column *c, const int from, const int to, const bool one)
{
    const size_t count = c->step->units;
    const vec units = vec_all((lc_real)count);
    const lc_real *x[NORMS];
    vec sum[NORMS], square[NORMS], mean[NORMS];
    UNROLL for (int g = from; g < to; g++)
    {
        x[g] = normed(c->step, g);
        sum[g] = square[g] = mean[g] = vec_all(0);
    }
    for (size_t unit = 0; unit < count; unit++)
        UNROLL for (int g = from; g < to; g++) sum[g] += unit_of(x[g], c, unit, one);
    UNROLL for (int g = from; g < to; g++) mean[g] = sum[g] / units;
    for (size_t unit = 0; unit < count; unit++)
        UNROLL for (int g = from; g < to; g++)
        {
            const vec off = unit_of(x[g], c, unit, one) - mean[g];
            square[g] = vec_fma(off, off, square[g]);
        }
    UNROLL for (int g = from; g < to; g++)
    {
        c->mean[g] = mean[g];
        c->scale[g] = vec_all(1) / vec_sqrt(square[g] / units + vec_all((lc_real)1e-5));
    }
}

VEC_INLINE void measure(column *c, const int from, const int to)
{
    if (c->step->lanes == 1)
        measure_as(c, from, to, true);
    else
        measure_as(c, from, to, false);
}

/* y of a norm at k */
VEC_INLINE vec norm_at(const column *c, int norm, size_t k)
{
    return vec_mul(vec_load(normed(c->step, norm) + k) - c->mean[norm], c->scale[norm]);
}

VEC_INLINE vec weight_at(const column *c, int norm, size_t k)
{
    return vec_load(c->step->own + (size_t)norm * c->step->own_span + k);
}

/* weight y + bias */
VEC_INLINE vec scaled_at(const column *c, int norm, size_t k)
{
    return vec_fma(weight_at(c, norm, k), norm_at(c, norm, k), weight_at(c, NORMS + norm, k));
}

static void forward_column(column *c)
{
    const lc_cell_step *s = c->step;
    measure(c, I, GATES);
    for (size_t row = 0, k = c->first; row < c->rows; row++, k += c->stride) {
        vec i = vec_sigm(scaled_at(c, I, k)), f = vec_sigm(scaled_at(c, F, k)), a = vec_tanh(scaled_at(c, A, k));
        vec_store(s->c[RAW] + k, vec_fma(f, vec_load(s->c_prev[C] + k), vec_mul(i, a)));
    }
    measure(c, R, NORMS);
    for (size_t row = 0, k = c->first; row < c->rows; row++, k += c->stride) {
        vec state = scaled_at(c, R, k);
        vec_store(s->c[C] + k, state);
        vec_store(s->h + k, vec_mul(vec_sigm(scaled_at(c, O, k)), vec_tanh(state)));
    }
}

static void forward(const lc_cell_step *s)
{
    for (size_t lane = 0; lane < s->lanes; lane += VEC) {
        column c = column_of(s, lane);
        forward_column(&c);
    }
}

/* Over units, of dy = dL/dN weight and of dy y: sums, then means. */
typedef struct slopes {
    vec plain, with_y;
} slopes;

VEC_INLINE void make_means(slopes *sum, const column *c)
{
    const vec units = vec_all((lc_real)c->step->units);
    sum->plain /= units;
    sum->with_y /= units;
}

/* A slope dL/dN at k: into the sums, and d weight += dL/dN y, d bias += dL/dN. */
VEC_INLINE void add_slope(slopes *sum, vec slope, const column *c, int norm, size_t k)
{
    lc_real *weight = c->step->down + (size_t)norm * c->step->own_span + k, *bias = weight + NORMS * c->step->own_span;
    const vec y = norm_at(c, norm, k), dy = vec_mul(slope, weight_at(c, norm, k));
    vec_store(weight, vec_fma(slope, y, vec_load(weight)));
    vec_store(bias, vec_load(bias) + slope);
    sum->plain += dy;
    sum->with_y = vec_fma(dy, y, sum->with_y);
}

/* dL/dx = (dy - mean dy - y mean(dy y)) / sqrt(var x + 1e-5) */
VEC_INLINE vec through_norm(vec slope, const slopes *mean, const column *c, int norm, size_t k)
{
    const vec dy = vec_mul(slope, weight_at(c, norm, k));
    return vec_mul(vec_fma(-norm_at(c, norm, k), mean->with_y, dy - mean->plain), c->scale[norm]);
}

/*
 *     dO  = dh tanh(c') o (1 - o)
 *     dc' = dc' + dh o (1 - tanh(c')^2)
 * They stay where dh and dc' were.
 */
static void backward_output(slopes sum[NORMS], const column *c)
{
    const lc_cell_step *s = c->step;
    const vec one = vec_all(1);
    for (size_t row = 0, k = c->first; row < c->rows; row++, k += c->stride) {
        vec o = vec_sigm(scaled_at(c, O, k)), t = vec_tanh(vec_load(s->c[C] + k)), dh = vec_load(s->dh + k);
        vec d_o = vec_mul4(dh, t, o, one - o), dc = vec_fma(vec_mul(dh, o), vec_fma_plain(-t, t, one), vec_load(s->dc[C] + k));
        add_slope(&sum[O], d_o, c, O, k);
        add_slope(&sum[R], dc, c, R, k);
        vec_store(s->dh + k, d_o);
        vec_store(s->dc[C] + k, dc);
    }
    make_means(&sum[O], c);
    make_means(&sum[R], c);
}

/* dL/dN of the gates that make r. */
typedef struct inner {
    vec i, f, a, dc;
} inner;

/*
 *     dI = dr a i (1 - i)
 *     dF = dr c f (1 - f)
 *     dA = dr i (1 - a^2)
 *     dc = dr f
 */
VEC_INLINE inner inner_slopes(const column *c, vec dr, size_t k)
{
    const vec one = vec_all(1);
    vec i = vec_sigm(scaled_at(c, I, k)), f = vec_sigm(scaled_at(c, F, k)), a = vec_tanh(scaled_at(c, A, k));
    return (inner){vec_mul4(dr, a, i, one - i), vec_mul4(dr, vec_load(c->step->c_prev[C] + k), f, one - f),
                   vec_mul3(dr, i, vec_fma_plain(-a, a, one)), vec_mul(dr, f)};
}

/* dr stays where dL/d RAW was. */
static void backward_inner(slopes sum[NORMS], const column *c)
{
    const lc_cell_step *s = c->step;
    for (size_t row = 0, k = c->first; row < c->rows; row++, k += c->stride) {
        vec dr = through_norm(vec_load(s->dc[C] + k), &sum[R], c, R, k) + vec_load(s->dc[RAW] + k);
        inner slope = inner_slopes(c, dr, k);
        add_slope(&sum[I], slope.i, c, I, k);
        add_slope(&sum[F], slope.f, c, F, k);
        add_slope(&sum[A], slope.a, c, A, k);
        vec_store(s->dc[RAW] + k, dr);
    }
    for (int gate = I; gate <= A; gate++)
        make_means(&sum[gate], c);
}

/* From slopes of norms to those of the product. */
static void backward_gates(const slopes mean[NORMS], const column *c)
{
    const lc_cell_step *s = c->step;
    for (size_t row = 0, k = c->first; row < c->rows; row++, k += c->stride) {
        inner slope = inner_slopes(c, vec_load(s->dc[RAW] + k), k);
        vec d_i = through_norm(slope.i, &mean[I], c, I, k), d_f = through_norm(slope.f, &mean[F], c, F, k);
        vec d_a = through_norm(slope.a, &mean[A], c, A, k), d_o = through_norm(vec_load(s->dh + k), &mean[O], c, O, k);
        vec_store(s->gate[I] + k, d_i);
        vec_store(s->gate[F] + k, d_f);
        vec_store(s->gate[A] + k, d_a);
        vec_store(s->gate[O] + k, d_o);
        vec_store(s->dc[C] + k, slope.dc);
        vec_store(s->dc[RAW] + k, vec_all(0));
    }
}

static void backward(const lc_cell_step *s)
{
    for (size_t lane = 0; lane < s->lanes; lane += VEC) {
        column c = column_of(s, lane);
        slopes sum[NORMS];
        for (int norm = 0; norm < NORMS; norm++)
            sum[norm].plain = sum[norm].with_y = vec_all(0);
        measure(&c, I, NORMS);
        backward_output(sum, &c);
        backward_inner(sum, &c);
        backward_gates(sum, &c);
    }
}

const lc_cell_type LC_LEVEL(lc_cell_lstm_norm) = {
    .help = "lstm whose gates and state are normalized over the units",
    .gates = GATES,
    .gate_name = {[I] = "i", [F] = "f", [A] = "a", [O] = "o"},
    .states = STATES,
    .whole = true,
    .own = {{.name = "norm_weight", .vectors = NORMS, .start = {1, 1, 1, 1, 1}},
            {.name = "norm_bias", .vectors = NORMS, .start = {[F] = 1}}},
    .forward = forward,
    .backward = backward,
};
