/* attend - attention's sums in vectors of lanes. A single lane is one number of a vector, the same sums in the same order. */
#include "lane/activation.h"
#include "lane/kernels.h"

enum { CHAINS = 4 /* sums under way at once */ };

VEC_INLINE vec take(const lc_real *p, const bool one)
{
    return one ? vec_all(*p) : vec_load(p);
}

VEC_INLINE void give(lc_real *p, vec x, const bool one)
{
    if (one)
        *p = x[0];
    else
        vec_store(p, x);
}

enum { SCORE, DOT };

/* Steps [t, t + count) of dot, or of score. */
VEC_INLINE void sum_features(const lc_attend *a, const bool is_dot, size_t t, const size_t count, size_t lane, const bool one)
{
    vec sum[CHAINS];
    UNROLL for (size_t i = 0; i < count; i++) sum[i] = vec_all(0);
    for (size_t f = 0; f < a->features; f++) {
        const lc_real *y = a->y + t * a->stride + f * a->lanes + lane;
        const vec x = take(a->x + f * a->lanes + lane, one);
        UNROLL for (size_t i = 0; i < count; i++)
        {
            const vec at = take(y + i * a->stride, one);
            sum[i] = is_dot ? vec_fma(x, at, sum[i]) : vec_fma(vec_all(a->v[f]), vec_tanh(x + at), sum[i]);
        }
    }
    UNROLL for (size_t i = 0; i < count; i++)
        give(a->out + (t + i) * a->lanes + lane, is_dot ? vec_mul(sum[i], vec_all(a->scale)) : sum[i], one);
}

VEC_INLINE void sum_all_features(const lc_attend *a, const bool is_dot, const bool one)
{
    for (size_t lane = 0; lane < a->lanes; lane += VEC) {
        size_t t = a->part.first;
        for (; t + CHAINS <= a->part.end; t += CHAINS)
            sum_features(a, is_dot, t, CHAINS, lane, one);
        for (; t < a->part.end; t++)
            sum_features(a, is_dot, t, 1, lane, one);
    }
}

static void dot(const lc_attend *a)
{
    if (a->lanes == 1)
        sum_all_features(a, DOT, true);
    else
        sum_all_features(a, DOT, false);
}

static void score(const lc_attend *a)
{
    if (a->lanes == 1)
        sum_all_features(a, SCORE, true);
    else
        sum_all_features(a, SCORE, false);
}

/* Features [f, f + count) of blend. */
VEC_INLINE void sum_steps(const lc_attend *a, size_t f, const size_t count, size_t lane, const bool one)
{
    vec sum[CHAINS];
    UNROLL for (size_t i = 0; i < count; i++) sum[i] = vec_all(0);
    for (size_t t = 0; t < a->steps; t++) {
        const lc_real *y = a->y + t * a->stride + f * a->lanes + lane;
        const vec w = take(a->w + t * a->lanes + lane, one);
        UNROLL for (size_t i = 0; i < count; i++) sum[i] = vec_fma(w, take(y + i * a->lanes, one), sum[i]);
    }
    UNROLL for (size_t i = 0; i < count; i++) give(a->out + (f + i) * a->lanes + lane, sum[i], one);
}

VEC_INLINE void sum_all_steps(const lc_attend *a, const bool one)
{
    for (size_t lane = 0; lane < a->lanes; lane += VEC) {
        size_t f = a->part.first;
        for (; f + CHAINS <= a->part.end; f += CHAINS)
            sum_steps(a, f, CHAINS, lane, one);
        for (; f < a->part.end; f++)
            sum_steps(a, f, 1, lane, one);
    }
}

static void blend(const lc_attend *a)
{
    if (a->lanes == 1)
        sum_all_steps(a, true);
    else
        sum_all_steps(a, false);
}

static void spread(const lc_attend *a)
{
    for (size_t t = a->part.first; t < a->part.end; t++)
        for (size_t lane = 0; lane < a->lanes; lane += VEC) {
            const vec w = vec_load(a->w + t * a->lanes + lane);
            lc_real *out = a->out + t * a->stride + lane;
            for (size_t i = 0; i < a->features * a->lanes; i += a->lanes)
                vec_store(out + i, vec_fma(w, vec_load(a->x + i + lane), vec_load(out + i)));
        }
}

static void score_back_one(const lc_attend *a, size_t f, size_t lane)
{
    const size_t row = f * a->lanes + lane;
    const vec v = vec_all(a->v[f]), x = vec_load(a->x + row), one = vec_all(1);
    vec dx = vec_all(0), dv = vec_load(a->dv + row);
    for (size_t t = 0; t < a->steps; t++) {
        const vec w = vec_load(a->w + t * a->lanes + lane), tanh = vec_tanh(x + vec_load(a->y + t * a->stride + row));
        const vec p = vec_mul3(w, v, vec_fma_plain(-tanh, tanh, one));
        lc_real *dy = a->out + t * a->stride + row;
        vec_store(dy, vec_load(dy) + p);
        dx = dx + p;
        dv = vec_fma(w, tanh, dv);
    }
    vec_store(a->dx + row, dx);
    vec_store(a->dv + row, dv);
}

static void score_back(const lc_attend *a)
{
    for (size_t f = a->part.first; f < a->part.end; f++)
        for (size_t lane = 0; lane < a->lanes; lane += VEC)
            score_back_one(a, f, lane);
}

/* The softmax, from which the largest is taken off first: no power overflows. */
VEC_INLINE void soften_lanes(lc_real *w, size_t steps, size_t lanes, const bool one)
{
    vec most = take(w, one), sum = vec_all(0);
    for (size_t t = 1; t < steps; t++)
        most = vec_max(most, take(w + t * lanes, one));
    for (size_t t = 0; t < steps; t++) {
        const vec at = take(w + t * lanes, one), power = vec_pick(at == vec_all(-INFINITY), vec_all(0), vec_exp(at - most));
        give(w + t * lanes, power, one);
        sum = sum + power;
    }
    for (size_t t = 0; t < steps; t++)
        give(w + t * lanes, take(w + t * lanes, one) / sum, one);
}

static void soften(const lc_attend *a)
{
    for (size_t lane = 0; lane < a->lanes; lane += VEC)
        if (a->lanes == 1)
            soften_lanes(a->out, a->steps, 1, true);
        else
            soften_lanes(a->out + lane, a->steps, a->lanes, false);
}

static void soften_back(const lc_attend *a)
{
    for (size_t lane = 0; lane < a->lanes; lane += VEC) {
        vec sum = vec_all(0);
        for (size_t i = lane; i < a->steps * a->lanes; i += a->lanes)
            sum = vec_fma(vec_load(a->w + i), vec_load(a->out + i), sum);
        for (size_t i = lane; i < a->steps * a->lanes; i += a->lanes)
            vec_store(a->out + i, vec_mul3(vec_load(a->w + i), vec_load(a->out + i) - sum, vec_all(a->scale)));
    }
}

const lc_attend_kernels LC_LEVEL(lc_attend_kernels) = {
    .dot = dot,
    .score = score,
    .spread = spread,
    .blend = blend,
    .score_back = score_back,
    .soften = soften,
    .soften_back = soften_back,
};
