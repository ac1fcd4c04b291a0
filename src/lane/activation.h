/* activation - the functions of one variable that cells need.
 *
 * Each is one fixed sequence of correctly rounded operations, so AVX2, AVX-512 and NEON give the same bits. No result on the way
 * that is near the least normal number matters (r^2 is added to r), so vec_fma_plain will do.
 * NaN goes in, NaN comes out: a diverged network must be seen.
 */
#ifndef LC_LANE_ACTIVATION_H
#define LC_LANE_ACTIVATION_H

#include "lane/vec.h"

#ifdef LC_REAL_DOUBLE
#define EXP_BITS  52       /* where the exponent starts */
#define EXP_MOST  708.0    /* |x| up to here: e^x is a normal number */
#define TANH_MOST 20.0     /* tanh(x) rounds to 1 before */
#define EXP_ROUND 0x1.8p52 /* adding it rounds to a whole number */
#define LN2       0.6931471805599453
#define LOG2_E    1.4426950408889634
#else
#define EXP_BITS  23
#define EXP_MOST  87.0f
#define TANH_MOST 10.0f
#define EXP_ROUND 0x1.8p23f
#define LN2       0.693147181f /* off by 3e-9 of itself: n ln 2 is right to a bit for any n */
#define LOG2_E    1.44269504f
#endif

/* 2^(j / 16), each as make(j, root) */
#define ROOTS(make)                                                                                                              \
    make(0, 1.L), make(1, 1.0442737824274138403L), make(2, 1.0905077326652576592L), make(3, 1.1387886347566916537L),             \
        make(4, 1.1892071150027210667L), make(5, 1.2418578120734840486L), make(6, 1.2968395546510096659L),                       \
        make(7, 1.3542555469368927283L), make(8, 1.4142135623730950488L), make(9, 1.4768261459394993114L),                       \
        make(10, 1.5422108254079408236L), make(11, 1.6104903319492543082L), make(12, 1.6817928305074290861L),                    \
        make(13, 1.7562521603732994831L), make(14, 1.8340080864093424635L), make(15, 1.9152065613971472939L)

/* The number whose bits are the root's less the j / 16 that n brings along with its exponent. It lies below 1, where a step of
 * the bits is half as large. */
#define ROOT_BITS(j, root) (lc_real)((1 + (long double)(lc_real)(root) - (j) / 16.L) / 2)
/* What rounding took from the root, as a share of it */
#define ROOT_REST(j, root) (lc_real)(((root) - (lc_real)(root)) / (root))

static const lc_real root_bits[16] = {ROOTS(ROOT_BITS)}, root_rest[16] = {ROOTS(ROOT_REST)};

/* table[n mod 16] */
VEC_INLINE vec vec_look_up(const lc_real *table, ivec n)
{
#if defined(LC_LEVEL_avx512) && !defined(LC_REAL_DOUBLE)
    return _mm512_permutexvar_ps((__m512i)n, vec_load(table));
#elif defined(LC_LEVEL_avx2) && !defined(LC_REAL_DOUBLE)
    vec low = _mm256_permutevar8x32_ps(vec_load(table), (__m256i)n),
        high = _mm256_permutevar8x32_ps(vec_load(table + 8), (__m256i)n);
    return _mm256_blendv_ps(low, high, (vec)(n << 28));
#elif defined(LC_LEVEL_neon) && !defined(LC_REAL_DOUBLE)
    const ivec at = (n & 15) * 0x04040404 + 0x03020100; /* a number's four bytes */
    return (vec)vqtbl4q_u8(vld1q_u8_x4((const uint8_t *)table), (uint8x16_t)at);
#else
    vec found;
    for (int i = 0; i < VEC; i++)
        found[i] = table[n[i] & 15];
    return found;
#endif
}

/* times x = n ln(2) / 16 + r, |r| <= ln(2) / 32 */
typedef struct exp_parts {
    ivec n;    /* in the low bits; what is above them does not matter */
    vec power; /* 2^(n / 16), rounded */
    vec r;
} exp_parts;

VEC_INLINE exp_parts vec_exp_parts(vec x, lc_real times)
{
    vec shifted = vec_fma_plain(x, vec_all(times * 16 * LOG2_E), vec_all(EXP_ROUND));
    ivec n = (ivec)shifted;
    vec power = (vec)((ivec)vec_look_up(root_bits, n) + (n << (EXP_BITS - 4))); /* n's low 4 bits are j */
    return (exp_parts){n, power, vec_fma_plain(shifted - vec_all(EXP_ROUND), vec_all(-LN2 / 16), times * x)};
}

/* e^r - 1 = r + r^2 P(r), with `start` for the first r. Float: P is a least-squares fit on Chebyshev points, error of e^r - 1
 * below 1 unit in the last place; double: the Taylor series up to r^8. */
VEC_INLINE vec vec_expm1_small(vec r, vec start)
{
#ifdef LC_REAL_DOUBLE
    static const lc_real p[] = {1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720, 1.0 / 5040, 1.0 / 40320};
#else
    static const lc_real p[] = {0x1.0001ecp-1f, 0x1.55563p-3f};
#endif
    enum { TERMS = sizeof p / sizeof p[0] };
    vec sum = vec_all(p[TERMS - 1]);
    for (int i = TERMS - 2; i >= 0; i--)
        sum = vec_fma_plain(sum, r, vec_all(p[i]));
    return vec_fma_plain(r * r, sum, start);
}

/* x clamped to [-most, most]; NaN passes through */
VEC_INLINE vec vec_clamp(vec x, lc_real most)
{
    return vec_max(vec_all(-most), vec_min(vec_all(most), x));
}

/* The logistic function, 1 / (1 + e^-x): within 7 units in the last place (double: 30); on portable, where products are rounded
 * before they are added, within 1.3 |x| where that is more. */
VEC_INLINE vec vec_sigm(vec x)
{
    exp_parts e = vec_exp_parts(vec_clamp(x, EXP_MOST), -1);
    return 1 / (1 + vec_fma_plain(e.power, vec_expm1_small(e.r, e.r), e.power));
}

/* e^x, of x clamped to where it is a normal number: within 2 units in the last place; on portable as above */
VEC_INLINE vec vec_exp(vec x)
{
    exp_parts e = vec_exp_parts(vec_clamp(x, EXP_MOST), 1);
    return vec_fma_plain(e.power, vec_expm1_small(e.r, e.r), e.power);
}

/* ln(1 + u) for 0 <= u <= 1, = 2 (s + s^3 / 3 + s^5 / 5 + ...) with s = u / (2 + u) */
VEC_INLINE vec vec_log1p_unit(vec u)
{
#ifdef LC_REAL_DOUBLE
    enum { TERMS = 16 };
#else
    enum { TERMS = 7 };
#endif
    const vec s = u / (2 + u), square = s * s;
    vec sum = vec_all(0);
    for (int i = TERMS; i > 0; i--)
        sum = vec_fma_plain(sum, square, vec_all((lc_real)(1.0 / (2 * i + 1))));
    return 2 * vec_fma_plain(s * square, sum, s);
}

/* tanh x = (e^2x - 1) / (e^2x + 1): within 4 units in the last place, near 0 too */
VEC_INLINE vec vec_tanh(vec x)
{
    exp_parts e = vec_exp_parts(vec_clamp(x, TANH_MOST), 2);
    vec small = vec_expm1_small(e.r, e.r + vec_look_up(root_rest, e.n));
    vec expm1 = vec_fma_plain(e.power, small, e.power - 1);
    return expm1 / (expm1 + 2);
}

#endif
