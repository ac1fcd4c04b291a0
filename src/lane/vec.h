/* vec - the native vector of the level being compiled.
 *
 * Written with GNU vector extensions; intrinsics are used only where they lack an operation (fused multiply-add, max, min).
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

/* Four numbers, whatever the level: a row of the squares that transpose.c transposes. */
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

#endif
