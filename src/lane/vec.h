/* vec - the native vector of the level being compiled.
 *
 * Written with GNU vector extensions; intrinsics are used only where they lack an operation (fused multiply-add, max, min,
 * looking up).
 */
#ifndef LC_LANE_VEC_H
#define LC_LANE_VEC_H

#include <lanecast/base.h>
#include <math.h>
#include <stdint.h>

#include "lane/lane.h"

#ifdef LC_REAL_DOUBLE
typedef int64_t lc_bits;
#define MM_SUFFIX(op) op##_pd
#define NEON(op)      op##_f64
#define NEON_VEC      float64x2_t
#else
typedef int32_t lc_bits;
#define MM_SUFFIX(op) op##_ps
#define NEON(op)      op##_f32
#define NEON_VEC      float32x4_t
#endif

#if defined(LC_LEVEL_avx512)
#include <immintrin.h>
#define VEC_BYTES 64
#define MM(op)    MM_SUFFIX(_mm512_##op)
#elif defined(LC_LEVEL_avx2)
#include <immintrin.h>
#define VEC_BYTES 32
#define MM(op)    MM_SUFFIX(_mm256_##op)
#elif defined(LC_LEVEL_neon)
#include <arm_neon.h>
#define VEC_BYTES 16
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

/* A loop over vectors is straight code, so that they are registers. */
#ifdef __clang__
#define UNROLL _Pragma("clang loop unroll(full)")
#else
#define UNROLL _Pragma("GCC unroll 32")
#endif

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

VEC_INLINE vec vec_pick(ivec mask, vec a, vec b)
{
    return (vec)((mask & (ivec)a) | (~mask & (ivec)b));
}

/* a b + c, rounded once; at portable twice. As the processor does it: see vec_fma. */
VEC_INLINE vec vec_fma_plain(vec a, vec b, vec c)
{
#if defined(MM)
    return MM(fmadd)(a, b, c);
#elif defined(LC_LEVEL_neon)
    return (vec)NEON(vfmaq)((NEON_VEC)c, (NEON_VEC)a, (NEON_VEC)b);
#else
    return a * b + c;
#endif
}

/* The second operand where the two are unordered. */
VEC_INLINE vec vec_max(vec a, vec b)
{
#ifdef MM
    return MM(max)(a, b);
#else
    return vec_pick(a > b, a, b);
#endif
}

VEC_INLINE vec vec_min(vec a, vec b)
{
#ifdef MM
    return MM(min)(a, b);
#else
    return vec_pick(a < b, a, b);
#endif
}

VEC_INLINE vec vec_sqrt(vec x)
{
#if defined(MM)
    return MM(sqrt)(x);
#elif defined(LC_LEVEL_neon)
    return (vec)NEON(vsqrtq)((NEON_VEC)x);
#else
    for (int i = 0; i < VEC; i++)
        x[i] = (lc_real)sqrt((double)x[i]); /* rounded twice, of which the first does not matter with twice the digits */
    return x;
#endif
}

/* --- the least normal number --------------------------------------------------------------------------------------------
 *
 * Denormals count as zero (lc_lane_enter). A result a little below the least normal number may round up to it: x86 rounds and
 * then looks whether the result is too small, ARM looks first. A product may be such a result, and a b + c; a sum, a difference
 * and a quotient never are. So there are two ways to the same bits on ARM: vec_mul and vec_fma, for cells, and for a long sum
 * vec_fma_plain and a look at what the processor noted, vec_flushed. */

#ifdef __aarch64__
/* x, or half of `twice`, which has been rounded like any normal number, where that is at most the least one. */
VEC_INLINE vec vec_keep_least(vec x, vec twice)
{
    const vec half = twice * (lc_real)0.5;
    return vec_pick((half <= LC_REAL_LEAST) & (half >= -LC_REAL_LEAST), half, x);
}
#endif

VEC_INLINE vec vec_mul(vec a, vec b)
{
#ifdef __aarch64__
    return vec_keep_least(a * b, (a + a) * b);
#else
    return a * b;
#endif
}

/* a b c and a b c d, from the left */
VEC_INLINE vec vec_mul3(vec a, vec b, vec c)
{
    return vec_mul(vec_mul(a, b), c);
}

VEC_INLINE vec vec_mul4(vec a, vec b, vec c, vec d)
{
    return vec_mul(vec_mul3(a, b, c), d);
}

VEC_INLINE vec vec_fma(vec a, vec b, vec c)
{
#if defined(LC_LEVEL_neon)
    return vec_keep_least(vec_fma_plain(a, b, c), vec_fma_plain(a + a, b, c + c));
#elif defined(__aarch64__)
    return vec_mul(a, b) + c;
#else
    return vec_fma_plain(a, b, c);
#endif
}

VEC_INLINE vec vec_fma_as(const bool plain, vec a, vec b, vec c)
{
    return plain ? vec_fma_plain(a, b, c) : vec_fma(a, b, c);
}

/* Whether a result became zero because it was too small, since this was last asked: then a sum by vec_fma_plain is made again by
 * vec_fma. Always false on x86. of[0], of[step], ... are known by then. */
VEC_INLINE bool vec_flushed(vec *of, const int count, const int step)
{
#ifdef __aarch64__
    enum { UNDERFLOW = 1 << 3 };
    uint64_t noted;
    UNROLL for (int i = 0; i < count; i += step) __asm__ volatile("" : "+w"(of[i]));
    __asm__ volatile("mrs %0, fpsr" : "=r"(noted) : : "memory");
    if (noted & UNDERFLOW)
        __asm__ volatile("msr fpsr, %0" : : "r"(noted & ~(uint64_t)UNDERFLOW) : "memory");
    return noted & UNDERFLOW;
#else
    (void)of;
    (void)count;
    (void)step;
    return false;
#endif
}

/* x where y > 0, else 0 */
VEC_INLINE vec vec_where_positive(vec y, vec x)
{
    return (vec)((y > 0) & (ivec)x);
}

#endif
