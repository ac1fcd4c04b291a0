/* lane - the arithmetic of lanes: one sequence per SIMD lane, arrays stored (step, feature, lane).
 *
 * The room sees core only: no layers, no time, no files. It takes no memory, starts no threads, has no globals and cannot fail,
 * except isa.c, which reads LANECAST_ISA (tests/style/doors.sh checks that).
 *
 * What lc_lane lists exists once per instruction-set level; isa.c chooses one at run time. Networks use lane/affine (products)
 * and lane/wgrad (weight gradients), which know how weights are laid out, and lane/cell (a cell's own functions).
 *
 * Sums run over k in one order with one fused multiply-add each, whatever the vector and the tile, so levels with FMA (avx2,
 * avx512, neon) give the same bits.
 */
#ifndef LC_LANE_LANE_H
#define LC_LANE_LANE_H

#include <float.h>

#include "core/status.h"
#include "core/team.h"
#include "lane/cell.h"

enum { LC_LANES = 16 /* lanes of a shard are a multiple of this, or one; of a mate's share, of a vector */ };

typedef struct lc_product lc_product;
typedef struct lc_single lc_single;
typedef struct lc_outer lc_outer;
typedef struct lc_transpose lc_transpose;
typedef struct lc_attend_kernels lc_attend_kernels;

/* One level: lane/product.h, lane/outer.h and lane/attend.h say what its kernels do. */
typedef struct lc_lane {
    const char *name;
    size_t vector; /* numbers of one */
    void (*product)(const lc_product *product);
    void (*single)(const lc_single *single);
    void (*outer)(const lc_outer *outer);
    void (*transpose)(const lc_transpose *transpose);
    const lc_attend_kernels *attend;
    void (*add)(lc_real *y, const lc_real *x, size_t count); /* y += x; count is a multiple of a vector */
    void (*fma)(lc_real *sink, size_t rounds);               /* ceiling: fma_count multiply-adds a round, all in registers */
    size_t fma_count;
    void (*sum)(lc_real *sink, const lc_real *x, size_t count); /* ceiling: reads x once; sink has LC_LANES numbers */
    const lc_cell_type *const *cells;                           /* NULL-ended */
    const char *const *cell_names;
} lc_lane;

/* `count` rounded up to whole vectors. */
static inline size_t lc_lane_round_up(size_t count)
{
    return (count + LC_LANES - 1) / LC_LANES * LC_LANES;
}

/* Numbers of (units, lanes): with one lane in whole vectors; many lanes have no gaps between the gates of a step. */
static inline size_t lc_lane_numbers(size_t units, size_t lanes)
{
    return lanes == 1 ? lc_lane_round_up(units) : units * lanes;
}

/* Numbers that writes may run past the last row of an array: with one lane, up to a vector. */
static inline size_t lc_lane_spill(size_t lanes)
{
    return lanes == 1 ? LC_LANES - 1 : 0;
}

/* The best level that this machine has, or the one that LANECAST_ISA names. LC_E_CONFIG, naming the levels there are, if it is
 * not one of them. */
lc_status lc_lane_choose(const lc_lane **out);

/* The levels that this machine has, best first; NULL beyond the last. */
const lc_lane *lc_lane_at(size_t index);

/* The level of half the vector, of the same bits, where half a vector takes half the time: this processor has AVX-512 in units of
 * 256 bits. NULL: it has not, or LANECAST_ISA names the level. */
const lc_lane *lc_lane_narrower(const lc_lane *lane);

/* Whether two levels give the same bits: avx2, avx512 and neon do, portable has no fused multiply-add and gives its own. */
bool lc_lane_same_bits(const char *level, const char *other);

/* The cell of that name at a level, or NULL. */
const lc_cell_type *lc_lane_cell(const lc_lane *lane, const char *name);

/* The names of all cells, NULL-ended, and help and knobs of one: the same at every level, whatever LANECAST_ISA is. */
const char *const *lc_lane_cell_names(void);
lc_variant lc_cell_variant(const char *name);

/* Denormals count as zero between the two calls, in the calling thread; enter returns what leave puts back. */
unsigned lc_lane_enter(void);
void lc_lane_leave(unsigned saved);

#ifdef LC_REAL_DOUBLE
#define LC_REAL_LEAST DBL_MIN
#else
#define LC_REAL_LEAST FLT_MIN
#endif

/* Between the two calls, a b and x as lc_real: what rounds up to the least normal number is that number on ARM too, as on x86
 * (lane/vec.h). */
static inline lc_real lc_lane_mul(lc_real a, lc_real b)
{
#ifdef __aarch64__
    const lc_real half = (a + a) * b * (lc_real)0.5;
    return half <= LC_REAL_LEAST && half >= -LC_REAL_LEAST ? half : a * b;
#else
    return a * b;
#endif
}

static inline lc_real lc_lane_real(double x)
{
#ifdef __aarch64__
    const lc_real half = (lc_real)(x + x) * (lc_real)0.5;
    return half <= LC_REAL_LEAST && half >= -LC_REAL_LEAST ? half : (lc_real)x;
#else
    return (lc_real)x;
#endif
}

#endif
