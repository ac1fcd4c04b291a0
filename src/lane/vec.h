/* vec - the native vector of the level being compiled, and the functions of one variable that cells need.
 *
 * Written with GNU vector extensions; an intrinsic stands only where the extensions have no word (fused multiply-add, max, min).
 * Each function is one fixed sequence of correctly rounded operations, so AVX2 and AVX-512 give the same bits.
 * NaN goes in, NaN comes out: a diverged network must be seen.
 */
#ifndef LC_LANE_VEC_H
#define LC_LANE_VEC_H

#include <lanecast/base.h>
#include <stdint.h>

#include "lane/level.h"

#ifdef LC_REAL_DOUBLE
typedef int64_t lc_bits;
#define MM_SUFFIX(op) op##_pd
#else
typedef int32_t lc_bits;
#define MM_SUFFIX(op) op##_ps
#endif

#if defined(LC_LEVEL_avx512)
#include <immintrin.h>
#define VEC_BYTES 64
#define MM(op)    MM_SUFFIX(_mm512_##op)
#elif defined(LC_LEVEL_avx2)
#include <immintrin.h>
#define VEC_BYTES 32
#define MM(op)    MM_SUFFIX(_mm256_##op)
#else
#define VEC_BYTES 16
#endif

enum { VEC = VEC_BYTES / sizeof(lc_real) }; /* numbers per vector */

typedef lc_real vec __attribute__((vector_size(VEC_BYTES), may_alias));
typedef lc_real vec_anywhere __attribute__((vector_size(VEC_BYTES), aligned(sizeof(lc_real)), may_alias));
typedef lc_real four __attribute__((vector_size(4 * sizeof(lc_real)), aligned(sizeof(lc_real)), may_alias));
typedef lc_bits ivec __attribute__((vector_size(VEC_BYTES), may_alias));

/* Vectors wider than the level's registers never cross a call: all that takes them is inlined. */
#pragma GCC diagnostic ignored "-Wpsabi"
#define VEC_INLINE static inline __attribute__((always_inline, unused))

/* Anywhere; where lanes are vectors all is aligned, and costs nothing. */
VEC_INLINE vec vec_load(const lc_real *p)
{
    return *(const vec_anywhere *)p;
}

VEC_INLINE void vec_store(lc_real *p, vec x)
{
    *(vec_anywhere *)p = x;
}

VEC_INLINE vec vec_all(lc_real x)
{
    return x - (vec){0};
}

/* Two numbers over and over. */
VEC_INLINE vec vec_pair(const lc_real *p)
{
#ifdef LC_REAL_DOUBLE
    vec x;
    for (int i = 0; i < VEC; i++)
        x[i] = p[i % 2];
    return x;
#else
    typedef int64_t pair __attribute__((aligned(sizeof(lc_real)), may_alias));
    typedef int64_t pairs __attribute__((vector_size(VEC_BYTES)));
    return (vec)(*(const pair *)p - (pairs){0});
#endif
}

/* Four numbers, whatever the level: a row of the squares that turn.c turns. */
VEC_INLINE four four_load(const lc_real *p)
{
    return *(const four *)p;
}

VEC_INLINE void four_store(lc_real *p, four x)
{
    *(four *)p = x;
}

#ifdef MM
/* a b + c, rounded once */
VEC_INLINE vec vec_fma(vec a, vec b, vec c)
{
    return MM(fmadd)(a, b, c);
}

/* The second operand where the two are unordered. */
VEC_INLINE vec vec_max(vec a, vec b)
{
    return MM(max)(a, b);
}

VEC_INLINE vec vec_min(vec a, vec b)
{
    return MM(min)(a, b);
}
#else
VEC_INLINE vec vec_fma(vec a, vec b, vec c)
{
    return a * b + c;
}

VEC_INLINE vec vec_pick(ivec mask, vec a, vec b)
{
    return (vec)((mask & (ivec)a) | (~mask & (ivec)b));
}

VEC_INLINE vec vec_max(vec a, vec b)
{
    return vec_pick(a > b, a, b);
}

VEC_INLINE vec vec_min(vec a, vec b)
{
    return vec_pick(a < b, a, b);
}
#endif

/* x where y > 0, else 0 */
VEC_INLINE vec vec_where_positive(vec y, vec x)
{
    return (vec)((y > 0) & (ivec)x);
}

#ifdef LC_REAL_DOUBLE
#define EXP_BITS  52 /* where the exponent starts */
#define EXP_BIAS  1023
#define EXP_MOST  708.0    /* |x| up to here: 2^n is a normal number */
#define TANH_MOST 40.0     /* tanh(x) rounds to 1 long before x = 20 */
#define EXP_ROUND 0x1.8p52 /* adding it rounds to a whole number */
#define LN2       0.6931471805599453
#define LOG2_E    1.4426950408889634
#else
#define EXP_BITS  23
#define EXP_BIAS  127
#define EXP_MOST  87.0f
#define TANH_MOST 20.0f
#define EXP_ROUND 0x1.8p23f
#define LN2       0.693147181f /* off by 3e-9 of itself: n ln 2 is right to a bit for any n */
#define LOG2_E    1.44269504f
#endif

/* e^r - 1 for |r| <= ln(2)/2, as r + r^2 P(r). Float: P is a least-squares fit on Chebyshev points, error below 0.4 units in the
 * last place of e^r - 1; double: the Taylor series up to r^14. Neighbouring terms are paired, so that chains are short. */
VEC_INLINE vec vec_expm1_small(vec r)
{
    vec square = r * r;
#ifdef LC_REAL_DOUBLE
    static const lc_real p[] = {1.0 / 2,         1.0 / 6,          1.0 / 24,         1.0 / 120,     1.0 / 720,
                                1.0 / 5040,      1.0 / 40320,      1.0 / 362880,     1.0 / 3628800, 1.0 / 39916800,
                                1.0 / 479001600, 1.0 / 6227020800, 1.0 / 87178291200};
#else
    static const lc_real p[] = {0x1p-1f, 0x1.5554dcp-3f, 0x1.5554e8p-5f, 0x1.120ba6p-7f, 0x1.6d4366p-10f};
#endif
    enum { TERMS = sizeof p / sizeof p[0] };
    vec sum = vec_all(p[TERMS - 1]);
    for (int i = TERMS - 3; i >= 0; i -= 2)
        sum = vec_fma(sum, square, vec_fma(vec_all(p[i + 1]), r, vec_all(p[i])));
    return vec_fma(square, sum, r);
}

/* x = n ln 2 + r: gives 2^n and e^r - 1 */
VEC_INLINE vec vec_exp_parts(vec *power, vec x)
{
    vec shifted = vec_fma(x, vec_all(LOG2_E), vec_all(EXP_ROUND)); /* n, in the low bits of a number's */
    *power = (vec)(((ivec)shifted + EXP_BIAS) << EXP_BITS);
    return vec_expm1_small(vec_fma(shifted - vec_all(EXP_ROUND), vec_all(-LN2), x));
}

/* e^x; x is held to +-EXP_MOST */
VEC_INLINE vec vec_exp(vec x)
{
    vec power, part = vec_exp_parts(&power, vec_max(vec_all(-EXP_MOST), vec_min(vec_all(EXP_MOST), x)));
    return vec_fma(power, part, power);
}

/* The logistic function, 1 / (1 + e^-x): within 6 units in the last place (double: 30); on portable, where products are rounded
 * before they are added, within 1.1 |x| where that is more. */
VEC_INLINE vec vec_sigm(vec x)
{
    return 1 / (1 + vec_exp(-x));
}

/* tanh x = (e^2x - 1) / (e^2x + 1): within 4 units in the last place, near 0 too */
VEC_INLINE vec vec_tanh(vec x)
{
    vec power, part = vec_exp_parts(&power, vec_max(vec_all(-TANH_MOST), vec_min(vec_all(TANH_MOST), x + x)));
    vec e = vec_fma(power, part, power - 1);
    return e / (e + 2);
}

#endif
